"""金额: whether figures agree with one another and with what the texts say."""

from collections.abc import Iterable
from decimal import Decimal

from zhunsheng.cases.examination import reading
from zhunsheng.cases.examination.facts import same_matter
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Material
from zhunsheng.cases.records.parts import Outcome, Violation
from zhunsheng.cases.state import total_fine, total_refund
from zhunsheng.kernel.money import yuan
from zhunsheng.kernel.sums import wrong_sums
from zhunsheng.review.records import Point

_PAID_BACK = ("退", "追回", "抵扣", "冲减", "拒付")
_MOST_SUMMED = 12  # amounts of one text of which every sum is tried
_YUAN = 100  # a multiple may be rounded to whole yuan


def texts_of(material: Material) -> tuple[tuple[str, str], ...]:
    """Every text of the draft that says why: where it stands, and what it says."""
    draft = material.draft
    if draft is None:
        return ()
    told = [
        pair
        for place, one in material.violations
        for pair in (
            (f"违法事实（{place}）", one.facts),
            (f"违法事实（{place}）的裁量理由", one.reasons),
        )
    ]
    return (*told, ("综合理由", draft.reasons))


@looks(
    "sum-differs",
    Point.FACTS,
    "文中的算式和合计",
    "apl-2021:40",
    "nhsa-2020-32:4.1.3",
)
def written_sums_add_up(material: Material) -> Seen:
    """算式: what a text adds up is added up again."""
    report = material.case.report
    told = texts_of(material)
    if report is not None:
        told = (*told, ("调查终结报告", report.facts), ("处理意见", report.proposal))
    wrong = {
        f"{where}“{one.text}”：按其分项应为 {one.computed}，相差 {one.off_by}。": where
        for where, text in told
        for one in wrong_sums(text)
    }
    notes = [
        Note(says=says, about=str(place)) for place, says in enumerate(wrong, start=1)
    ]
    return seen(notes)


@looks(
    "amount-unwritten",
    Point.FACTS,
    "填写的金额与事实文字一致",
    "apl-2021:40",
    "nhsa-order-4:36",
)
def the_facts_name_the_amount(material: Material) -> Seen:
    """造成损失的金额: written in the facts, where they write amounts at all."""
    wrong = []
    checked = 0
    for place, one in material.violations:
        written = reading.amounts(one.facts)
        checked += bool(written)
        if written and one.base_fen not in written and not _adds_up(one, written):
            wrong.append(
                Note(
                    says=(
                        f"违法事实（{place}）填写的金额为 {yuan(one.base_fen)} 元，"
                        f"事实文字中的金额为{_listed(written)}，没有一个与之相等。"
                    ),
                    about=str(place),
                    evidence=one.evidence_nos,
                )
            )
    return seen(wrong, f"{checked} 项违法事实填写的金额与文字一致。" * bool(checked))


def _adds_up(one: Violation, written: tuple[int, ...]) -> bool:
    """Whether some of the amounts together are the base: a text may tell others too."""
    sums = {0}
    for amount in written[:_MOST_SUMMED]:
        sums |= {total + amount for total in sums}
    return one.base_fen in sums - {0}


def _listed(amounts: Iterable[int]) -> str:
    return "、".join(f" {yuan(one)} 元" for one in dict.fromkeys(amounts))


@looks(
    "base-differs",
    Point.FACTS,
    "认定的金额与调查终结报告一致",
    "nhsa-order-4:36",
    "apl-2021:57.1",
)
def the_base_is_the_reported_one(material: Material) -> Seen:
    """金额: by situation, of the draft and of the report."""
    report = material.case.report
    if report is None or material.draft is None:
        return Seen()
    wrong = []
    for place, one in material.violations:
        told = [two.base_fen for two in report.violations if same_matter(two, one)]
        if told and one.base_fen not in told:
            says = (
                f"违法事实（{place}）：调查终结报告认定 {yuan(told[0])} 元，"
                f"拟处理意见为 {yuan(one.base_fen)} 元，"
                f"相差 {yuan(abs(told[0] - one.base_fen))} 元。"
            )
            wrong.append(Note(says=says, about=str(place), evidence=one.evidence_nos))
    filing = material.case.filing
    estimated = f"（立案时估计 {yuan(filing.estimated_fen)} 元）" if filing else ""
    total = sum(one.base_fen for _, one in material.violations)
    right = f"认定金额合计 {yuan(total)} 元{estimated}，与调查终结报告一致。"
    return seen(wrong, right)


