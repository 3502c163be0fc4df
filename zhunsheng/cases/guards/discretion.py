"""裁量: a fine keeps to the benchmark of its province, or says why it does not."""

from zhunsheng.cases.discretion.of_draft import Measured, measure_draft
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.notice import DraftDecision
from zhunsheng.kernel.money import yuan
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard


def _unexplained(situation: Situation) -> tuple[Measured, ...]:
    data = situation.data
    if not isinstance(data, DraftDecision):
        return ()
    measured = measure_draft(data, situation.bureau.code, situation.today)
    return tuple(one for one in measured if one.departs and one.departure is None)


def _which(situation: Situation) -> str:
    """Of each violation the tier, the band and the fine that was typed."""
    return "".join(
        f"第{one.no}项属于“{one.assessment.tier.name}”，{one.assessment.says}，"
        f"拟罚款{yuan(one.violation.fine_fen)}元。"
        for one in _unexplained(situation)
        if one.assessment.tier is not None
    )


@guard(
    "cases.fine-outside-benchmark",
    "罚款不在裁量基准确定的幅度内，又没有写明偏离的理由。",
    basis=cite("apl-2021:34", "apl-2021:5.2", "nhsa-2021-35:6"),
    way_out="按裁量基准调整罚款；确需偏离的，在“偏离裁量基准”逐项写明理由，并送法制审核。",
    detail=_which,
)
def fines_keep_to_benchmark(situation: Situation) -> bool:
    """裁量基准: inside the band, or outside it with a reason."""
    return not _unexplained(situation)


def _places(data: DraftDecision) -> tuple[list[int], list[int]]:
    weighed = [one.violation for one in data.weighed]
    departing = [one.violation for one in data.departures]
    return weighed, departing


@guard(
    "cases.weighed-unknown-violation",
    "裁量情节或者偏离理由所指的违法事实不存在，或者同一项写了两次。",
    basis=cite("nhsa-2020-32:5.3.1", "apl-2021:40"),
    way_out="核对“第几项违法事实”，每项只写一次。",
)
def weighed_violations_exist(situation: Situation) -> bool:
    """对应: each weighing and each departure is of one violation of the list."""
    data = situation.data
    if not isinstance(data, DraftDecision):
        return True
    known = range(1, len(data.violations) + 1)
    return all(
        len(set(places)) == len(places) and all(one in known for one in places)
        for places in _places(data)
    )


WEIGH = (weighed_violations_exist, fines_keep_to_benchmark)
