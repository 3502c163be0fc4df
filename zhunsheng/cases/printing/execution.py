"""送达、执行和结案文书: from the receipt of service to the closing of the case."""

from datetime import datetime
from typing import cast

from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.printing import matters, people
from zhunsheng.cases.printing.wording import clause, day, law, money, sentence, term
from zhunsheng.cases.records.decision import (
    AddressConfirmed,
    ServeDocument,
    ServiceManner,
)
from zhunsheng.cases.records.execution import (
    ClosingGround,
    ClosingProposed,
    IssueDemand,
    PaymentKind,
    SuspensionProposed,
)
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.cases.records.proposals import Ruling
from zhunsheng.cases.state import CaseState
from zhunsheng.documents.content.decision import (
    AddressConfirmation,
    PaymentDemand,
    Served,
    ServiceReceipt,
)
from zhunsheng.documents.content.dossier import ClosingApproval
from zhunsheng.documents.content.investigation import SuspensionNotice
from zhunsheng.kernel.fields import CHINA

_RECEIPT = "送达回证"
_ADDRESS = "送达地址（电子送达）确认书"
_DEMAND = "行政处罚决定履行催告书"
_SUSPENSION = "中止调查通知书"
_CLOSING = "结案审批表"


def service_receipt(situation: Situation, *, number: str) -> ServiceReceipt:
    """送达回证: the document of ``number``, who took it, where and when."""
    data: ServeDocument = situation.data
    served = situation.documents.get(data.document_id)
    if served is None:
        raise people.missing(_RECEIPT, "送达文书", "没有这份文书。")
    hour, minute = (int(one) for one in data.served_time.split(":"))
    on, left = data.served_on, data.manner is ServiceManner.LEFT
    return ServiceReceipt(
        case_name=situation.case.name,
        documents=(Served(title=served.title, number=number, copies=1),),
        recipient=_recipient(situation, served.kind),
        place=data.place,
        served_at=datetime(on.year, on.month, on.day, hour, minute, tzinfo=CHINA),
        method=data.manner.label,
        servers=people.certified(situation, data.officers, on, _RECEIPT),
        receiver=data.receiver,
        made_on=situation.today,
        refusal=data.circumstances if left else None,
        witness=data.witness,
        note=None if left else data.circumstances,
    )


def _recipient(situation: Situation, kind: str) -> str:
    """受送达人: the party, or the organ that takes the case over."""
    draft = situation.case.draft
    if kind == "transfer-letter" and draft is not None and draft.given.transfer_to:
        return draft.given.transfer_to
    return people.party_of(situation.case, _RECEIPT).name


def address_confirmation(situation: Situation) -> AddressConfirmation:
    """送达地址确认书: where documents reach the party, and what follows from it."""
    data: AddressConfirmed = situation.data
    return AddressConfirmation(
        case_name=situation.case.name,
        party=people.party_of(situation.case, _ADDRESS),
        recipient=data.receiver,
        phone=data.phone,
        address=data.address,
        told=(
            "一、受送达人应当提供准确的送达地址，并确认是否同意电子送达。"
            "地址变更的，应当及时书面告知本机关；"
            "提供的地址不准确或者变更后未及时告知，致使文书未能实际接收的，"
            "由受送达人承担相应后果。\n"
            f"二、依据{law('apl-2021:61.2')}的规定，经受送达人同意并签订本确认书，"
            "本机关可以采用传真、电子邮件等方式送达行政处罚决定书等文书；"
            "文书到达受送达人特定系统的日期为送达日期。"
            "受送达人需要纸质文书的，本机关应当提供。"
        ),
        electronic_consent="同意" if data.electronic else "不同意",
        confirmed_on=data.confirmed_on,
        electronic_address=data.electronic_address,
    )


def payment_demand(
    situation: Situation, *, owed_fen: int, surcharge_fen: int
) -> PaymentDemand:
    """催告书: ``owed_fen`` of fine and refund unpaid, and the surcharge on top."""
    data: IssueDemand = situation.data
    case = situation.case
    decision, served_on = case.decision, case.decision_served_on
    if decision is None or served_on is None:
        raise people.missing(_DEMAND, "送达日期", "决定书尚未送达。")
    days = term(situation.law.period("demand-before-court"))
    return PaymentDemand(
        party=people.party_of(case, _DEMAND),
        decision_number=decision.number,
        decided_on=decision.decided_on,
        served_on=served_on,
        unmet=_unmet(case, surcharge_fen),
        term=f"自收到本催告书之日起{days}内履行。",
        manner=sentence(data.note),
        total_fen=owed_fen + surcharge_fen,
        late_fen=surcharge_fen,
        account=_accounts(situation),
        rights=(
            f"依据{law('acl-2011:36')}的规定，你（单位）收到本催告书后有权进行陈述和申辩，"
            f"可以在上述{days}内向本机关书面或者口头提出。"
        ),
        contact=people.contact(situation, _DEMAND),
        made_on=situation.today,
    )


