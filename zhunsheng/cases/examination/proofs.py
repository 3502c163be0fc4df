"""在案记载: where the records of a case tell of a correction or an obstruction."""

from collections.abc import Iterator

from zhunsheng.cases.examination.material import Material
from zhunsheng.cases.records.evidence import InspectionRecorded, InterviewRecorded
from zhunsheng.cases.records.execution import PaymentKind
from zhunsheng.cases.records.parts import Signature

_CORRECTION = ("改正", "整改", "退还", "退回", "退费", "退款", "停止收取")
_OBSTRUCTION = ("拒绝", "拒不", "阻碍", "阻挠", "虚假", "隐瞒", "隐匿", "销毁")


def proofs_of_correction(material: Material) -> tuple[int, ...]:
    """The evidence that tells of one, by number."""
    return tuple(
        one.no
        for one in material.case.evidence
        if _tells(_CORRECTION, one.given.title, one.given.proves)
    )


def tells_of_correction(material: Material) -> bool:
    """改正、退还: in evidence, records, checks of a correction, or payments."""
    case = material.case
    return (
        bool(proofs_of_correction(material))
        or _tells(_CORRECTION, *_records(material))
        or any(one.corrected for one in case.corrections)
        or case.paid(PaymentKind.REFUND) > 0
    )


def tells_of_obstruction(material: Material) -> bool:
    """拒绝、阻碍: a signature that was refused counts too."""
    listed = (text for one in material.case.evidence for text in (one.given.proves,))
    refused = any(
        getattr(one.record, "signature", None) is Signature.REFUSED
        for one in material.entries
    )
    return refused or _tells(_OBSTRUCTION, *listed, *_records(material))


def _records(material: Material) -> Iterator[str]:
    """What was seen and said."""
    for inspected in material.of(InspectionRecorded):
        yield inspected.record.findings
    for interviewed in material.of(InterviewRecorded):
        for answered in interviewed.record.questions:
            yield answered.answer


def _tells(words: tuple[str, ...], *texts: str) -> bool:
    return any(word in text for text in texts for word in words)
