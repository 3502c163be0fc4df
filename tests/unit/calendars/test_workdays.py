"""Working days: two public libraries agree with the data, day by day."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.calendars import workdays
from zhunsheng.calendars.workdays import (
    BadCalendarError,
    CalendarNotPublishedError,
    current,
    load_calendar,
)

YEARS = range(2004, 2027)
DAYS = st.dates(date(2004, 1, 1), date(2026, 12, 31))
CHECKED = range(2020, 2027)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [
        first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)
    ]


def test_every_year_from_2004_to_2026_is_there_with_its_source() -> None:
    calendar = current()
    assert list(calendar.years) == list(YEARS)
    for year in calendar.years.values():
        assert year.source.startswith("按 chinesecalendar 1.11.0")
        assert str(year.year) in year.notice
        assert 7 <= len(year.days_off) <= 40
    assert calendar.years[2026].number == "国办发明电〔2025〕7号"


@pytest.mark.parametrize("year", CHECKED)
def test_each_day_agrees_with_two_public_libraries(year: int) -> None:
    calendar = current()
    theirs = holidays.country_holidays("CN", years=year)
    for day in days_of(year):
        ours = calendar.is_working_day(day)
        assert ours is chinese_calendar.is_workday(day), day
        assert ours is theirs.is_working_day(day), day


@pytest.mark.parametrize("year", range(2004, 2020))
def test_each_earlier_day_agrees_with_the_library_it_came_from(year: int) -> None:
    calendar = current()
    for day in days_of(year):
        assert calendar.is_working_day(day) is chinese_calendar.is_workday(day), day


@pytest.mark.parametrize(
    ("year", "count"),
    [(2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248)],
)
def test_working_days_of_a_year(year: int, count: int) -> None:
    after, until = date(year - 1, 12, 31), date(year, 12, 31)
    assert current().count_working_days(after, until) == count


def test_why_a_day_is_off() -> None:
    calendar = current()
    assert calendar.why_off(date(2026, 10, 5)) == "国庆节"
    assert calendar.why_off(date(2026, 10, 11)) == "周末"
    assert calendar.why_off(date(2026, 10, 10)) == ""  # 调休上班的周六
    assert calendar.why_off(date(2026, 10, 9)) == ""
    assert calendar.why_off(date(2027, 1, 1)) == ""
    assert calendar.why_off(date(2027, 1, 2)) == "周末"


def test_a_start_on_a_non_working_day_counts_from_the_next_working_day() -> None:
    calendar = current()
    # 国庆假期里起算：假期后第一个工作日是第一日（一个公开的库在这里错一天）
    assert calendar.nth_working_day(date(2026, 10, 1), 1) == date(2026, 10, 8)
    assert calendar.nth_working_day(date(2026, 10, 7), 1) == date(2026, 10, 8)
    assert calendar.nth_working_day(date(2026, 10, 8), 1) == date(2026, 10, 9)
    assert calendar.nth_working_day(date(2026, 10, 9), 1) == date(2026, 10, 10)
    assert calendar.nth_working_day(date(2026, 10, 10), 1) == date(2026, 10, 12)


@given(day=DAYS, count=st.integers(1, 400))
def test_counting_back_what_was_added_gives_the_count(day: date, count: int) -> None:
    calendar = current()
    last = calendar.nth_working_day(day, count)
    assert calendar.is_working_day(last)
    assert calendar.count_working_days(day, last) == count
    assert len(calendar.working_days(day, last)) == count
    assert (
        len(calendar.working_days(day, last)) + len(calendar.rest_days(day, last))
        == (last - day).days
    )


@given(day=DAYS, count=st.integers(1, 200))
def test_a_longer_period_and_a_later_start_end_later(day: date, count: int) -> None:
    calendar = current()
    last = calendar.nth_working_day(day, count)
    assert calendar.nth_working_day(day, count + 1) > last
    assert calendar.nth_working_day(day + timedelta(days=1), count) >= last


@given(day=DAYS.filter(lambda day: day.year > 2005), count=st.integers(1, 200))
def test_backwards_undoes_forwards(day: date, count: int) -> None:
    calendar = current()
    first = calendar.nth_working_day_before(day, count)
    assert calendar.is_working_day(first)
    assert calendar.count_working_days(first, day - timedelta(days=1)) == count - 1


@given(day=DAYS, length=st.integers(1, 60))
def test_naive_counting_agrees(day: date, length: int) -> None:
    """The slow and obvious way, spelt out."""
    calendar = current()
    seen, counted = day, 0
    while counted < length:
        seen += timedelta(days=1)
        counted += calendar.is_working_day(seen)
    assert calendar.nth_working_day(day, length) == seen


def test_before_the_first_year_and_far_ahead_there_is_no_answer() -> None:
    calendar = current()
    with pytest.raises(CalendarNotPublishedError, match="请先导入"):
        calendar.nth_working_day(date(2003, 12, 31), 1)
    with pytest.raises(CalendarNotPublishedError, match="2004—2038"):
        calendar.nth_working_day(date(2038, 12, 31), 1)
    with pytest.raises(CalendarNotPublishedError):
        calendar.nth_working_day_before(date(2004, 1, 2), 5)
    with pytest.raises(CalendarNotPublishedError):
        calendar.nth_working_day_before(date(2039, 1, 2), 5)
    with pytest.raises(CalendarNotPublishedError):
        calendar.count_working_days(date(2003, 12, 31), date(2004, 1, 5))
    with pytest.raises(CalendarNotPublishedError):
        calendar.count_working_days(date(2004, 1, 5), date(2039, 1, 1))


def test_years_without_a_notice_are_named() -> None:
    calendar = current()
    assert calendar.is_published(2026)
    assert not calendar.is_published(2027)
    dec, jan = date(2026, 12, 30), date(2027, 1, 4)
    assert calendar.unpublished_between(dec, date(2026, 12, 31)) == ()
    assert calendar.unpublished_between(dec, jan) == (2027,)
    assert calendar.unpublished_between(date(2026, 12, 31), jan) == (2027,)
    assert calendar.unpublished_between(dec, date(2028, 1, 1)) == (2027, 2028)


YEAR = """
year = 2027
notice = "关于2027年部分节假日安排的通知（示范）"
source = "示范数据"

