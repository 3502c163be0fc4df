"""Every act on a lead or case: who may do it, what the law asks, what it writes."""

from dataclasses import dataclass
from typing import Any

from zhunsheng.authorities.posts import Post
from zhunsheng.cases.guards import (
    decision,
    draft,
    evidence,
    execution,
    hearing,
    leads,
    notice,
    persons,
)
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records import decision as decisions
from zhunsheng.cases.records import evidence as taken
from zhunsheng.cases.records import execution as ends
from zhunsheng.cases.records import filing
from zhunsheng.cases.records import leads as lead
from zhunsheng.cases.records import notice as told
from zhunsheng.cases.records.proposals import (
    ProposalChecked,
    ProposalRejected,
    Ruling,
)
from zhunsheng.regulations.guards import Guard

_HANDLERS = frozenset({Post.HANDLER})
_DEPARTMENT = frozenset({Post.HANDLER, Post.DEPARTMENT_HEAD})
_CHECKERS = frozenset({Post.DEPARTMENT_HEAD})
_HEADS = frozenset({Post.BUREAU_HEAD})
_LEGAL = frozenset({Post.LEGAL_REVIEWER, Post.LEGAL_HEAD})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAct:
    """One act: its name, who may do it, its law and its records."""

    name: str
    title: str
    takes: type[Any]
    posts: frozenset[Post]
    guards: tuple[Guard[Situation], ...]
    writes: tuple[type[Any], ...]
    proposes: type | None = None  # the content that it proposes or rules on
    answers: bool = False  # it rules on a proposal: offered only where one waits


CATALOGUE: dict[str, CaseAct] = {}


def _enter(
    name: str,
    title: str,
    takes: type[Any],
    guards: tuple[Guard[Situation], ...],
    *,
    posts: frozenset[Post] = _HANDLERS,
    writes: tuple[type[Any], ...] = (),
    proposes: type | None = None,
) -> None:
    CATALOGUE[name] = CaseAct(
        name=name,
        title=title,
        takes=takes,
        posts=posts,
        guards=guards,
        writes=writes or (takes,),
        proposes=proposes,
        answers=takes in (Ruling, ProposalChecked),
    )


def _propose(
    subject: str, title: str, content: type, guards: tuple[Guard[Situation], ...]
) -> None:
    _enter(f"cases.propose-{subject}", title, content, guards, proposes=content)


def _rule(
    name: str,
    title: str,
    content: type,
    effect: type,
    guards: tuple[Guard[Situation], ...],
) -> None:
    _enter(
        name,
        title,
        Ruling,
        guards,
        posts=_HEADS,
        writes=(effect, ProposalRejected),
        proposes=content,
    )


