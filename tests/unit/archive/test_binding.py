"""装订: the order of pieces, receipts behind what they receipt, pages."""

from datetime import date
from itertools import permutations
from uuid import UUID

import pytest

from zhunsheng.archive.binding import Loose, bind
from zhunsheng.archive.records import PieceKind, Volume
from zhunsheng.kernel.ids import DocumentId

DAY = date(2026, 3, 2)


def paper(
    number: int, code: str, *, pages: int = 1, follows: int = 0, day: date = DAY
) -> Loose:
    return Loose(
        kind=PieceKind.DOCUMENT,
        code=code,
        title=f"{code}{number}",
        made_by="示范局",
        made_on=day,
        pages=pages,
        sha256="a" * 64,
        document_id=DocumentId(UUID(int=number)),
        follows=DocumentId(UUID(int=follows)) if follows else None,
    )


def thing(title: str, pages: int = 3) -> Loose:
    return Loose(
        kind=PieceKind.EVIDENCE,
        code="documentary",
        title=title,
        made_by="示范医院",
        made_on=DAY,
        pages=pages,
        sha256="",
        note="未附电子文件",
    )


CASE = (
    paper(1, "filing-approval", pages=2),
    paper(2, "penalty-notice"),
    paper(3, "service-receipt", follows=2),
    paper(4, "penalty-decision", pages=4),
    paper(5, "service-receipt", follows=4),
    thing("病历"),
    paper(6, "closing-approval"),
    paper(7, "investigation-report", pages=5),
    paper(8, "legal-review-opinion"),
)


def test_decision_and_its_receipt_come_before_other_papers() -> None:
    bound = bind(CASE)
    assert [one.title for one in bound if one.volume is Volume.MAIN] == [
        "filing-approval1",
        "penalty-decision4",
        "service-receipt5",
        "penalty-notice2",
        "service-receipt3",
        "病历",
        "closing-approval6",
    ]
    assert [one.title for one in bound if one.volume is Volume.INNER] == [
        "investigation-report7",
        "legal-review-opinion8",
    ]


def test_each_volume_counts_its_own_pages() -> None:
    ranges = {one.title: one.page_range for one in bind(CASE)}
    assert ranges["filing-approval1"] == "正卷1-2"
    assert ranges["penalty-decision4"] == "正卷3-6"
    assert ranges["service-receipt5"] == "正卷7"
    assert ranges["investigation-report7"] == "副卷1-5"
    assert ranges["legal-review-opinion8"] == "副卷6"


def test_no_piece_is_lost_or_doubled() -> None:
    for some in permutations(CASE[:6]):
        assert sorted(one.title for one in bind(some)) == sorted(
            one.title for one in some
        )


def test_a_receipt_of_nothing_that_is_here_is_still_bound() -> None:
    (bound,) = bind([paper(1, "service-receipt", follows=99)])
    assert bound.order == 1


def test_a_piece_without_pages_has_no_range() -> None:
    (bound,) = bind([thing("光盘", pages=0)])
    assert bound.page_range == "—"


@pytest.mark.parametrize("code", ["dossier-cover", "dossier-catalogue", "dossier-note"])
def test_the_sheets_of_a_dossier_are_not_pieces_of_it(code: str) -> None:
    assert bind([paper(1, code)]) == ()


def test_a_kind_that_nobody_ranked_comes_after_those_that_are() -> None:
    bound = bind([paper(1, "something-new"), paper(2, "inspection-record")])
    assert [one.title for one in bound] == ["inspection-record2", "something-new1"]
