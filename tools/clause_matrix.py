"""条款落实表: writes ``docs/clauses.md``, which code answers for which clause.

Every instrument is shown under the law of its own region on a day on which it is in
force, so lapsed instruments stay in the table. Tests are left out: they are in
``zhunsheng clauses --json``, and the table changes only when the program's answer
does. ``--check`` writes nothing and exits 1 if the file is stale.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import django

TABLE = Path(__file__).resolve().parent.parent / "docs" / "clauses.md"
WORDS = {
    "guards": "条件",
    "obligations": "义务",
    "records": "记录",
    "documents": "文书",
    "pages": "页面",
}
SAYS = (
    "由 `python tools/clause_matrix.py` 生成，请勿手改。"
    "“—”表示还没有由程序落实；测试见 `zhunsheng clauses --json`。"
)


def table() -> str:
    """The whole file."""
    from zhunsheng.regulations import library  # noqa: PLC0415

    instruments = tuple(library.current().instruments.values())
    newest = max(one.in_force_from for one in instruments)
    lines = ["# 条款落实表", "", SAYS]
    for one in instruments:
        lines += _of_instrument(one.id, one.in_force_until or newest)
    return "\n".join(lines) + "\n"


def _of_instrument(identity: str, on: date) -> Iterator[str]:
    from zhunsheng.kernel.ids import BureauCode  # noqa: PLC0415
    from zhunsheng.regulations import library  # noqa: PLC0415
    from zhunsheng.regulations.bindings import law_of  # noqa: PLC0415
    from zhunsheng.supervision.enforcement import enforcement  # noqa: PLC0415

    instrument = library.current().instruments[identity]
    found = enforcement(law_of(BureauCode(instrument.region), on))
    answered = sum(found[entry.clause].is_answered for entry in instrument.entries)
    yield from ("", f"## 《{instrument.title}》{instrument.number}", "")
    yield f"`{identity}`，{len(instrument.entries)} 条，已落实 {answered} 条。"
    yield from ("", "| 条款 | 要旨 | 落实 |", "| --- | --- | --- |")
    for entry in instrument.entries:
        by = found[entry.clause].as_json()
        yield f"| `{entry.clause.ref}` | {_cell(entry.gist)} | {_answers(by)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _answers(by: Mapping[str, list[str]]) -> str:
    said = [
        f"{word} {'、'.join(f'`{name}`' for name in by[kind])}"
        for kind, word in WORDS.items()
        if by[kind]
    ]
    return "；".join(said) or "—"


def main() -> int:
    """Write the table, or compare it with ``--check``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings.test")
    django.setup()
    now = table()
    if "--check" not in sys.argv[1:]:
        TABLE.write_text(now, "utf-8")
        return 0
    if TABLE.is_file() and TABLE.read_text("utf-8") == now:
        return 0
    sys.stdout.write("docs/clauses.md is stale: run python tools/clause_matrix.py\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
