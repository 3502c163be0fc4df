"""The clock of a folder of data."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from zhunsheng.site import clock

SPRING = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
SOON = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZHUNSHENG_DATA", str(tmp_path))
    return tmp_path


def test_without_a_file_it_is_the_real_time_and_no_banner() -> None:
    assert clock.offset() == timedelta()
    assert abs(clock.now() - clock.real_now()) < SOON
    assert clock.banner() == ""


def test_a_demonstration_begins_when_it_is_told_and_runs_on() -> None:
    clock.set_clock(SPRING)
    first = clock.now()
    assert SPRING <= first < SPRING + SOON
    assert clock.now() > first
    assert "2026 年 3 月 2 日" in clock.banner()
    assert "不是实际日期" in clock.banner()


def test_it_can_be_set_again() -> None:
    clock.set_clock(SPRING)
    clock.set_clock(SPRING + timedelta(days=30))
    assert clock.now() >= SPRING + timedelta(days=30)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"starts": "x", "real": "y"}',
        '{"starts": "2026-03-02T00:00:00", "real": "2026-03-02T00:00:00+00:00"}',
        '{"starts": 1, "real": 2}',
    ],
)
def test_a_broken_file_is_said_and_not_guessed(folder: Path, text: str) -> None:
    (folder / "clock.json").write_text(text, encoding="ascii")
    with pytest.raises(clock.BadClockError, match=r"clock\.json"):
        clock.now()
