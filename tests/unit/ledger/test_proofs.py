"""Proof files and witnesses: made, checked, and bent."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.unit.ledger import samples
from tests.unit.ledger.test_tree import bent
from zhunsheng.ledger import checkpoint, envelope, note, proofs, tree, witness
from zhunsheng.ledger.checkpoint import Head
from zhunsheng.ledger.note import Signer
from zhunsheng.ledger.proofs import BadProofError, Proof
from zhunsheng.ledger.witness import Submission, WitnessError

LOG = Signer("zhunsheng/620100", bytes(range(32)))
WITNESS = Signer("zhunsheng/620000/witness", bytes(range(1, 33)))
SALT = bytes(range(32))
BODY = '{"number":1,"text":"经查属实。"}'.encode()
SIZE, INDEX = 13, 5


def sealed(place: int, body: bytes = BODY) -> bytes:
    return envelope.seal(
        type_="tests.noted",
        version=1,
        log=samples.LOG,
        stream="case/1",
        place=place,
        at=samples.AT,
        by=samples.OFFICER,
        salt=SALT,
        body=body,
    )


LEAVES = [tree.leaf_hash(sealed(place)) for place in range(SIZE)]


def head(size: int) -> Head:
    return Head(LOG.name, size, tree.root(LEAVES[:size]))


SIGNED = checkpoint.sign(head(SIZE), LOG)
PROOF = Proof(INDEX, tree.prove(LEAVES, INDEX), SIGNED, sealed(INDEX), SALT, BODY)
TEXT = proofs.write(PROOF)


def test_an_envelope_is_as_it_is_written_down() -> None:
    assert json.loads(sealed(3)) == {
        "at": "2026-03-02T01:30:00.000000Z",
        "by": str(samples.OFFICER),
        "log": "620100",
        "place": 3,
        "sha256": envelope.commitments(SALT, BODY)[0],
        "sm3": envelope.commitments(SALT, BODY)[1],
        "stream": "case/1",
        "type": "tests.noted",
        "version": 1,
    }
    assert tuple(json.loads(sealed(3))) == envelope.FIELDS
    moved = datetime.fromisoformat("2026-03-02T09:30:00+08:00")
    assert envelope.instant(moved) == envelope.instant(moved.astimezone(UTC))


def test_sm3_is_that_of_the_standard() -> None:
    """GB/T 32905-2016, example 1."""
    assert envelope.commitments(b"a", b"bc")[1] == (
        "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    )


def test_an_openssl_without_sm3_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ValueError

    monkeypatch.setattr(envelope.hashlib, "new", missing)
    with pytest.raises(envelope.NoSm3Error, match="SM3"):
        envelope._start_sm3()


def test_a_proof_is_written_read_and_checked() -> None:
    assert proofs.read(TEXT) == PROOF
    proven = proofs.check(TEXT, LOG.verifier())
    assert proven.head == head(SIZE)
    assert proven.index == INDEX
    assert proven.envelope["place"] == INDEX
    assert proven.body == json.loads(BODY)


def test_a_proof_without_the_body_proves_the_envelope() -> None:
    bare = Proof(INDEX, PROOF.path, SIGNED, PROOF.envelope)
    proven = proofs.check(proofs.write(bare), LOG.verifier())
    assert proven.body is None
    assert BODY.decode() not in proofs.write(bare)


def test_a_proof_carries_cosignatures() -> None:
    line = WITNESS.cosign(head(SIZE).text, 1)
    cosigned = Proof(INDEX, PROOF.path, SIGNED + line, PROOF.envelope)
    trusted = WITNESS.verifier(note.COSIGNATURE)
    assert proofs.check(proofs.write(cosigned), LOG.verifier(), [trusted])


def test_every_bit_of_a_proof_file_counts() -> None:
    for raw in bent(TEXT.encode()):
        try:
            other = raw.decode()
        except UnicodeDecodeError:
            continue
        with pytest.raises(BadProofError):
            proofs.check(other, LOG.verifier())


def extra(change: Callable[[dict[str, str]], object]) -> str:
    lines = TEXT.split("\n")
    told = json.loads(b64decode(lines[1].removeprefix("extra ")))
    change(told)
    lines[1] = "extra " + b64encode(json.dumps(told).encode()).decode()
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c2sp.org/tlog-proof@v1\n\n",
        TEXT.replace("index 5", "index 05"),
        TEXT.replace("index 5", "index -5"),
        TEXT.replace("index 5", "5"),
        TEXT.replace("index 5", "index 6"),
        TEXT.replace("extra ", "other "),
        TEXT.replace("index 5\n", "index 5\n" + b64encode(bytes(32)).decode() + "\n"),
        TEXT.replace("index 5\n", "index 5\n" + "A\n" * 64),
        extra(lambda told: told.pop("envelope")),
        extra(lambda told: told.pop("salt")),
        extra(lambda told: told.update(body="{}")),
        extra(lambda told: told.update(salt="00")),
        extra(lambda told: told.update(salt="x")),
        extra(lambda told: told.update(envelope=sealed(6).decode())),
    ],
)
def test_what_is_no_proof_is_refused(text: str) -> None:
    with pytest.raises(BadProofError):
        proofs.check(text, LOG.verifier())


def test_a_witness_follows_a_log() -> None:
    first = Submission(0, (), checkpoint.sign(head(5), LOG))
    last, line = cosign(first, None)
    assert last == head(5)
    signed = first.checkpoint + line
    cosigner = WITNESS.verifier(note.COSIGNATURE)
    assert note.cosigned_at(signed, cosigner) == 1

    path = tree.prove_extension(LEAVES, 5)
    second = witness.read(witness.write(Submission(5, path, SIGNED)))
    assert cosign(second, last)[0] == head(SIZE)
    again = Submission(SIZE, (), SIGNED)
    assert cosign(again, head(SIZE))[0] == head(SIZE)


def cosign(submission: Submission, last: Head | None) -> tuple[Head, str]:
    return witness.cosign(
        submission, log=LOG.verifier(), last=last, signer=WITNESS, seconds=1
    )


FORKED = Head(LOG.name, SIZE, bytes(32))
PATH = tree.prove_extension(LEAVES, 5)


@pytest.mark.parametrize(
    ("submission", "last", "status"),
    [
        (Submission(5, PATH, checkpoint.sign(FORKED, LOG)), head(5), 422),
        (Submission(5, (), SIGNED), head(5), 422),
        (Submission(5, PATH[1:], SIGNED), head(5), 422),
        (Submission(SIZE, (), checkpoint.sign(FORKED, LOG)), head(SIZE), 409),
        (Submission(4, PATH, SIGNED), head(5), 409),
        (Submission(0, (), SIGNED), head(5), 409),
        (Submission(14, (), SIGNED), head(14), 400),
        (Submission(0, PATH, SIGNED), None, 422),
        (Submission(0, (), checkpoint.sign(head(SIZE), WITNESS)), None, 403),
        (Submission(0, PATH, SIGNED), Head(LOG.name, 0, tree.EMPTY_ROOT), 422),
    ],
)
def test_a_witness_does_not_follow(
    submission: Submission, last: Head | None, status: int
) -> None:
    if status == 400:
        last = head(5)
    with pytest.raises(WitnessError) as refused:
        cosign(submission, last)
    assert refused.value.status == status


@pytest.mark.parametrize(
    "text",
    ["", "old 5", "old 05\n\n" + SIGNED, "5\n\n" + SIGNED, "old 5\nA\n\n" + SIGNED],
)
def test_what_is_no_submission_is_refused(text: str) -> None:
    with pytest.raises(WitnessError) as refused:
        witness.read(text)
    assert refused.value.status == 400
