"""报送: what may leave, once, and what follows when a decision changes."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from tests.unit.disclosure.samples import (
    BUREAU,
    CASE,
    CITIZEN,
    FACTS,
    IDENTITY,
    credit_code,
    officer,
)
from tests.unit.disclosure.world import CHECKER, HANDLER, HEAD, World
from zhunsheng.authorities.models import BureauRow, DepartmentRow, OfficerRow
from zhunsheng.authorities.posts import Post
from zhunsheng.cases import queries as cases
from zhunsheng.exchange import queries
from zhunsheng.exchange.models import AgencyRow, ExportRow, SentRow
from zhunsheng.exchange.writing import as_csv, as_json
from zhunsheng.kernel.acts import Done
from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger import reader
from zhunsheng.ledger.models import Body
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.rebuild import rebuild
from zhunsheng.regulations.guards import RefusedError

pytestmark = pytest.mark.django_db

AGENCY = credit_code("11620100MB0000001")
READER = officer(12, Post.PUBLISHER)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    made = World()
    made.set_up()
    monkeypatch.setattr(cases, "decision_facts", made.decision_facts)
    OfficerRow.objects.filter(officer_id=HEAD).update(
        posts=[Post.DEPUTY_HEAD.value, Post.ADMINISTRATOR.value]
    )
    perform(
        "exchange.register-agency",
        {"bureau": BUREAU, "code": AGENCY},
        by=HEAD,
        at=made.at,
    )
    return made


def export(
    world: World, kind: str = "credit", by: OfficerId = CHECKER, **more: object
) -> UUID:
    data = {
        "bureau": BUREAU,
        "kind": kind,
        "first": "2026-03-01",
        "last": "2026-03-03",
    }
    return UUID(str(do(world, "record-export", by, **(data | more)).result["id"]))


def do(world: World, name: str, by: OfficerId, **data: object) -> Done:
    return perform(f"exchange.{name}", data, by=by, at=world.at)


def refused(error: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [one.code.removeprefix("exchange.") for one in error.value.refusals]


def changes(made: UUID) -> list[tuple[str, int]]:
    rows = SentRow.objects.filter(export_id=made).order_by("no")
    return list(rows.values_list("change", "edition"))


def file_of(made: UUID, *, with_reported: bool = False) -> str:
    found = queries.get_export(made, READER)
    return as_json(queries.sheet_of(found, with_reported=with_reported)).decode()


class TestWhatLeaves:
    def test_a_published_decision_leaves_once(self, world: World) -> None:
        world.publish()
        made = export(world)
        assert changes(made) == [("new", 1)]
        with pytest.raises(RefusedError) as error:
            export(world)
        assert refused(error) == ["nothing-to-send"]

    def test_what_is_not_published_does_not_leave(self, world: World) -> None:
        world.check(world.propose())
        for kind in ("credit", "index"):
            with pytest.raises(RefusedError) as error:
                export(world, kind)
            assert refused(error) == ["nothing-to-send"]

    def test_a_correction_is_sent_as_one(self, world: World) -> None:
        publication = world.publish()
        export(world)
        world.cases[CASE] = replace(FACTS, party_address="示范路81号")
        world.act("correct", HEAD, publication_id=publication, reason="住所应为81号。")
        made = export(world)
        assert changes(made) == [("corrected", 2)]
        assert "更正：住所应为81号。" in file_of(made)

    def test_a_withdrawal_is_sent_as_one_and_says_no_name(self, world: World) -> None:
        publication = world.publish()
        first = export(world)
        world.withdraw(publication)
        made = export(world)
        assert changes(made) == [("withdrawn", 2)]
        told = file_of(made)
        assert "主要证据不足" in told
        assert FACTS.party_name not in told
        assert FACTS.party_name not in file_of(first)  # gone from the old file too
        with pytest.raises(RefusedError):
            export(world)

    def test_a_withdrawal_of_what_was_never_sent_is_not_sent(
        self, world: World
    ) -> None:
        world.withdraw(world.publish())
        with pytest.raises(RefusedError) as error:
            export(world)
        assert refused(error) == ["nothing-to-send"]

    def test_a_wrong_row_is_left_out_and_said(self, world: World) -> None:
        world.publish()
        wrong = replace(
            FACTS,
            case_id=CaseId(UUID(int=502)),
            decision_number="兰医保罚〔2026〕10号",
            representative="",
        )
        world.publish(wrong)
        made = queries.get_export(export(world), READER)
        assert made.count == 1
        ((number, case, column, says),) = made.left_out
        assert (number, case, column) == (
            "兰医保罚〔2026〕10号",
            str(UUID(int=502)),
            "CF_FRDB",
        )
        assert says == "缺少法定代表人。"

    def test_no_penalty_is_in_the_index_only(self, world: World) -> None:
        world.publish(replace(FACTS, decision_kind="no-penalty", fine_fen=0))
        with pytest.raises(RefusedError):
            export(world)
        assert changes(export(world, "index")) == [("new", 1)]

    @pytest.mark.parametrize(
        ("first", "last", "found"),
        [
            ("2026-03-03", "2026-03-03", True),
            ("2026-03-01", "2026-03-02", False),
        ],
    )
    def test_the_day_of_publication_counts(
        self, world: World, first: str, last: str, *, found: bool
    ) -> None:
        world.publish()
        if found:
            assert changes(export(world, first=first, last=last)) == [("new", 1)]
            return
        with pytest.raises(RefusedError):
            export(world, first=first, last=last)


class TestReportedPart:
    def test_it_takes_a_head(self, world: World) -> None:
        world.publish(CITIZEN)
        with pytest.raises(RefusedError) as error:
            export(world, with_reported=True)
        assert refused(error) == ["reported-not-allowed"]
        made = export(world, by=HEAD, with_reported=True)
        assert IDENTITY in file_of(made, with_reported=True)
        assert IDENTITY not in file_of(made)

    def test_no_record_of_the_exchange_holds_it(self, world: World) -> None:
        world.publish(CITIZEN)
        place = do(
            world,
            "record-export",
            HEAD,
            bureau=BUREAU,
            kind="credit",
            first="2026-03-01",
            last="2026-03-03",
            with_reported=True,
        ).places[0]
        body = Body.objects.get(log=BUREAU, position=place.position)
        told = bytes(body.body).decode()
        assert "孙**" in told or "孙*" in told
        assert IDENTITY not in told
        assert "孙参保" not in told

    def test_it_may_follow_the_open_part_but_not_the_other_way(
        self, world: World
    ) -> None:
        world.publish(CITIZEN)
        export(world)
        made = export(world, by=HEAD, with_reported=True)
        assert changes(made) == [("corrected", 1)]
        with pytest.raises(RefusedError):
            export(world)


class TestWhoMay:
    def test_a_handler_may_not(self, world: World) -> None:
        world.publish()
        with pytest.raises(RefusedError) as error:
            export(world, by=HANDLER)
        assert refused(error) == ["not-an-exporter"]

    def test_an_officer_of_another_bureau_may_not(self, world: World) -> None:
        world.publish()
        BureauRow.objects.create(
            code="360100",
            name="示范外地医疗保障局（演示）",
            short_name="示范外地",
            document_prefix="示外",
            parent="",
            fund_account="f",
            treasury_account="t",
            reconsideration_body="示范市人民政府（演示）",
            court="示范法院",
            address="示范路3号",
            telephone="0791-0000000",
        )
        DepartmentRow.objects.create(
            bureau="360100", code="d1", name="基金监管科", kind="handling"
        )
        OfficerRow.objects.filter(officer_id=CHECKER).update(bureau="360100")
        with pytest.raises(RefusedError) as error:
            export(world)
        assert refused(error) == ["not-own-bureau"]

    def test_nor_see_what_was_sent(self, world: World) -> None:
        world.publish()
        made = export(world)
        stranger = officer(9, *Post, bureau="360100")
        assert queries.list_exports(stranger) == ()
        with pytest.raises(queries.NoSuchExportError):
            queries.get_export(made, stranger)
        with pytest.raises(queries.NoSuchExportError):
            queries.get_export(made, officer(11, Post.HANDLER))

    def test_the_code_of_the_agency_comes_first(self, world: World) -> None:
        AgencyRow.objects.all().delete()
        world.publish()
        with pytest.raises(RefusedError) as error:
            export(world)
        assert "agency-not-registered" in refused(error)
        with pytest.raises(RefusedError) as error:
            do(world, "register-agency", HEAD, bureau=BUREAU, code=AGENCY[:17] + "!")
        assert refused(error) == ["code-not-valid"]
        with pytest.raises(RefusedError) as error:
            do(world, "register-agency", CHECKER, bureau=BUREAU, code=AGENCY)
        assert refused(error) == ["not-a-registrar"]

    @pytest.mark.parametrize(
        "first", [date(2026, 3, 3), date(2025, 3, 1), date(2026, 3, 4)]
    )
    def test_the_days_are_in_order_and_a_year_at_most(
        self, world: World, first: date
    ) -> None:
        world.publish()
        possible = first == date(2026, 3, 3)
        if possible:
            export(world, first=first.isoformat())
            return
        with pytest.raises(RefusedError) as error:
            export(world, first=first.isoformat())
        assert "period-not-possible" in refused(error)


class TestReceipts:
    def test_a_row_that_was_sent_back_is_sent_again(self, world: World) -> None:
        world.publish()
        made = export(world)
        do(
            world,
            "record-receipt",
            CHECKER,
            export_id=str(made),
            receipt="回执-1",
            received_on="2026-03-03",
            rejected=[{"number": FACTS.decision_number, "why": "示范退回。"}],
        )
        found = queries.get_export(made, READER)
        assert (found.status, found.receipt) == (ExportRow.RECEIVED, "回执-1")
        (row,) = queries.rows_of(found)
        assert row.why_rejected == "示范退回。"
        assert changes(export(world)) == [("new", 1)]

    def test_a_row_that_was_not_sent_cannot_be_sent_back(self, world: World) -> None:
        world.publish()
        made = export(world)
        with pytest.raises(RefusedError) as error:
            do(
                world,
                "record-receipt",
                CHECKER,
                export_id=str(made),
                receipt="回执-1",
                received_on="2026-03-03",
                rejected=[{"number": "别的文号", "why": "示范退回。"}],
            )
        assert refused(error) == ["row-not-sent"]

    def test_a_voided_export_frees_its_rows_and_ends_there(self, world: World) -> None:
        world.publish()
        made = export(world)
        do(world, "void-export", CHECKER, export_id=str(made), reason="没有送达。")
        assert changes(export(world)) == [("new", 1)]
        with pytest.raises(RefusedError) as error:
            do(world, "void-export", CHECKER, export_id=str(made), reason="再来。")
        assert refused(error) == ["export-settled"]
        with pytest.raises(queries.NoSuchExportError):
            do(
                world,
                "void-export",
                CHECKER,
                export_id=str(UUID(int=3)),
                reason="没有这次。",
            )


def test_the_tables_come_back_from_the_records(world: World) -> None:
    world.publish()
    made = export(world)
    before = as_csv(queries.sheet_of(queries.export_of(made), with_reported=False))
    versions = reader.version_of(BUREAU, "exchange/credit")
    rebuild()
    again = as_csv(queries.sheet_of(queries.export_of(made), with_reported=False))
    assert (before, versions) == (again, 1)
