"""A whole case through ``perform``: who sees it, and what it leaves behind."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django.fixtures import DjangoAssertNumQueries
from pytest_django.plugin import DjangoDbBlocker

from tests.unit.archive.world import BUREAU, HANDLER, SCENARIO, World
from tests.unit.cases.ready import data
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.queries import get_officer
from zhunsheng.cases import queries
from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.commands import _engine
from zhunsheng.cases.gathering import NoSuchCaseError, load
from zhunsheng.cases.informants import may_know_informant
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.records.leads import LeadRegistered
from zhunsheng.cases.state import CaseState
from zhunsheng.jobs.followers import search_index
from zhunsheng.jobs.search.queries import search
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.fields import CHINA, as_plain
from zhunsheng.kernel.ids import CaseId, LeadId, OfficerId
from zhunsheng.ledger import reader
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.streams import StaleStreamError
from zhunsheng.ledger.verify import verify
from zhunsheng.review.records import Point
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario import script as scripts
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.stage import HouseCast, HouseStage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

LATER = datetime(2027, 6, 1, 9, tzinfo=CHINA)
INFORMANT = ("甄举报", "13600000001")
UNKNOWN = UUID(int=404)
OUTSIDER = "mingshan-handler-1"
ON_CASES = sorted(set(CATALOGUE) - {"cases.register-lead"})
ON_REVIEWS = {
    "review.extend": {"round": 1, "reasons": "案情复杂"},
    "review.give-opinion": {
        "round": 1,
        "points": [
            {"point": point.value, "conclusion": "ok", "note": "清楚"}
            for point in Point
        ],
        "verdict": "other",
        "opinion": "同意",
        "responsible": True,
    },
    "review.recuse": {"round": 1, "reasons": "与当事人有亲属关系"},
    "review.return-material": {"round": 1, "missing": ["送达回证"]},
    "review.answer-objection": {"round": 1, "gives_way": False, "reasons": "维持"},
    "review.refer-dispute": {
        "round": 1,
        "handlers_view": "有管辖权",
        "reviewers_view": "没有管辖权",
    },
}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The case with informant, hearing and publication, from lead to closing."""
    with django_db_blocker.unblock(), transaction.atomic():
        script = scripts.read(SCENARIO)
        first = script.steps[0].at
        both = frozenset({BUREAU, "210504"})
        people.establish(first - timedelta(days=1), only=both)
        found = World(Player(script, HouseCast(), HouseStage()), first)
        found.until("archive.archive-case")
        found.follow()
        yield found
        transaction.set_rollback(True)


def who(username: str) -> OfficerId:
    return people.officer_id(username)


def viewer(username: str) -> Officer:
    return get_officer(who(username))


def refused(name: str, given: dict[str, Any], username: str) -> tuple[type, str]:
    with pytest.raises(ZhunshengError) as found:
        perform(name, given, by=who(username), at=LATER)
    return type(found.value), str(found.value)


class TestNotYours:
    """A case of another bureau and a case that does not exist are the same."""

    @pytest.mark.parametrize("name", ON_CASES)
    def test_acts(self, world: World, name: str) -> None:
        there = as_plain(replace(data(name), case_id=world.case_id))
        nowhere = as_plain(replace(data(name), case_id=UNKNOWN))

        assert refused(name, there, OUTSIDER) == refused(name, nowhere, OUTSIDER)
        assert refused(name, there, OUTSIDER)[0] is NoSuchCaseError

    @pytest.mark.parametrize("name", ON_REVIEWS)
    def test_reviews(self, world: World, name: str) -> None:
        reviewer = "mingshan-legal-reviewer-1"
        there = ON_REVIEWS[name] | {"case_id": str(world.case_id)}
        nowhere = ON_REVIEWS[name] | {"case_id": str(UNKNOWN)}

        told = refused(name, there, reviewer)
        assert told == refused(name, nowhere, reviewer)
        assert told[1] == "没有这个案件。"

    def test_pages(self, world: World) -> None:
        for case_id in (world.case_id, CaseId(UNKNOWN)):
            with pytest.raises(NoSuchCaseError, match="没有这个案件"):
                queries.get_case_page(case_id, viewer(OUTSIDER), LATER)
            with pytest.raises(NoSuchCaseError, match="没有这个案件"):
                queries.get_lead_page(LeadId(case_id), viewer(OUTSIDER), LATER)
            for act in ("cases.add-evidence", "review.give-opinion"):
                with pytest.raises(ZhunshengError, match="没有这个案件"):
                    queries.preview(
                        act, {"case_id": str(case_id)}, viewer(OUTSIDER), LATER
                    )

    def test_lists(self) -> None:
        assert queries.list_cases(viewer(OUTSIDER), LATER).total == 0
        assert queries.list_leads(viewer(OUTSIDER), LATER).total == 0
        assert queries.list_cases(viewer(HANDLER), LATER).total == 1
        assert not queries.my_work(viewer(OUTSIDER), LATER).due

    def test_records(self) -> None:
        for position in (0, 10**6):
            with pytest.raises(NoSuchCaseError):
                queries.record_view(BUREAU, position, viewer(OUTSIDER))


