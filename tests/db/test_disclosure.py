"""公示: three persons, two logs, and what vanishes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.unit.disclosure.samples import BUREAU, FACTS, officer
from tests.unit.disclosure.world import CHECKER, HANDLER, HEAD, LOG, World
from zhunsheng.authorities.posts import Post
from zhunsheng.cases import queries as cases
from zhunsheng.disclosure import bundles, queries
from zhunsheng.disclosure.records import BureauReleased, Released, Tombstone
from zhunsheng.disclosure.state import Status
from zhunsheng.kernel.ids import PROGRAM, CaseId, PublicationId
from zhunsheng.ledger import reader
from zhunsheng.ledger.models import Body
from zhunsheng.regulations.guards import RefusedError

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    made = World()
    made.set_up()
    monkeypatch.setattr(cases, "decision_facts", made.decision_facts)
    return made


def refused(error: RefusedError) -> set[str]:
    return {one.code.removeprefix("disclosure.") for one in error.refusals}


def public_bodies() -> Iterator[str]:
    for row in Body.objects.filter(log=LOG):
        yield bytes(row.body).decode()


class TestThreePersons:
    def test_a_decision_is_proposed_checked_and_published(self, world: World) -> None:
        publication = world.publish()

        view = queries.publication_of(FACTS.case_id)
        assert view is not None
        assert str(view.publication_id) == publication
        assert (view.status, view.next_act) == (Status.PUBLISHED, "")
        assert (view.proposed_by, view.checked_by, view.approved_by) == (
            HANDLER,
            CHECKER,
            HEAD,
        )
        ((released, place),) = reader.replay_log(LOG)
        assert isinstance(released, Released)
        assert released.text == queries.preview(FACTS.case_id).text
        assert place.by == PROGRAM

    def test_the_public_log_names_no_officer(self, world: World) -> None:
        world.publish()
        entry = reader.entry(LOG, 0)
        told = entry.envelope + (entry.body or b"")
        for person in (HANDLER, CHECKER, HEAD):
            assert str(person).encode() not in told

    def test_nobody_steps_in_twice(self, world: World) -> None:
        publication = world.propose()
        with pytest.raises(RefusedError) as error:
            world.act("publish", HEAD, publication_id=publication)
        assert refused(error.value) == {"publish.not-checked"}
        world.check(publication)
        with pytest.raises(RefusedError) as error:
            world.act("publish", CHECKER, publication_id=publication)
        assert refused(error.value) == {"not-an-approver", "approve.same-person"}
        assert not Body.objects.filter(log=LOG).exists()

    def test_a_second_proposal_waits_until_the_first_is_sent_back(
        self, world: World
    ) -> None:
        publication = world.propose()
        with pytest.raises(RefusedError) as error:
            world.propose()
        assert refused(error.value) == {"propose.already-proposed"}
        world.check(publication, passed=False, opinion="请改用摘要。")
        world.publish()
        assert queries.list_publications(
            officer(1, Post.HANDLER), status=Status.PUBLISHED
        )

    def test_a_highlighted_number_goes_out_only_when_the_checker_says_so(
        self, world: World
    ) -> None:
        publication = world.propose(full_text="项目编码330100005，重复收费。")
        (found,) = queries.preview(FACTS.case_id).to_judge
        with pytest.raises(RefusedError) as error:
            world.check(publication)
        assert refused(error.value) == {"suspicion-not-judged"}
        world.check(publication, cleared=[found.text])
        world.act("publish", HEAD, publication_id=publication)

    def test_a_disguised_name_is_refused(self, world: World) -> None:
        with pytest.raises(RefusedError) as error:
            world.propose(full_text="患者吴 患 者住院。")
        assert refused(error.value) == {"personal-information-left"}

    def test_exemption_takes_the_same_three(self, world: World) -> None:
        publication = world.propose(
            measure="exempt", ground="privacy", reason="涉及未成年人。"
        )
        world.check(publication)
        world.act("exempt", HEAD, publication_id=publication, opinion="同意。")
        view = queries.publication_of(FACTS.case_id)
        assert view is not None
        assert (view.status, view.settled_on) == (Status.EXEMPTED, date(2026, 3, 3))
        assert not Body.objects.filter(log=LOG).exists()

    def test_another_bureau_does_not_see_it(self, world: World) -> None:
        publication = PublicationId(UUID(world.publish()))
        stranger = officer(9, *Post, bureau="360100")
        assert queries.list_publications(stranger) == ()
        with pytest.raises(queries.NoSuchPublicationError):
            queries.get_publication(publication, viewer=stranger)
        with pytest.raises(queries.NoSuchPublicationError):
            queries.bureau_of(PublicationId(UUID(int=1)))


class TestCorrection:
    def test_both_texts_stay_unless_the_first_said_too_much(self, world: World) -> None:
        publication = world.publish()
        world.cases[FACTS.case_id] = replace(FACTS, party_address="示范路81号")
        world.act("correct", HEAD, publication_id=publication, reason="住所应为81号。")
        assert len(list(public_bodies())) == 2
        world.cases[FACTS.case_id] = replace(FACTS, party_address="示范路82号")
        world.act(
            "correct",
            HEAD,
            publication_id=publication,
            reason="住所应为82号。",
            removes_earlier=True,
        )
        (body,) = public_bodies()
        assert "示范路82号" in body
        assert json.loads(body)["removes"] == [0, 1]

    def test_its_reason_is_public_and_searched_too(self, world: World) -> None:
        publication = world.publish()
        world.cases[FACTS.case_id] = replace(FACTS, party_address="示范路81号")
        with pytest.raises(RefusedError) as error:
            world.act(
                "correct", HEAD, publication_id=publication, reason="吴患者提出。"
            )
        assert refused(error.value) == {"personal-information-left"}


class TestWithdrawal:
    def test_the_text_leaves_the_public_log_and_the_entry_stays(
        self, world: World
    ) -> None:
        publication = world.publish()
        leaf = reader.entry(LOG, 0).envelope
        world.withdraw(publication)

        assert reader.entry(LOG, 0).body is None
        assert reader.entry(LOG, 0).salt is None
        assert reader.entry(LOG, 0).envelope == leaf
        ((tombstone, _),) = reader.replay_log(LOG)
        assert isinstance(tombstone, Tombstone)
        assert tombstone.removes == (0,)
        assert "《中华人民共和国行政处罚法》第四十八条第二款" in tombstone.basis
        for body in public_bodies():
            assert "示范骨伤医院" not in body
        view = queries.publication_of(FACTS.case_id)
        assert view is not None
        assert view.status is Status.WITHDRAWN
        assert view.withdrawn_on == date(2026, 3, 3)

    def test_the_bureau_still_knows_what_it_had_published(self, world: World) -> None:
        publication = world.publish()
        world.withdraw(publication)
        words = [bytes(row.body).decode() for row in Body.objects.filter(log=BUREAU)]
        assert any("示范骨伤医院" in one for one in words)

    def test_its_reason_may_not_name_the_party(self, world: World) -> None:
        publication = world.publish()
        with pytest.raises(RefusedError) as error:
            world.withdraw(publication, "示范骨伤医院申请复议，决定被撤销。")
        assert refused(error.value) == {"withdraw.says-too-much"}

    def test_it_happens_once(self, world: World) -> None:
        publication = world.publish()
        world.withdraw(publication)
        with pytest.raises(RefusedError) as error:
            world.withdraw(publication)
        assert refused(error.value) == {"not-published"}


class TestBureauInformation:
    def test_only_who_is_certified_today_is_shown(self, world: World) -> None:
        given = {
            "bureau": BUREAU,
            "departments": [{"name": "基金监管科", "duties": "监督检查。"}],
            "supervision_telephone": "0931-0000001",
        }
        world.act("publish-bureau-information", HEAD, **given)
        world.act("publish-bureau-information", HEAD, **given)
        released = [record for record, _ in reader.replay_log(LOG)]
        assert [one.edition for one in released] == [1, 2]
        assert isinstance(released[1], BureauReleased)
        assert [one.name for one in released[1].officers] == ["示范11"]
        with pytest.raises(RefusedError) as error:
            world.act("publish-bureau-information", CHECKER, **given)
        assert refused(error.value) == {"not-an-approver"}


class TestFeed:
    def test_each_export_continues_the_last(self, world: World, tmp_path: Path) -> None:
        assert world.export(tmp_path) is None
        world.publish()
        first = world.export(tmp_path)
        assert first is not None
        assert first.name == "000000000000-000000000001.json"
        assert world.export(tmp_path) is None
        world.publish(replace(FACTS, case_id=CaseId(UUID(int=502))))
        second = world.export(tmp_path)
        assert second is not None
        bundle = bundles.read(second.read_text(encoding="utf-8"))
        assert (bundle.first, len(bundle.entries)) == (1, 1)

    def test_a_withdrawn_text_leaves_the_files_too(
        self, world: World, tmp_path: Path
    ) -> None:
        publication = world.publish()
        world.export(tmp_path)
        world.withdraw(publication)
        world.export(tmp_path)
        files = sorted((tmp_path / LOG).iterdir())
        assert len(files) == 2
        for path in files:
            assert "示范骨伤医院" not in path.read_text(encoding="utf-8")
        old = bundles.read(files[0].read_text(encoding="utf-8")).entries[0]
        assert (old.body, old.removed_by) == (None, 1)


def test_rebuilding_gives_the_same_rows(world: World) -> None:
    from zhunsheng.disclosure.models import PublicationRow  # noqa: PLC0415
    from zhunsheng.ledger import projection  # noqa: PLC0415

    world.withdraw(world.publish())
    other = replace(FACTS, case_id=CaseId(UUID(int=502)))
    publication = world.publish(other)
    world.cases[other.case_id] = replace(other, party_address="示范路81号")
    world.act("correct", HEAD, publication_id=publication, reason="住所应为81号。")
    before = list(PublicationRow.objects.order_by("pk").values())
    PublicationRow.objects.all().delete()
    for record, place in reader.replay_log(BUREAU):
        projection.run(record, place)
    assert list(PublicationRow.objects.order_by("pk").values()) == before
