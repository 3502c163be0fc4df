"""申请强制执行的摘要: what binds a review to one application and what it rests on."""

from datetime import date
from hashlib import sha256
from typing import Any

import rfc8785

from zhunsheng.cases.records.court import (
    CourtApplicationDrafted,
    DraftCourtApplication,
)
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.fields import as_plain


def application_digest(
    draft: DraftCourtApplication, amounts_fen: dict[str, int], computed_on: date
) -> str:
    """SHA-256 (hex) of the application, its amounts and their day (RFC 8785)."""
    return _digest(
        {
            "given": as_plain(draft),
            "amounts_fen": amounts_fen,
            "computed_on": computed_on.isoformat(),
        }
    )


def grounds_digest(case: CaseState) -> str:
    """SHA-256 (hex) of what an application rests on: decision, demand, payments.

    Service, a payment, a remedy or its outcome, a deferral: any of them makes another
    digest, and so voids the review of an application that was drafted before.
    """
    decision, demand = case.decision, case.demand_document
    listed: dict[str, Any] = {
        "decision": str(decision.document_id) if decision else "",
        "served_on": str(case.decision_served_on),
        "deferred_until": str(case.deferred_until),
        "demand": str(demand) if demand else "",
        "demand_served_on": str(case.demand_served_on),
        "payments": [as_plain(one) for one in case.payments],
        "remedies": [
            {
                "registered": as_plain(one.registered),
                "ended": as_plain(one.ended) if one.ended else None,
            }
            for one in case.remedies
        ],
    }
    return _digest(listed)


def is_current(case: CaseState, draft: CourtApplicationDrafted) -> bool:
    """Whether the application still rests on the case as it stands."""
    return draft.evidence_digest == grounds_digest(case)


def _digest(value: dict[str, Any]) -> str:
    return sha256(rfc8785.dumps(value)).hexdigest()
