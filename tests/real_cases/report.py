"""``docs/real-cases.md``: what was computed, what was published, what was said.

The test beside it writes nothing; it says which line of the page is not true.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction

from tests.real_cases.course import BUREAU, Course, played
from tests.real_cases.published import PublishedCase, published_cases
from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.guards.draft import (
    discussion_is_due,
    hearing_is_due,
    review_is_due,
)
from zhunsheng.kernel.fields import BadInputError
from zhunsheng.kernel.money import yuan
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.regulations.violations import fine_range
from zhunsheng.review.findings import findings_of

HEADER = (
    "| case | loss | published | fine | published | difference | the program said |",
    "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
)
_DUE = (
    ("hearing", hearing_is_due),
    ("legal review", review_is_due),
    ("collective discussion", discussion_is_due),
)


def lines() -> Iterator[str]:
    """The table, line by line."""
    yield from HEADER
    for case in published_cases().values():
        with transaction.atomic():
            yield _line(case)
            transaction.set_rollback(True)


def _line(case: PublishedCase) -> str:
    loss = sum(one.computed_base for one in case.items)
    fine = sum(one.computed_fine for one in case.items)
    published = case.fine
    if published is None:
        stated = [one.fine for one in case.items if one.fine is not None]
        published = sum(stated) if stated else None
    cells = (
        case.id,
        yuan(loss) if loss else "",
        _shown(case.loss),
        yuan(fine) if published is not None else "",
        _shown(published),
        "" if published is None else yuan(fine - published),
        "; ".join(_said(case)),
    )
    return f"| {' | '.join(cells)} |"


def _shown(fen: int | None) -> str:
    return "not seen" if fen is None else yuan(fen)


def _said(case: PublishedCase) -> Iterator[str]:
    if case.ends == "filing":
        yield "no amounts, so nothing to draft"
        return
    course = played(replace(case, ends="report"))
    course.wait(days=1)
    yield from _of_draft(course)
    found = findings_of(BUREAU, course.case_id, course.at)
    adverse = [f"`{one.key}`" for one in found if not one.in_order]
    if adverse:
        yield f"finds {', '.join(adverse)}"


def _of_draft(course: Course) -> Iterator[str]:
    months = course.of.suspend_months
    if months != int(months):
        try:
            course.do(
                "cases.draft-decision",
                **course.draft() | {"suspend_settlement_months": float(months)},
            )
        except BadInputError as error:
            yield f"{months} months of suspension: {error.problems[0].says}"
    try:
        course.do("cases.draft-decision", **course.draft())
    except RefusedError as error:
        codes = ", ".join(f"`{one.code}`" for one in error.refusals)
        yield f"refused, {codes}: {_lawful(course.of)}"
        return
    situation = course.situation()
    due = [name for name, is_due in _DUE if is_due(situation)]
    yield f"due: {', '.join(due)}" if due else "nothing more is due"


def _lawful(case: PublishedCase) -> str:
    """Between what the fines of the case may be together."""
    found = [(find_situation(one.situation), one.computed_base) for one in case.items]
    ranges = [fine_range(one, base) for one, base in found if one is not None]
    low, high = (yuan(sum(limits)) for limits in zip(*ranges, strict=True))
    return f"{low} to {high} would be lawful"
