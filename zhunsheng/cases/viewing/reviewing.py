"""法制审核台: the page of one round, for those who review and who answer for it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from zhunsheng.authorities.people import Officer
from zhunsheng.cases.discretion.of_draft import Short, in_short
from zhunsheng.cases.gathering import NoSuchCaseError, names_with, registers_of
from zhunsheng.cases.pages import NextAct
from zhunsheng.cases.reviewable import reviewable
from zhunsheng.cases.suggested import (
    ANSWERED_FOR,
    PENDING,
    draft_is_confirmed,
    marked_before,
)
from zhunsheng.cases.viewing.benchparts import (
    Desk,
    clock_of,
    evidence_of,
    line_of,
    points_of,
    reviewer_of,
)
from zhunsheng.cases.viewing.citing import clauses_of
from zhunsheng.cases.viewing.comparing import Difference
from zhunsheng.cases.viewing.disputing import dispute_of
from zhunsheng.cases.viewing.helping import help_of, with_advice
from zhunsheng.cases.viewing.opened import bench_row
from zhunsheng.cases.viewing.owed import owed_of
from zhunsheng.cases.viewing.reviewpages import (
    Bench,
    FindingView,
    Happened,
    MaterialLine,
    seen,
)
from zhunsheng.cases.viewing.rounds import Rounds
from zhunsheng.cases.viewing.streams import written
from zhunsheng.kernel import acts
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger.records import type_of
from zhunsheng.review import queries as reviews
from zhunsheng.review.findings import Finding, findings_of
from zhunsheng.review.records import Subject
from zhunsheng.review.state import Round


def get_bench(
    case_id: CaseId, viewer: Officer, at: datetime, no: int | None = None
) -> Bench:
    """The round ``no``, or the newest; ``NoSuchCaseError`` if it is not to be seen."""
    row = bench_row(case_id, viewer, at)
    bureau = BureauCode(row.bureau)
    owed = owed_of(row, at)
    rounds = Rounds(owed.standing.review, lambda: written(row))
    one = _chosen(rounds, no)
    stream = f"case/{case_id}"
    positions = {
        place.stream_version: place.position
        for _, place in rounds.written
        if place.stream == stream
    }
    found = findings_of(bureau, case_id, at) if one.verdict is None else ()
    desk = Desk(
        owed=owed,
        rounds=rounds,
        one=one,
        registers=registers_of(bureau),
        findings=_findings(one, found, positions),
        positions=positions,
        viewer=viewer,
        at=at,
    )
    return _bench(desk, found)


def _chosen(rounds: Rounds, no: int | None) -> Round:
    for one in reversed(rounds.review.rounds):
        if no is None or one.no == no:
            return one
    raise NoSuchCaseError


def _findings(
    one: Round, found: Iterable[Finding], positions: Mapping[int, int]
) -> tuple[FindingView, ...]:
    """Of an open round what the machine finds now; of a kept one what was signed."""
    if one.verdict is None:
        return tuple(seen(each, positions) for each in found)
    answers = {each.key: each for each in one.given.answers} if one.given else {}
    return tuple(
        FindingView(
            key=each.key,
            point=each.point,
            in_order=each.in_order,
            says=each.says,
            accepted=answers[each.key].accepted if each.key in answers else None,
            reason=(answers[each.key].reason or "") if each.key in answers else "",
        )
        for each in one.findings
    )


def _bench(desk: Desk, found: tuple[Finding, ...]) -> Bench:
    one, row, rounds = desk.one, desk.owed.row, desk.rounds
    helped = help_of(desk)
    document, _ = rounds.opinion(one)
    case = desk.owed.standing.case
    return Bench(
        case_id=CaseId(row.case_id),
        case_number=one.case_number or row.number,
        case_name=one.case_name or row.name,
        bureau=row.bureau,
        handlers=tuple(desk.registers.name_of(each) for each in case.handlers),
        no=one.no,
        version=rounds.review.version,
        is_last=one is rounds.review.last_round,
        is_open=one.verdict is None,
        subject=one.subject.label,
        grounds=one.grounds,
        clock=clock_of(desk.owed, one),
        materials=tuple(
            MaterialLine(
                title=each.title,
                digest=each.digest,
                position=desk.positions.get(each.record_no or 0),
            )
            for each in one.materials
        ),
        report=rounds.report(one),
        received_on=one.received_on,
        submitted_on=one.submitted_on,
        missing=one.returned.missing if one.returned else (),
        supplied=_supplied(one),
        reviewer=reviewer_of(desk),
        points=with_advice(points_of(desk), helped),
        help=helped,
        paper=_paper(desk),
        paper_title=_paper_title(desk),
        draft_digest=one.draft_digest,
        evidence=evidence_of(desk),
        clauses=clauses_of(rounds.draft(one), desk.findings),
        whats_new=rounds.whats_new(one, found or one.findings),
        rounds=tuple(line_of(desk, each) for each in reversed(rounds.review.rounds)),
        discretion=_discretion(desk),
        happened=_happened(desk),
        dispute=dispute_of(one, desk.registers),
        machine=_machine(desk),
        outdated=_outdated(desk),
        next=_next(desk),
        verdict=one.verdict,
        opinion=one.opinion,
        given_by=desk.registers.name_of(one.reviewer) if one.reviewer else "",
        given_on=one.given_on,
        document_id=document,
    )


def _supplied(one: Round) -> tuple[tuple[str, str], ...]:
    if one.supplement is None:
        return ()
    return tuple((each.item, each.how) for each in one.supplement.supplied)


def _happened(desk: Desk) -> tuple[Happened, ...]:
    names = names_with(desk.registers, (place.by for _, place in desk.rounds.written))
    return tuple(
        Happened(
            version=place.stream_version,
            title=type_of(record).title,
            officer_name=names.get(place.by, ""),
            at=place.at,
        )
        for record, place in desk.rounds.written
        if place.stream.startswith("review/")
    )


def _paper_title(desk: Desk) -> str:
    draft = desk.rounds.draft(desk.one)
    number = getattr(draft, "round", None)
    return f"第 {number} 稿" if number else desk.one.subject.label


def _passages(desk: Desk) -> tuple[str, ...]:
    """机器建议文字 in the draft of the round."""
    case, draft = desk.owed.standing.case, desk.rounds.draft(desk.one)
    version = desk.rounds.drafted_as(desk.one)
    if draft is None or not case.suggestions:
        return ()
    marked = marked_before(case, draft.given, version)
    return tuple(passage for one in marked for passage in one.passages)


def _paper(desk: Desk) -> Difference:
    """The draft with its differences; machine's words keep their mark."""
    found, passages = desk.rounds.difference(desk.one), _passages(desk)
    if not passages:
        return found
    return Difference(
        paragraphs=tuple(
            replace(one, machine=any(each in one.text for each in passages))
            for one in found.paragraphs
        )
    )


