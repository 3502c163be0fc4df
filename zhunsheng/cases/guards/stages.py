"""Where a case must stand before an act: filed, not suspended, not decided, open."""

from zhunsheng.cases.guards.situation import Situation
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard


@guard(
    "cases.lead-ended",
    "该线索已经立案或者已决定不予立案。",
    basis=cite("nhsa-order-4:14", "nhsa-order-4:15"),
    way_out="在案件中继续办理。",
)
def lead_is_open(situation: Situation) -> bool:
    """线索: nothing was decided on it yet."""
    case = situation.case
    return case.filed_on is None and case.not_filed_on is None


@guard(
    "cases.not-filed",
    "案件尚未立案。",
    basis=cite("apl-2021:54.2", "nhsa-order-4:15"),
    way_out="先办理立案审批。",
)
def case_is_filed(situation: Situation) -> bool:
    """立案: the case was opened."""
    return situation.case.filed_on is not None


@guard(
    "cases.not-begun",
    "案件尚未立案，也没有依法紧急启动，不能调查取证。",
    basis=cite("apl-2021:54.2", "neimenggu-recording:8#1", "mingshan-2020-recording:5"),
    way_out="先办理立案审批；情况紧急且本地区制度允许的，先紧急启动。",
)
def investigation_has_begun(situation: Situation) -> bool:
    """启动: evidence is taken after filing, or after an urgent start."""
    case = situation.case
    return case.filed_on is not None or case.urgent_at is not None


@guard(
    "cases.suspended",
    "本案正在中止调查。",
    basis=cite("nhsa-order-4:42"),
    way_out="中止情形消除后先恢复调查。",
)
def case_is_not_suspended(situation: Situation) -> bool:
    """中止: nothing is done in the meantime."""
    return not situation.case.is_suspended


@guard(
    "cases.not-suspended",
    "本案没有中止。",
    basis=cite("nhsa-order-4:42"),
    way_out="无需恢复。",
)
def case_is_suspended(situation: Situation) -> bool:
    """恢复: only what was suspended."""
    return situation.case.is_suspended


@guard(
    "cases.already-decided",
    "本案已作出决定。",
    basis=cite("apl-2021:57.1"),
    way_out="决定确有错误的，依法变更或者撤销。",
)
def case_is_undecided(situation: Situation) -> bool:
    """作出决定 happens once; afterwards a decision is varied or revoked."""
    return situation.case.decision is None


@guard(
    "cases.not-decided",
    "本案尚未作出决定。",
    basis=cite("apl-2021:57.1"),
    way_out="先作出决定。",
)
def case_is_decided(situation: Situation) -> bool:
    """决定: it was made."""
    return situation.case.decision is not None


@guard(
    "cases.ended",
    "本案已经终止调查或者结案。",
    basis=cite("nhsa-order-4:47", "nhsa-order-4:56"),
    way_out="本案不再办理新的事项。",
)
def case_is_open(situation: Situation) -> bool:
    """未结: neither terminated nor closed."""
    case = situation.case
    return case.terminated_on is None and case.closed_on is None


@guard(
    "cases.closed",
    "本案已经结案。",
    basis=cite("nhsa-order-4:56"),
    way_out="本案不再办理新的事项。",
)
def case_is_not_closed(situation: Situation) -> bool:
    """未结案."""
    return situation.case.closed_on is None


@guard(
    "cases.decision-not-served",
    "决定书尚未送达当事人。",
    basis=cite("apl-2021:61.1"),
    way_out="先送达决定书。",
)
def decision_was_served(situation: Situation) -> bool:
    """送达: a decision works on the party from its service."""
    return situation.case.decision_served_on is not None


@guard(
    "cases.already-overturned",
    "本案决定已被变更、撤销或者确认违法、无效。",
    basis=cite("apl-2021:48.2"),
    way_out="无需重复登记。",
)
def decision_stands(situation: Situation) -> bool:
    """决定有效: it was not overturned."""
    return situation.case.overturned is None


INVESTIGATING = (
    investigation_has_begun,
    case_is_not_suspended,
    case_is_undecided,
    case_is_open,
)
UNDECIDED = (case_is_filed, case_is_not_suspended, case_is_undecided, case_is_open)
