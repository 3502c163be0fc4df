"""Leases (租约): long work that a person asked for, done by one worker at a time.

A worker that dies stops renewing; when its lease has run out, the job is taken
again. One statement takes a job, the same in SQLite and PostgreSQL, so two workers
never take the same one.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection

from zhunsheng.jobs.models import LongJob
from zhunsheng.kernel import chance
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger.rows import instant

LEASE = timedelta(seconds=60)
MOST_TRIES = 5
Clock = Callable[[], datetime]


class LostLeaseError(ZhunshengError):
    """Another worker has the job now; this one must stop."""


class NoSuchJobError(ZhunshengError):
    """No job has this id, or it is not this officer's."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A job that this worker holds until ``until``."""

    job_id: UUID
    kind: str
    data: Mapping[str, Any]
    asked_by: OfficerId
    tries: int
    worker: str
    clock: Clock

    def report(self, done: int, total: int) -> None:
        """Say how far the work is, and keep the lease; ``LostLeaseError``."""
        self._write(done=done, total=total, leased_until=self.clock() + LEASE)

    def _write(self, **values: Any) -> None:
        mine = LongJob.objects.filter(
            id=self.job_id, worker=self.worker, state=LongJob.RUNNING, tries=self.tries
        )
        if not mine.update(**values):
            raise LostLeaseError("该任务已由另一工作进程接手。")

    def finish(self, result: Mapping[str, Any]) -> None:
        """The work is done; ``result`` is what the person gets."""
        self._write(
            state=LongJob.DONE,
            result=dict(result),
            leased_until=None,
            ended_at=self.clock(),
        )

    def fail(self, says: str) -> None:
        """The work cannot be done; ``says`` is what the person reads."""
        self._write(
            state=LongJob.FAILED, says=says, leased_until=None, ended_at=self.clock()
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """任务进度: what a page shows of a job."""

    job_id: UUID
    kind: str
    state: str
    done: int
    total: int
    says: str
    result: Mapping[str, Any]


Work = Callable[[Lease], Mapping[str, Any]]
W = TypeVar("W", bound=Work)
_KINDS: dict[str, Work] = {}


def long_job(kind: str) -> Callable[[W], W]:
    """Let the decorated function do the jobs of this kind; it returns the result."""

    def register(work: W) -> W:
        _KINDS[kind] = work
        return work

    return register


def ask(kind: str, data: Mapping[str, Any], *, by: OfficerId, at: datetime) -> UUID:
    """Put a job in the queue; in the caller's transaction, if there is one."""
    job = LongJob.objects.create(
        id=chance.fresh_id(), kind=kind, data=dict(data), asked_by=by, asked_at=at
    )
    return job.id


def progress(job_id: UUID, viewer: OfficerId) -> Progress:
    """How far a job is; ``NoSuchJobError`` unless ``viewer`` asked for it."""
    job = LongJob.objects.filter(id=job_id, asked_by=viewer).first()
    if job is None:
        raise NoSuchJobError("没有这项任务。")
    return Progress(
        job.id, job.kind, job.state, job.done, job.total, job.says, job.result
    )


_FREE = (
    "(state = 'waiting' OR (state = 'running' AND leased_until < %s))"
    " AND tries < %s AND kind IN ({marks})"
)
_TAKE = (
    "UPDATE jobs_longjob SET state = 'running', worker = %s, leased_until = %s,"
    " tries = tries + 1 WHERE id = (SELECT id FROM jobs_longjob WHERE {free}"
    " ORDER BY asked_at, id LIMIT 1 {skip})"
    " RETURNING id, kind, data, asked_by, tries"
)
_GIVE_UP = (
    "UPDATE jobs_longjob SET state = 'failed', says = %s, ended_at = %s,"
    " leased_until = NULL WHERE state = 'running' AND leased_until < %s AND tries >= %s"
)


def take(kinds: Sequence[str], *, worker: str, clock: Clock) -> Lease | None:
    """The oldest free job of these kinds, leased to ``worker``; or none."""
    if not kinds:
        return None
    at = clock()
    free = _FREE.format(marks=", ".join(["%s"] * len(kinds)))
    skip = "FOR UPDATE SKIP LOCKED" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            _GIVE_UP,
            ("多次中断，未能完成，请重新申请。", instant(at), instant(at), MOST_TRIES),
        )
        cursor.execute(
            _TAKE.format(free=free, skip=skip),
            (worker, instant(at + LEASE), instant(at), MOST_TRIES, *kinds),
        )
        row = cursor.fetchone()
    return None if row is None else _lease(row, worker, clock)


def _lease(row: tuple[Any, ...], worker: str, clock: Clock) -> Lease:
    job_id, kind, data, asked_by, tries = row
    return Lease(
        _uuid(job_id),
        kind,
        json.loads(data) if isinstance(data, str) else data,
        OfficerId(_uuid(asked_by)),
        tries,
        worker,
        clock,
    )


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))


def work_once(*, worker: str, clock: Clock) -> bool:
    """Do one job, if there is one; whether there was."""
    lease = take(tuple(_KINDS), worker=worker, clock=clock)
    if lease is None:
        return False
    try:
        lease.finish(_KINDS[lease.kind](lease))
    except LostLeaseError:
        return True
    except ZhunshengError as error:
        lease.fail(str(error))
    except Exception as error:
        lease.fail(f"程序内部错误：{type(error).__name__}。")
    return True
