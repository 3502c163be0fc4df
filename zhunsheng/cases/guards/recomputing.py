"""What a recomputed deadline must be before it is written down."""

from dataclasses import dataclass

from zhunsheng.cases.records.deadlines import DeadlineRecomputed
from zhunsheng.kernel.ids import PROGRAM, OfficerId
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard


@dataclass(frozen=True, slots=True, kw_only=True)
class RecomputingSituation:
    """Who writes, what, and what was written of this case before."""

    by: OfficerId
    data: DeadlineRecomputed
    earlier: tuple[DeadlineRecomputed, ...]


@guard(
    "cases.recompute.not-the-program",
    "期限由系统按公布的放假安排重算，不能手工改动。",
    basis=cite("apl-2021:85"),
    way_out="由系统管理员导入当年的放假安排，系统自动重算。",
)
def program_recomputes(situation: RecomputingSituation) -> bool:
    """系统重算: no hand moves a deadline."""
    return situation.by == PROGRAM


@guard(
    "cases.recompute.nothing-changed",
    "期限没有变化，无须重算。",
    basis=cite("apl-2021:85"),
    way_out="无须办理。",
)
def something_changed(situation: RecomputingSituation) -> bool:
    """变化: another day, or a day that is certain now; and not written before."""
    data = situation.data
    moved = data.before != data.after or data.was_provisional != data.provisional
    return moved and data not in situation.earlier


BEFORE_RECOMPUTING = (program_recomputes, something_changed)
