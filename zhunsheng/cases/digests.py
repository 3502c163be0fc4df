"""Digests that bind a review, a notice and a decision to one draft."""

from hashlib import sha256
from typing import Any

import rfc8785

from zhunsheng.cases.records.notice import DraftDecision
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.fields import as_plain


def draft_digest(draft: DraftDecision) -> str:
    """SHA-256 (hex) of the draft's canonical JSON (RFC 8785)."""
    return sha256(rfc8785.dumps(as_plain(draft))).hexdigest()


def evidence_digest(case: CaseState) -> str:
    """SHA-256 (hex) of the evidence list, and of how many records stand beside it."""
    listed: dict[str, Any] = {
        "evidence": [
            {"no": one.no, "given": as_plain(one.given)} for one in case.evidence
        ],
        "inspections": case.inspections,
        "interviews": case.interviews,
        "expert_opinions": sum(one.ended_on is not None for one in case.experts),
    }
    return sha256(rfc8785.dumps(listed)).hexdigest()