def _still(case: CaseState) -> tuple[int, int]:
    """What is unpaid of the refund and of the fine, in fen."""
    if case.decision is None:
        return 0, 0
    return (
        max(0, case.decision.refund_fen - case.paid(PaymentKind.REFUND)),
        max(0, case.decision.fine_fen - case.paid(PaymentKind.FINE)),
    )


def _unmet(case: CaseState, surcharge_fen: int) -> str:
    refund, fine = _still(case)
    said = [
        f"{what}{money(fen)}"
        for what, fen in (
            ("未退回医疗保障基金", refund),
            ("未缴纳罚款", fine),
            ("未缴纳逾期加处的罚款", surcharge_fen),
        )
        if fen
    ]
    return f"{'；'.join(said)}。"


def _accounts(situation: Situation) -> str:
    """收款账户: the refund to the fund, fines to the treasury; never into one."""
    refund, fine = _still(situation.case)
    bureau = situation.bureau
    said = []
    if refund:
        said.append(f"退回医疗保障基金缴至：{bureau.fund_account}")
    if fine or not refund:
        said.append(f"罚款和加处的罚款缴至：{bureau.treasury_account}")
    return f"{'；'.join(said)}。"


def suspension_notice(situation: Situation) -> SuspensionNotice:
    """中止调查通知书: the party learns the ground, not the opinion of the head."""
    case = situation.case
    proposal = people.proposal_of(situation, _SUSPENSION)
    content = cast("SuspensionProposed", proposal.content)
    return SuspensionNotice(
        case_name=clause(case.name),
        case_number=case.number,
        party=people.party_of(case, _SUSPENSION),
        reason=f"{content.ground.label}。{sentence(content.reasons)}",
        basis=f"{law('nhsa-order-4:42')}。",
        suspended_on=situation.today,
        resumes=(
            "中止调查的原因消除后，本机关将立即恢复调查。中止调查的时间不计入办案期限。"
        ),
        contact=people.contact(situation, _SUSPENSION),
        made_on=situation.today,
    )


def closing_approval(situation: Situation, ruling: Ruling) -> ClosingApproval:
    """结案审批表: at the approval of closing; the archive gives its number later."""
    case = situation.case
    proposal = people.proposal_of(situation, _CLOSING)
    content = cast("ClosingProposed", proposal.content)
    if case.filed_on is None:
        raise people.missing(_CLOSING, "立案日期", "尚未立案。")
    return ClosingApproval(
        case_name=case.name,
        case_number=case.number,
        party=people.party_of(case, _CLOSING),
        filed_on=case.filed_on,
        decision_number=case.decision.number if case.decision else "未作出决定",
        outcome=_outcome(case),
        execution=content.execution + _paid(case),
        closing=content.ground.label,
        handler_opinion=people.proposed(
            situation, proposal, _why_close(content.ground), _CLOSING
        ),
        department_opinion=people.checked(situation, proposal, _CLOSING),
        head_opinion=people.ruled(situation, ruling.opinion),
    )


def _why_close(ground: ClosingGround) -> str:
    return f"本案符合结案情形（{ground.label}），提请结案。"


def _outcome(case: CaseState) -> str:
    """处罚内容: what was decided, or why nothing was."""
    decision = case.decision
    if decision is None:
        on = f"{day(case.terminated_on)}" if case.terminated_on else ""
        return f"{on}终止调查，未作出决定。"
    if decision.outcome is not Outcome.PENALTY:
        return f"{day(decision.decided_on)}决定：{decision.outcome.label}。"
    measures = matters.measures(decision.violations, decision.suspend_settlement_months)
    later = case.overturned
    fate = (
        f"{day(later.decided_on)}，{later.source.label}（{later.document}）："
        f"{later.fate.label}上述决定。"
        if later
        else ""
    )
    return f"{day(decision.decided_on)}决定：{''.join(measures)}{fate}"


def _paid(case: CaseState) -> str:
    """已缴款项, from the payments that were recorded."""
    said = [
        f"{kind.label}已缴{money(case.paid(kind))}"
        for kind in PaymentKind
        if case.paid(kind)
    ]
    return f"\n{'；'.join(said)}。" if said else ""
