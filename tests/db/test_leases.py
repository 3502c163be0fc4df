"""Long jobs: one worker at a time, taken again when the worker is gone."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from zhunsheng.jobs import leases
from zhunsheng.jobs.leases import Lease, LostLeaseError, NoSuchJobError
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import OfficerId

pytestmark = pytest.mark.django_db

ME, OTHER = OfficerId(UUID(int=7)), OfficerId(UUID(int=8))
KINDS = ("package",)


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def no_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "_KINDS", {})


def ask(clock: Clock, **data: Any) -> UUID:
    return leases.ask("package", data, by=ME, at=clock())


def take(clock: Clock, worker: str = "one") -> Lease | None:
    return leases.take(KINDS, worker=worker, clock=clock)


def state(job_id: UUID) -> str:
    return leases.progress(job_id, ME).state


class TestTaking:
    def test_the_oldest_first_and_each_once(self, clock: Clock) -> None:
        first = ask(clock, case="a")
        clock.at += timedelta(seconds=1)
        second = ask(clock, case="b")

        taken = [take(clock), take(clock, "two")]

        assert [one.job_id for one in taken if one] == [first, second]
        assert taken[0] is not None
        assert (taken[0].data, taken[0].asked_by, taken[0].tries) == (
            {"case": "a"},
            ME,
            1,
        )
        assert take(clock, "three") is None

    def test_another_kind_is_left_alone(self, clock: Clock) -> None:
        ask(clock)
        assert leases.take(("export",), worker="one", clock=clock) is None
        assert leases.take((), worker="one", clock=clock) is None

    def test_a_lease_that_ran_out_is_taken_again(self, clock: Clock) -> None:
        job = ask(clock)
        dead = take(clock, "dead")
        assert dead is not None
        clock.at += leases.LEASE
        assert take(clock, "heir") is None  # not yet over
        clock.at += timedelta(seconds=1)

        heir = take(clock, "heir")

        assert heir is not None
        assert (heir.job_id, heir.tries) == (job, 2)
        with pytest.raises(LostLeaseError):
            dead.report(1, 2)
        with pytest.raises(LostLeaseError):
            dead.finish({})
        heir.finish({"file": "x"})
        assert state(job) == "done"

    def test_the_same_worker_taking_again_voids_its_first_lease(
        self, clock: Clock
    ) -> None:
        ask(clock)
        first = take(clock)
        assert first is not None
        clock.at += leases.LEASE * 2
        assert take(clock) is not None
        with pytest.raises(LostLeaseError):
            first.finish({})

    def test_a_report_keeps_the_lease(self, clock: Clock) -> None:
        job = ask(clock)
        lease = take(clock)
        assert lease is not None
        for done in range(1, 5):
            clock.at += leases.LEASE / 2
            lease.report(done, 10)
            assert take(clock, "heir") is None
        shown = leases.progress(job, ME)
        assert (shown.state, shown.done, shown.total) == ("running", 4, 10)

    def test_what_kills_every_worker_is_given_up(self, clock: Clock) -> None:
        job = ask(clock)
        for _ in range(leases.MOST_TRIES):
            assert take(clock) is not None
            clock.at += leases.LEASE * 2
        assert take(clock) is None
        shown = leases.progress(job, ME)
        assert (shown.state, shown.says) == (
            "failed",
            "多次中断，未能完成，请重新申请。",
        )


class TestWork:
    def test_the_result_is_kept(self, clock: Clock) -> None:
        @leases.long_job("package")
        def work(lease: Lease) -> Mapping[str, Any]:
            return {"pages": lease.data["pages"] + 1}

        job = ask(clock, pages=2)
        assert leases.work_once(worker="one", clock=clock)
        assert not leases.work_once(worker="one", clock=clock)
        assert leases.progress(job, ME).result == {"pages": 3}

    @pytest.mark.parametrize(
        ("error", "says"),
        [
            (ZhunshengError("案卷不完整。"), "案卷不完整。"),
            (KeyError("x"), "程序内部错误：KeyError。"),
        ],
    )
    def test_failure_is_one_sentence(
        self, clock: Clock, error: Exception, says: str
    ) -> None:
        @leases.long_job("package")
        def work(lease: Lease) -> Mapping[str, Any]:
            raise error

        job = ask(clock)
        assert leases.work_once(worker="one", clock=clock)
        shown = leases.progress(job, ME)
        assert (shown.state, shown.says) == ("failed", says)

    def test_work_that_lost_its_lease_writes_nothing(self, clock: Clock) -> None:
        @leases.long_job("package")
        def work(lease: Lease) -> Mapping[str, Any]:
            clock.at += leases.LEASE * 2
            assert take(clock, "heir") is not None
            return {}

        job = ask(clock)
        assert leases.work_once(worker="one", clock=clock)
        assert state(job) == "running"


def test_not_there_and_not_yours_look_the_same(clock: Clock) -> None:
    job = ask(clock)
    for job_id, viewer in ((job, OTHER), (UUID(int=3), ME)):
        with pytest.raises(NoSuchJobError, match="没有这项任务"):
            leases.progress(job_id, viewer)