_enter(
    "cases.register-lead",
    "登记线索",
    lead.RegisterLead,
    leads.REGISTER,
    posts=_DEPARTMENT,
    writes=(lead.LeadRegistered, lead.InformantRecorded),
)
_enter("cases.start-urgently", "紧急启动", lead.UrgentlyStarted, leads.START_URGENTLY)
_enter(
    "cases.conclude-verification",
    "作出核查结论",
    lead.VerificationConcluded,
    leads.CONCLUDE,
)
_propose(
    "verification-extension",
    "提请延长核查期限",
    lead.VerificationExtensionProposed,
    leads.EXTEND,
)
_propose("filing", "提请立案", filing.FilingProposed, leads.PROPOSE_FILING)
_propose("not-filing", "提请不予立案", lead.NotFilingProposed, leads.PROPOSE_NOT_FILING)
_enter(
    "cases.check-proposal",
    "审核呈批事项",
    ProposalChecked,
    persons.CHECK,
    posts=_CHECKERS,
)
_rule(
    "cases.approve-verification-extension",
    "批准延长核查期限",
    lead.VerificationExtensionProposed,
    lead.VerificationExtended,
    leads.APPROVE_VERIFICATION,
)
_rule(
    "cases.approve-filing",
    "批准立案",
    filing.FilingProposed,
    filing.CaseFiled,
    leads.APPROVE_FILING,
)
_rule(
    "cases.approve-not-filing",
    "批准不予立案",
    lead.NotFilingProposed,
    lead.NotFiled,
    leads.APPROVE_FILING,
)
_enter(
    "cases.answer-informant",
    "告知投诉举报人",
    lead.InformantAnswered,
    leads.ANSWER_INFORMANT,
    posts=_DEPARTMENT,
)
_enter(
    "cases.record-inspection",
    "制作现场检查笔录",
    taken.InspectionRecorded,
    evidence.RECORD,
)
_enter(
    "cases.record-interview", "制作询问笔录", taken.InterviewRecorded, evidence.RECORD
)
_enter(
    "cases.add-evidence",
    "收集证据",
    taken.AddEvidence,
    evidence.ADD,
    writes=(taken.EvidenceAdded,),
)
_propose(
    "preservation",
    "提请先行登记保存证据",
    taken.PreservationProposed,
    evidence.PRESERVE,
)
_rule(
    "cases.approve-preservation",
    "批准先行登记保存证据",
    taken.PreservationProposed,
    taken.EvidencePreserved,
    evidence.APPROVE_PRESERVATION,
)
_enter(
    "cases.dispose-preserved",
    "处理先行登记保存的证据",
    taken.PreservedDisposed,
    evidence.DISPOSE,
)
_enter(
    "cases.commission-expert",
    "委托检测、鉴定或者评审",
    taken.CommissionExpert,
    evidence.COMMISSION,
    writes=(taken.ExpertCommissioned,),
)
_enter(
    "cases.record-expert-opinion",
    "登记检测、鉴定或者评审意见",
    taken.ExpertAnswered,
    evidence.ANSWER_COMMISSION,
)
_enter(
    "cases.order-correction",
    "责令改正",
    filing.CorrectionOrdered,
    evidence.ORDER_CORRECTION,
)
_enter(
    "cases.verify-correction",
    "复查改正情况",
    filing.CorrectionVerified,
    evidence.VERIFY_CORRECTION,
)
_enter(
    "cases.request-recusal",
    "登记回避申请",
    filing.RecusalRequested,
    evidence.ASK_RECUSAL,
    posts=_DEPARTMENT,
)
_enter(
    "cases.decide-recusal",
    "决定是否回避",
    filing.RecusalDecided,
    evidence.DECIDE_RECUSAL,
    posts=_HEADS,
)
_enter(
    "cases.report-investigation",
    "提交调查终结报告",
    taken.InvestigationReported,
    evidence.REPORT,
)
_enter(
    "cases.draft-decision",
    "拟定处理意见",
    told.DraftDecision,
    draft.DRAFT,
    writes=(told.DecisionDrafted,),
)
_enter("cases.request-review", "送法制审核", told.ReviewRequested, draft.ASK_REVIEW)
_enter(
    "cases.issue-notice",
    "制作事先告知书",
    told.IssueNotice,
    notice.NOTIFY,
    writes=(told.NoticeIssued,),
)
_enter(
    "cases.confirm-address",
    "登记送达地址确认",
    decisions.AddressConfirmed,
    decision.CONFIRM_ADDRESS,
)
_enter(
    "cases.serve-document",
    "送达文书",
    decisions.ServeDocument,
    decision.SERVE,
    writes=(decisions.DocumentServed,),
)
_enter("cases.record-defence", "记录陈述申辩", told.DefenceRecorded, notice.DEFEND)
_enter("cases.answer-defence", "复核陈述申辩", told.DefenceAnswered, notice.ANSWER)
_enter("cases.waive-defence", "登记放弃陈述申辩", told.DefenceWaived, notice.HEAR)
_enter(
    "cases.request-hearing", "登记听证申请", told.HearingRequested, hearing.ASK_HEARING
)
_enter(
    "cases.announce-hearing",
    "通知听证",
    told.HearingAnnounced,
    hearing.ANNOUNCE,
    posts=_LEGAL,
)
_enter("cases.hold-hearing", "举行听证", told.HearingHeld, hearing.HOLD, posts=_LEGAL)
_enter(
    "cases.discuss",
    "登记集体讨论",
    told.Discussed,
    hearing.DISCUSS,
    posts=_HEADS | {Post.DEPUTY_HEAD},
)
_propose("decision", "提请作出决定", decisions.DecisionProposed, decision.PROPOSE)
_rule(
    "cases.issue-decision",
    "作出决定",
    decisions.DecisionProposed,
    decisions.DecisionIssued,
    decision.DECIDE,
)
_enter(
    "cases.overturn-decision",
    "登记决定的变更、撤销",
    decisions.DecisionOverturned,
    decision.OVERTURN,
    posts=_DEPARTMENT,
)
_enter("cases.record-payment", "登记缴款", ends.PaymentRecorded, execution.PAY)
_propose("deferral", "提请延期缴纳罚款", ends.DeferralProposed, execution.DEFER)
_rule(
    "cases.approve-deferral",
    "同意延期缴纳罚款",
    ends.DeferralProposed,
    ends.Deferred,
    execution.APPROVE_DEFERRAL,
)
_enter(
    "cases.issue-demand",
    "制作履行催告书",
    ends.IssueDemand,
    execution.DEMAND,
    writes=(ends.DemandIssued,),
)
_enter(
    "cases.apply-to-court",
    "申请法院强制执行",
    ends.CourtApplicationMade,
    execution.APPLY_TO_COURT,
)
_propose("suspension", "提请中止调查", ends.SuspensionProposed, execution.SUSPEND)
_rule(
    "cases.approve-suspension",
    "批准中止调查",
    ends.SuspensionProposed,
    ends.Suspended,
    execution.APPROVE_SUSPENSION,
)
_enter("cases.resume", "恢复调查", ends.Resumed, execution.RESUME)
_propose("extension", "提请延长办案期限", ends.ExtensionProposed, execution.EXTEND)
_rule(
    "cases.approve-extension",
    "批准延长办案期限",
    ends.ExtensionProposed,
    ends.Extended,
    execution.APPROVE_EXTENSION,
)
_propose("termination", "提请终止调查", ends.TerminationProposed, execution.TERMINATE)
_rule(
    "cases.approve-termination",
    "批准终止调查",
    ends.TerminationProposed,
    ends.Terminated,
    execution.APPROVE_TERMINATION,
)
_propose("closing", "提请结案", ends.ClosingProposed, execution.CLOSE)
_rule(
    "cases.close-case",
    "批准结案",
    ends.ClosingProposed,
    ends.CaseClosed,
    execution.APPROVE_CLOSING,
)
