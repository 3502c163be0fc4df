"""归档 on a case that was really handled: acts, obligation, package, checking."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import bagit
import pytest
from django.db import transaction

from tests.unit.archive import forger
from tests.unit.archive.forger import Files
from tests.unit.archive.world import ARCHIVIST, BUREAU, HANDLER, SCAN, World, package_of
from zhunsheng.archive import package, queries
from zhunsheng.archive.check import check_package, keys_in
from zhunsheng.archive.gathering import papers_of
from zhunsheng.archive.guards import unserved
from zhunsheng.archive.offering import offer_archive
from zhunsheng.archive.queries import Dossier, NoSuchDossierError
from zhunsheng.authorities import queries as authorities
from zhunsheng.cases.gathering import standing_of
from zhunsheng.cases.informants import informant_of
from zhunsheng.cases.obligations.of_case import Standing, obligations
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.documents.demo_ca import open_authority
from zhunsheng.documents.models import DocumentRow
from zhunsheng.documents.queries import list_documents
from zhunsheng.jobs import installation
from zhunsheng.jobs.followers import archive_package
from zhunsheng.ledger import rebuild
from zhunsheng.ledger.note import Signer
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Archived:
    """The case after everything, and its package."""

    world: World
    dossier: Dossier
    package: bytes
    informant: str


@pytest.fixture(scope="module")
def archived(django_db_setup: None, django_db_blocker: object) -> Iterator[Archived]:
    """Played once; all tests see it, and nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        world = World.new()
        dossier = world.finish()
        told = informant_of(BUREAU, world.case_id)
        assert told is not None
        yield Archived(world, dossier, package_of(dossier), told.name)
        transaction.set_rollback(True)


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[bytes], set[str]]:
    """The codes of what is wrong with a package."""

    def check(content: bytes) -> set[str]:
        path = tmp_path / "package.zip"
        path.write_bytes(content)
        return {one.code for one in check_package(path)}

    return check


def refused(act: Callable[[], object]) -> set[str]:
    with pytest.raises(RefusedError) as error:
        act()
    return {one.code.removeprefix("archive.") for one in error.value.refusals}


def owed(standing: Standing) -> list[Obligation]:
    return [one for one in obligations(standing) if one.name == "archive-case"]


class TestArchiving:
    def test_only_a_closed_case_with_its_papers_is_archived(self) -> None:
        world = World.new()
        world.until("cases.close-case")
        assert "case-not-closed" in refused(world.archive)
        world.until("archive.archive-case")
        world.follow()

        assert refused(lambda: world.archive(by=HANDLER)) >= {"not-the-archivist"}
        own = str(people.officer_id(ARCHIVIST))
        assert refused(lambda: world.archive(made_by=own)) == {"same-person"}
        away = str(people.officer_id("nanchang-handler-1"))
        assert refused(lambda: world.archive(made_by=away)) == {"maker-unknown"}
        assert refused(lambda: world.archive(retention="ten-years")) == {
            "retention-too-short"
        }

        officer = authorities.get_officer(people.officer_id(ARCHIVIST))
        standing = standing_of(world.case(), world.at)
        (offered,) = offer_archive(standing, officer)
        assert (offered.act, offered.possible, offered.mine) == (
            "archive.archive-case",
            True,
            True,
        )
        handler = authorities.get_officer(people.officer_id(HANDLER))
        (seen,) = offer_archive(standing, handler)
        assert (seen.possible, seen.mine, seen.waits_for) == (
            False,
            False,
            "档案管理人员",
        )

        (due,) = owed(standing)
        closed_on = world.case().closed_on
        assert closed_on is not None
        assert due.deadline.last_day >= closed_on + timedelta(days=30)
        assert due.is_open

        done = world.archive()
        assert done.result["archive_number"] == f"{closed_on.year}0001"
        assert refused(world.archive) >= {"already-archived"}
        (due,) = owed(standing_of(world.case(), world.at))
        assert due.met_on == world.at.date()
        assert not list(offer_archive(standing, officer))

    def test_a_paper_that_is_not_made_or_not_served_keeps_the_case_open(self) -> None:
        world = World.new()
        world.until("archive.archive-case")
        issued = DocumentRow.objects.filter(case_id=world.case_id)
        issued.filter(kind="closing-approval").update(sha256="", failure="")
        assert refused(world.archive) == {"document-not-made"}
        case = replace(world.case(), services=[])
        documents = list_documents(bureau=BUREAU, case_id=world.case_id)
        missing = unserved(papers_of(case, documents))
        assert any("行政处罚决定书" in one for one in missing)
        assert not any("送达回证" in one or "审批表" in one for one in missing)
        assert unserved(papers_of(world.case(), documents)) == ()

    def test_where_no_instrument_sets_a_period_nothing_is_owed(
        self, archived: Archived
    ) -> None:
        standing = standing_of(archived.world.case(), archived.world.at)
        lapsed = law_of(BUREAU, date(2025, 11, 11))
        assert len(owed(standing)) == 1
        assert owed(replace(standing, law=lapsed)) == []

    def test_the_dossier_is_listed_to_its_bureau(self, archived: Archived) -> None:
        archivist = authorities.get_officer(people.officer_id(ARCHIVIST))
        number = archived.dossier.archive_number
        assert queries.list_dossiers(archivist, text=number).total == 1
        assert queries.list_dossiers(archivist, text="无此案").total == 0
        elsewhere = replace(archivist, bureau="360100")
        assert queries.list_dossiers(elsewhere).total == 0

    def test_few_may_take_the_package(self, archived: Archived) -> None:
        case_id = archived.dossier.case_id
        archivist = authorities.get_officer(people.officer_id(ARCHIVIST))
        assert queries.package_for(case_id, archivist) == archived.dossier
        handler = authorities.get_officer(people.officer_id(HANDLER))
        for other in (handler, replace(archivist, bureau="360100")):
            with pytest.raises(NoSuchDossierError):
                queries.package_for(case_id, other)

    def test_a_rebuild_finds_the_same_dossier(self, archived: Archived) -> None:
        rebuild.rebuild()
        assert queries.dossier_of(archived.dossier.case_id) == archived.dossier


