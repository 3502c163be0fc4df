"""What the law asks when evidence is taken and the investigation is reported."""

from collections.abc import Iterable

from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.guards import persons, stages
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.evidence import (
    AddEvidence,
    ExpertAnswered,
    InspectionRecorded,
    InterviewRecorded,
    InvestigationReported,
    PreservedDisposed,
)
from zhunsheng.cases.records.filing import (
    CorrectionOrdered,
    RecusalDecided,
    RecusalRequested,
)
from zhunsheng.cases.records.notice import DraftDecision
from zhunsheng.cases.records.parts import Circumstance, Outcome, Signature, Violation
from zhunsheng.kernel.fields import CHINA
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard
from zhunsheng.regulations.violations import fine_range


@guard(
    "cases.certificate-not-shown",
    "执法人员应当主动出示执法证件。",
    basis=cite("apl-2021:55.1", "nhsa-2020-32:3.2.1", "gansu-2020-81-recording:10(2)"),
    way_out="补办出示证件并重新制作笔录。",
)
def certificate_was_shown(situation: Situation) -> bool:
    """亮证: shown before anything is asked or looked at."""
    return getattr(situation.data, "showed_certificates", True) is True


@guard(
    "cases.rights-not-told",
    "未告知当事人或者有关人员的权利义务。",
    basis=cite("nhsa-2020-32:3.2.2", "apl-2021:44", "mingshan-2020-recording:8"),
    way_out="告知权利义务后重新制作笔录。",
)
def rights_were_told(situation: Situation) -> bool:
    """告知权利: recusal and the others."""
    return getattr(situation.data, "told_rights", True) is True


@guard(
    "cases.times-disordered",
    "结束时间应当在开始时间之后，且不早于线索登记或者立案。",
    basis=cite("gansu-2020-81-recording:10(2)", "nhsa-2020-32:4.1.3"),
    way_out="核对起止时间。",
)
def times_are_in_order(situation: Situation) -> bool:
    """起止时间: began before it ended, and not before the case began."""
    data, case = situation.data, situation.case
    if not isinstance(data, (InspectionRecorded, InterviewRecorded)):
        return True
    if data.began_at >= data.ended_at:
        return False
    return (
        case.lead is None
        or data.began_at.astimezone(CHINA).date() >= case.lead.received_on
    )


@guard(
    "cases.refusal-unexplained",
    "拒绝签名的，应当注明原因并有见证人。",
    basis=cite(
        "nhsa-2020-32:4.1.3",
        "mingshan-2020-recording:9(8)#1",
        "mingshan-2020-recording:9(8)#2",
    ),
    way_out="填写拒签说明。",
)
def refusal_is_explained(situation: Situation) -> bool:
    """拒签: noted, with the witness."""
    data = situation.data
    if not isinstance(data, (InspectionRecorded, InterviewRecorded)):
        return True
    return data.signature is Signature.SIGNED or data.refusal_note is not None


@guard(
    "cases.evidence-too-early",
    "取得日期早于收到线索的日期。",
    basis=cite("apl-2021:46.1", "nhsa-order-4:19"),
    way_out="核对取得日期。",
)
def evidence_follows_lead(situation: Situation) -> bool:
    """先后: no evidence before the lead."""
    data, lead = situation.data, situation.case.lead
    if not isinstance(data, AddEvidence) or lead is None:
        return True
    return data.taken_on >= lead.received_on


@guard(
    "cases.no-such-commission",
    "没有这一委托事项，或者已经收到意见。",
    basis=cite("nhsa-order-4:25"),
    way_out="核对委托序号。",
)
def commission_is_open(situation: Situation) -> bool:
    """委托: answered once, and not before it was given."""
    waiting = {one.no: one for one in situation.case.experts if one.ended_on is None}
    data = situation.data
    if not isinstance(data, ExpertAnswered):
        return bool(waiting)
    return data.no in waiting and data.answered_on >= waiting[data.no].began_on


@guard(
    "cases.already-preserved",
    "已有先行登记保存的证据尚未处理。",
    basis=cite("apl-2021:56"),
    way_out="先处理已保存的证据。",
)
def nothing_is_preserved(situation: Situation) -> bool:
    """先行登记保存: one at a time."""
    case = situation.case
    return case.preserved_on is None or case.disposed_on is not None


@guard(
    "cases.nothing-preserved",
    "没有待处理的先行登记保存的证据。",
    basis=cite("apl-2021:56"),
    way_out="无需处理。",
)
def something_is_preserved(situation: Situation) -> bool:
    """处理: only what was preserved."""
    return not nothing_is_preserved.holds(situation)


