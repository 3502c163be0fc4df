"""``zhunsheng import-year``: a year's holidays, once they are published."""

import argparse

from zhunsheng.calendars.workdays import read_year
from zhunsheng.site.cli import law
from zhunsheng.site.cli.output import print_lines


def run(arguments: argparse.Namespace) -> int:
    """Check the file, then keep it in the folder of data, whole or not at all."""
    year = read_year(arguments.file)
    folder = law.calendar_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{year.year}.toml"
    fresh = path.with_suffix(".new")
    fresh.write_bytes(arguments.file.read_bytes())
    fresh.replace(path)
    print_lines(
        f"已导入 {year.year} 年放假安排：放假 {len(year.days_off)} 天，"
        f"调休上班 {len(year.made_up)} 天。未满的期限即按此重新计算，不必重新启动。"
    )
    return 0
