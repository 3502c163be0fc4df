"""执行、救济: the acts after a decision: payment, demand, remedies, the court."""

from zhunsheng.cases.entering import DEPARTMENT, enter, propose, rule
from zhunsheng.cases.guards import court, execution, remedies
from zhunsheng.cases.records import court as asked
from zhunsheng.cases.records import execution as ends
from zhunsheng.cases.records import remedies as remedy
from zhunsheng.cases.records.decision import ReviewPassTaken

enter("cases.record-payment", "登记缴款", ends.PaymentRecorded, execution.PAY)
propose("deferral", "提请延期缴纳罚款", ends.DeferralProposed, execution.DEFER)
rule(
    "cases.approve-deferral",
    "同意延期缴纳罚款",
    ends.DeferralProposed,
    ends.Deferred,
    execution.APPROVE_DEFERRAL,
)
enter(
    "cases.issue-demand",
    "制作履行催告书",
    ends.IssueDemand,
    execution.DEMAND,
    writes=(ends.DemandIssued,),
)
enter(
    "cases.apply-to-court",
    "申请法院强制执行",
    ends.CourtApplicationMade,
    court.APPLY,
)
enter(
    "cases.draft-court-application",
    "拟定强制执行申请书",
    asked.DraftCourtApplication,
    court.DRAFT,
    writes=(asked.CourtApplicationDrafted,),
)
propose(
    "court-application",
    "提请申请强制执行",
    asked.CourtApplicationProposed,
    court.PROPOSE,
)
rule(
    "cases.approve-court-application",
    "批准申请强制执行",
    asked.CourtApplicationProposed,
    asked.CourtApplicationApproved,
    court.APPROVE,
    besides=(ReviewPassTaken,),
)
enter(
    "cases.register-remedy",
    "登记复议、诉讼",
    remedy.RemedyRegistered,
    remedies.REGISTER,
    posts=DEPARTMENT,
)
enter(
    "cases.answer-remedy",
    "登记复议答复、应诉答辩",
    remedy.RemedyAnswered,
    remedies.ANSWER,
    posts=DEPARTMENT,
)
enter(
    "cases.end-remedy",
    "登记复议、诉讼结果",
    remedy.RemedyEnded,
    remedies.END,
    posts=DEPARTMENT,
)
enter(
    "cases.redo-decision",
    "登记重新作出的行政行为",
    remedy.RemedyRedone,
    remedies.REDO,
    posts=DEPARTMENT,
)
