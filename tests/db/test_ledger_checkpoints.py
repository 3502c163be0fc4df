"""Checkpoints, cosignatures, proofs for those who ask, and lawful destruction."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from tests.unit.ledger.samples import (
    AT,
    LOG,
    OFFICER,
    OTHER,
    Destroyed,
    register,
    write,
)
from tests.unit.ledger.tampering import KEYS, SIGNER, SIZE, TAIL, change, found
from zhunsheng.ledger import (
    checkpoints,
    destruction,
    note,
    proofs,
    reader,
    triggers,
    witness,
    writer,
)
from zhunsheng.ledger.models import Body, Cosignature, Destruction
from zhunsheng.ledger.note import BadNoteError, Signer
from zhunsheng.ledger.streams import NoSuchEntryError, NoSuchLogError
from zhunsheng.ledger.verify import verify

pytestmark = pytest.mark.django_db

WITNESS = Signer("zhunsheng/620000/witness", bytes(range(1, 33)))


@pytest.fixture(autouse=True)
def known_types(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)


@pytest.fixture
def signed(db: None) -> str:
    """A log of 700 entries, of which a checkpoint was signed."""
    write(SIZE)
    return checkpoints.sign_head(LOG, SIGNER, AT)


def destroy(*positions: int) -> None:
    named = tuple(destruction.reference(LOG, at) for at in positions)
    with transaction.atomic():
        (place,) = writer.append(
            Destroyed(entries=named),
            log=LOG,
            stream="archive",
            expected_version=0,
            by=OFFICER,
            at=AT + timedelta(days=1),
        )
        destruction.destroy(place)


def test_a_lawful_destruction_is_nothing_wrong(signed: str) -> None:
    destroy(3, TAIL)
    assert found(signed) == {}


def test_an_unlawful_destruction(signed: str) -> None:
    destroy(3)
    Destruction.objects.create(log=LOG, position=4, by_log=LOG, by_position=SIZE)
    Destruction.objects.create(log=LOG, position=900, by_log=LOG, by_position=SIZE)
    Body.objects.filter(log=LOG, position=4).delete()
    assert found() == {"destruction-unfounded": 4}


def test_an_envelope_without_body_is_still_checked(signed: str) -> None:
    destroy(3, 4)
    change(3, stream="case/x")
    assert found()["columns-edited"] == 3
    change(4, envelope=b"{}")
    assert found()["envelope-edited"] == 4


def test_a_destroyed_body_that_came_back(signed: str) -> None:
    view = reader.entry(LOG, 3)
    destroy(3)
    Body.objects.create(log=LOG, position=3, salt=view.salt, body=view.body)
    assert found() == {"body-returned": 3}


def test_a_checkpoint_is_signed_once_and_by_the_log_only(signed: str) -> None:
    assert checkpoints.sign_head(LOG, SIGNER, AT) == signed
    assert checkpoints.newest(LOG) == checkpoints.at_size(LOG, SIZE) == signed
    assert checkpoints.at_size(LOG, 1) is None
    with pytest.raises(BadNoteError):
        checkpoints.sign_head(LOG, WITNESS, AT)
    with pytest.raises(NoSuchLogError):
        checkpoints.sign_head(OTHER, SIGNER, AT)


def test_an_entry_is_proven_by_a_file(signed: str) -> None:
    write(10, start=SIZE)
    text = checkpoints.prove_entry(LOG, 300, with_body=True)
    proven = proofs.check(text, SIGNER.verifier())
    assert proven.head.size == SIZE
    assert proven.body is not None
    assert proven.body["number"] == 300
    bare = checkpoints.prove_entry(LOG, 300, with_body=False)
    assert proofs.check(bare, SIGNER.verifier()).body is None
    for position in (-1, SIZE):
        with pytest.raises(NoSuchEntryError):
            checkpoints.prove_entry(LOG, position, with_body=True)
    with pytest.raises(NoSuchEntryError):
        checkpoints.prove_entry(OTHER, 0, with_body=True)


def test_the_bureau_above_cosigns_what_it_can_follow(signed: str) -> None:
    cosigner = WITNESS.verifier(note.COSIGNATURE)
    last = None
    for seconds in (1, 2):
        asked = checkpoints.submission(LOG, 0 if last is None else last.size)
        last, line = witness.cosign(
            asked, log=SIGNER.verifier(), last=last, signer=WITNESS, seconds=seconds
        )
        checkpoints.keep_cosignature(LOG, last.size, line, cosigner, AT)
        write(10, start=SIZE + 10 * seconds)
        checkpoints.sign_head(LOG, SIGNER, AT)
    assert last is not None
    cosigned = checkpoints.at_size(LOG, last.size)
    assert cosigned is not None
    assert note.cosigned_at(cosigned, cosigner) == 2
    assert checkpoints.prove_extension(LOG, SIZE, SIZE + 10)
    assert verify((cosigned,), KEYS, [cosigner]) == ()
    with pytest.raises(BadNoteError):
        checkpoints.keep_cosignature(LOG, SIZE, "— x AAAAAAAA\n", cosigner, AT)
    with pytest.raises(BadNoteError):
        checkpoints.submission(OTHER, 0)

    with triggers.lifted(connection):
        Cosignature.objects.filter(size=SIZE).update(line=line)
    assert [one.code for one in verify((), KEYS, [cosigner])] == ["cosignature-edited"]
