"""What the law asks before acts on a lead and before a case is filed."""

from datetime import timedelta

from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.guards import persons, stages
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.filing import FilingProposed, Jurisdiction
from zhunsheng.cases.records.leads import (
    InformantAnswered,
    UrgentlyStarted,
    VerificationConcluded,
)
from zhunsheng.kernel.fields import CHINA
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard

_REPORT_WITHIN = timedelta(hours=24)


@guard(
    "cases.already-concluded",
    "该线索已有核查结论。",
    basis=cite("nhsa-order-4:14"),
    way_out="按核查结论提请立案或者不予立案。",
)
def verification_is_open(situation: Situation) -> bool:
    """核查: concluded once."""
    return situation.case.concluded_on is None


@guard(
    "cases.already-extended",
    "核查期限只能延长一次。",
    basis=cite("nhsa-order-4:14"),
    way_out="请在已延长的期限内作出核查结论。",
)
def verification_not_extended(situation: Situation) -> bool:
    """延长核查: once."""
    return not situation.case.verification_extended


@guard(
    "cases.verification-over",
    "核查期限已经届满，不能再延长。",
    basis=cite("nhsa-order-4:14"),
    way_out="请立即作出核查结论。",
)
def verification_still_runs(situation: Situation) -> bool:
    """延长核查: asked for while the first term still runs."""
    lead = situation.case.lead
    if lead is None:
        return True
    return situation.today <= situation.until("verify-lead", lead.received_on).last_day


@guard(
    "cases.date-before-lead",
    "日期早于收到线索的日期。",
    basis=cite("nhsa-order-4:14"),
    way_out="核对日期。",
)
def date_follows_lead(situation: Situation) -> bool:
    """先后: nothing happens before the lead came in."""
    lead, data = situation.case.lead, situation.data
    if lead is None or data is None:
        return True
    if isinstance(data, VerificationConcluded):
        return data.concluded_on >= lead.received_on
    if isinstance(data, InformantAnswered):
        return data.answered_on >= lead.received_on
    if isinstance(data, UrgentlyStarted):
        return data.started_at.astimezone(CHINA).date() >= lead.received_on
    return True


@guard(
    "cases.not-verified",
    "该线索尚未作出核查结论，也没有依法紧急启动。",
    basis=cite("nhsa-order-4:14", "nhsa-order-4:15"),
    way_out="先完成核查。",
)
def lead_was_verified(situation: Situation) -> bool:
    """核查: filing rests on a verification, or on an urgent start."""
    case = situation.case
    return case.concluded_on is not None or case.urgent_at is not None


@guard(
    "cases.not-suspected",
    "核查结论为不涉嫌违法，不能提请立案。",
    basis=cite("nhsa-order-4:15"),
    way_out="提请不予立案；有新情况的，登记新的线索。",
)
def suspicion_was_found(situation: Situation) -> bool:
    """立案条件: a suspected violation that should be penalised."""
    return situation.case.suspected is not False


@guard(
    "cases.no-jurisdiction",
    "本案不属于本机关管辖。",
    basis=cite("nhsa-order-4:9", "apl-2021:22"),
    way_out="移送有管辖权的机关。",
)
def bureau_has_jurisdiction(situation: Situation) -> bool:
    """管辖: filing needs it."""
    data = situation.data
    if not isinstance(data, FilingProposed):
        return True
    return data.jurisdiction is not Jurisdiction.ELSEWHERE


@guard(
    "cases.limitation-passed",
    "违法行为在追责期限内未被发现，不再给予行政处罚。",
    basis=cite("apl-2021:36.1", "nhsa-order-4:6"),
    way_out="提请不予立案。",
)
def limitation_has_not_passed(situation: Situation) -> bool:
    """追责时效: two years, five where life, health or financial safety was harmed."""
    data = situation.data
    if not isinstance(data, FilingProposed):
        return True
    period = "limitation-serious" if data.endangers_health else "limitation"
    last = situation.until(period, data.happened_to).last_day
    return data.discovered_on <= last


@guard(
    "cases.dates-disordered",
    "行为开始、终了和发现的日期先后不符。",
    basis=cite("apl-2021:36.1", "nhsa-order-4:15"),
    way_out="核对日期。",
)
def dates_are_in_order(situation: Situation) -> bool:
    """日期: begun, ended, discovered."""
    data = situation.data
    if not isinstance(data, FilingProposed):
        return True
    return data.happened_from <= data.happened_to <= data.discovered_on or (
        data.happened_from <= data.discovered_on <= data.happened_to
    )


