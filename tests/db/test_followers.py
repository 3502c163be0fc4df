"""Followers: order, exactly once, trouble, and what wakes them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from threading import Thread
from uuid import UUID

import pytest
from django.db import transaction

from zhunsheng.authorities.posts import DepartmentKind
from zhunsheng.authorities.records import DepartmentEstablished
from zhunsheng.jobs import following
from zhunsheng.jobs.following import Bell, Entry
from zhunsheng.jobs.models import FollowerPosition, FollowerTrouble
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import writer

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
BY = OfficerId(UUID(int=7))
LOG = BureauCode("620100")
OTHER = BureauCode("360100")


class OutOfPaperError(ZhunshengError):
    """What a step may fail with."""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the followers that a test declares."""
    monkeypatch.setattr(following, "_FOLLOWERS", {})
    monkeypatch.setattr(following, "_CLOCKED", {})


def at() -> datetime:
    return AT


def write(count: int, log: BureauCode = LOG) -> None:
    """``count`` records at the end of a stream."""
    record = DepartmentEstablished(
        bureau=log, department="d", name="执法科", kind=next(iter(DepartmentKind))
    )
    with transaction.atomic():
        writer.open_log(log, AT)
        writer.append_many(
            [writer.Item(record, f"bureau/{log}", BY, AT)] * count,
            log=log,
            run_projectors=False,
        )


def seen_by(name: str, batch: int = 200) -> list[tuple[str, int]]:
    """A follower that notes what it is given."""
    seen: list[tuple[str, int]] = []

    @following.follower(name, title="记下", batch=batch)
    def note(entries: Sequence[Entry], now: datetime) -> None:
        assert now == AT
        seen.extend((place.log, place.position) for _, place in entries)

    return seen


class TestOrder:
    def test_every_entry_of_every_log_once_and_in_order(self) -> None:
        seen = seen_by("note", batch=3)
        write(7)
        write(5, OTHER)

        assert following.run_once(at) == 12
        assert following.run_once(at) == 0
        assert [one for one in seen if one[0] == LOG] == [(LOG, n) for n in range(7)]
        assert [one for one in seen if one[0] == OTHER] == [
            (OTHER, n) for n in range(5)
        ]

    def test_a_new_follower_begins_at_the_beginning(self) -> None:
        seen_by("first")
        write(2)
        following.run_once(at)
        late = seen_by("second")

        following.run_once(at)

        assert late == [(LOG, 0), (LOG, 1)]

    def test_two_followers_of_one_name_are_refused(self) -> None:
        seen_by("note")
        with pytest.raises(following.FollowerDeclarationError):
            seen_by("note")

    def test_what_a_follower_writes_is_followed_too(self) -> None:
        seen = seen_by("note")

        @following.follower("answer", title="答复")
        def answer(entries: Sequence[Entry], now: datetime) -> None:
            if any(place.log == LOG for _, place in entries):
                write(1, OTHER)

        write(1)
        following.run_once(at)

        assert (OTHER, 0) in seen