@looks(
    "refund-differs",
    Point.FACTS,
    "责令退回的金额与造成损失的金额",
    "r735:38",
    "r735:40.1",
)
def the_refund_fits_the_base(material: Material) -> Seen:
    """退回: not more than was lost; less only where the text says why."""
    wrong = []
    for place, one in material.violations:
        amounts = f"退回 {yuan(one.refund_fen)} 元，损失 {yuan(one.base_fen)} 元"
        if one.refund_fen > one.base_fen:
            says = f"违法事实（{place}）责令退回的金额大于损失：{amounts}。"
        elif one.refund_fen < one.base_fen and not _explained(one):
            says = (
                f"违法事实（{place}）责令退回的金额小于损失，文字没有说明：{amounts}。"
            )
        else:
            continue
        wrong.append(Note(says=says, about=str(place)))
    draft = material.draft
    if draft is None or not draft.violations:
        return seen(wrong)
    told = (
        f"退回合计 {yuan(total_refund(draft.violations))} 元，"
        f"罚款合计 {yuan(total_fine(draft.violations))} 元。"
    )
    return seen(wrong, f"退回金额与损失金额相符；{told}")


def _explained(one: Violation) -> bool:
    return any(word in one.facts + one.reasons for word in _PAID_BACK)


@looks(
    "multiple-differs",
    Point.FACTS,
    "裁量理由所写倍数与罚款数额",
    "apl-2021:40",
    "apl-2021:34",
)
def the_fine_is_the_written_multiple(material: Material) -> Seen:
    """倍数: where the reasons name exactly one, the fine is that times the base."""
    wrong = []
    checked = 0
    for place, one in material.violations:
        named = set(reading.multiples(one.reasons))
        if len(named) != 1 or not one.base_fen or not one.fine_fen:
            continue
        checked += 1
        multiple = named.pop()
        expected = int(Decimal(one.base_fen) * multiple)
        if abs(expected - one.fine_fen) >= _YUAN:
            wrong.append(
                Note(
                    says=(
                        f"违法事实（{place}）裁量理由为 {multiple.normalize():f} 倍，"
                        f"{yuan(one.base_fen)} 元的 {multiple.normalize():f} 倍为 "
                        f"{yuan(expected)} 元，罚款填写 {yuan(one.fine_fen)} 元。"
                    ),
                    about=str(place),
                )
            )
    return seen(wrong, f"{checked} 项罚款与裁量理由所写倍数相符。" * bool(checked))


@looks(
    "harsher-than-notified",
    Point.FACTS,
    "拟处罚不重于告知的内容",
    "apl-2021:45.2",
    "nhsa-order-4:41",
)
def it_is_not_harsher_than_notified(material: Material) -> Seen:
    """不得加重: neither fine nor refund nor suspension is more than was told."""
    notified, draft = material.case.notified, material.draft
    if notified is None or draft is None or draft.outcome is not Outcome.PENALTY:
        return Seen()
    told = notified.given
    compared = (
        ("罚款", total_fine(told.violations), total_fine(draft.violations)),
        ("退回金额", total_refund(told.violations), total_refund(draft.violations)),
    )
    more = [
        f"{what}由 {yuan(before)} 元增至 {yuan(now)} 元"
        for what, before, now in compared
        if now > before
    ]
    months = told.suspend_settlement_months, draft.suspend_settlement_months
    if months[1] > months[0]:
        more.append(f"暂停结算由 {months[0]} 个月增至 {months[1]} 个月")
    wrong = Note(
        says=f"拟处理意见重于告知的内容：{'；'.join(more)}。决定以前应当重新告知。"
    )
    return seen([wrong] * bool(more), "拟处理意见不重于告知的内容。")