class TestPackage:
    def test_nothing_is_wrong_with_it(
        self, archived: Archived, checked: Callable[[bytes], set[str]]
    ) -> None:
        assert checked(archived.package) == set()

    def test_the_same_ledger_gives_the_same_bytes(self, archived: Archived) -> None:
        made, again = (
            b"".join(
                package.build(
                    BUREAU,
                    archived.dossier.case_id,
                    installation.store(),
                    archive_package._trust(BUREAU),
                ).chunks
            )
            for _ in range(2)
        )
        assert made == again
        _, before = forger.open_up(archived.package)
        _, after = forger.open_up(made)
        # The second has one record more: that the first was built.
        volumes = {name for name in before if "卷/0" in name}
        assert volumes
        assert {name: after[name] for name in volumes} == {
            name: before[name] for name in volumes
        }

    def test_another_program_accepts_the_bag(
        self, archived: Archived, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bagit, "CHECKSUM_ALGOS", {"sha256", "sm3"})
        folder, files = forger.open_up(archived.package)
        for name, content in files.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        bag = bagit.Bag(str(tmp_path / folder))
        bag.validate()
        assert sorted(bag.algorithms) == ["sha256", "sm3"]

    def test_the_informant_is_in_the_inner_volume_only(
        self, archived: Archived
    ) -> None:
        _, files = forger.open_up(archived.package)
        named = [
            name
            for name, content in files.items()
            if archived.informant.encode() in content
        ]
        assert named == ["data/副卷/ledger/records/informant.jsonl"]

    def test_scanned_evidence_lies_among_the_pieces(self, archived: Archived) -> None:
        _, files = forger.open_up(archived.package)
        scans = [name for name in files if files[name] == SCAN]
        assert scans
        assert all(name.startswith("data/正卷/") for name in scans)
        assert all(name.endswith(".jpg") for name in scans)

    def test_the_keys_are_shown_for_comparison(
        self, archived: Archived, tmp_path: Path
    ) -> None:
        path = tmp_path / "package.zip"
        path.write_bytes(archived.package)
        shown = installation.public_key_folder() / f"{BUREAU}.txt"
        assert keys_in(path)[0] == shown.read_text().strip()


