"""保管期限: how long a dossier is kept at least, from data. No Django."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from zhunsheng.archive.records import RETENTIONS, Retention
from zhunsheng.regulations.clauses import Clause, cite, in_chinese

_LENGTH = {Retention.TEN_YEARS: 10, Retention.THIRTY_YEARS: 30}
_FOR_EVER = 10_000

ORDINARY, SUMMARY = "ordinary", "summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """保管期限的规定: the shortest retention, and where it comes from."""

    procedure: str
    penalty: bool
    retention: Retention
    basis: tuple[Clause, ...]

    @property
    def basis_text(self) -> str:
        """The clauses in Chinese, as they are recorded."""
        return "、".join(in_chinese(clause) for clause in self.basis)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the data file."""
    text = files("zhunsheng.archive").joinpath("data/retention.toml").read_text("utf-8")
    return tuple(
        Rule(
            procedure=raw["procedure"],
            penalty=raw["outcome"] == "penalty",
            retention=RETENTIONS[raw["retention"]],
            basis=cite(*raw["basis"]),
        )
        for raw in tomllib.loads(text)["rule"]
    )


def least(*, procedure: str, penalty: bool) -> Rule:
    """The rule for a case of this procedure and outcome."""
    for rule in rules():
        if (rule.procedure, rule.penalty) == (procedure, penalty):
            return rule
    raise LookupError(procedure)


def years(retention: Retention) -> int:
    """How long it is, to compare."""
    return _LENGTH.get(retention, _FOR_EVER)