@guard(
    "cases.unknown-situation",
    "所填违法情形不在案由目录中，或者不适用于此类当事人。",
    basis=cite("r735:38", "nhsa-order-4:15"),
    way_out="按案由目录选择违法情形。",
)
def situations_are_known(situation: Situation) -> bool:
    """案由: every situation is in the catalogue."""
    data = situation.data
    if not isinstance(data, FilingProposed):
        return True
    return all(find_situation(no) is not None for no in data.situation_nos)


@guard(
    "cases.urgent-late-unexplained",
    "紧急启动后超过二十四小时才补报，须说明逾期的原因。",
    basis=cite("neimenggu-recording:8#1", "mingshan-2020-recording:5"),
    way_out="填写“逾期补报的原因”。",
)
def urgent_start_is_reported_in_time(situation: Situation) -> bool:
    """补报: within twenty-four hours, or with the reason why not."""
    urgent, data = situation.case.urgent_at, situation.data
    if urgent is None or not isinstance(data, FilingProposed):
        return True
    if situation.case.urgent_reported_at is not None:
        return True
    return situation.at - urgent <= _REPORT_WITHIN or data.late_reason is not None


@guard(
    "cases.urgent-not-allowed",
    "适用于本机关的制度没有规定紧急启动后补报的程序。",
    basis=cite("apl-2021:54.2", "neimenggu-recording:8#1", "mingshan-2020-recording:5"),
    way_out="按一般程序报请批准立案。",
)
def urgent_start_is_allowed(situation: Situation) -> bool:
    """紧急启动: only where an instrument that binds the bureau provides for it."""
    return situation.law.switch("urgent-start-allowed").on


@guard(
    "cases.already-started",
    "该线索已经紧急启动。",
    basis=cite("neimenggu-recording:8#1"),
    way_out="在二十四小时内补报审批。",
)
def not_started_before(situation: Situation) -> bool:
    """紧急启动: once."""
    return situation.case.urgent_at is None


@guard(
    "cases.no-named-informant",
    "本线索没有实名投诉举报人。",
    basis=cite(
        "nhsa-order-5:0#inform",
        "gansu-2020-81-recording:7#2",
        "neimenggu-recording:7",
    ),
    way_out="无需告知。",
)
def informant_is_named(situation: Situation) -> bool:
    """实名举报: only a named informant is answered."""
    lead = situation.case.lead
    return lead is not None and lead.named_informant


@guard(
    "cases.nothing-to-answer",
    "尚未决定是否立案，不能告知处理结果。",
    basis=cite("nhsa-order-5:0#inform"),
    way_out="先作出是否立案的决定。",
)
def filing_was_decided(situation: Situation) -> bool:
    """告知: after the decision whether to file."""
    case = situation.case
    return case.filed_on is not None or case.not_filed_on is not None


REGISTER = (persons.post_may,)
EXTEND = (
    *persons.PROPOSE,
    stages.lead_is_open,
    verification_is_open,
    verification_not_extended,
    verification_still_runs,
)
CONCLUDE = (
    persons.post_may,
    persons.actor_is_not_recused,
    stages.lead_is_open,
    verification_is_open,
    date_follows_lead,
)
PROPOSE_FILING = (
    persons.post_may,
    persons.actor_is_certified,
    persons.actor_is_not_recused,
    persons.nothing_like_it_is_open,
    *persons.OFFICERS,
    stages.lead_is_open,
    lead_was_verified,
    suspicion_was_found,
    bureau_has_jurisdiction,
    limitation_has_not_passed,
    dates_are_in_order,
    situations_are_known,
    urgent_start_is_reported_in_time,
)
PROPOSE_NOT_FILING = (
    persons.post_may,
    persons.actor_is_not_recused,
    persons.nothing_like_it_is_open,
    stages.lead_is_open,
    lead_was_verified,
)
START_URGENTLY = (
    persons.post_may,
    persons.actor_is_certified,
    persons.actor_is_not_recused,
    stages.lead_is_open,
    urgent_start_is_allowed,
    not_started_before,
    date_follows_lead,
)
ANSWER_INFORMANT = (
    persons.post_may,
    persons.actor_is_not_recused,
    informant_is_named,
    filing_was_decided,
    date_follows_lead,
)
APPROVE_FILING = (*persons.RULE, stages.lead_is_open)
APPROVE_VERIFICATION = (*persons.RULE, stages.lead_is_open, verification_not_extended)
