"""审核目录清单 through ``perform``: whose log holds what, and which edition counts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.queries import get_bureau, get_officer
from zhunsheng.cases import queries
from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.gathering import gather, load
from zhunsheng.cases.guards.draft import grounds_of_review, review_is_due
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.disclosure.catalogue_records import CatalogueReleased
from zhunsheng.disclosure.streams import public_log_of
from zhunsheng.kernel.errors import UnfitInputError
from zhunsheng.kernel.fields import CHINA, BadInputError
from zhunsheng.kernel.ids import PROGRAM, BureauCode, CaseId
from zhunsheng.ledger import reader
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.verify import verify
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.review.catalogue import queries as catalogues
from zhunsheng.review.catalogue.comparing import Change
from zhunsheng.review.catalogue.kinds import MajorKind
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.script import parse
from zhunsheng.site.scenario.stage import HouseCast, HouseStage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

STORY = Path(__file__).parents[2] / "scenarios" / "03-review-rounds.json"
NANCHANG, JIANGXI = BureauCode("360100"), BureauCode("360000")
REVIEWER, HEAD = "nanchang-legal-reviewer-1", "nanchang-bureau-head"
SUPERVISOR, HANDLER = "jiangxi-supervisor", "nanchang-handler-1"
DRAFTED = datetime(2025, 7, 8, 9, 30, tzinfo=CHINA)


@dataclass
class World:
    """The bureau with its catalogue, and a case drafted under it."""

    case_id: CaseId
    items: list[dict[str, Any]]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        raw = json.loads(STORY.read_text("utf-8"))
        drafts = [
            number
            for number, step in enumerate(raw["steps"], start=1)
            if step.get("act") == "cases.draft-decision"
        ]
        raw["steps"] = raw["steps"][: drafts[0]]
        script = parse(raw, "catalogue.json")
        people.establish(
            script.steps[0].at - timedelta(days=1),
            only=frozenset({NANCHANG, "620100"}),
        )
        player = Player(script, HouseCast(), HouseStage())
        assert player.play(), [one.differences for one in player.results if not one.ok]
        approved = [
            step
            for step in raw["steps"]
            if step.get("act") == "review.draft-catalogue" and "expect" not in step
        ]
        yield World(
            CaseId(UUID(str(player.names["case"]["id"]))),
            approved[-1]["data"]["items"],
        )
        transaction.set_rollback(True)


def who(username: str) -> Officer:
    return get_officer(people.officer_id(username))


def do(name: str, username: str, at: datetime = DRAFTED, **data: Any) -> Any:
    return perform(name, data, by=people.officer_id(username), at=at)


def refused(name: str, username: str, at: datetime = DRAFTED, **data: Any) -> set[str]:
    with pytest.raises(RefusedError) as error:
        do(name, username, at, **data)
    return {one.code for one in error.value.refusals}


def situation(world: World, at: datetime = DRAFTED) -> Situation:
    officer = who(HANDLER)
    case = load(NANCHANG, world.case_id)
    return gather(CATALOGUE["cases.request-review"], case, None, officer, at)


def second_edition(
    world: World, at: datetime, effective_on: date, amount_fen: int
) -> None:
    """Another catalogue, with other amounts, in the middle of the case."""
    items = json.loads(json.dumps(world.items))
    for party in ("organisation", "individual_business", "citizen"):
        items[0][f"{party}_fen"] = amount_fen
    do("review.draft-catalogue", REVIEWER, at, items=items, note="修改数额。")
    do(
        "review.approve-catalogue",
        HEAD,
        at + timedelta(minutes=1),
        edition=2,
        revision=1,
        effective_on=effective_on.isoformat(),
        opinion="同意。",
    )


class TestLogs:
    """谁说的话记在谁的台账: each bureau signs in its own log."""

    def test_the_comment_stands_in_the_log_of_the_bureau_above(self) -> None:
        ((comment, place),) = reader.replay(
            JIANGXI, catalogues.comments_stream_of(NANCHANG)
        )
        assert (place.log, comment.drafted_by) == (JIANGXI, NANCHANG)
        own = [
            place.log
            for _, place in reader.replay(NANCHANG, catalogues.stream_of(NANCHANG))
        ]
        assert own == [NANCHANG] * 4  # two drafts, the answer, the approval

    def test_both_see_comment_and_answer(self) -> None:
        bureau = get_bureau(NANCHANG)
        (found,) = catalogues.comments_on(bureau, catalogues.catalogue_of(NANCHANG))
        assert found.accepted is True
        assert "降低" in found.given.opinion
        assert found.answer.startswith("已按意见")

    def test_what_changed_is_told(self) -> None:
        state = catalogues.catalogue_of(NANCHANG)
        first, last = state.drafts[0], state.drafts[-1]
        assert (first.revision, last.revision) == (1, 2)
        found = catalogues.changes_of(state, 1, last.items)
        assert {one.change for one in found} == {Change.ADDED}

    def test_nothing_is_wrong_with_the_ledger(self) -> None:
        assert not verify()


class TestPublished:
    def test_the_approved_edition_goes_out_with_its_flow_chart(self) -> None:
        ((released, place),) = reader.replay_log(public_log_of(NANCHANG))
        assert isinstance(released, CatalogueReleased)
        assert place.by == PROGRAM
        assert released.effective_on == date(2025, 6, 1)
        assert released.follows is None
        amounts = {one.party: one.amount_fen for one in released.items[0].amounts}
        assert amounts["法人或者其他组织"] == 20_000_00
        assert released.items[0].basis[0].startswith("《医疗保障行政处罚程序")
        terms = {one.code: one.term for one in released.stages}
        assert terms["review"] == "10 个工作日，经批准可以延长 10 个工作日"

    def test_the_next_edition_names_the_one_before(self, world: World) -> None:
        second_edition(world, DRAFTED, DRAFTED.date(), 1)
        written = list(reader.replay_log(public_log_of(NANCHANG)))
        (_, first), (second, _) = written
        assert second.follows == first.position

    def test_nothing_goes_out_when_the_approval_is_refused(self, world: World) -> None:
        do("review.draft-catalogue", REVIEWER, items=world.items, note="再次编制。")
        codes = refused(
            "review.approve-catalogue",
            "nanchang-deputy-head",
            edition=2,
            revision=1,
            effective_on="2025-07-08",
            opinion="同意。",
        )
        assert codes == {"review.catalogue-not-head"}
        assert len(list(reader.replay_log(public_log_of(NANCHANG)))) == 1


class TestRunningCases:
    """在办案件: the edition of the day of filing, whatever comes later."""

    def amount_grounds(self, found: Situation) -> list[str]:
        return [
            one.says
            for one in grounds_of_review(found)
            if one.kind in (MajorKind.FINE_AND_RECOVERY, MajorKind.FINE)
        ]

    def test_the_reason_gives_the_figures_of_the_catalogue(self, world: World) -> None:
        (says,) = self.amount_grounds(situation(world))
        assert says == (
            "罚款与追回医保基金合计 29,758.20 元，达到本局审核目录的数额标准"
            " 20,000.00 元。"
        )
        page = queries.get_case_page(world.case_id, who(HANDLER), DRAFTED)
        assert says in {one.says for one in page.major}

    @pytest.mark.parametrize("amount_fen", [1, 10_000_000_00])
    def test_a_catalogue_changed_in_the_middle_changes_nothing(
        self, world: World, amount_fen: int
    ) -> None:
        before = grounds_of_review(situation(world))
        second_edition(world, DRAFTED, DRAFTED.date(), amount_fen)
        later = DRAFTED + timedelta(days=20)
        assert (
            catalogues.catalogue_of(NANCHANG).in_force(later.date(), later).edition == 2
        )  # type: ignore[union-attr]
        now = situation(world, later)
        assert now.catalogue is not None
        assert now.catalogue.edition == 1
        assert grounds_of_review(now) == before

    def test_a_lead_that_is_not_filed_has_the_edition_of_today(
        self, world: World
    ) -> None:
        done = do(
            "cases.register-lead",
            HANDLER,
            source="report",
            received_on="2025-07-08",
            suspect="示范诊所",
            suspect_kind="organisation",
            summary="反映串换药品",
        )
        second_edition(world, DRAFTED + timedelta(hours=1), date(2025, 8, 1), 1)
        case = load(NANCHANG, CaseId(UUID(str(done.result["id"]))))
        entry, officer = CATALOGUE["cases.propose-filing"], who(HANDLER)
        for day, edition in ((31, 1), (32, 2)):
            at = datetime(2025, 7, 1, 9, tzinfo=CHINA) + timedelta(days=day - 1)
            found = gather(entry, case, None, officer, at)
            assert found.catalogue is not None
            assert found.catalogue.edition == edition


class TestRaising:
    """提级: raised by hand, shown with the reason, never lowered."""

    def test_a_handler_of_the_case_raises_it_once(self, world: World) -> None:
        given = {"case_id": str(world.case_id), "reasons": "涉及多家机构"}
        do("cases.raise-to-major", HANDLER, **given)
        says = {one.says for one in grounds_of_review(situation(world))}
        name = who(HANDLER).name
        told = f"{name}于 2025-07-08 提请按重大执法决定审核：涉及多家机构。"
        assert told in says
        again = refused("cases.raise-to-major", "nanchang-legal-head", **given)
        assert again == {"cases.raised-already"}

    def test_no_act_lowers_it(self, world: World) -> None:
        """Whatever writes in a case: the raising stays."""
        do(
            "cases.raise-to-major",
            "nanchang-legal-head",
            case_id=str(world.case_id),
            reasons="疑难",
        )
        do("review.draft-catalogue", REVIEWER, items=world.items, note="再次编制。")
        found = situation(world, DRAFTED + timedelta(days=300))
        assert found.case.raised
        assert review_is_due(found)

    @pytest.mark.parametrize(
        ("username", "codes"),
        [
            ("nanchang-handler-3", {"cases.raise.not-concerned"}),
            (
                "nanchang-archivist",
                {"cases.not-your-post", "cases.raise.not-concerned"},
            ),
        ],
    )
    def test_not_by_who_has_no_part_in_it(
        self, world: World, username: str, codes: set[str]
    ) -> None:
        given = {"case_id": str(world.case_id), "reasons": "疑难"}
        assert refused("cases.raise-to-major", username, **given) == codes

    @pytest.mark.parametrize(
        "username",
        [
            "nanchang-handling-head",
            "nanchang-legal-reviewer-1",
            "nanchang-deputy-head",
            "nanchang-bureau-head",
        ],
    )
    def test_by_those_who_look_after_all_cases(
        self, world: World, username: str
    ) -> None:
        do(
            "cases.raise-to-major",
            username,
            case_id=str(world.case_id),
            reasons="疑难",
        )

    def test_a_reviewer_who_raised_it_may_review_it(self, world: World) -> None:
        """To ask for a review is no part in the enforcement."""
        case = {"case_id": str(world.case_id)}
        do("cases.raise-to-major", REVIEWER, **case, reasons="疑难")
        do("cases.request-review", HANDLER, **case, complete=True)
        (submitted, *_) = (
            record for record, _ in reader.replay(NANCHANG, f"review/{world.case_id}")
        )
        assert people.officer_id(REVIEWER) not in submitted.participants
        assert people.officer_id(HANDLER) in submitted.participants
        assert any("提请按重大执法决定审核" in one for one in submitted.grounds)
        codes = {
            one.code
            for one in queries.preview(
                "review.give-opinion", {**case, "round": "1"}, who(REVIEWER), DRAFTED
            )
        }
        assert "review.took-part" not in codes

    def test_it_is_offered_until_it_was_done(self, world: World) -> None:
        def offered() -> bool:
            page = queries.get_case_page(world.case_id, who(HANDLER), DRAFTED)
            return "cases.raise-to-major" in {one.act for one in page.next}

        assert offered()
        do(
            "cases.raise-to-major",
            HANDLER,
            case_id=str(world.case_id),
            reasons="疑难",
        )
        assert not offered()


class TestStrangers:
    def test_another_bureau_comments_on_nothing(self) -> None:
        codes = refused(
            "review.comment-catalogue",
            "gansu-supervisor",
            drafted_by=NANCHANG,
            edition=1,
            revision=2,
            kind="guidance",
            opinion="示范",
        )
        assert codes == {"review.catalogue-not-above"}

    def test_a_bureau_that_does_not_exist(self) -> None:
        with pytest.raises((UnfitInputError, BadInputError)):
            do(
                "review.comment-catalogue",
                SUPERVISOR,
                drafted_by="999999",
                edition=1,
                revision=1,
                kind="guidance",
                opinion="示范",
            )

    def test_an_officer_of_another_bureau_drafts_only_for_his_own(
        self, world: World
    ) -> None:
        before = catalogues.catalogue_of(NANCHANG).version
        do(
            "review.draft-catalogue",
            "lanzhou-legal-reviewer-1",
            items=world.items,
            note="示范",
        )
        assert catalogues.catalogue_of(NANCHANG).version == before
        assert catalogues.catalogue_of(BureauCode("620100")).open_draft is not None

    def test_a_comment_after_approval_guides_the_next_edition(
        self, world: World
    ) -> None:
        do(
            "review.comment-catalogue",
            SUPERVISOR,
            drafted_by=NANCHANG,
            edition=1,
            revision=2,
            kind="guidance",
            opinion="下一版请单列拒付。",
        )
        do("review.draft-catalogue", REVIEWER, items=world.items, note="再次编制。")
        codes = refused(
            "review.approve-catalogue",
            HEAD,
            edition=2,
            revision=1,
            effective_on="2025-07-08",
            opinion="同意。",
        )
        assert codes == {"review.catalogue-comment-unanswered"}
