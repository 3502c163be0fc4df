"""The file of an export: CSV that a spreadsheet opens safely, and JSON.

Both begin with what to do with a row (操作), its id and edition. CSV is UTF-8 with a
BOM; a value that a spreadsheet would take for a formula gets an apostrophe before it.
"""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from zhunsheng.exchange.choices import Change, Kind

_FORMULA = ("=", "+", "-", "@", "\t", "\r", *"\uff1d\uff0b\uff0d\uff20")
_BOM = "\ufeff"
OWN_COLUMNS = (("ZS_CZ", "操作"), ("ZS_BS", "标识"), ("ZS_BB", "版本"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLine:
    """One row of the file."""

    subject: str
    edition: int
    change: Change
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """文件内容: the same for CSV and JSON."""

    export_id: UUID
    kind: Kind
    agency: str
    columns: tuple[tuple[str, str], ...]  # code, title
    lines: tuple[SentLine, ...]


def as_csv(sheet: Sheet) -> bytes:
    """One header of codes with their titles, then the rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    headed = (*OWN_COLUMNS, *sheet.columns)
    writer.writerow([f"{code} {title}" for code, title in headed])
    for line in sheet.lines:
        own = (line.change.label, line.subject, str(line.edition))
        writer.writerow([guarded(one) for one in (*own, *line.cells)])
    return (_BOM + out.getvalue()).encode()


def as_json(sheet: Sheet) -> bytes:
    """The same; empty columns are left out of a row. Always the same bytes."""
    codes = [code for code, _ in sheet.columns]
    plain = {
        "export": str(sheet.export_id),
        "kind": sheet.kind.value,
        "agency": sheet.agency,
        "rows": [
            {
                "change": line.change.value,
                "id": line.subject,
                "edition": line.edition,
                "values": _filled(codes, line.cells),
            }
            for line in sheet.lines
        ],
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()


def guarded(text: str) -> str:
    """A value that no spreadsheet runs: an apostrophe stands before a formula."""
    return f"'{text}" if text.lstrip(" \u3000\n").startswith(_FORMULA) else text


def _filled(codes: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return {code: cell for code, cell in zip(codes, cells, strict=True) if cell}
