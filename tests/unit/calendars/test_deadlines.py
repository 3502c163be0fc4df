"""Deadlines: the last day, why, and that nothing rolls over by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.calendars.deadlines import (
    CHINA,
    BadPauseError,
    Deadline,
    deadline,
    recompute,
)
from zhunsheng.calendars.workdays import WorkCalendar, current, load_calendar
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.parameters import Bound, Period, Unit

NANCHANG = BureauCode("360100")
HOHHOT = BureauCode("150100")
DAYS = st.dates(date(2005, 1, 1), date(2026, 6, 30))


def period(name: str, bureau: BureauCode = NANCHANG) -> Period:
    return law_of(bureau, date(2026, 5, 6)).period(name)


def of(length: int, unit: Unit, *, rolls: bool = False) -> Period:
    clause = cite("cpl-2023:85.3") if rolls else ()
    return replace(period("pay-fine"), length=length, unit=unit, roll_over=clause)


def ends(name: str, start: date, bureau: BureauCode = NANCHANG) -> date:
    return deadline(period(name, bureau), start, current()).last_day


@pytest.mark.parametrize(
    ("name", "start", "last"),
    [
        # 工作日跨中秋、国庆：9月25日至27日、10月1日至7日休，10月10日上班
        ("verify-lead", date(2026, 9, 23), date(2026, 10, 21)),
        ("verify-lead", date(2026, 9, 24), date(2026, 10, 22)),
        ("verify-lead", date(2026, 9, 25), date(2026, 10, 22)),
        ("verify-lead", date(2026, 9, 26), date(2026, 10, 22)),
        # 春节 2026：2月15日至23日休，2月14日、28日上班
        ("request-hearing", date(2026, 2, 12), date(2026, 2, 26)),
        ("request-hearing", date(2026, 2, 13), date(2026, 2, 27)),
        ("request-hearing", date(2026, 2, 14), date(2026, 2, 28)),
        ("withdraw-publication", date(2026, 2, 14), date(2026, 2, 26)),
        ("withdraw-publication", date(2026, 4, 30), date(2026, 5, 8)),
        ("withdraw-publication", date(2026, 5, 1), date(2026, 5, 8)),
        ("withdraw-publication", date(2026, 5, 5), date(2026, 5, 8)),
        ("withdraw-publication", date(2026, 5, 6), date(2026, 5, 9)),
        ("serve-decision", date(2026, 4, 28), date(2026, 5, 11)),
        ("demand-before-court", date(2026, 6, 15), date(2026, 6, 30)),
        ("legal-review", date(2026, 9, 18), date(2026, 10, 9)),
        # 自然日不因节假日延长
        ("pay-fine", date(2026, 9, 20), date(2026, 10, 5)),
        ("pay-fine", date(2026, 9, 16), date(2026, 10, 1)),
        ("decide-case", date(2026, 7, 4), date(2026, 10, 2)),
        ("hold-seal", date(2026, 2, 1), date(2026, 3, 3)),
        # 有条文的才顺延：复议六十日末日在国庆假期内
        ("apply-for-reconsideration", date(2026, 8, 1), date(2026, 9, 30)),
        ("apply-for-reconsideration", date(2026, 8, 2), date(2026, 10, 8)),
        ("apply-for-reconsideration", date(2026, 8, 8), date(2026, 10, 8)),
        ("apply-for-reconsideration", date(2026, 8, 9), date(2026, 10, 8)),
        ("apply-for-reconsideration", date(2026, 8, 10), date(2026, 10, 9)),
        # 末日为调休上班的周六，不顺延
        ("apply-for-reconsideration", date(2026, 8, 11), date(2026, 10, 10)),
        ("apply-for-reconsideration", date(2026, 8, 12), date(2026, 10, 12)),
        ("sue-after-reconsideration", date(2026, 9, 15), date(2026, 9, 30)),
        ("sue-after-reconsideration", date(2026, 9, 16), date(2026, 10, 8)),
        # 月和年：对应日，没有对应日的为月末日
        ("apply-to-court", date(2025, 11, 30), date(2026, 2, 28)),
        ("apply-to-court", date(2026, 7, 3), date(2026, 10, 3)),
        ("sue", date(2026, 3, 31), date(2026, 9, 30)),
        ("sue", date(2026, 4, 3), date(2026, 10, 8)),
        ("annual-report", date(2025, 12, 31), date(2026, 1, 31)),
        ("limitation", date(2024, 2, 29), date(2026, 2, 28)),
        ("limitation-serious", date(2021, 6, 1), date(2026, 6, 1)),
    ],
)
def test_the_last_day(name: str, start: date, last: date) -> None:
    assert ends(name, start) == last


def test_an_hour_is_an_hour_and_a_day_is_beijings() -> None:
    start = datetime(2026, 5, 6, 17, 30, tzinfo=UTC)  # 北京时间 5月7日 1:30
    found = deadline(period("report-urgent-measure"), start, current())
    assert found.started_on == date(2026, 5, 7)
    assert found.last_at == datetime(2026, 5, 8, 1, 30, tzinfo=CHINA)
    assert found.last_day == date(2026, 5, 8)
    assert found.counted == (date(2026, 5, 8),)


def test_hours_from_a_mere_date_give_the_day_only() -> None:
    found = deadline(period("hand-in-recording", HOHHOT), date(2026, 5, 6), current())
    assert (found.last_day, found.last_at) == (date(2026, 5, 7), None)
    assert deadline(of(25, Unit.HOUR), date(2026, 5, 6), current()).last_day == date(
        2026, 5, 8
    )


def test_a_naive_instant_keeps_its_own_day() -> None:
    start = datetime(2026, 5, 6, 23, 59)  # noqa: DTZ001
    found = deadline(period("verify-lead"), start, current())
    assert found.started_on == date(2026, 5, 6)


def test_the_answer_has_exactly_these_fields() -> None:
    found = deadline(period("withdraw-publication"), date(2026, 2, 13), current())
    assert found.as_json() == {
        "period": "withdraw-publication",
        "last_day": "2026-02-25",
        "provisional": False,
        "started_on": "2026-02-13",
        "unit": "working-day",
        "counted": ["2026-02-14", "2026-02-24", "2026-02-25"],
        "skipped": [{"day": f"2026-02-{day}", "why": "春节"} for day in range(15, 24)],
        "basis": ["apl-2021:48.2", "apl-2021:85"],
        "tightened_by": [],
    }


def test_a_rolled_over_last_day_says_so_and_by_which_clause() -> None:
    found = deadline(period("apply-for-reconsideration"), date(2026, 8, 5), current())
    assert found.skipped[0] == (date(2026, 10, 4), "末日为国庆节，顺延")
    assert found.skipped[-1] == (date(2026, 10, 7), "末日为国庆节，顺延")
    assert len(found.counted) == 60
    assert found.counted[-1] == found.last_day
    assert [str(one) for one in found.basis] == [
        "arl-2023:20.1",
        "arl-2023:88.1",
        "cpl-2023:85.3",
    ]


def test_months_count_the_day_on_which_each_ends() -> None:
    found = deadline(period("sue"), date(2026, 3, 31), current())
    assert found.counted == (
        date(2026, 4, 30),
        date(2026, 5, 31),
        date(2026, 6, 30),
        date(2026, 7, 31),
        date(2026, 8, 31),
        date(2026, 9, 30),
    )
    assert found.skipped == ()
    years = deadline(period("limitation"), date(2024, 2, 29), current())
    assert years.counted == (date(2025, 2, 28), date(2026, 2, 28))


def test_what_the_last_day_means_comes_from_the_law() -> None:
    assert period("announce-hearing").bound is Bound.FROM_DAY
    assert period("demand-before-court").bound is Bound.AFTER_DAY
    assert period("serve-decision").bound is Bound.BY


def test_pauses_are_taken_out_and_explained() -> None:
    pauses = (
        (date(2026, 7, 10), date(2026, 7, 19), "专家评审"),
        (date(2026, 7, 15), date(2026, 7, 24), "听证"),
    )
    plain = deadline(period("decide-case"), date(2026, 7, 1), current())
    found = deadline(period("decide-case"), date(2026, 7, 1), current(), pauses)
    assert found.last_day == plain.last_day + timedelta(days=15)
    assert [why for _, why in found.skipped] == ["专家评审"] * 10 + ["听证"] * 5
    assert len(found.counted) == 90


def test_a_pause_can_push_the_deadline_into_the_next_one() -> None:
    pauses = (
        (date(2026, 7, 10), date(2026, 7, 10), "鉴定"),
        (date(2026, 7, 17), date(2026, 7, 31), "中止调查"),
    )
    found = deadline(of(15, Unit.NATURAL), date(2026, 7, 1), current(), pauses)
    assert found.last_day == date(2026, 8, 1)
    assert len(found.counted) == 15


def test_a_pause_outside_the_period_changes_nothing() -> None:
    pauses = (
        (date(2026, 6, 1), date(2026, 7, 1), "中止调查"),
        (date(2026, 7, 17), date(2026, 7, 31), "中止调查"),
    )
    found = deadline(of(15, Unit.NATURAL), date(2026, 7, 1), current(), pauses)
    assert found.last_day == date(2026, 7, 16)
    assert found.skipped == ()


def test_a_pause_over_the_spring_festival_takes_working_days_once() -> None:
    pauses = ((date(2026, 2, 10), date(2026, 2, 25), "中止调查"),)
    found = deadline(period("verify-lead"), date(2026, 2, 5), current(), pauses)
    # 2月6日、9日两日，2月26日起十三日（28日调休上班）
    assert found.last_day == date(2026, 3, 13)
    assert len(found.counted) == 15
    assert (date(2026, 2, 17), "中止调查") in found.skipped
    assert (date(2026, 2, 7), "周末") in found.skipped


def test_pauses_move_months_and_hours_by_their_days() -> None:
    pauses = ((date(2026, 5, 7), date(2026, 5, 9), "中止"),)
    months = deadline(of(1, Unit.MONTH), date(2026, 5, 6), current(), pauses)
    assert months.last_day == date(2026, 6, 9)
    start = datetime(2026, 5, 6, 9, tzinfo=CHINA)
    hours = deadline(of(24, Unit.HOUR), start, current(), pauses)
    assert hours.last_at == start + timedelta(days=4)
    assert hours.last_day == date(2026, 5, 10)


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadPauseError, match="早于"):
        deadline(
            period("decide-case"),
            date(2026, 7, 1),
            current(),
            ((date(2026, 7, 5), date(2026, 7, 4), "听证"),),
        )


def test_a_pause_inside_another_is_not_taken_twice() -> None:
    pauses = (
        (date(2026, 7, 10), date(2026, 7, 19), "专家评审"),
        (date(2026, 7, 12), date(2026, 7, 14), "听证"),
    )
    found = deadline(of(15, Unit.NATURAL), date(2026, 7, 1), current(), pauses)
    assert found.last_day == date(2026, 7, 26)
    assert {why for _, why in found.skipped} == {"专家评审"}


def test_a_last_day_does_not_roll_into_a_pause() -> None:
    pauses = ((date(2026, 10, 8), date(2026, 10, 9), "中止"),)
    found = deadline(
        of(3, Unit.NATURAL, rolls=True), date(2026, 10, 1), current(), pauses
    )
    assert found.last_day == date(2026, 10, 10)
    assert found.skipped[-2:] == (
        (date(2026, 10, 8), "中止"),
        (date(2026, 10, 9), "中止"),
    )


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=4, unique=True
)


@given(
    start=DAYS,
    length=st.integers(1, 60),
    unit=st.sampled_from([Unit.WORKING, Unit.NATURAL]),
    spans=SPANS,
)
def test_counted_and_skipped_share_out_the_days(
    start: date, length: int, unit: Unit, spans: list[tuple[int, int]]
) -> None:
    pauses = tuple(
        (start + timedelta(days=first), start + timedelta(days=first + more), "中止")
        for first, more in spans
    )
    found = deadline(of(length, unit, rolls=True), start, current(), pauses)
    skipped = [day for day, _ in found.skipped]
    assert len(found.counted) == length
    assert found.counted[-1] == found.last_day
    assert sorted([*found.counted, *skipped]) == [
        start + timedelta(days=n) for n in range(1, (found.last_day - start).days + 1)
    ]
    assert all(why for _, why in found.skipped)
    paused = {
        first + timedelta(days=n)
        for first, last, _ in pauses
        for n in range((last - first).days + 1)
    }
    assert not paused & set(found.counted[:-1])


@given(start=DAYS, length=st.integers(1, 60), unit=st.sampled_from(Unit))
def test_a_longer_period_never_ends_earlier(
    start: date, length: int, unit: Unit
) -> None:
    calendar = current()
    shorter = deadline(of(length, unit), start, calendar)
    assert shorter.last_day > start
    assert deadline(of(length + 1, unit), start, calendar).last_day >= shorter.last_day
    later = deadline(of(length, unit), start + timedelta(days=1), calendar)
    assert later.last_day >= shorter.last_day


@given(start=DAYS, length=st.integers(1, 90))
def test_only_a_clause_makes_a_last_day_roll(start: date, length: int) -> None:
    calendar = current()
    plain = deadline(of(length, Unit.NATURAL), start, calendar).last_day
    rolled = deadline(of(length, Unit.NATURAL, rolls=True), start, calendar).last_day
    assert plain == start + timedelta(days=length)
    assert (rolled == plain) is calendar.is_working_day(plain)
    assert calendar.is_working_day(rolled)
    assert calendar.count_working_days(plain, rolled) <= 1


YEAR_2027 = """
year = 2027
notice = "关于2027年部分节假日安排的通知（示范）"
source = "示范数据"

