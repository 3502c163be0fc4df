"""申请强制执行: what an application to the court rests on, when that is reviewed."""

from zhunsheng.calendars.deadlines import deadline
from zhunsheng.cases.court import is_current
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Material
from zhunsheng.cases.obligations.court import court_window
from zhunsheng.cases.obligations.surcharge import owed
from zhunsheng.cases.printing.wording import day, span
from zhunsheng.cases.records.execution import PaymentKind
from zhunsheng.kernel.money import yuan
from zhunsheng.review.records import Point, Subject

_COURT = frozenset({Subject.COURT_APPLICATION})


@looks(
    "decision-unserved",
    Point.PROCEDURE,
    "决定书已经送达",
    "apl-2021:61.1",
    "acl-2011:53",
    of=_COURT,
)
def the_decision_was_served(material: Material) -> Seen:
    """送达: what was not served cannot be enforced."""
    served = material.case.decision_served_on
    if served is None:
        return seen([Note(says="决定书尚未送达当事人，不能申请强制执行。")])
    return seen((), f"决定书{day(served)}送达。")


@looks(
    "demand-unserved",
    Point.PROCEDURE,
    "催告书送达满十个工作日",
    "acl-2011:54",
    of=_COURT,
)
def the_party_was_warned(material: Material) -> Seen:
    """催告: served; the first day on which the court may be asked is told."""
    served = material.case.demand_served_on
    if served is None:
        return seen([Note(says="催告书尚未送达当事人，不能申请强制执行。")])
    standing = material.standing
    last = deadline(standing.period("demand-before-court"), served, standing.calendar)
    told = f"催告书{day(served)}送达，催告期限至{day(last.last_day)}"
    over = material.today > last.last_day
    return seen((), f"{told}，{'已满' if over else '未满；届满后才可以申请'}。")


@looks(
    "application-window",
    Point.PROCEDURE,
    "在申请强制执行的期限内",
    "acl-2011:53",
    "apl-2021:72.2",
    of=_COURT,
)
def the_window_is_open(material: Material) -> Seen:
    """申请期限: after the remedies have ended, and three months long."""
    standing = material.standing
    if material.case.decision_served_on is None:
        return Seen()
    window = court_window(material.case, standing.law, standing.calendar)
    if window is None:
        return seen([Note(says="复议、诉讼尚未终结，申请强制执行的期限没有开始。")])
    told = f"申请强制执行的期限为{span(*window)}"
    if material.today > window[1]:
        return seen([Note(says=f"{told}，已经届满。")])
    open_now = material.today >= window[0]
    return seen((), f"{told}。" if open_now else f"{told}，现在尚未开始。")


@looks(
    "application-outdated",
    Point.FACTS,
    "申请书依据的是现在的情况",
    "acl-2011:55.1(3)",
    "nhsa-2020-32:5.3.2",
    of=_COURT,
)
def the_application_still_holds(material: Material) -> Seen:
    """申请书不过时: nothing was paid, served or contested since it was drafted."""
    draft = material.case.court_draft
    if draft is None:
        return Seen()
    wrong = Note(
        says="拟定申请书以后，缴款、催告或者复议、诉讼的情况有变化，应当重新拟定。",
        records=(material.case.court_draft_version,),
    )
    right = f"申请书按{day(draft.computed_on)}的情况拟定，此后没有变化。"
    return seen([wrong] * (not is_current(material.case, draft)), right)


@looks(
    "application-amount",
    Point.FACTS,
    "申请执行的金额与尚欠的金额",
    "acl-2011:55.1(4)",
    "apl-2021:72.1(1)",
    of=_COURT,
)
def the_amounts_are_owed(material: Material) -> Seen:
    """申请金额: computed again for the day on which the application was drafted."""
    case, standing = material.case, material.standing
    draft = case.court_draft
    if draft is None or not is_current(case, draft):
        return Seen()  # 情况已变，申请书须重新拟定
    due = owed(case, standing.law, standing.calendar, draft.computed_on)
    surcharge = due[PaymentKind.SURCHARGE] if draft.given.surcharge else 0
    compared = (
        (PaymentKind.FINE, draft.fine_fen, due[PaymentKind.FINE]),
        (PaymentKind.REFUND, draft.refund_fen, due[PaymentKind.REFUND]),
        (PaymentKind.SURCHARGE, draft.surcharge_fen, surcharge),
    )
    wrong = [
        Note(
            says=(
                f"申请执行{kind.label} {yuan(asked)} 元，按{day(draft.computed_on)}"
                f"计算尚欠 {yuan(now)} 元，相差 {yuan(abs(asked - now))} 元。"
            ),
            about=kind.value,
            records=(case.court_draft_version,),
        )
        for kind, asked, now in compared
        if asked != now
    ]
    told = "、".join(f"{kind.label} {yuan(asked)} 元" for kind, asked, _ in compared)
    return seen(wrong, f"申请执行{told}，与尚欠的金额一致。")


@looks(
    "surcharge-above-fine",
    Point.LAW,
    "加处罚款不超过罚款本数",
    "acl-2011:45.2",
    "apl-2021:72.1(1)",
    of=_COURT,
)
def the_surcharge_is_capped(material: Material) -> Seen:
    """加处罚款: never more than the fine itself."""
    draft, decision = material.case.court_draft, material.case.decision
    if draft is None or decision is None:
        return Seen()
    above = draft.surcharge_fen > decision.fine_fen
    told = (
        f"申请加处罚款 {yuan(draft.surcharge_fen)} 元，"
        f"罚款本数 {yuan(decision.fine_fen)} 元"
    )
    return seen([Note(says=f"{told}，超过本数。")] * above, f"{told}，没有超过。")


@looks(
    "decision-overturned",
    Point.LAW,
    "申请执行的决定有效",
    "apl-2021:48.2",
    "acl-2011:53",
    of=_COURT,
)
def the_decision_stands(material: Material) -> Seen:
    """决定有效: what was varied or revoked is not enforced as it was."""
    overturned = material.case.overturned
    if overturned is None:
        return seen((), "决定没有被变更、撤销或者确认违法、无效。")
    says = f"决定已于{day(overturned.decided_on)}被{overturned.fate.label}。"
    return seen([Note(says=says)])
