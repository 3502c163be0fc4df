"""Folding: what hearings, corrections and services by notice do to a case."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.ready import DECISION, data
from zhunsheng.cases.evolution import fold
from zhunsheng.cases.obligations.excluded import excluded
from zhunsheng.cases.records.decision import DocumentServed, ServiceManner
from zhunsheng.cases.records.execution import Extended, ExtensionStage
from zhunsheng.cases.records.notice import (
    DefenceWaived,
    DiscussionSubject,
    NoticeIssued,
)
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.fields import CHINA
from zhunsheng.ledger.projection import Place

ASKED = replace(data("cases.request-hearing"), requested_on=date(2026, 5, 13))
HELD = data("cases.hold-hearing")
NOTICE = NoticeIssued(
    case_id=scene.CASE,
    document_id=scene.NOTICE,
    round=1,
    draft_digest="a" * 64,
    hearing_offered=True,
    defence_days=5,
    issued_on=date(2026, 5, 8),
)
AFTER = datetime(2026, 5, 20, 9, tzinfo=CHINA)


def folded(*records: object) -> CaseState:
    return fold(
        (
            one,
            Place(
                log=scene.CODE,
                position=no,
                stream=f"case/{scene.CASE}",
                stream_version=no,
                by=scene.FIRST,
                at=AFTER + timedelta(minutes=no),
            ),
        )
        for no, one in enumerate(records, start=1)
    )


def spans(case: CaseState) -> list[tuple[date, date | None]]:
    found = excluded(case, until=date(2026, 6, 1))
    return [(one.began_on, one.ended_on) for one in found]


def waived(*, hearing: bool) -> DefenceWaived:
    given: DefenceWaived = data("cases.waive-defence")
    return replace(given, waived_on=date(2026, 5, 15), includes_hearing=hearing)


def test_the_time_of_a_hearing_does_not_count() -> None:
    assert spans(folded(ASKED, HELD)) == [(date(2026, 5, 14), date(2026, 5, 27))]


def test_nor_does_it_after_the_party_was_told_anew() -> None:
    """重新告知 voids the hearing, not the time that it took."""
    case = folded(ASKED, HELD, NOTICE)
    assert case.hearing_asked_on is None
    assert spans(case) == [(date(2026, 5, 14), date(2026, 5, 27))]
    assert spans(folded(ASKED, NOTICE)) == [(date(2026, 5, 14), date(2026, 5, 20))]


def test_a_hearing_given_up_ends_its_time() -> None:
    case = folded(ASKED, waived(hearing=True))
    assert case.hearing_waived
    assert spans(case) == [(date(2026, 5, 14), date(2026, 5, 15))]


def test_giving_up_the_defence_is_not_giving_up_the_hearing() -> None:
    case = folded(ASKED, waived(hearing=False))
    assert not case.hearing_waived
    assert spans(case) == [(date(2026, 5, 14), date(2026, 6, 1))]


def test_who_asks_again_in_time_is_heard() -> None:
    assert not folded(waived(hearing=True), ASKED).hearing_waived


def test_a_check_covers_every_correction_that_is_open() -> None:
    order, check = data("cases.order-correction"), data("cases.verify-correction")
    failed = replace(check, corrected=False)
    case = folded(order, failed, order, check)
    assert [one.corrected for one in case.corrections] == [True, True]
    kept = folded(order, check, order, failed)
    assert [one.corrected for one in kept.corrections] == [True, False]


def test_service_by_notice_does_not_count_and_direct_service_takes_no_time() -> None:
    given = replace(
        data("cases.serve-document"),
        document_id=DECISION,
        manner=ServiceManner.NOTICE,
        served_on=date(2026, 5, 1),
    )
    by_notice = DocumentServed(
        case_id=scene.CASE,
        given=given,
        kind="penalty-notice",
        effective_on=date(2026, 5, 31),
    )
    assert spans(folded(by_notice)) == [(date(2026, 5, 2), date(2026, 5, 31))]
    direct = replace(by_notice, effective_on=date(2026, 5, 1))
    assert spans(folded(direct)) == []


def test_a_published_notice_has_two_days_until_the_party_is_told_anew() -> None:
    given = replace(
        data("cases.serve-document"),
        document_id=scene.NOTICE,
        manner=ServiceManner.NOTICE,
        served_on=date(2026, 5, 1),
    )
    published = DocumentServed(
        case_id=scene.CASE,
        given=given,
        kind="penalty-notice",
        effective_on=date(2026, 5, 31),
    )
    case = folded(NOTICE, published)
    assert case.notice_begun_on == date(2026, 5, 1)
    assert case.notice_served_on == date(2026, 5, 31)
    anew = folded(NOTICE, published, NOTICE)
    assert anew.notice_begun_on is anew.notice_served_on is None


EXTENDED = (
    data("cases.propose-extension"),
    Extended(
        case_id=scene.CASE,
        proposal_no=1,
        stage=ExtensionStage.FIRST,
        days=30,
        opinion="同意",
    ),
)
MORE_TIME = replace(
    data("cases.discuss"),
    subject=DiscussionSubject.EXTENSION,
    held_on=AFTER.date(),
)
ABOUT_THE_DRAFT = replace(MORE_TIME, subject=DiscussionSubject.DECISION)


@pytest.mark.parametrize(
    ("written", "agreed"),
    [
        ((*EXTENDED, MORE_TIME), True),
        ((*EXTENDED, replace(MORE_TIME, agrees=False)), False),
        ((*EXTENDED, MORE_TIME, replace(MORE_TIME, agrees=False)), False),
        ((*EXTENDED, replace(MORE_TIME, held_on=date(2026, 5, 19))), False),
        ((MORE_TIME,), False),
        (EXTENDED, False),
        ((*EXTENDED, ABOUT_THE_DRAFT), False),
        ((*EXTENDED, MORE_TIME, ABOUT_THE_DRAFT), True),
    ],
)
def test_more_time_again_is_agreed_after_the_first_extension(
    *, written: tuple[object, ...], agreed: bool
) -> None:
    assert folded(*written).extension_discussion is agreed


def test_a_discussion_of_more_time_is_none_of_the_draft() -> None:
    assert folded(*EXTENDED, MORE_TIME).discussion is None
    case = folded(*EXTENDED, ABOUT_THE_DRAFT, MORE_TIME)
    assert case.discussion == ABOUT_THE_DRAFT
