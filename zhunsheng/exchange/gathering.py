"""Gathering (汇集): the rows that may be sent now, and what is wrong with the others.

Decisions are read from the public log alone: what was not published, or is not any
more, cannot get into a row. Cases for the supervision platform are lawfully reported.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from zhunsheng.calendars.deadlines import deadline
from zhunsheng.calendars.workdays import current
from zhunsheng.cases import queries as cases
from zhunsheng.cases import reporting
from zhunsheng.cases.facts import DecisionFacts
from zhunsheng.disclosure.choices import PublicKind
from zhunsheng.disclosure.composition import known_of, known_of_fallen
from zhunsheng.disclosure.publishing import Standing, bureau_edition, released_between
from zhunsheng.disclosure.records import PublicText, Released
from zhunsheng.disclosure.redaction import residue
from zhunsheng.exchange.choices import Change, Kind
from zhunsheng.exchange.models import AgencyRow, SentRow
from zhunsheng.exchange.rows import Column, Problem, Row, Wrong
from zhunsheng.exchange.tables import index, penalties, platform, platform_columns
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import law_of

MOST_ROWS = 1000
"""One export; what is left over goes with the next."""

COLUMNS: dict[Kind, tuple[Column, ...]] = {
    Kind.CREDIT: penalties.COLUMNS,
    Kind.PLATFORM: platform_columns.COLUMNS,
    Kind.INDEX: index.COLUMNS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """报送范围: which bureau, what, which days, with or without the reported part."""

    bureau: BureauCode
    kind: Kind
    first: date
    last: date
    with_reported: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """汇集结果: rows that are right and new, and every problem of the others."""

    ready: tuple[Row, ...]
    problems: tuple[Problem, ...]
    sent_before: int
    left_over: int  # right and new, but more than one export holds


def agency_code_of(bureau: BureauCode) -> str:
    """机关代码: empty while it is not registered."""
    row = AgencyRow.objects.filter(bureau=bureau).first()
    return "" if row is None else row.code


def open_columns(kind: Kind) -> tuple[str, ...]:
    """The columns that a record keeps: all but those that are reported only."""
    return tuple(one.code for one in COLUMNS[kind] if not one.reported_only)


def digest_of(row: Row) -> str:
    """SHA-256 of the open values, as canonical JSON."""
    text = json.dumps(dict(row.values), ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def gather(asked: Asked) -> Gathered:
    """Everything of these days, sorted into right and new, wrong, and sent before."""
    code = agency_code_of(asked.bureau)
    ready: list[Row] = []
    problems: list[Problem] = []
    before = 0
    for row, wrong in _ROWS[asked.kind](asked, code):
        fresh = _as_change(asked, row)
        if fresh is None:
            before += 1
        elif wrong:
            problems += [_problem(row, one) for one in wrong]
        else:
            ready.append(fresh)
    return Gathered(
        ready=tuple(ready[:MOST_ROWS]),
        problems=tuple(problems),
        sent_before=before,
        left_over=max(0, len(ready) - MOST_ROWS),
    )


def _problem(row: Row, wrong: Wrong) -> Problem:
    return Problem(
        number=row.number,
        case_id=row.case_id,
        column=wrong.column,
        says=wrong.says,
        way_out=wrong.way_out,
    )


def _as_change(asked: Asked, row: Row) -> Row | None:
    """新增, 更正, 撤回; ``None`` when the receiver has it, or never had what fell."""
    last = (
        SentRow.objects.filter(
            bureau=asked.bureau,
            kind=asked.kind.value,
            subject=row.subject,
            counts=True,
        )
        .order_by("-at", "-edition")
        .first()
    )
    if last is None:
        return None if row.change is Change.WITHDRAWN else row
    if row.change is Change.WITHDRAWN:
        return None if last.change == Change.WITHDRAWN.value else row
    enough = last.with_reported or not asked.with_reported
    same = last.edition == row.edition or (
        not asked.with_reported and last.digest == digest_of(row)
    )
    return None if same and enough else replace(row, change=Change.CORRECTED)


_Checked = Iterator[tuple[Row, list[Wrong]]]


def _credit_rows(asked: Asked, code: str) -> _Checked:
    for one in _released(asked):
        if one.kind is not PublicKind.PENALTY:
            continue  # 不予处罚 is no penalty
        facts = cases.decision_facts(one.case_id)
        if isinstance(one.newest, Released):
            text = one.newest.text
            edition = penalties.Edition(
                subject=str(one.publication_id),
                number=one.edition,
                note=one.newest.note,
                text=text,
            )
            row = penalties.row_of(
                edition,
                facts,
                agency_code=code,
                shown_until=_shown_until(asked.bureau, text),
            )
        else:
            row = penalties.withdrawn_row(
                str(one.publication_id), one.edition, one.newest, facts, code
            )
        wrong = penalties.wrong_in(row, with_reported=asked.with_reported)
        yield row, wrong + _residues(row, facts)


def _released(asked: Asked) -> Iterable[Standing]:
    return released_between(asked.bureau, asked.first, asked.last)


def _shown_until(bureau: BureauCode, text: PublicText) -> date | None:
    """公示截止期; none before the rule on 公示期 was in force."""
    name = penalties.publicity_period(penalties.categories_of(text))
    period = law_of(bureau, text.decided_on).find_period(name)
    if period is None:
        return None
    return deadline(period, text.decided_on, current()).last_day


_TOLD = ("CF_WFXW", "CF_SY", "CF_YJ", "CF_NR", "BZ")  # columns of free text


def _residues(row: Row, facts: DecisionFacts) -> list[Wrong]:
    """公开部分的残留: what certainly may not be read is not sent either."""
    withdrawn = row.change is Change.WITHDRAWN
    known = known_of_fallen(facts) if withdrawn else known_of(facts)
    told = "\n".join(row.values.get(code, "") for code in _TOLD)
    certain = [one for one in residue(told, known) if one.certain]
    return [
        Wrong(
            "CF_SY",
            "公开的内容中还有不应公开的个人信息。",
            "请先更正公示内容，再导出。",
        )
    ] * bool(certain)


def _platform_rows(asked: Asked, code: str) -> _Checked:
    told = reporting.filed_cases(
        asked.bureau, first=asked.first, last=asked.last, at=asked.at
    )
    for one in told:
        row = platform.row_of(one, agency_code=code)
        yield row, platform.wrong_in(row, with_reported=asked.with_reported)


def _index_rows(asked: Asked, code: str) -> _Checked:
    del code
    about = bureau_edition(asked.bureau)
    if about is not None and asked.first <= about.published_on <= asked.last:
        row = index.bureau_row(f"bureau-information/{asked.bureau}", about)
        yield row, index.wrong_in(row)
    for one in _released(asked):
        subject, newest = str(one.publication_id), one.newest
        if isinstance(newest, Released):
            row = index.row_of(
                subject, one.case_id, one.edition, newest.text, newest.published_on
            )
        else:
            row = index.withdrawn_row(subject, one.case_id, one.edition, newest)
        yield row, index.wrong_in(row)


_ROWS: dict[Kind, Callable[[Asked, str], _Checked]] = {
    Kind.CREDIT: _credit_rows,
    Kind.PLATFORM: _platform_rows,
    Kind.INDEX: _index_rows,
}
