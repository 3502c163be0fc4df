"""拟定处理意见的裁量: each violation of a draft, measured by the benchmark."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.discretion.assess import Assessment, assess
from zhunsheng.cases.records.discretion import Assessed, Departure, Weighing
from zhunsheng.cases.records.drafts import DraftDecision
from zhunsheng.cases.records.parts import Circumstance, Outcome, Violation
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.factors import Factor
from zhunsheng.regulations.tiers import Weighed
from zhunsheng.regulations.violations import fine_range

_IMPLIED = {
    Circumstance.SLIGHT_CORRECTED: Factor.SLIGHT_CORRECTED,
    Circumstance.FIRST_CORRECTED: Factor.FIRST_CORRECTED,
    Circumstance.NO_FAULT: Factor.NO_FAULT,
}
_MEASURED = frozenset({Outcome.PENALTY, Outcome.NO_PENALTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One violation of a draft beside what the benchmark says of it."""

    no: int  # its place in the list, from 1
    violation: Violation
    weighed: Weighed
    assessment: Assessment
    departure: Departure | None
    punished: bool = True  # 不予处罚的: no fine is lawful, and none is imposed

    @property
    def departs(self) -> bool:
        """偏离: the fine is lawful, but outside the band of the benchmark.

        What the law itself does not allow is no departure; another guard refuses it.
        """
        if self.assessment.tier is None or not self._is_lawful():
            return False
        return not self.assessment.takes(self.violation.fine_fen)

    def _is_lawful(self) -> bool:
        one = self.violation
        if not self.punished:
            return one.fine_fen == 0
        low, high = fine_range(self.assessment.situation, one.base_fen)
        if one.circumstance is Circumstance.MITIGATED:
            return one.fine_fen < low or low == one.fine_fen == 0
        return low <= one.fine_fen <= high


def factors_of(one: Violation, weighing: Weighing | None) -> frozenset[Factor]:
    """裁量情节: what was weighed, and what the violation itself already says."""
    said = frozenset(weighing.circumstances) if weighing else frozenset()
    implied = _IMPLIED.get(one.circumstance)
    return said | {implied} if implied else said


def _weighed(one: Violation, weighing: Weighing | None) -> Weighed:
    return Weighed(
        factors=factors_of(one, weighing),
        began_on=one.period_from,
        ended_on=one.period_to,
        settled_fen=weighing.settled_fen if weighing else None,
        last_penalised_on=weighing.last_penalised_on if weighing else None,
    )


def measure(
    violations: Sequence[Violation],
    bureau: BureauCode,
    on: date,
    *,
    weighed: Sequence[Weighing] = (),
    departures: Sequence[Departure] = (),
    punished: bool = True,
) -> tuple[Measured, ...]:
    """Every violation of a known situation, in order."""
    weighings = {one.violation: one for one in weighed}
    departing = {one.violation: one for one in departures}
    found = []
    for no, one in enumerate(violations, start=1):
        if find_situation(one.situation_no) is None:
            continue
        basis = _weighed(one, weighings.get(no))
        found.append(
            Measured(
                no=no,
                violation=one,
                weighed=basis,
                assessment=assess(
                    one.situation_no, one.base_fen, basis, bureau=bureau, on=on
                ),
                departure=departing.get(no),
                punished=punished,
            )
        )
    return tuple(found)


def measure_draft(
    draft: DraftDecision, bureau: BureauCode, on: date
) -> tuple[Measured, ...]:
    """The violations of a draft that punishes, or expressly does not; else none."""
    if draft.outcome not in _MEASURED:
        return ()
    return measure(
        draft.violations,
        bureau,
        on,
        weighed=draft.weighed,
        departures=draft.departures,
        punished=draft.outcome is Outcome.PENALTY,
    )


def departs_from_benchmark(draft: DraftDecision, bureau: BureauCode, on: date) -> bool:
    """偏离裁量基准: whether any fine is outside its band, with a reason or without."""
    return any(one.departs for one in measure_draft(draft, bureau, on))


def assessed(
    draft: DraftDecision, bureau: BureauCode, on: date
) -> tuple[Assessed, ...]:
    """What the record of the draft keeps of the benchmark of that day."""
    return tuple(
        Assessed(
            violation=one.no,
            benchmark=found.benchmark.id if found.benchmark and found.tier else "",
            title=found.benchmark.title if found.benchmark and found.tier else "",
            tier=found.tier.name if found.tier else "",
            lowest_fen=found.fine[0],
            highest_fen=found.fine[1],
            says=found.says,
            departs=one.departs,
        )
        for one in measure_draft(draft, bureau, on)
        for found in (one.assessment,)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """裁量 of one violation in one line, for whoever reviews the draft."""

    no: int
    gist: str
    degree: str
    band: str
    fine_fen: int
    departs: bool
    reasons: tuple[str, ...]
    departure: str
    benchmark: str
    demonstration: bool
    note: str


def in_short(case: CaseState, bureau: BureauCode, on: date) -> tuple[Short, ...]:
    """裁量概览 of the current draft, by the benchmark of ``on``; empty without one."""
    if case.draft is None:
        return ()
    return tuple(_short(one) for one in measure_draft(case.draft.given, bureau, on))


def _short(one: Measured) -> Short:
    found = one.assessment
    benchmark = found.benchmark if found.tier else None
    return Short(
        no=one.no,
        gist=found.situation.gist,
        degree=found.tier.name if found.tier else found.degree,
        band=found.says,
        fine_fen=one.violation.fine_fen,
        departs=one.departs,
        reasons=tuple(each.says for each in found.reasons),
        departure=one.departure.reasons if one.departure else "",
        benchmark=benchmark.title if benchmark else "",
        demonstration=bool(benchmark and benchmark.demonstration),
        note=found.note,
    )
