"""拟处理意见的文稿: a draft as prose, in the words that the decision will have.

Each paragraph has a key, its place in the draft, so that two drafts can be laid on
each other: a violation is known by its situation, and by which of those it is.
"""

from collections import Counter
from collections.abc import Iterator

from zhunsheng.cases.printing import matters
from zhunsheng.cases.printing.wording import ordinal
from zhunsheng.cases.records.court import CourtApplicationDrafted
from zhunsheng.cases.records.drafts import DecisionDrafted
from zhunsheng.cases.records.drafts_v1 import DecisionDraftedV1, as_drafted
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.cases.viewing.comparing import Paragraph
from zhunsheng.kernel.money import yuan

Drafted = DecisionDrafted | CourtApplicationDrafted
"""What legal review looks at."""


def drafted_in(record: object) -> Drafted | None:
    """The record as a draft of today's types; ``None`` for all others."""
    if isinstance(record, DecisionDraftedV1):
        return as_drafted(record)
    if isinstance(record, DecisionDrafted | CourtApplicationDrafted):
        return record
    return None


def paper_of(draft: Drafted) -> tuple[Paragraph, ...]:
    """The draft, paragraph by paragraph."""
    if isinstance(draft, CourtApplicationDrafted):
        return tuple(_application(draft))
    return tuple(_decision(draft))


def _decision(draft: DecisionDrafted) -> Iterator[Paragraph]:
    given = draft.given
    yield Paragraph(
        key="outcome", heading="拟处理结果", text=f"{given.outcome.label}。"
    )
    met: Counter[int] = Counter()
    for no, one in enumerate(given.violations, start=1):
        met[one.situation_no] += 1
        place = f"violation/{one.situation_no}/{met[one.situation_no]}"
        yield from _violation(draft, no, place)
    measures = _measures(draft)
    if measures:
        yield Paragraph(key="measures", heading="处理内容", text=measures)
    yield from _lines("reasons", "综合理由", given.reasons)
    if given.transfer_to:
        yield Paragraph(
            key="transfer", heading="移送", text=f"移送{given.transfer_to}。"
        )
    if given.attachments:
        listed = "；".join(given.attachments)
        yield Paragraph(key="attachments", heading="随案移送材料", text=f"{listed}。")


def _violation(draft: DecisionDrafted, no: int, place: str) -> Iterator[Paragraph]:
    """One violation: what happened, which law, how it is weighed."""
    one = draft.given.violations[no - 1]
    established = draft.given.outcome is not Outcome.NOT_ESTABLISHED
    yield Paragraph(
        key=f"{place}/facts",
        heading=f"违法事实{ordinal(no) if len(draft.given.violations) > 1 else ''}",
        text=matters.facts((one,)) if established else matters.findings((one,)),
        evidence=one.evidence_nos,
    )
    if established:
        yield Paragraph(key=f"{place}/basis", text=matters.basis((one,)))
        weighed = matters.discretion_of_one(draft, no)
        yield Paragraph(key=f"{place}/discretion", text=weighed)


def _measures(draft: DecisionDrafted) -> str:
    """处理内容, with the sum of several violations."""
    given = draft.given
    if given.outcome is Outcome.NOT_ESTABLISHED:
        return ""
    said = "".join(matters.measures_of(given))
    if len(given.violations) == 1:
        return said
    base = sum(one.base_fen for one in given.violations)
    return f"{said}各项涉及金额合计{yuan(base)}元。"


def _application(draft: CourtApplicationDrafted) -> Iterator[Paragraph]:
    """强制执行申请书: what is asked of the court, and why."""
    given = draft.given
    asked = [
        f"{words}{yuan(fen)}元"
        for words, fen in (
            ("罚款", draft.fine_fen),
            ("退回医疗保障基金", draft.refund_fen),
            ("加处罚款", draft.surcharge_fen),
        )
        if fen
    ]
    day = draft.computed_on
    yield Paragraph(
        key="asked",
        heading="申请事项",
        text=f"向{given.court}申请强制执行{'、'.join(asked)}"
        f"（算至{day.year}年{day.month}月{day.day}日）。",
    )
    yield from _lines("reasons", "事实、理由和依据", given.reasons)
    yield from _lines("party", "当事人的意见", given.party_view)
    yield from _lines("property", "执行标的情况", given.property)
    yield from _lines("others", "其他材料", given.others or "")


def _lines(run: str, heading: str, text: str) -> Iterator[Paragraph]:
    """Each line of a prose field; those of two drafts meet by what they say."""
    lines = [line for part in text.split("\n") if (line := part.strip())]
    for number, line in enumerate(lines):
        yield Paragraph(
            key=f"{run}/{number}",
            heading="" if number else heading,
            text=line,
            run=run,
        )
