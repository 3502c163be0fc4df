"""exchange-push: exports go to their receivers, one after the other, until received.

The clock puts a push in the queue of long jobs, where it is sent outside of any
transaction, so that a slow receiver holds nobody up. Of one bureau and kind only the
oldest export is sent: a correction never overtakes what it corrects. A worker that dies
after sending sends again, under the same id, and gets the same receipt.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from zhunsheng.exchange import queries
from zhunsheng.exchange.models import Push
from zhunsheng.exchange.pushing import Answer, PushError, Target, push
from zhunsheng.exchange.queries import ExportView
from zhunsheng.exchange.writing import as_json
from zhunsheng.jobs import leases
from zhunsheng.jobs.following import clocked
from zhunsheng.jobs.leases import Lease
from zhunsheng.jobs.models import LongJob
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import PROGRAM
from zhunsheng.ledger.performing import perform

_KIND = "exchange-push"
_MOST_TRIES = 12
_LONGEST_WAIT = timedelta(hours=6)
_GONE = "送达前已经撤回，没有发出。"


@clocked(_KIND, title="推送报送数据")
def ask_for_pushes(at: datetime) -> None:
    """Queue the oldest export of each bureau and kind that has somewhere to go."""
    if not settings.PUSH_TARGETS:
        return
    seen: set[tuple[str, str]] = set()
    for export in queries.under_way():
        line = (export.bureau, export.kind.value)
        if line in seen or export.kind not in settings.PUSH_TARGETS:
            continue
        seen.add(line)
        if _is_due(export, at) and not _is_queued(export):
            data = {"export_id": str(export.export_id)}
            leases.ask(_KIND, data, by=PROGRAM, at=at)


def _is_due(export: ExportView, at: datetime) -> bool:
    if not export.tries:
        return True
    return export.retry_at is not None and export.retry_at <= at


def _is_queued(export: ExportView) -> bool:
    return LongJob.objects.filter(
        kind=_KIND,
        state__in=(LongJob.WAITING, LongJob.RUNNING),
        data__export_id=str(export.export_id),
    ).exists()


@leases.long_job(_KIND)
def send(lease: Lease) -> Mapping[str, Any]:
    """Send one export and record its receipt, or remember why not."""
    export = queries.export_of(UUID(lease.data["export_id"]))
    target: Target | None = settings.PUSH_TARGETS.get(export.kind)
    if target is None or not export.is_under_way:
        return {}
    sheet = queries.sheet_of(export, with_reported=export.with_reported)
    if not sheet.lines:
        _void(export, lease.clock())
        return {}
    try:
        answer = push(target, export.export_id, as_json(sheet))
    except PushError as error:
        _remember(export, error, lease.clock())
        return {"says": str(error)}
    _receive(export, answer, lease.clock())
    return {"receipt": answer.receipt}


def _remember(export: ExportView, error: PushError, at: datetime) -> None:
    tries = export.tries + 1
    wait = min(timedelta(minutes=2 ** min(tries, _MOST_TRIES)), _LONGEST_WAIT)
    again = error.again and tries < _MOST_TRIES
    Push.objects.update_or_create(
        export_id=export.export_id,
        defaults={
            "tries": tries,
            "says": str(error),
            "tried_at": at,
            "retry_at": at + wait if again else None,
        },
    )


def _receive(export: ExportView, answer: Answer, at: datetime) -> None:
    rows = queries.rows_of(export)
    gone = {one.number: _GONE for one in rows if one.is_withdrawn}
    known = {one.number for one in rows}
    rejected = gone | {no: why for no, why in answer.rejected if no in known}
    data = {
        "export_id": str(export.export_id),
        "receipt": answer.receipt,
        "received_on": at.astimezone(CHINA).date().isoformat(),
        "rejected": [{"number": no, "why": why} for no, why in rejected.items()],
    }
    perform("exchange.record-receipt", data, by=PROGRAM, at=at)


def _void(export: ExportView, at: datetime) -> None:
    data = {"export_id": str(export.export_id), "reason": f"所列决定{_GONE}"}
    perform("exchange.void-export", data, by=PROGRAM, at=at)
