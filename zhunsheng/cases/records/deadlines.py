"""期限的重算: a year's holidays were published after a deadline was told."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.kernel.fields import Line, label
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


@record(
    "cases.deadline-recomputed",
    version=1,
    title="重算期限",
    basis=cite("apl-2021:85"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRecomputed:
    """重算期限: the day that was told, the day that stands now, and why."""

    case_id: Annotated[CaseId, label("案件", widget="hidden")]
    obligation: Annotated[Line, label("期限代号", widget="hidden")]
    title: Annotated[Line, label("期限")]
    before: Annotated[date, label("原末日")]
    was_provisional: Annotated[bool, label("原为暂定")]
    after: Annotated[date, label("现末日")]
    provisional: Annotated[bool, label("仍为暂定")]
    reason: Annotated[Line, label("重算原因")]
