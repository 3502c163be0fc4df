"""拟处理意见的文稿: a draft as prose, in the words that the decision will have.

Each paragraph has a key, its place in the draft, so that two drafts can be laid on
each other: a violation is known by its situation, and by which of those it is.
"""

from collections import Counter
from collections.abc import Iterator

from zhunsheng.cases.printing import matters
from zhunsheng.cases.printing.wording import ordinal
from zhunsheng.cases.records.notice import DraftDecision
from zhunsheng.cases.records.parts import Outcome, Violation
from zhunsheng.cases.viewing.comparing import Paragraph
from zhunsheng.kernel.money import yuan


def paper_of(draft: DraftDecision) -> tuple[Paragraph, ...]:
    """The draft, paragraph by paragraph."""
    return tuple(_paragraphs(draft))


def _paragraphs(draft: DraftDecision) -> Iterator[Paragraph]:
    yield Paragraph(
        key="outcome", heading="拟处理结果", text=f"{draft.outcome.label}。"
    )
    met: Counter[int] = Counter()
    many = len(draft.violations) > 1
    for no, one in enumerate(draft.violations, start=1):
        met[one.situation_no] += 1
        place = f"violation/{one.situation_no}/{met[one.situation_no]}"
        heading = f"违法事实{ordinal(no) if many else ''}"
        yield from _of_violation(one, place, heading, draft.outcome)
    measures = _measures(draft)
    if measures:
        yield Paragraph(key="measures", heading="处理内容", text=measures)
    for number, text in enumerate(_lines(draft.reasons)):
        heading = "" if number else "综合理由"
        yield Paragraph(
            key=f"reasons/{number}", heading=heading, text=text, run="reasons"
        )
    if draft.transfer_to:
        yield Paragraph(
            key="transfer", heading="移送", text=f"移送{draft.transfer_to}。"
        )
    if draft.attachments:
        yield Paragraph(
            key="attachments",
            heading="随案移送材料",
            text="；".join(draft.attachments) + "。",
        )


def _of_violation(
    one: Violation, place: str, heading: str, outcome: Outcome
) -> Iterator[Paragraph]:
    """One violation: what happened, which law, how it is weighed."""
    if outcome is Outcome.NOT_ESTABLISHED:
        yield Paragraph(
            key=f"{place}/facts",
            heading=heading,
            text=matters.findings((one,)),
            evidence=one.evidence_nos,
        )
        return
    yield Paragraph(
        key=f"{place}/facts",
        heading=heading,
        text=matters.facts((one,)),
        evidence=one.evidence_nos,
    )
    yield Paragraph(key=f"{place}/basis", text=matters.basis((one,)))
    yield Paragraph(key=f"{place}/discretion", text=matters.discretion((one,)))


def _measures(draft: DraftDecision) -> str:
    """处理内容, with the sums of several violations."""
    if draft.outcome is Outcome.NOT_ESTABLISHED:
        return ""
    said = "".join(matters.measures(draft.violations, draft.suspend_settlement_months))
    if len(draft.violations) == 1:
        return said
    base = sum(one.base_fen for one in draft.violations)
    return f"{said}各项涉及金额合计{yuan(base)}元。"


def _lines(text: str) -> list[str]:
    return [line for line in (part.strip() for part in text.split("\n")) if line]
