"""How every act of review runs: load, check, append to the reviews of the case."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from zhunsheng.authorities.queries import get_bureau, get_officer
from zhunsheng.documents.commands.issue import Issued, issue
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.ledger.projection import Place
from zhunsheng.regulations.bindings import binding_at
from zhunsheng.regulations.guards import check
from zhunsheng.review.queries import RULES, situation_of, stream_of
from zhunsheng.review.situation import ReviewSituation

Effect = Callable[
    [ReviewSituation, Any], tuple[object, dict[str, str | int], Place | None]
]


def performs(
    name: str, *, title: str, takes: type[Any], writes: tuple[type[Any], ...]
) -> Callable[[Effect], Effect]:
    """Register an act of review; the function gives its record, result and document."""

    def register(effect: Effect) -> Effect:
        @act(name, title=title, takes=takes, guards=RULES[name], writes=writes)
        @transaction.atomic
        def handle(data: Any, *, by: OfficerId, at: datetime) -> Done:
            situation = situation_of(data.case_id, data, get_officer(by), at)
            binding = binding_at(situation.officer.bureau, at)
            check(RULES[name], situation, instruments=binding)
            record, result, printed = effect(situation, data)
            places = writer.append(
                record,
                log=situation.officer.bureau,
                stream=stream_of(data.case_id),
                expected_version=situation.review.version,
                by=by,
                at=at,
            )
            documents = () if printed is None else (printed,)
            return Done({"id": str(data.case_id)} | result, (*places, *documents))

        return effect

    return register


def written(
    situation: ReviewSituation, data: Any
) -> tuple[object, dict[str, str | int], None]:
    """The act's input is its record."""
    del situation
    return data, {}, None


def print_document(
    situation: ReviewSituation, case_id: CaseId, kind: str, content: object
) -> Issued:
    """Issue a document of the review."""
    bureau = get_bureau(situation.officer.bureau)
    return issue(
        kind=kind,
        content=content,
        bureau=bureau.code,
        organ=bureau.name,
        prefix=bureau.document_prefix,
        case_id=case_id,
        issued_on=situation.today,
        by=situation.officer.officer_id,
        at=situation.at,
    )
