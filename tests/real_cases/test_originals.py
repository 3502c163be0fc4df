"""The project's own copy of the facts says what the published decisions say.

Reads the reference material beside the checkout. What the copy may not hold, the
names of the real institutions, is looked for in everything of ours that tells them.
"""

import csv
import re
from pathlib import Path

import pytest

from tests.real_cases.published import DATA, PublishedCase, published_cases
from zhunsheng.kernel.money import from_yuan, yuan

pytestmark = pytest.mark.shared

ROOT = Path(__file__).parents[2]
ORIGINALS = ROOT.parent / "shared" / "cases"
IDS = sorted(published_cases())
_AMOUNT = re.compile(r"(?<![\d.])\d{1,9}(?:\.\d\d?)?(?![\d.])")
_REAL = ("agency", "party_institution", "uscc", "doc_no", "source_url")


def rows() -> dict[str, dict[str, str]]:
    with (ORIGINALS / "real_cases.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def stated(cell: str) -> int | None:
    """The amount of a cell in fen, where it is one."""
    return from_yuan(cell) if re.fullmatch(r"\d+(\.\d+)?", cell) else None


def day(cell: str) -> str | None:
    """A day, where the cell gives it whole; ``2023-06-01(公示落款)`` does."""
    found = re.match(r"\d{4}-\d\d-\d\d", cell)
    return found[0] if found else None


def test_every_published_case_is_there() -> None:
    assert set(published_cases()) == set(rows())


@pytest.mark.parametrize("name", IDS)
def test_days_are_those_of_the_original(name: str) -> None:
    ours, row = published_cases()[name], rows()[name]
    days = {
        "filing_date": ours.filed_on,
        "decision_date": ours.decided_on,
        "published_date": ours.published_on,
    }
    for column, own in days.items():
        assert (own and own.isoformat()) == day(row[column]), column


@pytest.mark.parametrize("name", IDS)
def test_amounts_are_those_of_the_original(name: str) -> None:
    ours, row = published_cases()[name], rows()[name]
    assert ours.loss == stated(row["fund_loss_yuan"])
    fines = {one.fine for one in ours.items} | {ours.fine}
    assert stated(row["fine_yuan"]) in fines  # C03 gives that of the first item
    columns = ("violation_facts", "amount_note", "fund_loss_yuan", "fine_yuan")
    told = " ".join((*(row[one] for one in columns), _text_of(row)))
    amounts = {from_yuan(one) for one in _AMOUNT.findall(told)}
    for item in ours.items:
        own = [one for one in (item.base, item.refund, item.fine) if one]
        assert amounts.issuperset(own), [yuan(one) for one in own]


def _text_of(row: dict[str, str]) -> str:
    """The longer text of the decision, if there is one: found by its address."""
    texts = (one.read_text("utf-8") for one in (ORIGINALS / "decisions").iterdir())
    return "".join(one for one in texts if row["source_url"] in one)


@pytest.mark.parametrize("name", IDS)
def test_multiples_are_those_of_the_original(name: str) -> None:
    column = re.sub(r"\([^)]*\)", "", rows()[name]["fine_multiple"])
    multiples = {one.multiple for one in published_cases()[name].items if one.multiple}
    assert {str(one) for one in multiples} == set(filter(None, column.split("+")))


def _told() -> dict[Path, str]:
    """Everything of ours that tells these cases."""
    paths = [DATA, ROOT / "docs" / "real-cases.md", *(ROOT / "scenarios").iterdir()]
    return {path: path.read_text("utf-8") for path in paths}


@pytest.mark.parametrize("name", IDS)
def test_no_real_name_is_in_our_copy(name: str) -> None:
    row = rows()[name]
    real = [row[column] for column in _REAL if len(row[column]) > 4]
    assert real
    for path, text in _told().items():
        assert not [one for one in real if one in text], path.name


def test_parties_are_plainly_made_up() -> None:
    def made_up(case: PublishedCase) -> bool:
        return case.party.startswith("示范")

    assert all(map(made_up, published_cases().values()))