@guard(
    "cases.disposed-too-early",
    "处理日期早于先行登记保存的日期。",
    basis=cite("apl-2021:56"),
    way_out="核对处理日期。",
)
def disposal_follows_preservation(situation: Situation) -> bool:
    """先后: preserved, then disposed of."""
    data, preserved = situation.data, situation.case.preserved_on
    if not isinstance(data, PreservedDisposed) or preserved is None:
        return True
    return data.disposed_on >= preserved


@guard(
    "cases.no-evidence",
    "没有证据，不能提交调查终结报告。",
    basis=cite("apl-2021:40", "apl-2021:46.1"),
    way_out="先收集证据并列入证据清单。",
)
def there_is_evidence(situation: Situation) -> bool:
    """证据: no facts without it."""
    return bool(situation.case.evidence)


@guard(
    "cases.no-record-taken",
    "没有现场检查笔录或者询问笔录，不能提交调查终结报告。",
    basis=cite("apl-2021:55.1", "nhsa-2020-32:4.1.3", "gansu-2020-81-recording:5#2"),
    way_out="先制作笔录。",
)
def there_is_a_record(situation: Situation) -> bool:
    """笔录: at least one record of an inspection or interview."""
    return situation.case.inspections + situation.case.interviews > 0


def _violations(situation: Situation) -> tuple[Violation, ...]:
    data = situation.data
    if isinstance(data, (InvestigationReported, DraftDecision)):
        return data.violations
    return ()


@guard(
    "cases.unknown-evidence",
    "违法事实所引证据不在证据清单中。",
    basis=cite("apl-2021:40", "nhsa-2020-32:5.3.1"),
    way_out="核对证据序号，或者先收集该证据。",
)
def evidence_is_listed(situation: Situation) -> bool:
    """证据: each violation rests on evidence that is in the list."""
    known = {one.no for one in situation.case.evidence}
    return all(known.issuperset(one.evidence_nos) for one in _violations(situation))


@guard(
    "cases.period-disordered",
    "违法行为的起止日期先后不符。",
    basis=cite("apl-2021:40", "nhsa-2020-32:5.3.1"),
    way_out="核对起止日期。",
)
def violation_periods_are_in_order(situation: Situation) -> bool:
    """行为起止: from before to."""
    return all(one.period_from <= one.period_to for one in _violations(situation))


@guard(
    "cases.refund-above-base",
    "责令退回的金额大于造成损失或者骗取的金额。",
    basis=cite("r735:38", "r735:40.1"),
    way_out="核对金额。",
)
def refund_fits_base(situation: Situation) -> bool:
    """退回: not more than was lost."""
    return all(one.refund_fen <= one.base_fen for one in _violations(situation))


def _fine_fits(one: Violation) -> bool:
    found = find_situation(one.situation_no)
    if found is None:
        return False
    low, high = fine_range(found, one.base_fen)
    if one.circumstance is Circumstance.MITIGATED:
        return one.fine_fen < low or low == one.fine_fen == 0
    return low <= one.fine_fen <= high


def _out_of_range(violations: Iterable[Violation]) -> bool:
    return any(not _fine_fits(one) for one in violations)


@guard(
    "cases.fine-out-of-range",
    "罚款数额不在法定幅度内，或者违法情形不在案由目录中。",
    basis=cite("r735:38", "r735:40.1", "apl-2021:34"),
    way_out="核对罚款数额；依法减轻处罚的，裁量情节选“减轻”并低于法定下限。",
)
def fines_are_in_range(situation: Situation) -> bool:
    """法定幅度: a penalty keeps inside it; without one there is no fine."""
    data = situation.data
    if isinstance(data, DraftDecision) and data.outcome is not Outcome.PENALTY:
        return all(one.fine_fen == 0 for one in data.violations)
    if isinstance(data, InvestigationReported):
        return all(one.fine_fen == 0 or _fine_fits(one) for one in data.violations)
    return not _out_of_range(_violations(situation))


@guard(
    "cases.no-report",
    "尚未提交调查终结报告。",
    basis=cite("apl-2021:57.1", "nhsa-order-4:36"),
    way_out="先提交调查终结报告。",
)
def investigation_was_reported(situation: Situation) -> bool:
    """调查终结: the draft follows the report."""
    return situation.case.reported_on is not None