[[holiday]]
name = "元旦"
days_off = [2027-01-01, 2027-01-02, 2027-01-03]
made_up = []
"""


@pytest.fixture
def with_2027(tmp_path: Path) -> WorkCalendar:
    (tmp_path / "2027.toml").write_text(YEAR_2027, encoding="utf-8")
    return load_calendar([tmp_path])


def provisional(name: str, start: date) -> Deadline:
    return deadline(period(name), start, current())


def test_a_date_in_an_unpublished_year_is_provisional_and_then_recomputed(
    with_2027: WorkCalendar,
) -> None:
    before = provisional("verify-lead", date(2026, 12, 21))
    assert (before.last_day, before.provisional) == (date(2027, 1, 11), True)
    assert before.unpublished == (2027,)
    revision = recompute(before, with_2027)
    assert revision is not None
    assert revision.before is before
    assert (revision.after.last_day, revision.after.provisional) == (
        date(2027, 1, 12),
        False,
    )
    assert revision.reason == "2027 年放假安排已公布"
    assert recompute(revision.after, with_2027) is None


def test_a_correction_of_a_published_year_is_a_revision_too() -> None:
    old = deadline(period("verify-lead"), date(2026, 9, 25), current())
    year = replace(current().years[2026], days_off={}, made_up={})
    corrected = WorkCalendar(MappingProxyType({**current().years, 2026: year}))
    revision = recompute(old, corrected)
    assert revision is not None
    assert revision.reason == "放假安排已更正"
    assert revision.after.last_day == date(2026, 10, 16)


def test_what_ends_before_the_new_year_is_certain() -> None:
    assert not provisional("verify-lead", date(2026, 12, 10)).provisional
    assert provisional("verify-lead", date(2026, 12, 11)).provisional


def test_natural_days_are_certain_unless_they_roll() -> None:
    start = date(2026, 12, 20)
    assert not provisional("pay-fine", start).provisional
    assert not provisional("apply-to-court", start).provisional
    weekday = provisional("sue-after-reconsideration", start)  # 2027-01-04 周一
    assert (weekday.last_day, weekday.provisional) == (date(2027, 1, 4), True)
    weekend = provisional("sue-after-reconsideration", date(2026, 12, 18))
    assert (weekend.last_day, weekend.provisional) == (date(2027, 1, 4), True)
    published = provisional("sue-after-reconsideration", date(2026, 12, 16))
    assert (published.last_day, published.provisional) == (date(2026, 12, 31), False)


@pytest.mark.parametrize("year", range(2005, 2027))
def test_from_december_the_provisional_date_was_the_earliest(year: int) -> None:
    """What ADR 0005 says, for every year as if its notice had been missing."""
    calendar = current()
    known = {one: calendar.years[one] for one in calendar.years if one < year}
    unaware = WorkCalendar(MappingProxyType(known))
    for day in range(1, 32):
        start = date(year - 1, 12, day)
        for length in (1, 2, 3, 5, 7, 10, 15, 20):
            guess = unaware.nth_working_day(start, length)
            assert calendar.nth_working_day(start, length) >= guess
        guess = unaware.nth_working_day(start, 30)
        assert calendar.nth_working_day(start, 30) >= guess - timedelta(days=1)
