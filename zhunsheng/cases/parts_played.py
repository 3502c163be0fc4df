"""参与本案: who took part in a case, in which role, and which record says so.

Two things make a part: to have written a record of the case, and to be named in one
as an officer. The second is read from the types, so that a record type that is new,
or nested, cannot be forgotten; what does not make a part is listed with its reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from zhunsheng.cases.gathering import stream_of
from zhunsheng.cases.records.filing import RecusalDecided
from zhunsheng.kernel.fields import CHINA, titles
from zhunsheng.kernel.ids import PROGRAM, PUBLIC, BureauCode, CaseId, OfficerId
from zhunsheng.ledger import reader
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.records import type_of
from zhunsheng.review.reviewers import Part, tells_parts, tells_recused

NOT_A_PART = {
    "RecusalRequested.officer_id": "only said to have to step aside",
    "RecusalDecided.officer_id": "stepped aside, or did not have to",
    "Discussed.observers": "listens; the legal department is asked to attend",
}
"""By record and field: where being named is no part in the enforcement, and why."""

NOT_ENFORCEMENT = {
    "cases.raised-to-major": "asks for a stricter review; the reviewers may ask too",
    "cases.recusal-requested": "asks that somebody step aside; a reviewer may ask too",
}
"""By record type: where writing it is no part in the enforcement, and why."""

ROLES = {"handlers": "承办人", "recorder": "记录人"}
"""By field: the role, where the label of the form says less."""

_NO_ROLE = "有关人员"
_NOBODY = frozenset({PROGRAM, PUBLIC})


@dataclass(frozen=True, slots=True)
class Named:
    """A field of a record type that names officers: the way to it, and the role."""

    path: tuple[str, ...]
    role: str


@cache
def fields_naming(cls: Any) -> tuple[Named, ...]:
    """Every field, also inside others, of a record type that names officers."""
    return tuple(
        one
        for one in _naming(cls)
        if f"{cls.__name__}.{'.'.join(one.path)}" not in NOT_A_PART
    )


def _naming(cls: type[Any]) -> Iterator[Named]:
    hints = get_type_hints(cls, include_extras=True)
    hashable: Any = cls
    labels = titles(hashable)
    for field in fields(cls):
        own = labels.get(field.name)
        role = ROLES.get(field.name) or (own and own.title) or _NO_ROLE
        for inside in _types_in(hints[field.name]):
            if inside is OfficerId:
                yield Named((field.name,), role)
            elif isinstance(inside, type) and is_dataclass(inside):
                for one in _naming(inside):
                    yield Named((field.name, *one.path), one.role)


def _types_in(hint: Any) -> Iterator[Any]:
    """The types that a hint is made of: ``tuple[X, ...] | None`` gives X."""
    if get_origin(hint) is Annotated:
        yield from _types_in(get_args(hint)[0])
        return
    arguments = get_args(hint)
    if not arguments:
        yield hint
    for one in arguments:
        yield from _types_in(one)


def officers_at(value: Any, path: tuple[str, ...]) -> Iterator[OfficerId]:
    """The officers whom a value names at a path; lists are gone through."""
    if value is None:
        return
    if isinstance(value, tuple):
        for one in value:
            yield from officers_at(one, path)
    elif path:
        yield from officers_at(getattr(value, path[0]), path[1:])
    else:
        yield OfficerId(value)


def parts_in(written: Iterable[tuple[Any, Place]]) -> tuple[Part, ...]:
    """The parts that these records of one case tell; each person's once a record."""
    return tuple(part for record, place in written for part in _parts(record, place))


def _parts(record: Any, place: Place) -> Iterator[Part]:
    known = type_of(record)
    roles: dict[OfficerId, list[str]] = {}
    cls: Any = type(record)
    for named in fields_naming(cls):
        for officer in officers_at(record, named.path):
            told = roles.setdefault(officer, [])
            if named.role not in told:
                told.append(named.role)
    if place.by not in _NOBODY and known.name not in NOT_ENFORCEMENT:
        roles.setdefault(place.by, [])
    day = place.at.astimezone(CHINA).date()
    for officer, told in roles.items():
        role = f"{known.title}，{'、'.join(told)}" if told else known.title
        yield Part(officer=officer, role=role, on=day, place=place.stream_version)


@tells_parts
def parts_of_case(bureau: BureauCode, case_id: CaseId) -> tuple[Part, ...]:
    """Everybody who took part, from the ledger as it stands now."""
    return parts_in(reader.replay(bureau, stream_of(case_id)))


@tells_recused
def recused_of_case(bureau: BureauCode, case_id: CaseId) -> frozenset[OfficerId]:
    """Who had to step aside by decision."""
    return frozenset(
        record.officer_id
        for record, _ in reader.replay(bureau, stream_of(case_id))
        if isinstance(record, RecusalDecided) and record.granted
    )