def _machine(desk: Desk) -> str:
    count = len(_passages(desk))
    if not count:
        return ""
    case = desk.owed.standing.case
    if case.draft is None or case.draft.draft_digest != desk.one.draft_digest:
        return f"文稿中有 {count} 处机器建议文字。"
    confirmed = draft_is_confirmed(case)
    return f"文稿中有 {count} 处{ANSWERED_FOR if confirmed else PENDING}。"


def _outdated(desk: Desk) -> str:
    """What changed in the case after the round was opened: its pass would not bind."""
    one = desk.one
    if one.verdict is not None:
        return ""
    now = reviewable(desk.owed.standing.case)
    if now is None or now.subject is not one.subject:
        return ""
    if now.draft_digest != one.draft_digest:
        return "送审后承办人另拟了新稿，本轮审核的不是最新一稿。"
    if not now.current:
        return "送审后新增了证据，本轮审核通过后仍须就新证据重新拟稿、送审。"
    return ""


def _discretion(desk: Desk) -> tuple[Short, ...]:
    """裁量概览, while the draft under review is the newest one."""
    case, one = desk.owed.standing.case, desk.one
    newest = case.draft is not None and case.draft.draft_digest == one.draft_digest
    if not newest or one.subject is not Subject.DECISION:
        return ()
    return in_short(case, desk.bureau, desk.owed.standing.today)


def _next(desk: Desk) -> tuple[NextAct, ...]:
    """The acts of review on this round that the viewer may do, or not yet and why."""
    viewer = desk.viewer
    if desk.one is not desk.rounds.review.last_round or viewer.bureau != desk.bureau:
        return ()
    situation = reviews.situation_in(
        desk.rounds.review,
        viewer,
        desk.at,
        parts=desk.rounds.parts,
        recused=frozenset(desk.owed.standing.case.recused),
        colleagues=desk.registers.named.values(),
    )
    bound = {"case_id": str(desk.owed.row.case_id), "round": str(desk.one.no)}
    found = []
    for act in reviews.RULES:
        refusals = reviews.in_the_way(act, situation)
        found.append(
            NextAct(
                act=act,
                title=acts.find(act).title,
                possible=not refusals,
                mine=True,
                refusals=refusals,
                bound=bound,
            )
        )
    return tuple(found)