def everything_shown(world: World, username: str) -> str:
    """Every page about the case that this officer can open, as text."""
    seen_by = viewer(username)
    shown: list[object] = [
        queries.get_case_page(world.case_id, seen_by, LATER),
        queries.get_lead_page(LeadId(world.case_id), seen_by, LATER),
        queries.list_cases(seen_by, LATER),
        queries.list_leads(seen_by, LATER),
        queries.my_work(seen_by, LATER),
    ]
    for _, place in reader.replay_log(BUREAU):
        try:
            shown.append(queries.record_view(BUREAU, place.position, seen_by))
        except NoSuchCaseError:
            continue
    return "\n".join(map(repr, shown))


class TestInformant:
    """投诉举报人: seen by those who handle the case and by nobody else."""

    @pytest.mark.parametrize("username", ["lanzhou-handler-1", "lanzhou-handler-2"])
    def test_handlers_know(self, world: World, username: str) -> None:
        page = queries.get_lead_page(LeadId(world.case_id), viewer(username), LATER)
        assert page.informant == "，".join(INFORMANT)
        assert INFORMANT[0] in everything_shown(world, username)

    @pytest.mark.parametrize(
        "username",
        [
            "lanzhou-handler-3",
            "lanzhou-handling-head",
            "lanzhou-legal-reviewer-1",
            "lanzhou-legal-head",
            "lanzhou-deputy-head",
            "lanzhou-bureau-head",
            "lanzhou-archivist",
            "lanzhou-publisher",
            "lanzhou-administrator",
            "lanzhou-supervisor",
            "gansu-supervisor",
        ],
    )
    def test_nobody_else_knows(self, world: World, username: str) -> None:
        shown = everything_shown(world, username)
        assert not any(one in shown for one in INFORMANT)

    def test_who_stepped_aside_knows_no_more(self, world: World) -> None:
        case = world.case()
        officer = viewer(HANDLER)
        assert may_know_informant(officer, case)
        assert not may_know_informant(
            officer, replace(case, recused={officer.officer_id})
        )

    def test_no_search_finds_who_reported(self) -> None:
        assert search_index.__name__
        assert search("示范东蓝医院", bureau=BUREAU)
        for one in INFORMANT:
            assert search(one, bureau=BUREAU) == ()

    def test_the_record_stands_in_its_own_stream(self) -> None:
        assert not any(
            INFORMANT[0] in repr(record)
            for record, place in reader.replay_log(BUREAU)
            if not place.stream.startswith("informant/")
        )


class TestLedger:
    """What the case left behind."""

    def test_versions_rise_by_one(self, world: World) -> None:
        found = [
            place.stream_version
            for _, place in reader.replay(BUREAU, f"case/{world.case_id}")
        ]
        assert found == list(range(1, len(found) + 1))
        assert CaseRow.objects.get(case_id=world.case_id).version == len(found)

    def test_nothing_is_wrong(self) -> None:
        assert verify() == ()

    def test_nothing_is_written_when_somebody_was_faster(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """过时: what was checked is no longer what is there."""

        def a_moment_ago(bureau: Any, case_id: CaseId) -> CaseState:
            case = load(bureau, case_id)
            case.version -= 1
            return case

        before = sum(1 for _ in reader.replay_log(BUREAU))
        monkeypatch.setattr(_engine, "load", a_moment_ago)
        overturn = {
            "case_id": str(world.case_id),
            "fate": "revoked",
            "source": "court",
            "decided_on": "2026-01-05",
            "document": "示范判决书",
            "reasons": "认定事实不清",
        }
        with pytest.raises(StaleStreamError, match="已有新的记录"):
            perform("cases.overturn-decision", overturn, by=who(HANDLER), at=LATER)
        assert sum(1 for _ in reader.replay_log(BUREAU)) == before


class TestNumbers:
    """编号: without gaps, one series a year, also when an act is refused or fails."""

    def lead(self, received_on: str, at: datetime) -> str:
        given = {
            "source": "complaint",
            "received_on": received_on,
            "suspect": "示范诊所",
            "suspect_kind": "organisation",
            "summary": "反映串换药品",
        }
        done = perform("cases.register-lead", given, by=who(HANDLER), at=at)
        return str(done.result["number"])

    def undone(self) -> None:
        """Register a lead, and take it all back."""
        with transaction.atomic():
            self.lead("2027-06-01", LATER)
            transaction.set_rollback(True)

    def test_leads_are_numbered_without_gaps(self) -> None:
        self.undone()
        with pytest.raises(ZhunshengError):
            self.lead("2027-06-02", LATER)  # 将来的日期
        numbers = [self.lead("2027-06-01", LATER) for _ in range(3)]
        next_year = self.lead("2028-01-04", LATER.replace(year=2028))

        assert [one.partition("〕")[2] for one in numbers] == ["1号", "2号", "3号"]
        assert all("〔2027〕" in one for one in numbers)
        assert next_year.endswith("〔2028〕1号")
        recorded = [
            (record.number_year, record.ordinal)
            for record, _ in reader.replay_log(BUREAU)
            if isinstance(record, LeadRegistered)
        ]
        assert len(set(recorded)) == len(recorded)


def test_my_work_asks_no_more_for_a_longer_case(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """One open case more is a few questions more, a record more is none."""
    with django_assert_max_num_queries(30):
        queries.my_work(viewer(HANDLER), LATER)