[[holiday]]
name = "元旦"
days_off = [2027-01-01, 2027-01-02, 2027-01-03]
made_up = []

[[holiday]]
name = "春节"
days_off = [2027-02-08, 2027-02-09]
made_up = [2027-02-20]
"""


def test_a_new_year_is_imported_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "2027.toml").write_text(YEAR, encoding="utf-8")
    calendar = load_calendar([tmp_path])
    assert calendar.is_published(2027)
    assert calendar.is_published(2026)
    assert not calendar.is_working_day(date(2027, 1, 1))
    assert calendar.is_working_day(date(2027, 2, 20))
    assert calendar.is_working_day(date(2027, 2, 10))
    shipped = current()
    workdays.install(calendar)
    try:
        assert current() is calendar
    finally:
        workdays.install(shipped)


def test_an_imported_file_corrects_a_shipped_year(tmp_path: Path) -> None:
    text = YEAR.replace("2027", "2026").replace("2026-02-20", "2026-02-21")
    (tmp_path / "2026.toml").write_text(text, encoding="utf-8")
    calendar = load_calendar([tmp_path])
    assert calendar.is_working_day(date(2026, 10, 1))
    assert calendar.years[2026].source == "示范数据"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('source = "示范数据"\n', "", "缺少 source"),
        ('name = "元旦"\n', "", "缺少 name"),
        ("2027-02-20", "2027-02-19", "不是周末"),
        ("2027-02-20", "2028-02-19", "不是 2027 年"),
        ("made_up = []", "made_up = [2027-01-02]", "既放假又上班"),
        ("2027-02-08", '"春节"', "不是日期"),
        ("year = 2027", "year =", "有误"),
        ("days_off = [2027-02-08, 2027-02-09]", "days_off = 3", "有误"),
    ],
)
def test_a_broken_year_is_one_clear_sentence(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in YEAR
    path = tmp_path / "2027.toml"
    path.write_text(YEAR.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadCalendarError, match=says) as error:
        load_calendar([tmp_path])
    assert str(error.value).startswith("放假安排文件 2027.toml 有误")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2027.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadCalendarError, match="无法读取"):
        load_calendar([tmp_path])
