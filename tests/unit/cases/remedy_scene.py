"""Remedies against the decision of the scene, made by hand."""

from datetime import date
from typing import Any

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.ready import decided
from zhunsheng.cases.records.remedies import (
    Filer,
    RemedyEnded,
    RemedyKind,
    RemedyOutcome,
    RemedyRegistered,
)
from zhunsheng.cases.state import CaseState, Remedy


def registered(
    kind: RemedyKind, filed_on: date, copy_received_on: date | None = None, **more: Any
) -> RemedyRegistered:
    given: dict[str, Any] = {"filer": Filer.PARTY, **more}
    return RemedyRegistered(
        case_id=scene.CASE,
        kind=kind,
        body="示范市人民政府",
        filed_on=filed_on,
        copy_received_on=copy_received_on or filed_on,
        claims="请求撤销处罚决定",
        **given,
    )


def ended(outcome: RemedyOutcome, received_on: date, **more: Any) -> RemedyEnded:
    given: dict[str, Any] = {
        "no": 1,
        "decided_on": received_on,
        "party_received_on": None,
        "redo": False,
        "redo_by": None,
        **more,
    }
    return RemedyEnded(
        case_id=scene.CASE,
        outcome=outcome,
        received_on=received_on,
        document="示范文书〔2026〕1 号",
        gist="示范理由",
        **given,
    )


def contested(
    *instances: tuple[RemedyKind, date, RemedyOutcome | None, date | None],
    served: date = date(2026, 5, 28),
) -> CaseState:
    """A served decision and what was done about it: kind, filed, outcome, received."""
    case = decided()
    case.decision_served_on = served
    case.remedies = [
        Remedy(
            no=no,
            registered=registered(kind, filed),
            ended=None
            if outcome is None or received is None
            else ended(outcome, received, no=no),
        )
        for no, (kind, filed, outcome, received) in enumerate(instances, 1)
    ]
    return case
