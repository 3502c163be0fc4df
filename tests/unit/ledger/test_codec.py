"""Records and bytes: there and back, in the one canonical spelling."""

import json
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from typing import Annotated, Any, Literal, NewType
from uuid import UUID

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ledger import samples
from zhunsheng.kernel.text import BadTextError
from zhunsheng.ledger import codec, records
from zhunsheng.ledger.codec import CodecError
from zhunsheng.ledger.records import RecordTypeError

Number = NewType("Number", UUID)


class Colour(Enum):
    RED = "red"
    ONE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    text: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    flag: bool
    count: int
    text: str
    number: Number
    day: date
    at: datetime
    hour: time
    colour: Colour
    kind: Literal["a", "b"]
    maybe: str | None
    perhaps: Part | None
    parts: tuple[Part, ...]
    pair: tuple[int, str]
    nested: tuple[tuple[Colour, ...], ...]
    labelled: Annotated[str, "a label"]


texts = st.text(
    st.characters(
        codec="utf-8", categories=("L", "N", "P", "S"), include_characters=" \n　"
    ),
    max_size=30,
).map(lambda text: unicodedata.normalize("NFC", text))
numbers = st.integers(-codec.LARGEST, codec.LARGEST)
zones = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
parts = st.builds(Part, text=texts, amount=numbers)
wholes = st.builds(
    Whole,
    flag=st.booleans(),
    count=numbers,
    text=texts,
    number=st.uuids().map(Number),
    day=st.dates(),
    at=st.datetimes(timezones=zones),
    hour=st.times(),
    colour=st.sampled_from(Colour),
    kind=st.sampled_from(["a", "b"]),
    maybe=st.none() | texts,
    perhaps=st.none() | parts,
    parts=st.lists(parts, max_size=3).map(tuple),
    pair=st.tuples(numbers, texts),
    nested=st.lists(
        st.lists(st.sampled_from(Colour), max_size=2).map(tuple), max_size=2
    ).map(tuple),
    labelled=texts,
)


@pytest.fixture(autouse=True)
def known_types(monkeypatch: pytest.MonkeyPatch) -> None:
    known = samples.known(Whole, "tests.whole")
    monkeypatch.setitem(records._BY_NAME, ("tests.whole", 1), known)
    monkeypatch.setitem(records._BY_CLASS, Whole, known)


@given(wholes)
def test_decode_after_encode_is_the_record(record: Whole) -> None:
    plain = codec.canonical(codec.plain(record))
    assert codec.reader_of(Whole)(json.loads(plain)) == record


@given(wholes)
def test_the_bytes_are_those_of_rfc_8785(record: Whole) -> None:
    plain = codec.plain(record)
    assert codec.canonical(plain) == rfc8785.dumps(plain)


def whole(**changed: Any) -> Whole:
    usual = {
        "flag": True,
        "count": 1,
        "text": "甲",
        "number": Number(UUID(int=1)),
        "day": date(2026, 1, 1),
        "at": datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=8))),
        "hour": time(8),
        "colour": Colour.RED,
        "kind": "a",
        "maybe": None,
        "perhaps": None,
        "parts": (),
        "pair": (1, "乙"),
        "nested": (),
        "labelled": "丙",
    }
    return Whole(**{**usual, **changed})


def test_a_record_goes_by_its_name() -> None:
    body = records.encode(whole())
    assert records.decode("tests.whole", 1, body) == whole()
    assert body.startswith(b'{"at":"2026-01-01T00:00:00+08:00","colour":"red"')


@pytest.mark.parametrize(
    "changed",
    [
        {"count": 2**53},
        {"count": -(2**53)},
        {"count": 1.5},
        {"at": datetime(2026, 1, 1)},  # noqa: DTZ001
        {"parts": [Part(text="甲", amount=1)]},
        {"text": "e\u0301"},
        {"text": b"bytes"},
    ],
    ids=str,
)
def test_what_a_record_cannot_hold_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(CodecError):
        records.encode(whole(**changed))


@pytest.mark.parametrize("text", ["\u202e甲", "甲\x00", "甲\u200b乙", "\t"])
def test_deceiving_text_is_refused(text: str) -> None:
    with pytest.raises(BadTextError):
        records.encode(whole(text=text))


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain.pop("count"),
        lambda plain: plain.update(more=1),
        lambda plain: plain.update(count="1"),
        lambda plain: plain.update(count=True),
        lambda plain: plain.update(colour="green"),
        lambda plain: plain.update(kind="c"),
        lambda plain: plain.update(number="not a number"),
        lambda plain: plain.update(pair=[1]),
        lambda plain: plain.update(parts=[1]),
        lambda plain: plain.update(day="2026-13-01"),
    ],
)
def test_bytes_of_another_shape_are_refused(change: Any) -> None:
    plain = json.loads(records.encode(whole()))
    change(plain)
    with pytest.raises(RecordTypeError):
        records.decode("tests.whole", 1, json.dumps(plain).encode())


def test_other_spaces_and_line_ends_are_text() -> None:
    text = "甲\u00a0乙\n\u3000丙"
    assert (
        records.decode("tests.whole", 1, records.encode(whole(text=text))).text == text
    )


def test_bytes_that_are_not_json_are_refused() -> None:
    with pytest.raises(RecordTypeError):
        records.decode("tests.whole", 1, b"{")


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(RecordTypeError):
        records.decode("tests.whole", 2, b"{}")
    with pytest.raises(RecordTypeError):
        records.encode(Part(text="甲", amount=1))


@pytest.mark.parametrize("hint", [float, list[int], int | str, dict[str, int], "text"])
def test_a_type_that_cannot_be_read_back_is_refused(hint: Any) -> None:
    with pytest.raises(CodecError):
        codec.reader_of(hint)


@dataclass
class Loose:
    text: str


def test_a_record_type_is_frozen_titled_and_declared_once() -> None:
    declare = records.record("tests.whole", version=1, basis=(), title="试")
    with pytest.raises(RecordTypeError, match="twice"):
        declare(Part)
    with pytest.raises(RecordTypeError, match="frozen"):
        records.record("tests.loose", version=1, basis=(), title="试")(Loose)
    with pytest.raises(RecordTypeError, match="title"):
        records.record("tests.part", version=1, basis=(), title="part")(Part)
    with pytest.raises(RecordTypeError, match="no field"):
        records.record(
            "tests.part", version=1, basis=(), title="试", sensitive=("phone",)
        )(Part)
    with pytest.raises(CodecError, match="frozen"):
        codec.plain(Loose(text="甲"))
