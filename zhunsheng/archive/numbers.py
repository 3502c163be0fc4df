"""归档号: the year of closing and a serial of four digits, without gaps."""

from zhunsheng.documents import numbering
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode

SERIES = "归档号"
_MOST = 9999


class ArchiveNumbersUsedUpError(ZhunshengError):
    """Ten thousand dossiers in a year: the number has four digits."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} 年的归档号已经用完（每年 {_MOST} 个）。")


def next_ordinal(bureau: BureauCode, year: int) -> int:
    """The serial of the next dossier of that year; the record uses it up."""
    taken = numbering.next_number(bureau=bureau, prefix="", series=SERIES, year=year)
    if taken.ordinal > _MOST:
        raise ArchiveNumbersUsedUpError(year)
    return taken.ordinal


def write(year: int, ordinal: int) -> str:
    """``20260001``."""
    return f"{year:04d}{ordinal:04d}"
