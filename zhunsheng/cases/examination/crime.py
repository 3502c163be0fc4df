"""涉嫌犯罪: signals for the reviewer to judge, never a verdict."""

from datetime import date

from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.examination.amounts import texts_of
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Earlier, Material
from zhunsheng.cases.guards.transfer import TRANSFERS
from zhunsheng.cases.printing.wording import day
from zhunsheng.cases.records.parts import Outcome, Violation
from zhunsheng.kernel.money import yuan
from zhunsheng.regulations.violations import Base
from zhunsheng.review.records import Point

_WORDS = (
    "团伙",
    "伙同",
    "职业骗保",
    "招揽",
    "拉拢",
    "药贩",
    "介绍费",
    "伪造印章",
    "伪造公章",
)
_YEARS = 2


def fraud_of(violations: tuple[Violation, ...]) -> int:
    """骗取金额: of the situations that the law calls fraud, in fen."""
    return sum(one.base_fen for one in violations if is_fraud(one))


def is_fraud(one: Violation) -> bool:
    """骗保: the fine of the situation is a multiple of what was defrauded."""
    found = find_situation(one.situation_no)
    return found is not None and found.range.base is Base.DEFRAUDED


def _is_transferred(material: Material) -> bool:
    draft = material.draft
    return draft is not None and draft.outcome is Outcome.TRANSFER_JUDICIAL


@looks(
    "fraud-amount",
    Point.TRANSFER,
    "骗取金额与诈骗罪数额标准",
    "apl-2021:27.1",
    "ys310:3",
    "r735:48.1",
    "fraud-crime-2011:1",
)
def the_amount_may_be_a_crime(material: Material) -> Seen:
    """数额较大: three to ten thousand yuan, which each province sets for itself."""
    draft = material.draft
    if draft is None:
        return Seen()
    law = material.standing.law
    low, high = (
        law.threshold("fraud-crime-amount"),
        law.threshold("fraud-crime-amount-top"),
    )
    fraud = fraud_of(draft.violations)
    if not fraud:
        return seen((), "违法情形中没有骗取医疗保障基金的情形。")
    if low.amount_fen is None or high.amount_fen is None:
        return seen(
            (), f"骗取金额合计 {yuan(fraud)} 元；没有数额标准的数据，请人工核对。"
        )
    band = f"{yuan(low.amount_fen)} 元至 {yuan(high.amount_fen)} 元"
    told = (
        f"骗取金额合计 {yuan(fraud)} 元；诈骗罪“数额较大”的起点为 {band}，"
        "由各省确定（数据待核对原文）"
    )
    if fraud < low.amount_fen:
        return seen((), Note(says=f"{told}，没有达到。"))
    if _is_transferred(material):
        return seen((), Note(says=f"{told}；拟移送司法机关。"))
    reached = "上限" if fraud >= high.amount_fen else "下限"
    says = f"{told}，已达到其{reached}，请判断是否涉嫌犯罪、需要移送。"
    return seen([Note(says=says)])


@looks(
    "fraud-repeated",
    Point.TRANSFER,
    "二年内多次骗取",
    "apl-2021:27.1",
    "ys310:3",
)
def it_may_be_repeated(material: Material) -> Seen:
    """多次骗取: together with what this bureau decided before."""
    draft = material.draft
    if draft is None or not fraud_of(draft.violations):
        return Seen()
    before = [
        one
        for one in material.earlier
        if one.stands and _is_recent(one, material.today) and fraud_of(one.violations)
    ]
    if not before or _is_transferred(material):
        return seen(
            (),
            "本机关二年内没有认定该当事人骗取医疗保障基金的其他决定。" * (not before),
        )
    total = fraud_of(draft.violations) + sum(fraud_of(one.violations) for one in before)
    numbers = "、".join(f"{one.number}（{day(one.decided_on)}）" for one in before)
    says = (
        f"本机关二年内还有认定该当事人骗取基金的决定：{numbers}；"
        f"连同本案合计 {yuan(total)} 元，请判断是否涉嫌犯罪。"
    )
    return seen([Note(says=says)])


def _is_recent(one: Earlier, today: date) -> bool:
    return one.decided_on >= _years_before(today)


def _years_before(today: date) -> date:
    """The same day some years ago; of 29 February, the day before."""
    year = today.year - _YEARS
    leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=year, day=28) if leap_day else today.replace(year=year)


@looks(
    "crime-words",
    Point.TRANSFER,
    "文字中的犯罪线索",
    "apl-2021:27.1",
    "ys310:3",
)
def the_texts_may_tell_of_a_crime(material: Material) -> Seen:
    """线索用语: organised or forged; the reviewer reads the place and judges."""
    report = material.case.report
    told = list(texts_of(material))
    if report is not None:
        told += [("调查终结报告", report.facts), ("调查终结报告的性质", report.nature)]
    if not told or _is_transferred(material):
        return Seen()
    found = {
        word: where for where, text in reversed(told) for word in _WORDS if word in text
    }
    wrong = [
        Note(
            says=f"{where}写有“{word}”，请判断是否涉嫌犯罪。",
            about=str(_WORDS.index(word)),
        )
        for word, where in found.items()
    ]
    return seen(wrong, "拟处理意见和调查终结报告的文字中没有团伙、伪造印章等线索用语。")


@looks(
    "transfer-incomplete",
    Point.TRANSFER,
    "移送的机关和材料",
    "ys310:6",
    "nhsa-order-4:43",
)
def a_transfer_is_complete(material: Material) -> Seen:
    """移送: to whom, and with what."""
    draft = material.draft
    if draft is None or draft.outcome not in TRANSFERS:
        return Seen()
    missing = [
        what
        for what, there in (
            ("受移送机关", draft.transfer_to),
            ("随案移送材料", draft.attachments),
        )
        if not there
    ]
    wrong = Note(says=f"拟移送案件，没有写明{'、'.join(missing)}。")
    right = f"拟移送{draft.transfer_to}，附材料 {len(draft.attachments)} 项。"
    return seen([wrong] * bool(missing), right)
