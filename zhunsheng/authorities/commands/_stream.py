"""Loading and appending for the acts of authorities; nobody else may."""

from datetime import datetime

from django.db import IntegrityError

from zhunsheng.authorities import queries, situations
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import DepartmentKind
from zhunsheng.authorities.state import (
    BureauState,
    OfficerState,
    bureau_stream,
    fold_bureau,
    fold_officer,
    officer_stream,
)
from zhunsheng.kernel.acts import Done
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import reader, writer
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.streams import StaleStreamError


def asking(
    by: OfficerId,
    at: datetime,
    bureau: BureauCode,
    *,
    parent: BureauCode | None,
    has_administrator: bool,
) -> situations.Asking:
    """Who asks, and about which bureau."""
    return situations.Asking(
        by=by,
        officer=_known(by),
        bureau=bureau,
        parent=parent,
        has_administrator=has_administrator,
        day=at.astimezone(CHINA).date(),
    )


def asking_of(by: OfficerId, at: datetime, bureau: BureauCode) -> situations.Asking:
    """Who asks about a bureau that stands; ``NoSuchBureauError`` if not theirs."""
    asked = asking(
        by,
        at,
        bureau,
        parent=queries.get_bureau(bureau).parent,
        has_administrator=queries.has_administrator(bureau),
    )
    if asked.administers or (asked.officer and asked.officer.bureau == bureau):
        return asked
    raise queries.NoSuchBureauError


def officer_of(
    officer_id: OfficerId, by: OfficerId, at: datetime
) -> tuple[situations.Asking, OfficerState]:
    """Who asks about an officer; ``NoSuchOfficerError`` if there is none of theirs."""
    bureau = queries.get_officer(officer_id).bureau
    try:
        asked = asking_of(by, at, bureau)
    except queries.NoSuchBureauError:
        raise queries.NoSuchOfficerError from None
    history = reader.replay(bureau, officer_stream(officer_id))
    return asked, fold_officer(record for record, _ in history)


def bureau_of(code: BureauCode) -> BureauState:
    """The bureau as its records tell it."""
    return fold_bureau(record for record, _ in reader.replay(code, bureau_stream(code)))


def kind_of(bureau: BureauCode, department: str) -> DepartmentKind | None:
    """What kind of department the code names in this bureau."""
    for one in queries.list_departments(bureau):
        if one.code == department:
            return one.kind
    return None


def append_to_bureau(
    record: object, code: BureauCode, version: int, *, by: OfficerId, at: datetime
) -> Done:
    """Write in the bureau's stream."""
    places = _append(record, code, bureau_stream(code), version, by=by, at=at)
    return Done(result={"bureau": code}, places=places)


def append_to_officer(
    record: object,
    officer_id: OfficerId,
    bureau: BureauCode,
    version: int,
    *,
    by: OfficerId,
    at: datetime,
) -> Done:
    """Write in the officer's stream, in the bureau's log."""
    places = _append(record, bureau, officer_stream(officer_id), version, by=by, at=at)
    return Done(result={"officer_id": str(officer_id)}, places=places)


def _append(
    record: object,
    log: BureauCode,
    stream: str,
    version: int,
    *,
    by: OfficerId,
    at: datetime,
) -> tuple[Place, ...]:
    """Write; ``StaleStreamError`` also if another bureau just took the same name.

    Each bureau has its own lock, but a prefix, a username, a certificate number
    belong to one of them all: the tables refuse the second, who looks again.
    """
    try:
        return writer.append(
            record, log=log, stream=stream, expected_version=version, by=by, at=at
        )
    except IntegrityError:
        raise StaleStreamError(stream, version, version + 1) from None


def _known(by: OfficerId) -> Officer | None:
    try:
        return queries.get_officer(by)
    except queries.NoSuchOfficerError:
        return None