class TestTrouble:
    def test_a_step_that_fails_moves_nothing_and_stops_nobody(self) -> None:
        @following.follower("a-printer", title="打印")
        def fail(entries: Sequence[Entry], now: datetime) -> None:
            FollowerPosition.objects.create(name="half", log="done")
            raise OutOfPaperError("打印机没有纸了。")

        seen = seen_by("note")
        write(2)

        following.run_once(at)

        assert seen == [(LOG, 0), (LOG, 1)]
        assert not FollowerPosition.objects.filter(name="half").exists()
        assert FollowerPosition.objects.get(name="a-printer").position == -1
        trouble = FollowerTrouble.objects.get()
        assert (trouble.name, trouble.says) == ("a-printer", "打印机没有纸了。")
        assert (trouble.position, trouble.tries, trouble.since_at) == (0, 1, AT)
        assert trouble.retry_at > AT

    def test_it_waits_longer_each_time_and_then_recovers(self) -> None:
        now = [AT]
        broken = [True]
        done: list[int] = []

        @following.follower("printer", title="打印")
        def fail(entries: Sequence[Entry], at: datetime) -> None:
            if broken[0]:
                raise OutOfPaperError("打印机没有纸了。")
            done.extend(place.position for _, place in entries)

        def clock() -> datetime:
            return now[0]

        write(3)
        waits = []
        for _ in range(12):
            following.run_once(clock)
            trouble = FollowerTrouble.objects.get()
            waits.append(trouble.retry_at - now[0])
            assert following.run_once(clock) == 0  # too early
            assert FollowerTrouble.objects.get().tries == trouble.tries
            now[0] = trouble.retry_at
        broken[0] = False
        following.run_once(clock)

        assert waits == sorted(waits)
        assert waits[0] == timedelta(seconds=2)
        assert waits[-1] == timedelta(minutes=5)
        assert done == [0, 1, 2]
        assert not FollowerTrouble.objects.exists()

    def test_one_bad_entry_is_named_and_those_before_it_are_done(self) -> None:
        now = [AT]
        done: list[int] = []

        @following.follower("picky", title="挑剔")
        def picky(entries: Sequence[Entry], at: datetime) -> None:
            for _, place in entries:
                if place.position == 3:
                    raise OutOfPaperError("第四条不行。")
                done.append(place.position)

        write(6)
        for _ in range(8):
            following.run_once(lambda: now[0])
            now[0] += timedelta(minutes=6)

        assert FollowerTrouble.objects.get().position == 3
        assert FollowerPosition.objects.get().position == 2
        assert done[-3:] == [0, 1, 2] or done[-1] == 2

    def test_a_bug_is_shown_by_its_name(self) -> None:
        @following.follower("bug", title="缺陷")
        def bug(entries: Sequence[Entry], now: datetime) -> None:
            raise ZeroDivisionError("by zero")

        write(1)
        following.run_once(at)

        assert FollowerTrouble.objects.get().says == "ZeroDivisionError：by zero"


class TestClock:
    def test_one_piece_that_fails_does_not_stop_the_next(self) -> None:
        ran: list[datetime] = []

        @following.clocked("a", title="坏")
        def bad(now: datetime) -> None:
            raise OutOfPaperError("没有日历。")

        @following.clocked("b", title="好")
        def good(now: datetime) -> None:
            ran.append(now)

        following.run_clock(AT)

        assert ran == [AT]
        trouble = FollowerTrouble.objects.get()
        assert (trouble.name, trouble.log, trouble.says) == ("a", "", "没有日历。")

    def test_success_ends_the_trouble(self) -> None:
        broken = [True]

        @following.clocked("a", title="时好时坏")
        def moody(now: datetime) -> None:
            if broken[0]:
                raise OutOfPaperError("没有日历。")

        following.run_clock(AT)
        broken[0] = False
        following.run_clock(AT)

        assert not FollowerTrouble.objects.exists()


class TestLoop:
    def test_once_follows_the_clock_too(self) -> None:
        seen = seen_by("note")

        @following.clocked("midnight", title="夜间")
        def midnight(now: datetime) -> None:
            write(1, OTHER)

        write(1)
        assert following.run_followers(now=at, once=True) == 2
        assert seen == [(LOG, 0), (OTHER, 0)]

    def test_the_bell_ends_the_loop(self) -> None:
        bell = Bell.new()
        bell.stop()
        loop = Thread(target=following.run_followers, kwargs={"now": at, "bell": bell})
        loop.start()
        loop.join(5)
        assert not loop.is_alive()

    def test_the_bell_wakes_the_loop_before_its_half_second(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(following, "POLL_SECONDS", 60)
        bell = Bell.new()
        rounds: list[int] = []

        def one_round(*_: object) -> int:
            rounds.append(1)
            if len(rounds) == 2:
                bell.stop()
            return 0

        monkeypatch.setattr(following, "run_once", one_round)
        loop = Thread(target=following.run_followers, kwargs={"now": at, "bell": bell})
        loop.start()
        while not rounds:
            pass
        bell.wake()
        loop.join(5)
        assert len(rounds) == 2
