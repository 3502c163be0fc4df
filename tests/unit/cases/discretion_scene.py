"""Violations to be weighed, in a province whose benchmark is written for the tests."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.unit.cases import printing_scene as scene
from zhunsheng.cases.records.discretion import Departure, Weighing
from zhunsheng.cases.records.notice import DraftDecision
from zhunsheng.cases.records.parts import Violation
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.discretion import Benchmarks, load_benchmarks
from zhunsheng.regulations.factors import Factor
from zhunsheng.regulations.tiers import Weighed

BUREAU = BureauCode("990100")
ON = date(2026, 6, 1)
ACTED = (date(2025, 1, 1), date(2025, 12, 31))
USED = """
[[item]]
no = 1
matter = "定点医药机构造成损失"
situations = [11, 12, 13, 14, 15, 16, 17, 18, 19]
basis = ["r735:38"]
[[item.tier]]
degree = "no-penalty"
when = [[{ factor = "slight-corrected" }], [{ factor = "no-fault" }]]
[[item.tier]]
degree = "mitigated"
multiple = [100, 1000]
when = [[{ factor = "refunded-before-filing" }, { base_to_yuan = 2000 }]]
[[item.tier]]
degree = "at-low"
multiple = [1000, 1000]
when = [[{ factor = "merit" }]]
[[item.tier]]
degree = "lighter"
multiple = [1000, 1300]
when = [[{ base_to_yuan = 10000 }], [{ factor = "confessed" }], [{ share_to = 10 }]]
[[item.tier]]
degree = "ordinary"
multiple = [1300, 1700]
[[item.tier]]
degree = "heavier"
multiple = [1700, 2000]
when = [
  [{ base_from_yuan = 100000 }],
  [{ repeated_years = 2 }],
  [{ factor = "obstructed" }],
  [{ share_from = 100 }],
]
[[item.tier]]
degree = "at-high"
multiple = [2000, 2000]
when = [[{ factor = "destroyed-evidence" }]]
"""
MANAGED = """
[[item]]
no = 2
matter = "违反管理规定"
situations = [3]
basis = ["r735:39"]
[[item.tier]]
degree = "lighter"
fixed_yuan = [10000, 20000]
when = [[{ factor = "first-time" }]]
[[item.tier]]
degree = "ordinary"
fixed_yuan = [20000, 40000]
[[item.tier]]
degree = "heavier"
fixed_yuan = [40000, 50000]
when = [[{ factor = "obstructed" }]]
"""
PART = """
[[item]]
no = 3
matter = "骗取"
situations = [20]
basis = ["r735:40.1"]
complete = false
[[item.tier]]
degree = "at-low"
name = "细则第2项"
multiple = [2000, 2000]
"""
HEAD = """
id = "{name}"
title = "示范省裁量基准（{name}）"
region = "990000"
in_force_from = {begins}
{ends}
source_mark = "V"
came_from = "示范"
"""


def benchmarks(folder: Path, text: str = USED + MANAGED + PART) -> Benchmarks:
    """Those that are shipped, and one of province 99 from 2022 on."""
    head = HEAD.format(name="today", begins="2022-01-01", ends="")
    (folder / "today.toml").write_text(head + text, encoding="utf-8")
    return load_benchmarks([folder])


def weighed(*factors: Factor, **more: Any) -> Weighed:
    return Weighed(
        factors=frozenset(factors), began_on=ACTED[0], ended_on=ACTED[1], **more
    )


def violation(base_fen: int, fine_fen: int, **more: Any) -> Violation:
    facts = {
        "base_fen": base_fen,
        "fine_fen": fine_fen,
        "refund_fen": base_fen,
        "period_from": ACTED[0],
        "period_to": ACTED[1],
        **more,
    }
    return replace(scene.SWAP, **facts)


def draft(*violations: Violation, **more: Any) -> DraftDecision:
    return replace(scene.DRAFT, violations=violations, **more)


def weighing(no: int, *factors: Factor, **more: Any) -> Weighing:
    return Weighing(violation=no, circumstances=factors, **more)


def departure(no: int) -> Departure:
    return Departure(violation=no, reasons="当事人积极赔偿并取得谅解，按基准显失公平。")
