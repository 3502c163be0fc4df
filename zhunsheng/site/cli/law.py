"""The law of this installation: shipped, and what the bureau imported itself.

Years and official texts that a bureau imported are in its folder of data.
"""

from pathlib import Path

from zhunsheng.calendars import workdays
from zhunsheng.site.configuration import data_folder


def calendar_folder() -> Path:
    """Where imported years are."""
    return data_folder() / "calendars"


def text_folder() -> Path:
    """Where imported official texts are."""
    return data_folder() / "texts"


def install() -> None:
    """Use the imported years beside the shipped ones."""
    folder = calendar_folder()
    if folder.is_dir():
        workdays.install(workdays.load_calendar((folder,)))
