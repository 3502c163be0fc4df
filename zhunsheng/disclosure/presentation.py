"""公示摘要: the rows of the summary table, on the portal as in the preview."""

from dataclasses import dataclass

from zhunsheng.disclosure.choices import PublicKind
from zhunsheng.disclosure.records import PublicText
from zhunsheng.kernel.money import yuan


@dataclass(frozen=True, slots=True)
class Row:
    """一行: a label and what stands beside it."""

    label: str
    value: str
    is_number: bool = False


def summary(text: PublicText) -> tuple[Row, ...]:
    """The summary table of a public text; rows without a value are left out."""
    day = text.decided_on
    rows = (
        Row("文号", text.decision_number),
        Row("案件名称", text.case_name),
        Row("当事人", text.party),
        Row("统一社会信用代码", text.party_code, is_number=True),
        Row("住所", text.party_address),
        Row("违法行为类型", "；".join(text.violations)),
        Row("处罚依据" if is_penalty(text) else "决定依据", "；".join(text.basis)),
        Row("处罚内容" if is_penalty(text) else "决定内容", "；".join(text.penalties)),
        Row("罚款金额", _amount(text.fine_fen)),
        Row("没收金额", _amount(text.confiscated_fen)),
        Row("责令退回基金", _amount(text.refund_fen)),
        Row("决定机关", text.bureau_name),
        Row("决定日期", f"{day.year}年{day.month}月{day.day}日"),
    )
    return tuple(row for row in rows if row.value)


def is_penalty(text: PublicText) -> bool:
    """Whether the decision imposes a penalty."""
    return text.kind is PublicKind.PENALTY


def headline_sum(text: PublicText) -> tuple[str, str]:
    """What stands at the end of a line in lists: an amount and what it is."""
    if text.fine_fen:
        return _amount(text.fine_fen), "罚款"
    if text.kind is PublicKind.NO_PENALTY:
        refunded = f"退回 {_amount(text.refund_fen)}" if text.refund_fen else ""
        return "不予处罚", refunded
    if text.confiscated_fen:
        return _amount(text.confiscated_fen), "没收"
    return (_amount(text.refund_fen), "退回") if text.refund_fen else ("", "")


def gist(text: PublicText) -> str:
    """One or two sentences for lists and feeds."""
    return (
        f"{'；'.join(text.violations)}。{'；'.join(text.penalties)}".strip("。") + "。"
    )


def _amount(fen: int) -> str:
    return f"{yuan(fen)} 元" if fen else ""
