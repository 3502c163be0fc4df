"""归档的条件: each guard just met, and just not."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.unit.disclosure.samples import BUREAU, officer
from zhunsheng.archive import guards
from zhunsheng.archive.guards import (
    ArchiveSituation,
    Given,
    PackageSituation,
    PaperStanding,
)
from zhunsheng.archive.records import (
    DossierArchived,
    PackageBuilt,
    Retention,
)
from zhunsheng.archive.retention import ORDINARY, SUMMARY, least, rules, years
from zhunsheng.archive.state import DossierState, fold
from zhunsheng.authorities.posts import Post
from zhunsheng.kernel.ids import PROGRAM, CaseId, DocumentId, OfficerId
from zhunsheng.regulations.guards import unmet

ON = date(2026, 5, 6)
ARCHIVIST = officer(1, Post.ARCHIVIST)
MAKER = officer(2, Post.HANDLER)
MADE = PaperStanding(title="决定书", settled=True, must_be_served=True, served=True)
CASE = CaseId(UUID(int=9))
ARCHIVED = DossierArchived(
    case_id=CASE,
    bureau=BUREAU,
    bureau_name="兰州市医疗保障局（演示）",
    case_number="立1",
    case_name="示范案",
    decision_number="决1",
    department="科",
    filed_on=ON,
    closed_on=ON,
    archived_on=ON,
    archive_number="20260001",
    ordinal=1,
    retention=Retention.PERMANENT,
    retention_basis="",
    made_by=MAKER.officer_id,
    checked_by=ARCHIVIST.officer_id,
    pieces=0,
    pages=0,
    state="齐全",
    unserved=None,
    catalogue=(),
    cover=DocumentId(UUID(int=1)),
    catalogue_document=DocumentId(UUID(int=2)),
    note_document=DocumentId(UUID(int=3)),
)
BUILT = PackageBuilt(case_id=CASE, sha256="a", sm3="b", size_bytes=1, tree_size=1)
GIVEN = Given(made_by=MAKER.officer_id, retention=Retention.PERMANENT, unserved=None)
GOOD = ArchiveSituation(
    officer=ARCHIVIST,
    on=ON,
    closed_on=ON,
    dossier=DossierState(),
    papers=(MADE,),
    open_obligations=(),
    least=least(procedure=ORDINARY, penalty=True),
    maker=MAKER,
    given=GIVEN,
)


def codes(situation: ArchiveSituation) -> list[str]:
    found = unmet(guards.BEFORE_ARCHIVE, situation)
    return [one.code.removeprefix("archive.") for one in found]


def test_a_closed_case_with_everything_in_order_is_archived() -> None:
    assert codes(GOOD) == []


UNSERVED = replace(MADE, served=False)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"officer": officer(1, Post.HANDLER)}, "not-the-archivist"),
        ({"officer": replace(ARCHIVIST, left_on=ON)}, "not-the-archivist"),
        ({"closed_on": None}, "case-not-closed"),
        ({"dossier": fold([ARCHIVED])}, "already-archived"),
        ({"papers": (MADE, replace(MADE, settled=False))}, "document-not-made"),
        ({"papers": (MADE, UNSERVED)}, "document-not-served"),
        ({"open_obligations": ("公示决定",)}, "obligation-open"),
        (
            {"given": replace(GIVEN, made_by=ARCHIVIST.officer_id), "maker": ARCHIVIST},
            "same-person",
        ),
        ({"maker": None}, "maker-unknown"),
        ({"maker": replace(MAKER, left_on=ON)}, "maker-unknown"),
        (
            {"given": replace(GIVEN, retention=Retention.THIRTY_YEARS)},
            "retention-too-short",
        ),
    ],
)
def test_one_thing_wrong_is_one_reason(change: dict[str, Any], code: str) -> None:
    assert codes(replace(GOOD, **change)) == [code]


@pytest.mark.parametrize(
    "change",
    [
        {"officer": replace(ARCHIVIST, left_on=date(2026, 5, 7))},
        {"papers": ()},
        {"papers": (UNSERVED,), "given": replace(GIVEN, unserved="已作废，重新制作。")},
        {"papers": (replace(UNSERVED, must_be_served=False),)},
        {"maker": replace(MAKER, left_on=date(2026, 5, 7))},
        {
            "least": least(procedure=ORDINARY, penalty=False),
            "given": replace(GIVEN, retention=Retention.THIRTY_YEARS),
        },
    ],
)
def test_the_neighbours_that_are_allowed(change: dict[str, Any]) -> None:
    assert codes(replace(GOOD, **change)) == []


def test_before_anything_is_typed_only_the_case_is_judged() -> None:
    asked = replace(GOOD, given=None, maker=None, papers=(UNSERVED,))
    assert codes(asked) == []
    assert codes(replace(asked, closed_on=None)) == ["case-not-closed"]


def test_every_reason_at_once() -> None:
    nothing = replace(
        GOOD,
        officer=officer(1),
        closed_on=None,
        maker=None,
        papers=(replace(UNSERVED, settled=False),),
    )
    assert codes(nothing) == [
        "not-the-archivist",
        "case-not-closed",
        "document-not-made",
        "document-not-served",
        "maker-unknown",
    ]


@pytest.mark.parametrize(
    ("by", "records", "code"),
    [
        (PROGRAM, [ARCHIVED], None),
        (MAKER.officer_id, [ARCHIVED], "package-not-the-program"),
        (PROGRAM, [], "package-before-archive"),
        (PROGRAM, [ARCHIVED, BUILT], "package-again"),
    ],
)
def test_a_package_is_recorded_once_by_the_program(
    by: OfficerId, records: list[object], code: str | None
) -> None:
    situation = PackageSituation(by=by, dossier=fold(records))
    found = [one.code for one in unmet(guards.BEFORE_PACKAGE, situation)]
    assert found == ([] if code is None else [f"archive.{code}"])


def test_retention_comes_from_data_and_names_its_clause() -> None:
    assert least(procedure=ORDINARY, penalty=True).retention is Retention.PERMANENT
    assert least(procedure=SUMMARY, penalty=True).retention is Retention.THIRTY_YEARS
    assert least(procedure=SUMMARY, penalty=False).retention is Retention.TEN_YEARS
    assert all(rule.basis_text.startswith("《") for rule in rules())
    lengths = [years(one) for one in Retention]
    assert lengths == sorted(lengths, reverse=True)
    with pytest.raises(LookupError):
        least(procedure="none", penalty=True)
