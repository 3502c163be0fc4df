"""起草材料: what a case offers to who writes a draft, and what must stay in house.

The private words are found by what a field is called, in every record of the case:
a new record with an interviewee or an address is covered by the name of its field.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from zhunsheng.authorities.people import Officer
from zhunsheng.cases.informants import informant_of
from zhunsheng.cases.records.notice import DefenceRecorded, NoticeIssued
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.ids import CaseId

_NAMES = frozenset(
    {
        "interviewee",
        "speaker",
        "present",
        "receiver",
        "witness",
        "representative",
        "agent",
        "applicant",
        "attendees",
        "plaintiff",
        "contact_name",
    }
)
_ORGANISATIONS = frozenset({"suspect", "employer", "obtained_from", "transfer_to"})
_NUMBERS = frozenset(
    {
        "identifier",
        "identity_number",
        "phone",
        "telephone",
        "contact",
        "voucher",
        "bank_account",
        "account_number",
        "electronic_address",
    }
)
_ADDRESSES = frozenset({"address", "place", "residence"})
_BREAKS = str.maketrans(dict.fromkeys("、，,；;/（）() \n\t　：:", "\n"))
_LONGEST_NAME = 30
_SHORTEST_ADDRESS = 4
_COMMON = frozenset({"本机关", "无", "没有", "当事人", "负责人", "本人", "现场"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateWords:
    """不外发的文字: names, organisations, numbers and addresses of one case."""

    names: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """证据: its number, name, kind, and what it proves."""

    no: int
    title: str
    kind_label: str
    proves: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftingMaterial:
    """起草材料: evidence, what the party said since the notice, private words."""

    case_id: CaseId
    evidence: tuple[EvidenceLine, ...]
    defences: tuple[str, ...]
    private: PrivateWords


def material_of(
    case: CaseState, records: Iterable[object], officers: Iterable[Officer]
) -> DraftingMaterial:
    """The material of a case; ``records`` are those of its stream, in order."""
    if case.case_id is None:
        raise ValueError("a case without a record has no material")
    written = tuple(records)
    told = informant_of(case.bureau, case.case_id)
    whole = (*written, *(() if told is None else (told,)))
    return DraftingMaterial(
        case_id=case.case_id,
        evidence=tuple(
            EvidenceLine(
                no=one.no,
                title=one.given.title,
                kind_label=one.given.kind.label,
                proves=one.given.proves,
            )
            for one in case.evidence
        ),
        defences=_defences(written),
        private=_private(case, whole, tuple(officers)),
    )


def _defences(records: Iterable[object]) -> tuple[str, ...]:
    found: list[str] = []
    for record in records:
        if isinstance(record, NoticeIssued):
            found.clear()
        elif isinstance(record, DefenceRecorded):
            found.append(record.content)
    return tuple(found)


def _private(
    case: CaseState, records: tuple[object, ...], officers: tuple[Officer, ...]
) -> PrivateWords:
    found: dict[str, dict[str, None]] = {
        kind: {} for kind in ("names", "organisations", "numbers", "addresses")
    }
    for record in records:
        for kind, words in _walk(record):
            found[kind].update(dict.fromkeys(words))
    names = {one.name: None for one in officers} | dict.fromkeys(case.private_names)
    units = {one.bureau_name: None for one in officers} | {case.number: None}
    return PrivateWords(
        names=_kept(names | found["names"]),
        organisations=_kept(units | found["organisations"]),
        numbers=_kept(found["numbers"]),
        addresses=tuple(
            one for one in _kept(found["addresses"]) if len(one) >= _SHORTEST_ADDRESS
        ),
    )


def _kept(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in words if len(one) > 1 and one not in _COMMON)


def _walk(
    value: object, name: str = "", of: str = ""
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every private word in ``value``, the field ``name`` of a record ``of`` a type."""
    if isinstance(value, str):
        yield from _words(name, value, of)
    elif isinstance(value, tuple):
        for one in value:
            yield from _walk(one, name, of)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            part = getattr(value, field.name)
            yield from _walk(part, field.name, type(value).__name__)


def _words(name: str, text: str, of: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if name in _NAMES or (name == "name" and of in ("Informant", "HearingPart")):
        yield "names", _split(text)
    elif name in _ORGANISATIONS or (name == "name" and of == "Party"):
        yield "organisations", (text,)
    elif name in _NUMBERS:
        yield "numbers", (text, *_split(text))
    elif name in _ADDRESSES:
        yield "addresses", (text,)


def _split(text: str) -> tuple[str, ...]:
    """Several names in one field are several words; a sentence is none."""
    return tuple(
        one
        for one in text.translate(_BREAKS).split("\n")
        if 1 < len(one) <= _LONGEST_NAME
    )
