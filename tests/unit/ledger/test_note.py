"""Signed notes, checkpoints and cosignatures: what is believed and what is not."""

from base64 import b64encode

import pytest

from tests.unit.ledger.test_tree import bent
from zhunsheng.ledger import checkpoint, note
from zhunsheng.ledger.checkpoint import Head
from zhunsheng.ledger.note import (
    BadKeyError,
    BadNoteError,
    Signer,
    Verifier,
    cosigned_at,
)

LOG = Signer("zhunsheng/620100", bytes(range(32)))
WITNESS = Signer("zhunsheng/620000/witness", bytes(range(1, 33)))
HEAD = Head("zhunsheng/620100", 7, bytes(range(32)))
SECONDS = 1_772_415_000


def test_the_key_of_the_specification() -> None:
    """The verifier key of the package documentation of Go's note package."""
    text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert str(Verifier.parse(text)) == text


def test_the_note_of_the_specification() -> None:
    """The signed note of the package documentation of Go's note package."""
    peter = Verifier.parse(
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    )
    signed = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
        "\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2"
        "pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    assert note.open_note(signed, [peter]).signed_by == (peter,)


def test_keys_are_written_and_read() -> None:
    assert Signer.parse(LOG.export()) == LOG
    assert Verifier.parse(str(LOG.verifier())) == LOG.verifier()
    assert "seed" not in repr(LOG)
    cosigner = WITNESS.verifier(note.COSIGNATURE)
    assert Verifier.parse(str(cosigner)) == cosigner
    assert cosigner.id != WITNESS.verifier().id


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        "name+00000000+AAAA",
        "name+00000000+!!",
        "two words+00000000+" + b64encode(b"\x01" + bytes(32)).decode(),
        "name+00000000+" + b64encode(b"\x01" + bytes(32)).decode(),
        "name+00000000+" + b64encode(b"\x09" + bytes(32)).decode(),
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(BadKeyError):
        Verifier.parse(text)
    with pytest.raises(BadKeyError):
        Signer.parse("PRIVATE+KEY+" + text)


def test_a_checkpoint_is_signed_and_opened() -> None:
    signed = checkpoint.sign(HEAD, LOG)
    assert checkpoint.open_checkpoint(signed, LOG.verifier()) == HEAD
    assert checkpoint.unverified(signed) == HEAD


def test_every_bit_of_a_checkpoint_counts() -> None:
    signed = checkpoint.sign(HEAD, LOG)
    for raw in bent(signed.encode()):
        try:
            other = raw.decode()
        except UnicodeDecodeError:
            continue
        with pytest.raises(BadNoteError):
            checkpoint.open_checkpoint(other, LOG.verifier())


def test_another_key_of_that_name_signs_nothing() -> None:
    forger = Signer(LOG.name, bytes(32))
    with pytest.raises(BadNoteError):
        checkpoint.open_checkpoint(checkpoint.sign(HEAD, forger), LOG.verifier())


def test_a_log_cannot_sign_for_another() -> None:
    other = Head("zhunsheng/510500", 7, HEAD.root)
    with pytest.raises(BadNoteError):
        checkpoint.open_checkpoint(checkpoint.sign(other, LOG), LOG.verifier())


def test_a_witness_alone_does_not_make_a_checkpoint() -> None:
    signed = HEAD.text + "\n" + WITNESS.cosign(HEAD.text, SECONDS)
    witness = WITNESS.verifier(note.COSIGNATURE)
    assert note.open_note(signed, [witness]).signed_by == (witness,)
    with pytest.raises(BadNoteError):
        checkpoint.open_checkpoint(signed, LOG.verifier(), [witness])


def test_a_cosignature_says_when() -> None:
    witness = WITNESS.verifier(note.COSIGNATURE)
    signed = checkpoint.sign(HEAD, LOG)
    cosigned = signed + WITNESS.cosign(HEAD.text, SECONDS)
    assert cosigned_at(cosigned, witness) == SECONDS
    assert cosigned_at(signed, witness) is None
    assert cosigned_at(signed + LOG.line(HEAD.text), witness) is None
    assert checkpoint.open_checkpoint(cosigned, LOG.verifier(), [witness]) == HEAD


def test_a_bent_cosignature_spoils_the_checkpoint() -> None:
    witness = WITNESS.verifier(note.COSIGNATURE)
    line = WITNESS.cosign(HEAD.text + "more\n", SECONDS)
    cosigned = checkpoint.sign(HEAD, LOG) + line
    assert cosigned_at(cosigned, witness) is None
    with pytest.raises(BadNoteError):
        checkpoint.open_checkpoint(cosigned, LOG.verifier(), [witness])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text\n",
        "text\n\n",
        "text\n\n— name\n",
        "text\n\n— name AAAA\n",
        "text\n\n- name AAAAAAAA\n",
        "text\n\n— name AAAAAAAA",
        "te\rxt\n\n— name AAAAAAAA\n",
        "text\n\n" + "— name AAAAAAAA\n" * 101,
    ],
)
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(BadNoteError):
        note.open_note(text, [LOG.verifier()])


@pytest.mark.parametrize(
    "text",
    [
        "origin\n7\n",
        "\n7\n" + b64encode(bytes(32)).decode() + "\n",
        "origin\n07\n" + b64encode(bytes(32)).decode() + "\n",
        "origin\n-7\n" + b64encode(bytes(32)).decode() + "\n",
        "origin\n\u0667\n" + b64encode(bytes(32)).decode() + "\n",
        "origin\n7\n" + b64encode(bytes(31)).decode() + "\n",
        "origin\n7\n!\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(BadNoteError):
        checkpoint.parse(text)


def test_a_text_without_its_last_newline_is_not_signed() -> None:
    with pytest.raises(BadNoteError):
        note.sign("text", LOG)
