"""Every act on a lead or case: who may do it, what the law asks, what it writes."""

from zhunsheng.authorities.posts import Post
from zhunsheng.cases import catalogue_of_execution  # noqa: F401 - it enters its own
from zhunsheng.cases.entering import (
    CATALOGUE,
    CHECKERS,
    DEPARTMENT,
    HEADS,
    LEGAL,
    CaseAct,
    enter,
    propose,
    rule,
)
from zhunsheng.cases.guards import (
    decision,
    draft,
    evidence,
    execution,
    hearing,
    leads,
    major,
    notice,
    persons,
    submission,
    suggestions,
)
from zhunsheng.cases.records import decision as decisions
from zhunsheng.cases.records import evidence as taken
from zhunsheng.cases.records import execution as ends
from zhunsheng.cases.records import filing
from zhunsheng.cases.records import leads as lead
from zhunsheng.cases.records import major as raising
from zhunsheng.cases.records import notice as told
from zhunsheng.cases.records import suggestions as wording
from zhunsheng.cases.records.proposals import (
    ProposalChecked,
)
from zhunsheng.review.dispute_records import ObjectionRaised

__all__ = ("CATALOGUE", "CaseAct")

enter(
    "cases.register-lead",
    "登记线索",
    lead.RegisterLead,
    leads.REGISTER,
    posts=DEPARTMENT,
    writes=(lead.LeadRegistered, lead.InformantRecorded),
)
enter("cases.start-urgently", "紧急启动", lead.UrgentlyStarted, leads.START_URGENTLY)
enter(
    "cases.conclude-verification",
    "作出核查结论",
    lead.VerificationConcluded,
    leads.CONCLUDE,
)
propose(
    "verification-extension",
    "提请延长核查期限",
    lead.VerificationExtensionProposed,
    leads.EXTEND,
)
propose("filing", "提请立案", filing.FilingProposed, leads.PROPOSE_FILING)
propose("not-filing", "提请不予立案", lead.NotFilingProposed, leads.PROPOSE_NOT_FILING)
enter(
    "cases.check-proposal",
    "审核呈批事项",
    ProposalChecked,
    persons.CHECK,
    posts=CHECKERS,
)
rule(
    "cases.approve-verification-extension",
    "批准延长核查期限",
    lead.VerificationExtensionProposed,
    lead.VerificationExtended,
    leads.APPROVE_VERIFICATION,
)
rule(
    "cases.approve-filing",
    "批准立案",
    filing.FilingProposed,
    filing.CaseFiled,
    leads.APPROVE_FILING,
)
rule(
    "cases.approve-not-filing",
    "批准不予立案",
    lead.NotFilingProposed,
    lead.NotFiled,
    leads.APPROVE_FILING,
)
enter(
    "cases.answer-informant",
    "告知投诉举报人",
    lead.InformantAnswered,
    leads.ANSWER_INFORMANT,
    posts=DEPARTMENT,
)
enter(
    "cases.record-inspection",
    "制作现场检查笔录",
    taken.InspectionRecorded,
    evidence.RECORD,
)
enter(
    "cases.record-interview", "制作询问笔录", taken.InterviewRecorded, evidence.RECORD
)
enter(
    "cases.add-evidence",
    "收集证据",
    taken.AddEvidence,
    evidence.ADD,
    writes=(taken.EvidenceAdded,),
)
propose(
    "preservation",
    "提请先行登记保存证据",
    taken.PreservationProposed,
    evidence.PRESERVE,
)
rule(
    "cases.approve-preservation",
    "批准先行登记保存证据",
    taken.PreservationProposed,
    taken.EvidencePreserved,
    evidence.APPROVE_PRESERVATION,
)
enter(
    "cases.dispose-preserved",
    "处理先行登记保存的证据",
    taken.PreservedDisposed,
    evidence.DISPOSE,
)
enter(
    "cases.commission-expert",
    "委托检测、鉴定或者评审",
    taken.CommissionExpert,
    evidence.COMMISSION,
    writes=(taken.ExpertCommissioned,),
)
enter(
    "cases.record-expert-opinion",
    "登记检测、鉴定或者评审意见",
    taken.ExpertAnswered,
    evidence.ANSWER_COMMISSION,
)
enter(
    "cases.order-correction",
    "责令改正",
    filing.CorrectionOrdered,
    evidence.ORDER_CORRECTION,
)
enter(
    "cases.verify-correction",
    "复查改正情况",
    filing.CorrectionVerified,
    evidence.VERIFY_CORRECTION,
)
enter(
    "cases.request-recusal",
    "登记回避申请",
    filing.RecusalRequested,
    evidence.ASK_RECUSAL,
    posts=DEPARTMENT,
)
enter(
    "cases.decide-recusal",
    "决定是否回避",
    filing.RecusalDecided,
    evidence.DECIDE_RECUSAL,
    posts=HEADS,
)
enter(
    "cases.report-investigation",
    "提交调查终结报告",
    taken.InvestigationReported,
    evidence.REPORT,
)
enter(
    "cases.draft-decision",
    "拟定处理意见",
    told.DraftDecision,
    draft.DRAFT,
    writes=(told.DecisionDrafted,),
)
enter(
    "cases.raise-to-major",
    "提请按重大执法决定审核",
    raising.RaisedToMajor,
    major.RAISE,
    posts=major.RAISERS,
)
enter(
    "cases.request-review",
    "送法制审核",
    told.ReviewRequested,
    submission.ASK_REVIEW,
)
enter(
    "cases.supplement-material",
    "补正送审材料",
    told.SupplementMaterial,
    submission.SUPPLEMENT,
)
enter(
    "cases.object-to-opinion",
    "对审核意见提出异议",
    ObjectionRaised,
    submission.OBJECT,
    writes=(told.OpinionObjected,),
)
enter(
    "cases.keep-suggestion",
    "留存机器建议文字",
    wording.KeepSuggestion,
    suggestions.KEEP,
    writes=(wording.WordingSuggested,),
)
enter(
    "cases.confirm-wording",
    "确认机器建议文字",
    wording.ConfirmWording,
    suggestions.CONFIRM,
    writes=(wording.WordingConfirmed,),
)
enter(
    "cases.issue-notice",
    "制作事先告知书",
    told.IssueNotice,
    notice.NOTIFY,
    writes=(told.NoticeIssued,),
)
enter(
    "cases.confirm-address",
    "登记送达地址确认",
    decisions.AddressConfirmed,
    decision.CONFIRM_ADDRESS,
)
enter(
    "cases.serve-document",
    "送达文书",
    decisions.ServeDocument,
    decision.SERVE,
    writes=(decisions.DocumentServed,),
)
enter("cases.record-defence", "记录陈述申辩", told.DefenceRecorded, notice.DEFEND)
enter("cases.answer-defence", "复核陈述申辩", told.DefenceAnswered, notice.ANSWER)
enter("cases.waive-defence", "登记放弃陈述申辩", told.DefenceWaived, notice.HEAR)
enter(
    "cases.request-hearing", "登记听证申请", told.HearingRequested, hearing.ASK_HEARING
)
enter(
    "cases.announce-hearing",
    "通知听证",
    told.HearingAnnounced,
    hearing.ANNOUNCE,
    posts=LEGAL,
)
enter("cases.hold-hearing", "举行听证", told.HearingHeld, hearing.HOLD, posts=LEGAL)
enter(
    "cases.discuss",
    "登记集体讨论",
    told.Discussed,
    hearing.DISCUSS,
    posts=HEADS | {Post.DEPUTY_HEAD},
)
propose("decision", "提请作出决定", decisions.DecisionProposed, decision.PROPOSE)
rule(
    "cases.issue-decision",
    "作出决定",
    decisions.DecisionProposed,
    decisions.DecisionIssued,
    decision.DECIDE,
    besides=(decisions.ReviewPassTaken,),
)
enter(
    "cases.overturn-decision",
    "登记决定的变更、撤销",
    decisions.DecisionOverturned,
    decision.OVERTURN,
    posts=DEPARTMENT,
)
propose("suspension", "提请中止调查", ends.SuspensionProposed, execution.SUSPEND)
rule(
    "cases.approve-suspension",
    "批准中止调查",
    ends.SuspensionProposed,
    ends.Suspended,
    execution.APPROVE_SUSPENSION,
)
enter("cases.resume", "恢复调查", ends.Resumed, execution.RESUME)
propose("extension", "提请延长办案期限", ends.ExtensionProposed, execution.EXTEND)
rule(
    "cases.approve-extension",
    "批准延长办案期限",
    ends.ExtensionProposed,
    ends.Extended,
    execution.APPROVE_EXTENSION,
)
propose("termination", "提请终止调查", ends.TerminationProposed, execution.TERMINATE)
rule(
    "cases.approve-termination",
    "批准终止调查",
    ends.TerminationProposed,
    ends.Terminated,
    execution.APPROVE_TERMINATION,
)
propose("closing", "提请结案", ends.ClosingProposed, execution.CLOSE)
rule(
    "cases.close-case",
    "批准结案",
    ends.ClosingProposed,
    ends.CaseClosed,
    execution.APPROVE_CLOSING,
)
