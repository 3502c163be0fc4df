"""账本条目: one record of the ledger with all that proves it."""

import json
from uuid import UUID

from zhunsheng.authorities import queries as authorities
from zhunsheng.authorities.access import sees
from zhunsheng.authorities.people import Officer
from zhunsheng.cases import suggested
from zhunsheng.cases.gathering import NoSuchCaseError
from zhunsheng.cases.informants import may_know_informant
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.pages import MachineText, RecordView
from zhunsheng.cases.viewing.streams import state_of_row
from zhunsheng.cases.viewing.wording import wording_of
from zhunsheng.kernel.ids import BureauCode, CaseId, LeadId
from zhunsheng.ledger import checkpoints, coverage, reader, tree
from zhunsheng.ledger.records import type_of
from zhunsheng.ledger.streams import NoSuchEntryError

_CASE_STREAMS = ("case", "review", "informant", "archive")


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
    by = found.place.by
    record = found.record
    envelope = json.loads(found.envelope)
    size = coverage.signed_size(log)
    path = coverage.path_of(log, position, size) if position < size else ()
    machine: tuple[MachineText, ...] = ()
    if row is not None and found.place.stream.startswith("case/"):
        machine = suggested.of_record(
            state_of_row(row), record, found.place.stream_version
        )
    return RecordView(
        log=log,
        position=position,
        type=found.type,
        title=type_of(record).title if record is not None else "已依法销毁",
        version=found.type_version,
        at=found.place.at,
        officer_name=authorities.names_of([by]).get(by, "程序"),
        fields=() if record is None else wording_of(record).fields(record),
        envelope=found.envelope.decode(),
        leaf=tree.leaf_hash(found.envelope).hex(),
        sha256=envelope["sha256"],
        sm3=envelope["sm3"],
        tree_size=size,
        proof=tuple(one.hex() for one in path),
        checkpoint=checkpoints.newest(log),
        machine=machine,
        case_id=CaseId(row.case_id) if row and row.filed_on else None,
        lead_id=LeadId(row.case_id) if row and not row.filed_on else None,
    )
