"""账本条目: one record of the ledger with all that proves it."""

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from zhunsheng.authorities import queries as authorities
from zhunsheng.authorities.access import sees
from zhunsheng.authorities.people import Officer
from zhunsheng.cases.gathering import NoSuchCaseError
from zhunsheng.cases.informants import may_know_informant
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.pages import RecordView
from zhunsheng.cases.viewing.streams import state_of_row
from zhunsheng.kernel.fields import CHINA, Choice, titles
from zhunsheng.kernel.ids import BureauCode, CaseId, LeadId, OfficerId
from zhunsheng.kernel.money import yuan
from zhunsheng.ledger import checkpoints, coverage, reader, tree
from zhunsheng.ledger.records import type_of
from zhunsheng.ledger.streams import NoSuchEntryError

_CASE_STREAMS = ("case", "review", "informant", "archive")


def _words(value: Any, name: str) -> str:
    """A value of a record as an officer reads it."""
    if value is None:
        return "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, datetime):
        return value.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and name.endswith("_fen"):
        return f"{yuan(value)} 元"
    if isinstance(value, tuple):
        return "；".join(_words(one, name) for one in value) or "—"
    if is_dataclass(value):
        return "；".join(f"{label}：{text}" for label, text in _fields(value))
    return str(value)


def _label(owner: Any, name: str) -> str:
    described = getattr(type(owner), "__pydantic_fields__", None)
    if described is None:
        try:
            described = titles(type(owner))
        except AttributeError:
            described = {}
    info = described.get(name)
    return info.title if info is not None and info.title else name


def _fields(record: Any) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_label(record, one.name), _words(getattr(record, one.name), one.name))
        for one in fields(record)
    )


def _readable(record: Any, names: dict[OfficerId, str]) -> tuple[tuple[str, str], ...]:
    """Fields in words; officers by name, and no bare identifiers of the case."""
    shown = []
    for label, text in _fields(record):
        for officer, name in names.items():
            text = text.replace(str(officer), name)  # noqa: PLW2901
        shown.append((label, text))
    return tuple(shown)


def _case_row(stream: str) -> CaseRow | None:
    kind, _, subject = stream.partition("/")
    if kind not in _CASE_STREAMS:
        return None
    return CaseRow.objects.filter(case_id=UUID(subject)).first()


def record_view(log: str, position: int, viewer: Officer) -> RecordView:
    """The entry, if ``viewer`` may see it; else ``NoSuchCaseError``."""
    if not sees(viewer, BureauCode(log.partition(".")[0])):
        raise NoSuchCaseError
    try:
        found = reader.entry(log, position)
    except NoSuchEntryError:
        raise NoSuchCaseError from None
    row = _case_row(found.place.stream)
    if found.place.stream.startswith("informant/") and (
        row is None or not may_know_informant(viewer, state_of_row(row))
    ):
        raise NoSuchCaseError
    names = {
        one.officer_id: one.name for one in authorities.list_officers(viewer.bureau)
    }
    record = found.record
    envelope = json.loads(found.envelope)
    size = coverage.signed_size(log)
    path = coverage.path_of(log, position, size) if position < size else ()
    return RecordView(
        log=log,
        position=position,
        type=found.type,
        title=type_of(record).title if record is not None else "已依法销毁",
        version=found.type_version,
        at=found.place.at,
        officer_name=names.get(found.place.by, "程序"),
        fields=() if record is None else _readable(record, names),
        envelope=found.envelope.decode(),
        leaf=tree.leaf_hash(found.envelope).hex(),
        sha256=envelope["sha256"],
        sm3=envelope["sm3"],
        tree_size=size,
        proof=tuple(one.hex() for one in path),
        checkpoint=checkpoints.newest(log),
        case_id=CaseId(row.case_id) if row and row.filed_on else None,
        lead_id=LeadId(row.case_id) if row and not row.filed_on else None,
    )
