"""Writers take turns in the order of asking."""

import threading
import time

import pytest
from django.db import connection

from zhunsheng.ledger import turns
from zhunsheng.ledger.turns import Turns


def wait_for(lock: Turns, waiting: int) -> None:
    while len(lock._waiting) < waiting:
        time.sleep(0.001)


def test_first_come_first_served() -> None:
    lock = Turns()
    order: list[int] = []

    def write(number: int) -> None:
        lock.take()
        order.append(number)
        lock.give()

    lock.take()
    threads = []
    for number in range(8):
        threads.append(threading.Thread(target=write, args=(number,)))
        threads[-1].start()
        wait_for(lock, number + 1)
    assert order == []
    lock.give()
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_a_holder_may_ask_again_and_gives_as_often() -> None:
    lock = Turns()
    lock.take()
    lock.take()
    lock.give()
    taken = threading.Event()

    def write() -> None:
        lock.take()
        taken.set()
        lock.give()

    other = threading.Thread(target=write)
    other.start()
    wait_for(lock, 1)
    assert not taken.is_set()
    lock.give()
    other.join()
    assert taken.is_set()


def test_nobody_steps_in_between() -> None:
    """Under load there is never more than one holder."""
    lock = Turns()
    inside = 0
    worst = 0

    def write() -> None:
        nonlocal inside, worst
        for _ in range(200):
            lock.take()
            inside += 1
            worst = max(worst, inside)
            inside -= 1
            lock.give()

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert worst == 1


def test_the_pen_is_given_back_after_an_error() -> None:
    with pytest.raises(LookupError), turns.turn():
        raise LookupError
    with turns.turn():
        held = turns._TURNS._depth
    assert held == (1 if connection.vendor == "sqlite" else 0)
