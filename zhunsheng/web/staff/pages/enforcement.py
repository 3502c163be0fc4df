"""What in the program answers for a clause: acts, guards, record types."""

from dataclasses import dataclass

from zhunsheng.kernel.acts import all_acts
from zhunsheng.ledger.records import all_types
from zhunsheng.regulations.clauses import Clause


@dataclass(frozen=True, slots=True)
class Enforcer:
    """One thing that enforces a clause, in words."""

    kind: str
    says: str
    code: str


def enforcement_of(clause: Clause) -> tuple[Enforcer, ...]:
    """Everything registered that cites the clause; each thing once."""
    found: dict[str, Enforcer] = {}
    for act in all_acts():
        for guard in act.guards:
            if clause in guard.basis:
                found[guard.code] = Enforcer(
                    f"{act.title}的条件", guard.says, guard.code
                )
    for kind in all_types():
        if clause in kind.basis:
            found[kind.name] = Enforcer("记录", kind.title, kind.name)
    return tuple(found.values())
