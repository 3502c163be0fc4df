"""立案文书: the approval of filing, and what an informant is told."""

from typing import cast

from zhunsheng.cases.causes import cause_of
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.printing import matters, people
from zhunsheng.cases.printing.remedy import remedy
from zhunsheng.cases.printing.wording import (
    day,
    in_full,
    law,
    money,
    sentence,
)
from zhunsheng.cases.records.filing import FilingProposed
from zhunsheng.cases.records.leads import InformantAnswered, NotFilingProposed
from zhunsheng.cases.records.proposals import Ruling
from zhunsheng.documents.content.filing import FilingApproval, NotFiledNotice

_APPROVAL = "立案审批表"
_NOTICE = "不予立案告知书"


def filing_approval(
    situation: Situation, ruling: Ruling, *, number: str, name: str
) -> FilingApproval:
    """立案审批表: at the approval of filing, for the case ``number``."""
    lead = situation.case.lead
    proposal = people.proposal_of(situation, _APPROVAL)
    content = cast("FilingProposed", proposal.content)
    if lead is None:
        raise people.missing(_APPROVAL, "案件来源", "没有登记线索。")
    return FilingApproval(
        case_name=name,
        case_number=number,
        source=lead.source.label,
        found_on=content.discovered_on,
        party=people.party(content.party),
        reason=sentence(
            f"{day(lead.received_on)}收到线索（编号：{lead.number}）：{lead.summary}"
        ),
        facts=_facts(content),
        basis=_basis(content),
        handlers=people.certified(
            situation, content.handlers, situation.today, _APPROVAL
        ),
        handler_opinion=people.proposed(
            situation, proposal, content.reasons, _APPROVAL
        ),
        department_opinion=people.checked(situation, proposal, _APPROVAL),
        head_opinion=people.ruled(situation, ruling.opinion),
    )


def _facts(content: FilingProposed) -> str:
    said = sentence(content.facts)
    if content.estimated_fen:
        said += f"涉案金额初步估计为{money(content.estimated_fen)}。"
    return said


def _basis(content: FilingProposed) -> str:
    """立案依据: jurisdiction, the suspected violation, the power to file."""
    return in_full(
        f"当事人涉嫌{cause_of(content.situation_nos)}，涉及{matters.clauses_of(content.situation_nos)}规定的行为；"
        f"{content.jurisdiction.label}，属于本机关管辖；"
        f"符合{law('apl-2021:54.2', 'nhsa-order-4:15')}规定的立案条件。"
    )


def not_filed_notice(situation: Situation, addressee: str) -> NotFiledNotice:
    """不予立案告知书: to the named informant; nobody else sees the name."""
    lead = situation.case.lead
    if lead is None:
        raise people.missing(_NOTICE, "事由", "没有登记线索。")
    told = situation.data if isinstance(situation.data, InformantAnswered) else None
    return NotFiledNotice(
        addressee=addressee,
        matter=(
            f"{day(lead.received_on)}，本机关收到你（单位）关于{lead.suspect}的"
            f"{lead.source.label}（线索编号：{lead.number}）。经核查，决定不予立案。"
        ),
        reason=sentence(told.answer if told else _why_not(situation)),
        basis=f"{law('nhsa-order-4:15')}。",
        told_by=told.manner if told else "书面告知",
        remedy=(
            "你（单位）对本告知有异议的，可以向本机关提出并补充材料。"
            "认为不予立案侵犯你（单位）合法权益，"
            f"{remedy(situation, '本告知')}"
        ),
        contact=people.contact(situation, _NOTICE),
        made_on=situation.today,
    )


def _why_not(situation: Situation) -> str:
    for proposal in reversed(tuple(situation.case.proposals.values())):
        if isinstance(proposal.content, NotFilingProposed):
            return proposal.content.reasons
    raise people.missing(_NOTICE, "不予立案的理由")
