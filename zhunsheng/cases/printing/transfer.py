"""移送文书: the letter with which a case goes to another organ."""

from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.printing import matters, people
from zhunsheng.cases.printing.decision import course_of_investigation
from zhunsheng.cases.printing.wording import (
    day,
    law,
    paragraphs,
    sentence,
)
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.documents.content.transfer import TransferLetter

_LETTER = "案件移送书"


def transfer_letter(situation: Situation) -> TransferLetter:
    """案件移送书: what was found, why another organ decides, and what goes along."""
    case = situation.case
    if case.draft is None:
        raise people.missing(_LETTER, "移送理由", "尚未拟定处理意见。")
    draft = case.draft.given
    if draft.transfer_to is None:
        raise people.missing(_LETTER, "受移送机关")
    crime = draft.outcome is Outcome.TRANSFER_JUDICIAL
    discussion = case.discussion
    return TransferLetter(
        receiver=draft.transfer_to,
        case_name=case.name,
        case_number=case.number,
        party=people.party_of(case, _LETTER),
        course=course_of_investigation(situation),
        facts=matters.facts(draft.violations),
        evidence=matters.points(case.evidence),
        reason=paragraphs(
            (
                matters.nature(draft.violations),
                sentence(draft.reasons),
                f"本案于{day(discussion.held_on)}经本机关负责人集体讨论。"
                if discussion
                else "",
            )
        ),
        basis=_crime() if crime else _competence(),
        attachments=draft.attachments,
        reply=_ask_police() if crime else _ask_authority(),
        contact=people.contact(situation, _LETTER),
        made_on=situation.today,
    )


def _crime() -> str:
    clauses = law("apl-2021:27.1", "apl-2021:57.1(4)", "nhsa-order-4:43", "ys310:3")
    return (
        f"依据{clauses}的规定，违法行为涉嫌犯罪，依法需要追究刑事责任的，"
        "应当移送司法机关。"
    )


def _competence() -> str:
    return (
        f"依据{law('nhsa-order-4:12', 'nhsa-order-4:43')}的规定，"
        "依法应当由其他行政机关处理的案件，移送有权处理的机关。"
    )


def _ask_police() -> str:
    return (
        f"请依据{law('ys310:8')}的规定，自接受本案之日起三日内进行审查，"
        "并将立案或者不予立案的决定书面通知本机关；不予立案的，请说明理由，"
        "并退回案卷材料。"
    )


def _ask_authority() -> str:
    return "请在收到本案材料后出具回执，并将受理情况和处理结果书面告知本机关。"
