"""听证: offered where due, announced in time, led by others, held where asked for."""

from datetime import date

from zhunsheng.calendars.deadlines import deadline
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Entry, Material
from zhunsheng.cases.major import hearing_is_offered
from zhunsheng.cases.printing.wording import day
from zhunsheng.cases.records.decision import DocumentServed
from zhunsheng.cases.records.notice import (
    HearingAnnounced,
    HearingRequested,
    NoticeIssued,
)
from zhunsheng.review.records import Point


@looks(
    "hearing-not-offered",
    Point.PROCEDURE,
    "达到听证标准的告知听证权",
    "apl-2021:63.1",
    "nhsa-order-4:41",
)
def a_hearing_was_offered(material: Material) -> Seen:
    """听证权: by the notice for the draft that is looked at."""
    draft, notice = material.case.draft, material.case.notice
    if draft is None or not material.case.penalty:
        return Seen()
    due = hearing_is_offered(material.case, material.standing.law)
    told = notice is not None and notice.draft_digest == draft.draft_digest
    if not due:
        return seen((), "拟处理意见没有达到应当告知听证权的标准。")
    if notice is None or not told:
        return seen((), "拟处理意见达到听证标准，告知时应当告知听证权。")
    where = tuple(one.no for one in material.of(NoticeIssued))[-1:]
    wrong = Note(
        says="拟处理意见达到听证标准，事先告知书没有告知听证权。", records=where
    )
    return seen(
        [wrong] * (not notice.hearing_offered),
        Note(says="拟处理意见达到听证标准，事先告知书告知了听证权。", records=where),
    )


@looks(
    "hearing-not-held",
    Point.PROCEDURE,
    "当事人申请的听证已经举行",
    "apl-2021:63.1",
    "apl-2021:65",
)
def what_was_asked_for_was_held(material: Material) -> Seen:
    """举行听证: unless the party gave it up."""
    case = material.case
    if case.hearing_asked_on is None:
        return Seen()
    where = tuple(one.no for one in material.of(HearingRequested))[-1:]
    asked = f"当事人{day(case.hearing_asked_on)}申请听证"
    if case.hearing_held_on is not None:
        held = f"{asked}，{day(case.hearing_held_on)}举行。"
        return seen((), Note(says=held, records=where))
    wrong = [Note(says=f"{asked}，尚未举行。", records=where)]
    given_up = Note(says=f"{asked}，后明确放弃。", records=where)
    return seen([] if case.hearing_waived else wrong, given_up)


@looks(
    "hearing-too-soon",
    Point.PROCEDURE,
    "听证七个工作日前通知",
    "apl-2021:64(2)",
    "apl-2021:85",
)
def the_hearing_was_announced_in_time(material: Material) -> Seen:
    """通知听证: counted from the day on which the notice reached the party."""
    wrong = []
    announced = material.of(HearingAnnounced)
    for one in announced:
        told = max([one.record.told_on, *_served(material, one)])
        first = deadline(
            material.standing.period("announce-hearing"),
            told,
            material.standing.calendar,
        ).last_day
        if one.record.held_on < first:
            wrong.append(
                Note(
                    says=(
                        f"听证通知{day(told)}送达，听证定于{day(one.record.held_on)}，"
                        f"最早应为{day(first)}。"
                    ),
                    about=str(one.no),
                    records=(one.no,),
                )
            )
    return seen(wrong, "听证在通知七个工作日以后举行。" * bool(announced))


def _served(material: Material, one: Entry[HearingAnnounced]) -> list[date]:
    """When the notice of this hearing took effect, before the next was announced."""
    later = [other.no for other in material.of(HearingAnnounced) if other.no > one.no]
    until = min(later, default=material.case.version + 1)
    return [
        served.record.effective_on
        for served in material.of(DocumentServed)
        if served.record.kind == "hearing-notice" and one.no < served.no < until
    ]


@looks(
    "hearing-host-took-part",
    Point.PROCEDURE,
    "听证由非本案调查人员主持",
    "apl-2021:64(4)",
)
def the_host_took_no_part(material: Material) -> Seen:
    """听证主持人、记录员: nobody who investigated or stepped aside."""
    barred = {who for one in material.presences for who in one.officers}
    barred |= set(material.case.handlers) | material.case.recused
    announced = material.of(HearingAnnounced)
    wrong = [
        Note(
            says=f"听证的{role}{material.name_of(who)}参加了本案调查或者已经回避。",
            about=f"{one.no}-{name}",
            records=(one.no,),
        )
        for one in announced
        for name, role, who in (
            ("host", "主持人", one.record.host),
            ("clerk", "记录员", one.record.clerk),
        )
        if who in barred
    ]
    return seen(wrong, "听证主持人、记录员没有参加本案调查。" * bool(announced))
