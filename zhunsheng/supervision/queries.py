"""Figures of legal review, read from their tables for those who may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhunsheng.authorities.access import sees
from zhunsheng.authorities.adviser_queries import falls_short
from zhunsheng.authorities.people import Bureau, Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.authorities.queries import list_bureaus, list_officers
from zhunsheng.calendars.workdays import current
from zhunsheng.cases.gathering import stream_of as case_stream
from zhunsheng.cases.records.decision import DecisionFate, FateSource
from zhunsheng.cases.records.remedies import RemedyKind, RemedyOutcome
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger import reader
from zhunsheng.review.queries import stream_of as review_stream
from zhunsheng.review.round_queries import case_names, rounds_between
from zhunsheng.supervision.models import (
    OverturnedRow,
    RemedyRow,
    StaffSpell,
)
from zhunsheng.supervision.responsibility import Part, chain_of, voices_in
from zhunsheng.supervision.review_figures import (
    ReviewFigures,
    review_figures,
)
from zhunsheng.supervision.staffing import Spell, Staffing, StaffKind, staffing

_READERS = (
    Post.SUPERVISOR,
    Post.BUREAU_HEAD,
    Post.DEPUTY_HEAD,
    Post.LEGAL_HEAD,
    Post.LEGAL_REVIEWER,
)


class NoSuchFiguresError(ZhunshengError):
    """No figures here for this officer: what is not yours is not there."""

    def __init__(self) -> None:
        super().__init__("没有这个页面。")


@dataclass(frozen=True, slots=True, kw_only=True)
class BureauReview:
    """一个单位的法制审核情况."""

    bureau: Bureau
    staffing: Staffing
    trend: tuple[Staffing, ...]  # 每月最后一日
    lacks_adviser: bool  # 省级尚未建立法律顾问制度
    figures: ReviewFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Overturned:
    """被变更、撤销的决定."""

    case_id: UUID
    case_name: str
    bureau: BureauCode
    fate: str
    source: str
    decided_on: date
    document: str


def may_supervise(officer: Officer) -> bool:
    """Whether figures of legal review are there for this officer."""
    return officer.holds(*_READERS)


def bureaus_of(officer: Officer) -> tuple[Bureau, ...]:
    """The officer's own bureau, and those below for whoever supervises them."""
    if not may_supervise(officer):
        raise NoSuchFiguresError
    return tuple(one for one in list_bureaus() if sees(officer, one.code))


def reviews_of(
    officer: Officer, *, first: date, last: date, today: date
) -> tuple[BureauReview, ...]:
    """法制审核情况 of every bureau that the officer may see."""
    return tuple(
        _of_bureau(one, first, last, min(last, today)) for one in bureaus_of(officer)
    )


def overturned_for(officer: Officer) -> tuple[Overturned, ...]:
    """被变更、撤销的决定, the newest first."""
    codes = [one.code for one in bureaus_of(officer)]
    rows = list(OverturnedRow.objects.filter(bureau__in=codes).order_by("-decided_on"))
    names = case_names([CaseId(one.case_id) for one in rows])
    return tuple(
        Overturned(
            case_id=one.case_id,
            case_name=names.get(CaseId(one.case_id), ""),
            bureau=BureauCode(one.bureau),
            fate=DecisionFate(one.fate).label,
            source=FateSource(one.source).label,
            decided_on=one.decided_on,
            document=one.document,
        )
        for one in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """责任链 of one overturned decision, with names."""

    overturned: Overturned
    parts: tuple[tuple[Part, str], ...]  # each with the name of who acted
    voices: tuple[str, ...]


def chain_for(officer: Officer, case_id: UUID) -> Chain:
    """责任链: who proposed, reviewed and approved what was overturned."""
    found = next(
        (one for one in overturned_for(officer) if one.case_id == case_id), None
    )
    if found is None:
        raise NoSuchFiguresError
    written = [
        *reader.replay(found.bureau, case_stream(CaseId(case_id))),
        *reader.replay(found.bureau, review_stream(CaseId(case_id))),
    ]
    names = {one.officer_id: one.name for one in list_officers(found.bureau)}
    return Chain(
        overturned=found,
        parts=tuple((one, names.get(one.officer, "")) for one in chain_of(written)),
        voices=voices_in(written, names),
    )


def spells_of(bureau: BureauCode) -> tuple[Spell, ...]:
    """在岗时段 of everybody who ever enforced or reviewed in the bureau."""
    return tuple(
        Spell(
            officer=str(row.officer_id),
            kind=StaffKind(row.kind),
            began_on=row.began_on,
            ended_on=row.ended_on,
        )
        for row in StaffSpell.objects.filter(bureau=bureau)
    )


def _of_bureau(bureau: Bureau, first: date, last: date, on: date) -> BureauReview:
    spells = spells_of(bureau.code)
    rounds = rounds_between(bureau.code, first, last)
    outcomes = _outcomes(bureau.code, [one.case_id for one in rounds])
    return BureauReview(
        bureau=bureau,
        staffing=staffing(bureau.code, on, spells),
        trend=tuple(
            staffing(bureau.code, day, spells) for day in _month_ends(first, on)
        ),
        lacks_adviser=falls_short(bureau.code, on),
        figures=review_figures(rounds, outcomes, current(), first=first, last=last),
    )


def _month_ends(first: date, last: date) -> Iterable[date]:
    """The last day of each month, and ``last`` for the month that it is in."""
    year, month = first.year, first.month
    while (year, month) < (last.year, last.month):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004
        yield date.fromordinal(date(year, month, 1).toordinal() - 1)
    yield last


def _outcomes(bureau: BureauCode, cases: list[UUID]) -> dict[UUID, str]:
    """复议、诉讼和纠正的结果 of these cases, in words, the latest last."""
    found: dict[UUID, list[str]] = {}
    for one in RemedyRow.objects.filter(bureau=bureau, case_id__in=cases).order_by(
        "no"
    ):
        end = RemedyOutcome(one.outcome).label if one.outcome else "尚未审结"
        found.setdefault(one.case_id, []).append(f"{RemedyKind(one.kind).label}：{end}")
    for row in OverturnedRow.objects.filter(bureau=bureau, case_id__in=cases):
        source, fate = FateSource(row.source).label, DecisionFate(row.fate).label
        found.setdefault(row.case_id, []).append(f"{source}：{fate}")
    return {case: "；".join(words) for case, words in found.items()}
