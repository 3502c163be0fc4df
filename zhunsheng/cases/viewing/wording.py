"""记录的文字: every field of a record in the words that an officer reads.

No English names and no bare identifiers: officers by name, documents by title and
number, cases by name, choices by their label, money in yuan, days in Chinese.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from zhunsheng.authorities import queries as authorities
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.viewing.field_names import FIELD_NAMES
from zhunsheng.documents import kinds
from zhunsheng.documents.queries import titles_of
from zhunsheng.kernel.fields import CHINA, Choice, titles
from zhunsheng.kernel.ids import PROGRAM, PUBLIC, DocumentId, OfficerId
from zhunsheng.kernel.money import yuan

_NOTHING = "—"
_OF_BUREAUS = frozenset(
    {"borrower", "bureau", "code", "log", "parent", "public_log", "registered_in"}
)
_FIRST = 8  # digits of an identifier that stands for something without a name


def title_of_field(record: type[Any], name: str) -> str:
    """What the field is called: its own label, else what the name always means."""
    hashable: Any = record
    own = titles(hashable).get(name)
    if own is not None and own.title:
        return own.title
    return FIELD_NAMES.get(f"{record.__name__}.{name}") or FIELD_NAMES.get(name, name)


@dataclass(frozen=True, slots=True)
class Wording:
    """What the identifiers and codes of one record stand for."""

    named: Mapping[UUID, str]
    bureaus: Mapping[str, str]

    def fields(self, record: Any) -> tuple[tuple[str, str], ...]:
        """Every field: its title, and its value in words."""
        return tuple(
            (
                title_of_field(type(record), one.name),
                self.words(getattr(record, one.name), one.name),
            )
            for one in fields(record)
        )

    def words(self, value: Any, name: str) -> str:
        """A value of the field ``name``."""
        if value is None or value in ("", ()):
            return _NOTHING
        if isinstance(value, tuple):
            return "；".join(self.words(one, name) for one in value)
        if is_dataclass(value):
            return "；".join(f"{title}：{text}" for title, text in self.fields(value))
        if isinstance(value, UUID):
            return self.named.get(value, f"编号 {value.hex[:_FIRST]}")
        for kind, tell in _PLAIN:
            if isinstance(value, kind):
                return tell(value, name)
        return self._text(str(value), name)

    def _text(self, text: str, name: str) -> str:
        if name in _OF_BUREAUS:
            bureau, _, part = text.partition(".")
            known = self.bureaus.get(bureau)
            return f"{known}公示台账" if known and part else known or text
        if name == "kind" and (found := _document_kind(text)):
            return found
        return "见该文书" if name == "content" else text


def _document_kind(code: str) -> str:
    try:
        return kinds.find(code).title
    except kinds.UnknownKindError:
        return ""


def in_chinese(day: date) -> str:
    """2026年3月4日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _instant(moment: datetime, _name: str) -> str:
    here = moment.astimezone(CHINA)
    return f"{in_chinese(here)} {here:%H:%M}"


def _whole(number: int, name: str) -> str:
    return f"{yuan(number)} 元" if name.endswith("_fen") else str(number)


_PLAIN: tuple[tuple[type, Callable[[Any, str], str]], ...] = (
    (bool, lambda value, _: "是" if value else "否"),
    (Choice, lambda value, _: value.label),
    (datetime, _instant),
    (date, lambda value, _: in_chinese(value)),
    (int, _whole),
)


def _identifiers(value: Any) -> Iterator[UUID]:
    if isinstance(value, UUID):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _identifiers(one)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _identifiers(getattr(value, part.name))


def wording_of(record: Any) -> Wording:
    """What this record's identifiers stand for: four questions."""
    found = frozenset(_identifiers(record))
    named: dict[UUID, str] = {PROGRAM: "程序", PUBLIC: "单位以外的人"}
    rows = CaseRow.objects.filter(case_id__in=found)
    named |= {
        row.case_id: f"{row.name}（{row.number or row.lead_number}）" for row in rows
    }
    officers = authorities.names_of([OfficerId(one) for one in found])
    papers = titles_of([DocumentId(one) for one in found])
    named |= {UUID(one.hex): name for one, name in (*officers.items(), *papers.items())}
    bureaus = {str(one.code): one.name for one in authorities.list_bureaus()}
    return Wording(named, bureaus)
