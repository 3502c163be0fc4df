"""期限: what was to be done by a day, and whether it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from zhunsheng.calendars.deadlines import deadline
from zhunsheng.cases.evolution import fold
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Entry, Material
from zhunsheng.cases.obligations.excluded import excluded
from zhunsheng.cases.obligations.of_case import decision_deadline, of_lead
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.cases.printing.wording import day
from zhunsheng.cases.records.evidence import EvidencePreserved, PreservedDisposed
from zhunsheng.cases.records.execution import Extended, ExtensionStage
from zhunsheng.cases.records.notice import Discussed, DiscussionSubject
from zhunsheng.kernel.fields import CHINA
from zhunsheng.review.records import Point


@looks(
    "lead-late",
    Point.PROCEDURE,
    "核查、补报、答复举报人的期限",
    "nhsa-order-4:14",
    "nhsa-order-4:15",
)
def the_lead_was_dealt_with_in_time(material: Material) -> Seen:
    """核查线索, 紧急启动的补报, 告知举报人."""
    owed = [one for one in of_lead(material.standing) if not one.excused]
    wrong = [
        Note(
            says=f"{one.title}：应当在{_until(one)}以前，{_met(one)}。",
            about=one.name,
            basis=one.deadline.basis,
        )
        for one in owed
        if one.is_late(material.today)
    ]
    done = [f"{one.title}（{day(one.met_on)}）" for one in owed if one.met_on]
    return seen(wrong, f"在期限内：{'、'.join(done)}。" * bool(done))


def _until(one: Obligation) -> str:
    return day(one.deadline.last_day) + _clock(one.deadline.last_at)


def _clock(at: datetime | None) -> str:
    """时刻: where a period is counted in hours."""
    return "" if at is None else f"{at.astimezone(CHINA):%H:%M}"


def _met(one: Obligation) -> str:
    if one.met_on is None:
        return "至今没有办理"
    return f"{day(one.met_on)}{_clock(one.met_at)}才办理"


@looks(
    "time-limit-passed",
    Point.PROCEDURE,
    "办案期限",
    "apl-2021:60",
    "nhsa-order-4:45",
)
def the_time_limit_runs(material: Material) -> Seen:
    """办案期限: ninety days, what was added and what does not count."""
    case = material.case
    due = decision_deadline(material.standing)
    if due is None or case.filed_on is None:
        return Seen()
    by = case.decision.decided_on if case.decision else material.today
    left = (due.last_day - by).days
    told = (
        f"立案{day(case.filed_on)}，办案期限至{day(due.last_day)}"
        f"{_extended(case.extensions)}{_taken_out(material, by)}"
    )
    if left < 0:
        says = f"{told}，已超过 {-left} 日。"
        return seen([Note(says=says, basis=due.basis)])
    return seen((), Note(says=f"{told}，尚余 {left} 日。", basis=due.basis))


def _extended(extensions: dict[ExtensionStage, int]) -> str:
    days = sum(extensions.values())
    return f"（已延长 {days} 日）" if days else ""


def _taken_out(material: Material, until: date) -> str:
    """不计入的时间: each span with its days; spans may lie over one another."""
    spans = [
        f"{one.why} {(one.ended_on - one.began_on).days + 1} 日"
        for one in excluded(material.case, until=until)
        if one.ended_on is not None
    ]
    return f"（不计入：{'、'.join(spans)}）" if spans else ""


@looks(
    "extension-late",
    Point.PROCEDURE,
    "延长办案期限在期限届满以前批准",
    "apl-2021:60",
    "nhsa-order-4:45",
)
def extensions_came_in_time(material: Material) -> Seen:
    """延长: approved while the limit still ran, as the case stood on that day."""
    wrong = []
    extended = material.of(Extended)
    for one in extended:
        last = _limit_before(material, one)
        if last is not None and one.day > last:
            stage = one.record.stage.label
            says = f"{stage}在{day(one.day)}批准，期限已于{day(last)}届满。"
            wrong.append(Note(says=says, about=str(one.no), records=(one.no,)))
    return seen(wrong, f"{len(extended)} 次延长均在期限内批准。" * bool(extended))


def _limit_before(material: Material, one: Entry[Extended]) -> date | None:
    """The last day of the case as it was just before the extension."""
    before = [pair for pair in material.written if pair[1].stream_version < one.no]
    then = replace(material.standing, case=fold(before), today=one.day)
    due = decision_deadline(then)
    return None if due is None else due.last_day


@looks(
    "extension-undiscussed",
    Point.PROCEDURE,
    "再次延长经集体讨论",
    "nhsa-order-4:45",
)
def the_second_extension_was_discussed(material: Material) -> Seen:
    """再次延长: the heads agreed together before it was approved."""
    discussed = [
        one.no
        for one in material.of(Discussed)
        if one.record.subject is DiscussionSubject.EXTENSION and one.record.agrees
    ]
    again = [
        one
        for one in material.of(Extended)
        if one.record.stage is ExtensionStage.SECOND
    ]
    wrong = [
        Note(
            says=f"第 {one.no} 条记录再次延长办案期限，没有同意延长的集体讨论记录。",
            about=str(one.no),
            records=(one.no,),
        )
        for one in again
        if not any(no < one.no for no in discussed)
    ]
    return seen(wrong, "再次延长经集体讨论同意。" * bool(again))


@looks(
    "preservation-late",
    Point.PROCEDURE,
    "先行登记保存的证据在七个工作日内处理",
    "apl-2021:56",
    "apl-2021:85",
    "nhsa-order-4:28",
)
def preserved_evidence_was_dealt_with(material: Material) -> Seen:
    """先行登记保存: every one of them, not only the last."""
    preserved = material.of(EvidencePreserved)
    wrong = [note for one in preserved for note in _too_late(material, one)]
    return seen(
        wrong,
        f"{len(preserved)} 次先行登记保存均在期限内处理或者尚在期限内。"
        * bool(preserved),
    )


def _too_late(material: Material, one: Entry[EvidencePreserved]) -> Iterator[Note]:
    standing = material.standing
    due = deadline(standing.period("dispose-preserved"), one.day, standing.calendar)
    disposed = [other for other in material.of(PreservedDisposed) if other.no > one.no]
    on = disposed[0].record.disposed_on if disposed else material.today
    if on <= due.last_day:
        return
    how = f"{day(on)}才处理" if disposed else "至今没有处理"
    yield Note(
        says=f"{day(one.day)}先行登记保存的证据应当在{day(due.last_day)}以前处理，{how}。",
        about=str(one.no),
        basis=due.basis,
        records=(one.no, *(other.no for other in disposed[:1])),
    )
