"""接收: a portal takes what is proved, and refuses everything else whole."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.unit.disclosure.samples import FACTS
from tests.unit.disclosure.world import LOG, World
from tests.web.portal.conftest import Portal
from zhunsheng.disclosure import bundles
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger import checkpoint
from zhunsheng.ledger.checkpoint import Head
from zhunsheng.ledger.note import BadKeyError, Signer
from zhunsheng.ledger.stored import StoredTree
from zhunsheng.ledger.tree import holds, leaf_hash
from zhunsheng.web.portal import intake
from zhunsheng.web.portal.intake import RefusedBundleError
from zhunsheng.web.portal.models import (
    FollowedLog,
    PublicDecision,
    PublicEntry,
    PublicTile,
)
from zhunsheng.web.portal.tree import PortalShelf

pytestmark = pytest.mark.django_db


def case(number: int) -> CaseId:
    return CaseId(UUID(int=number))


def publish(world: World, *numbers: int) -> None:
    for number in numbers:
        world.publish(replace(FACTS, case_id=case(number)))


class TestTaking:
    def test_bundles_are_taken_in_order_and_once(self, portal: Portal) -> None:
        publish(portal.world, 1, 2)
        portal.follow()
        publish(portal.world, 3)
        portal.follow()
        portal.follow()
        row = FollowedLog.objects.get()
        assert (
            row.size
            == PublicEntry.objects.count()
            == PublicDecision.objects.count()
            == 3
        )

    def test_a_folder_carried_over_later_gives_the_same(
        self, portal: Portal, tmp_path: Path
    ) -> None:
        publish(portal.world, 1)
        portal.world.export(tmp_path)
        publish(portal.world, 2)
        portal.world.export(tmp_path)
        portal.follow()
        assert FollowedLog.objects.get().size == 2

    def test_a_portal_that_starts_after_a_withdrawal_never_sees_the_text(
        self, portal: Portal, tmp_path: Path
    ) -> None:
        publication = portal.world.publish()
        portal.world.export(tmp_path)
        portal.world.withdraw(publication)
        portal.world.export(tmp_path)
        portal.follow()
        first, second = PublicEntry.objects.order_by("position")
        assert (first.body, first.salt, first.removed_by) == (None, None, 1)
        assert second.body is not None
        assert PublicDecision.objects.get().withdrawn_on is not None

    def test_its_tree_proves_every_entry(self, portal: Portal) -> None:
        publish(portal.world, *range(1, 6))
        portal.follow()
        row = FollowedLog.objects.get()
        head = checkpoint.unverified(row.checkpoint)
        stored = StoredTree(PortalShelf(LOG), row.size)
        for entry in PublicEntry.objects.order_by("position"):
            assert holds(
                stored.prove(entry.position),
                leaf=leaf_hash(bytes(entry.envelope)),
                index=entry.position,
                size=head.size,
                head=head.root,
            )

    def test_nobody_is_followed_unasked(self, portal: Portal, tmp_path: Path) -> None:
        publish(portal.world, 1)
        portal.world.export(tmp_path)
        assert intake.take_folder(tmp_path, at=portal.world.at) == ()
        with pytest.raises(RefusedBundleError, match="没有关注"):
            intake.take(bundle_in(tmp_path), log=LOG, at=portal.world.at)

    def test_a_followed_log_keeps_its_key(self, portal: Portal) -> None:
        portal.follow()
        other = Signer(f"zhunsheng/{LOG}", b"1" * 32)
        with pytest.raises(RefusedBundleError, match="不能换用"):
            intake.follow(LOG, str(other.verifier()))
        with pytest.raises(RefusedBundleError, match="不是公示日志"):
            intake.follow("620100", str(other.verifier()))
        with pytest.raises(BadKeyError):
            intake.follow(LOG, "not a key")


def bundle_in(folder: Path) -> bundles.Bundle:
    (path,) = (folder / LOG).glob("*.json")
    return bundles.read(path.read_text(encoding="utf-8"))


def change_body(told: dict[str, Any]) -> None:
    told["entries"][0]["body"] = told["entries"][0]["body"].replace("重复", "超标")


def change_salt(told: dict[str, Any]) -> None:
    told["entries"][0]["salt"] = "00" * 32


def change_envelope(told: dict[str, Any]) -> None:
    told["entries"][0]["envelope"] = told["entries"][0]["envelope"].replace(
        "2026-03-03", "2026-03-02"
    )


def drop_body(told: dict[str, Any]) -> None:
    for name in ("salt", "body"):
        del told["entries"][0][name]
    told["entries"][0]["removed_by"] = 1


def drop_body_for_an_earlier_reason(told: dict[str, Any]) -> None:
    drop_body(told)
    told["entries"][0]["removed_by"] = 0


def drop_entry(told: dict[str, Any]) -> None:
    del told["entries"][0]


def swap_entries(told: dict[str, Any]) -> None:
    told["entries"].reverse()


def leave_a_gap(told: dict[str, Any]) -> None:
    told["first"] = 1
    del told["entries"][0]


def other_log(told: dict[str, Any]) -> None:
    told["log"] = "360100.public"


def cut_signature(told: dict[str, Any]) -> None:
    told["checkpoint"] = told["checkpoint"][:-20] + "AAAA" + told["checkpoint"][-16:]


def other_format(told: dict[str, Any]) -> None:
    told["format"] = "zhunsheng-public-bundle-9"


def no_entries(told: dict[str, Any]) -> None:
    told["entries"] = None


@pytest.mark.parametrize(
    "tamper",
    [
        change_body,
        change_salt,
        change_envelope,
        drop_body,
        drop_body_for_an_earlier_reason,
        drop_entry,
        swap_entries,
        leave_a_gap,
        other_log,
        cut_signature,
        other_format,
        no_entries,
    ],
)
def test_a_tampered_bundle_is_refused_whole(
    portal: Portal, tmp_path: Path, tamper: Callable[[dict[str, Any]], None]
) -> None:
    publish(portal.world, 1, 2)
    path = portal.world.export(tmp_path)
    assert path is not None
    told = json.loads(path.read_text(encoding="utf-8"))
    tamper(told)
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")

    with pytest.raises(RefusedBundleError) as error:
        portal.follow()

    assert str(error.value).count("。") == 1
    assert FollowedLog.objects.get().size == 0
    assert not PublicEntry.objects.exists()
    assert not PublicDecision.objects.exists()


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"format":1}', "\x00"])
def test_a_file_that_is_no_bundle_is_refused(
    portal: Portal, tmp_path: Path, text: str
) -> None:
    publish(portal.world, 1)
    path = portal.world.export(tmp_path)
    assert path is not None
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedBundleError, match=r"无法读取|格式"):
        portal.follow()


class TestForks:
    def test_another_history_under_the_same_key_is_refused(
        self, portal: Portal, tmp_path: Path
    ) -> None:
        publish(portal.world, 1, 2)
        portal.follow()
        (path,) = (tmp_path / LOG).glob("*.json")
        told = bundles.read(path.read_text(encoding="utf-8"))
        forged = forge(portal, told, slice(1, 2))
        with pytest.raises(RefusedBundleError, match="分叉"):
            intake.take(replace(forged, first=0), log=LOG, at=portal.world.at)
        forged = forge(portal, told, slice(0, 1))
        with pytest.raises(RefusedBundleError, match="旧"):
            intake.take(forged, log=LOG, at=portal.world.at)

    def test_another_signer_is_refused(self, portal: Portal, tmp_path: Path) -> None:
        publish(portal.world, 1)
        intake.follow(LOG, str(Signer(f"zhunsheng/{LOG}", b"2" * 32).verifier()))
        portal.world.export(tmp_path)
        with pytest.raises(RefusedBundleError, match="不可信"):
            intake.take_folder(tmp_path, at=portal.world.at)


def forge(portal: Portal, told: bundles.Bundle, kept: slice) -> bundles.Bundle:
    """A bundle of some entries whose checkpoint the bureau itself signed."""
    from zhunsheng.ledger.stored import Edge  # noqa: PLC0415

    entries = tuple(
        replace(entry, position=place)
        for place, entry in enumerate((*told.entries[kept], *told.entries[kept]))
    )[: 2 if kept.start else 1]
    edge = Edge()
    for entry in entries:
        edge.add(leaf_hash(entry.envelope))
    head = Head(f"zhunsheng/{LOG}", edge.size, edge.root())
    signed = checkpoint.sign(head, portal.world.signer)
    return replace(told, checkpoint=signed, entries=entries)


def test_full_tiles_are_kept(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """257 entries: a full tile, a partial one, and one level above."""
    from zhunsheng.ledger import tree as hashes  # noqa: PLC0415
    from zhunsheng.ledger.stored import Edge  # noqa: PLC0415

    intake.follow(LOG, str(portal.world.signer.verifier()))
    row = FollowedLog.objects.get()
    leaves = [leaf_hash(b"%d" % number) for number in range(600)]
    edge = Edge()
    for start, end in ((0, 255), (255, 257), (257, 600)):
        row.size = start
        some = leaves[start:end]
        PublicEntry.objects.bulk_create(
            PublicEntry(
                log=LOG,
                position=start + place,
                type="t",
                at=portal.world.at,
                envelope=b"",
                leaf=leaf,
            )
            for place, leaf in enumerate(some)
        )
        intake._store_tiles(row, some)
        for leaf in some:
            edge.add(leaf)
        assert StoredTree(PortalShelf(LOG), end).root() == edge.root()
    assert edge.root() == hashes.root(leaves)
    assert PublicTile.objects.count() == 2


class TestWithheld:
    """A bureau may say that a later entry takes a text; then that entry must."""

    @pytest.fixture
    def withheld(self, portal: Portal, tmp_path: Path) -> Portal:
        publish(portal.world, 1)
        path = portal.world.export(tmp_path)
        assert path is not None
        told = json.loads(path.read_text(encoding="utf-8"))
        drop_body(told)
        path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        portal.follow()
        return portal

    @pytest.mark.usefixtures("withheld")
    def test_nothing_is_shown_for_it(self) -> None:
        assert FollowedLog.objects.get().size == 1
        assert not PublicDecision.objects.exists()

    def test_the_bundle_is_refused_when_it_does_not(self, withheld: Portal) -> None:
        publish(withheld.world, 2)
        with pytest.raises(RefusedBundleError, match="没有撤下它"):
            withheld.follow()
        assert FollowedLog.objects.get().size == 1