@guard(
    "cases.correction-date",
    "改正期限应当在责令日期之后。",
    basis=cite("apl-2021:28.1"),
    way_out="核对改正期限。",
)
def correction_has_time(situation: Situation) -> bool:
    """责令改正: with a day until which."""
    data = situation.data
    return not isinstance(data, CorrectionOrdered) or data.until > data.ordered_on


@guard(
    "cases.nothing-to-verify",
    "没有待复查的责令改正事项。",
    basis=cite("apl-2021:28.1", "gansu-2020-81-recording:20#2"),
    way_out="无需复查。",
)
def correction_is_open(situation: Situation) -> bool:
    """复查: something was ordered and not yet checked."""
    return any(one.verified_on is None for one in situation.case.corrections)


@guard(
    "cases.not-in-case",
    "所填人员没有参与本案，无需回避。",
    basis=cite("apl-2021:43.1"),
    way_out="核对人员。",
)
def officer_is_in_case(situation: Situation) -> bool:
    """回避对象: somebody who takes part in the case."""
    data = situation.data
    if not isinstance(data, RecusalRequested):
        return True
    return situation.case.took_part(data.officer_id)


@guard(
    "cases.no-recusal-asked",
    "没有针对此人的回避申请，或者已经作出决定。",
    basis=cite("apl-2021:43.2"),
    way_out="先登记回避申请。",
)
def recusal_was_asked(situation: Situation) -> bool:
    """决定回避: on a request that is still open."""
    data, asked = situation.data, situation.case.recusals_asked
    if not isinstance(data, RecusalDecided):
        return bool(asked)
    return data.officer_id in asked


@guard(
    "cases.own-recusal",
    "本人是否回避，不能由本人决定。",
    basis=cite("apl-2021:43.3"),
    way_out="请由机关负责人集体讨论决定或者由其他负责人决定。",
)
def not_about_oneself(situation: Situation) -> bool:
    """回避: nobody decides on himself or herself."""
    data = situation.data
    if not isinstance(data, RecusalDecided):
        return True
    return data.officer_id != situation.officer.officer_id


@guard(
    "cases.no-replacement",
    "同意承办人回避的，应当确定持证且未回避的接办人员，保持两名以上承办人。",
    basis=cite("apl-2021:42.1", "apl-2021:43.1"),
    way_out="填写接办人员。",
)
def replacement_is_fit(situation: Situation) -> bool:
    """接办: the case keeps two certified handlers."""
    data, case = situation.data, situation.case
    if not isinstance(data, RecusalDecided) or not data.granted:
        return True
    if data.officer_id not in case.handlers:
        return True
    found = None if data.replacement is None else situation.named.get(data.replacement)
    return (
        found is not None
        and found.officer_id not in case.handlers
        and found.officer_id not in case.recused
        and found.certified_on(situation.today)
    )


TAKE = (*persons.HANDLER, *stages.INVESTIGATING)
RECORD = (
    *TAKE,
    *persons.OFFICERS,
    certificate_was_shown,
    rights_were_told,
    times_are_in_order,
    refusal_is_explained,
)
ADD = (*TAKE, *persons.OFFICERS, evidence_follows_lead)
COMMISSION = TAKE
ANSWER_COMMISSION = (*TAKE, commission_is_open)
PRESERVE = (*persons.PROPOSE, *stages.INVESTIGATING, nothing_is_preserved)
APPROVE_PRESERVATION = (*persons.RULE, *stages.INVESTIGATING, nothing_is_preserved)
DISPOSE = (
    *persons.HANDLER,
    stages.case_is_not_closed,
    something_is_preserved,
    disposal_follows_preservation,
)
FIGURES = (
    evidence_is_listed,
    violation_periods_are_in_order,
    refund_fits_base,
    fines_are_in_range,
)
REPORT = (
    *persons.HANDLER,
    *stages.UNDECIDED,
    there_is_evidence,
    there_is_a_record,
    *FIGURES,
)
ORDER_CORRECTION = (
    *persons.HANDLER,
    stages.investigation_has_begun,
    stages.case_is_open,
    correction_has_time,
)
VERIFY_CORRECTION = (*persons.HANDLER, stages.case_is_not_closed, correction_is_open)
ASK_RECUSAL = (
    persons.post_may,
    stages.case_is_undecided,
    stages.case_is_open,
    officer_is_in_case,
)
DECIDE_RECUSAL = (
    persons.post_may,
    recusal_was_asked,
    not_about_oneself,
    replacement_is_fit,
)
