"""The published facts of ``cases.toml``, read into types."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from zhunsheng.kernel.money import from_yuan

DATA = Path(__file__).parent / "cases.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One violation, as far as its figures were published."""

    situation: int
    facts: str
    period: tuple[date, date]
    base: int | None
    refund: int | None
    fine: int | None
    multiple: Decimal | None
    violated: str
    basis: str
    circumstance: str

    @property
    def computed_base(self) -> int:
        """The base: as published, or what the fine and its multiple give."""
        if self.base is None and self.fine is not None and self.multiple:
            return _whole(self.fine / self.multiple)
        return self.base or 0

    @property
    def computed_fine(self) -> int:
        """The fine: the base, as many times as published."""
        return _whole(self.computed_base * (self.multiple or Decimal(0)))


def _whole(amount: Decimal) -> int:
    assert amount == amount.to_integral_value(), f"{amount} is no whole number of fen"
    return int(amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A calculation in the words of the original, and by how much it is wrong."""

    text: str
    off_by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCase:
    """One published case; what was not published is ``None``."""

    id: str
    party: str
    begins_on: date
    concluded_on: date | None
    filed_on: date | None
    decided_on: date | None
    published_on: date | None
    contested_on: date | None
    ends: str  # filing, report, decision
    outcome: str
    loss: int | None
    refund: int | None
    fine: int | None
    suspend_months: Decimal
    terminate_agreement: bool
    complex: bool
    items: tuple[Item, ...]
    sums: tuple[Sum, ...]


@cache
def published_cases() -> dict[str, PublishedCase]:
    """All cases by their number."""
    raw = tomllib.loads(DATA.read_text("utf-8"))
    return {one["id"]: _case(one) for one in raw["case"]}


def _fen(raw: dict[str, Any], name: str) -> int | None:
    return from_yuan(raw[name]) if name in raw else None


def _item(raw: dict[str, Any]) -> Item:
    return Item(
        situation=raw["situation"],
        facts=raw["facts"],
        period=(raw["from"], raw["to"]),
        base=_fen(raw, "base"),
        refund=_fen(raw, "refund"),
        fine=_fen(raw, "fine"),
        multiple=Decimal(raw["multiple"]) if "multiple" in raw else None,
        violated=raw["violated"],
        basis=raw["basis"],
        circumstance=raw.get("circumstance", "none"),
    )


def _case(raw: dict[str, Any]) -> PublishedCase:
    return PublishedCase(
        id=raw["id"],
        party=raw["party"],
        begins_on=raw["begins_on"],
        concluded_on=raw.get("concluded_on"),
        filed_on=raw.get("filed_on"),
        decided_on=raw.get("decided_on"),
        published_on=raw.get("published_on"),
        contested_on=raw.get("contested_on"),
        ends=raw["ends"],
        outcome=raw.get("outcome", "penalty"),
        loss=_fen(raw, "loss"),
        refund=_fen(raw, "refund"),
        fine=_fen(raw, "fine"),
        suspend_months=Decimal(raw.get("suspend_months", "0")),
        terminate_agreement=raw.get("terminate_agreement", False),
        complex=raw.get("complex", False),
        items=tuple(map(_item, raw["item"])),
        sums=tuple(
            Sum(text=one["text"], off_by=_fen(one, "off_by") or 0)
            for one in raw.get("sums", ())
        ),
    )