class TestForgery:
    """What is bent, taken out, put in or made to fit again is found."""

    def test_a_bent_byte_in_each_member(
        self, archived: Archived, checked: Callable[[bytes], set[str]]
    ) -> None:
        folder, files = forger.open_up(archived.package)
        for name in _some(files):
            bent = _bent(files[name], name)
            changed = forger.zip_up(folder, files | {name: bent})
            assert checked(changed), name

    def test_bent_bytes_anywhere_in_the_file(
        self, archived: Archived, checked: Callable[[bytes], set[str]]
    ) -> None:
        for number in range(12):
            assert checked(_bent(archived.package, str(number)))

    def test_a_member_taken_out_or_put_in(
        self, archived: Archived, checked: Callable[[bytes], set[str]]
    ) -> None:
        folder, files = forger.open_up(archived.package)
        for name in _some(files):
            left = {one: files[one] for one in files if one != name}
            assert "file-missing" in checked(forger.zip_up(folder, left)), name
        more = files | {"data/正卷/777-新证据.pdf": b"%PDF-"}
        assert "file-added" in checked(forger.zip_up(folder, more))

    def test_manifests_that_were_made_to_fit_help_nobody(
        self, archived: Archived, checked: Callable[[bytes], set[str]]
    ) -> None:
        folder, files = forger.open_up(archived.package)

        def forged(files: Files) -> set[str]:
            return checked(forger.zip_up(folder, forger.with_manifests(files)))

        assert forged(files) == set()
        decision = next(name for name in files if "行政处罚决定书" in name)
        bent = _bent(files[decision], "decision")
        assert forged(files | {decision: bent}) == {"piece-changed"}
        left = {name: files[name] for name in files if name != decision}
        assert "piece-missing" in forged(left)
        assert "file-unknown" in forged(files | {"data/正卷/777-新.pdf": b"%PDF-"})
        about = files["data/archive.json"].replace("永久".encode(), "10年".encode())
        assert "about-changed" in forged(files | {"data/archive.json": about})

    def test_records_and_proofs_hold_each_other(
        self, archived: Archived, checked: Callable[[bytes], set[str]]
    ) -> None:
        folder, files = forger.open_up(archived.package)

        def forged(files: Files) -> set[str]:
            return checked(forger.zip_up(folder, forger.with_manifests(files)))

        case = "data/ledger/records/case.jsonl"
        lines = files[case].splitlines(keepends=True)
        cut = forged(files | {case: b"".join(lines[:3] + lines[4:])})
        assert {"stream-gap", "file-unknown"} <= cut
        bare = lines[0].replace(b'"salt":"', b'"salt":"00')
        assert "record-changed" in forged(files | {case: bare + b"".join(lines[1:])})
        broken = forged(files | {case: b"x\n" + files[case]})
        assert "records-bad" in broken
        proofs = [name for name in files if name.endswith(".tlog-proof")]
        swapped = {proofs[0]: files[proofs[1]], proofs[1]: files[proofs[0]]}
        assert "record-unproven" in forged(files | swapped)
        left = {name: files[name] for name in files if name != proofs[5]}
        assert "proof-missing" in forged(left)
        review = "data/ledger/records/review.jsonl"
        moved = files | {review: files[review] + lines[-1]}
        assert "record-out-of-place" in forged(moved)

    def test_a_checkpoint_of_another_key_proves_nothing(
        self, archived: Archived, checked: Callable[[bytes], set[str]]
    ) -> None:
        folder, files = forger.open_up(archived.package)
        text = files["data/ledger/checkpoint.txt"].decode()
        body = text.partition("\n\n")[0] + "\n"
        other = Signer(f"zhunsheng/{BUREAU}", bytes(32))
        signed = f"{body}\n{other.line(body)}".encode()
        changed = files | {"data/ledger/checkpoint.txt": signed}
        made = forger.zip_up(folder, forger.with_manifests(changed))
        assert "checkpoint-bad" in checked(made)
        keyless = files | {"data/ledger/keys.txt": b"x"}
        made = forger.zip_up(folder, forger.with_manifests(keyless))
        assert "keys-bad" in checked(made)

    def test_seals_of_another_authority_are_not_trusted(
        self,
        archived: Archived,
        checked: Callable[[bytes], set[str]],
        tmp_path: Path,
    ) -> None:
        folder, files = forger.open_up(archived.package)
        roots = "data/ledger/seal-roots.pem"
        open_authority(tmp_path / "other")
        other = (tmp_path / "other" / "root.pem").read_bytes()
        certificate = other[other.index(b"-----BEGIN CERTIFICATE") :]
        for content, code in ((certificate, "seal-bad"), (b"", "roots-bad")):
            changed = forger.with_manifests(files | {roots: content})
            assert code in checked(forger.zip_up(folder, changed))

    @pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7 and more than that"])
    def test_what_is_no_package_is_said_to_be_none(
        self, content: bytes, checked: Callable[[bytes], set[str]]
    ) -> None:
        assert checked(content) == {"not-a-package"}


def _bent(content: bytes, seed: str) -> bytes:
    """One bit of it turned; which one, the seed says."""
    drawn = int.from_bytes(sha256(seed.encode()).digest(), "big")
    at, bit = divmod(drawn % (8 * len(content)), 8)
    return content[:at] + bytes([content[at] ^ (1 << bit)]) + content[at + 1 :]


def _some(files: Files) -> list[str]:
    """Every kind of member: each once that is no proof, and a few proofs."""
    proofs = [name for name in files if name.endswith(".tlog-proof")]
    return [name for name in files if name not in proofs[3:]]
