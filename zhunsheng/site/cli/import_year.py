"""``zhunsheng import-year``: a year's holidays, once they are published."""

import argparse
from pathlib import Path

from django.db import connection, transaction

from zhunsheng.calendars.workdays import WorkCalendar, Year, current, read_year
from zhunsheng.cases.recomputing import recompute_all
from zhunsheng.site import clock
from zhunsheng.site.cli import law
from zhunsheng.site.cli.output import print_lines

_CASES = "cases_caserow"  # the table; not there before the first start


def run(arguments: argparse.Namespace) -> int:
    """Check the file, then keep it in the folder of data, whole or not at all."""
    year = read_year(arguments.file)
    folder = law.calendar_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{year.year}.toml"
    fresh = path.with_suffix(".new")
    fresh.write_bytes(arguments.file.read_bytes())
    changed = _keep(fresh, path, year)
    print_lines(
        f"已导入 {year.year} 年放假安排：放假 {len(year.days_off)} 天，"
        f"调休上班 {len(year.made_up)} 天。未满的期限即按此重新计算，不必重新启动。",
        f"{changed} 项期限有变化，前后两个日期都已写入案件的过程记录。"
        if changed
        else "没有期限因此变化。",
    )
    return 0


def _keep(fresh: Path, path: Path, year: Year) -> int:
    """Write the old and the new day into each case, and use the year: both or none."""
    law.install()
    if _CASES not in connection.introspection.table_names():
        fresh.replace(path)  # no case yet
        return 0
    years = {**current().years, year.year: year}
    with transaction.atomic():
        changed = recompute_all(WorkCalendar(years), clock.now())
        fresh.replace(path)
    return changed
