"""The fields of an act's input: one declaration gives schema, form and parsing.

An input type is a frozen dataclass whose fields are ``Annotated`` with one of the
types below and a ``label``. From it come the JSON schema, the HTML form and the
reading of what an API client or a scenario sent. Bad input gives one Chinese
sentence for each field, all at once.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, Self, TypeVar, get_type_hints
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
)
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.text import BadTextError, clean

T = TypeVar("T")

CHINA = ZoneInfo("Asia/Shanghai")
_YEARS = range(1900, 2200)  # a day far from these is a slip of the pen
_MOST_FEN = 10**13  # a hundred thousand million yuan; far below 2**53 (RFC 8785)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field: where it is, and one sentence."""

    path: str  # "violations.0.amount_fen"; empty for the whole
    says: str


class BadInputError(ZhunshengError):
    """The input is not what the act takes; ``problems`` names every field."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("；".join(f"{one.path}：{one.says}" for one in problems))
        self.problems = problems


class Choice(Enum):
    """One of a closed list: a wire value and the Chinese words that users read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member from ``value, label``."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Each value with its label, so that a client can draw the list."""
        del core, handler
        return {
            "type": "string",
            "oneOf": [{"const": one.value, "title": one.label} for one in cls],
        }


def label(title: str, hint: str = "", *, widget: str = "", **limits: Any) -> Any:
    """Name a field in Chinese, with guidance and limits (``ge``, ``max_length``).

    ``widget`` tells forms what the type cannot: ``money`` (typed in yuan),
    ``prose`` (several lines), ``hidden`` (bound by the page), or ``pick:NAME``
    (a list that the page knows, such as ``pick:officers``).
    """
    if widget:  # else the type's own stands, such as that of ``Fen``
        extra: JsonDict = {"x-widget": widget}
        limits["json_schema_extra"] = extra
    return Field(title=title, description=hint or None, **limits)


def _clean(text: str) -> str:
    try:
        return clean(text)
    except BadTextError as error:
        raise PydanticCustomError("bad_text", "{says}", {"says": str(error)}) from None


def _received_at(info: ValidationInfo) -> datetime | None:
    return info.context["at"] if info.context else None


def _not_future_day(day: date, info: ValidationInfo) -> date:
    at = _received_at(info)
    if at is not None and day > at.astimezone(CHINA).date():
        raise PydanticCustomError("future", "日期在将来，请核对。")
    return day


def _aware(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise PydanticCustomError(
            "no_zone", "时间应当带有时区，例如 2026-03-02T09:30:00+08:00。"
        )
    return instant


def _not_future_instant(instant: datetime, info: ValidationInfo) -> datetime:
    at = _received_at(info)
    if at is not None and instant > at:
        raise PydanticCustomError("future", "时间在将来，请核对。")
    return instant


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_clean),
]
"""One line of text: a name, a place, a number of a document."""

Prose = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    AfterValidator(_clean),
    Field(json_schema_extra={"x-widget": "prose"}),
]
"""Text of several lines: facts, reasons, a record of what was said."""

Fen = Annotated[int, Field(ge=0, le=_MOST_FEN, json_schema_extra={"x-widget": "money"})]
"""An amount in fen (分)."""

PastDate = Annotated[date, AfterValidator(_not_future_day)]
"""A day that has come: not after the day on which the act is received."""

Instant = Annotated[datetime, AfterValidator(_aware)]
"""An instant with its time zone, past or to come."""

PastInstant = Annotated[
    datetime, AfterValidator(_aware), AfterValidator(_not_future_instant)
]
"""An instant that has come, with its time zone."""


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def adapter(takes: type[T]) -> TypeAdapter[T]:
    """The reader and writer of one input type; unknown fields are refused."""
    found = _ADAPTERS.get(takes)
    if found is None:
        takes.__pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[attr-defined]
        found = _ADAPTERS[takes] = TypeAdapter(takes)
    return found


def schema(takes: type[object]) -> dict[str, Any]:
    """The JSON schema (2020-12) of an input type."""
    return adapter(takes).json_schema(ref_template="#/$defs/{model}")


def as_plain(data: object) -> dict[str, Any]:
    """An input as JSON values: what ``parse`` reads back to an equal input."""
    plain: dict[str, Any] = adapter(type(data)).dump_python(data, mode="json")
    return plain


def parse(takes: type[T], raw: Mapping[str, object], *, at: datetime | None) -> T:
    """Read ``raw`` (JSON values) as ``takes``; ``BadInputError`` lists what is wrong.

    ``at`` is the time of receipt: dates of past events may not be after it.
    """
    try:
        text = json.dumps(raw, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise BadInputError((Problem("", f"不是合格的数据：{error}"),)) from None
    try:
        read = adapter(takes).validate_json(text, strict=True, context={"at": at})
    except ValidationError as error:
        raise BadInputError(_problems(error)) from None
    far = tuple(_far_days(read, "")) if at is not None else ()
    if far:
        raise BadInputError(far)
    return read


def _far_days(value: object, path: str) -> Iterator[Problem]:
    """Days that are a slip of the pen, and that no deadline could be counted from."""
    if isinstance(value, date) and value.year not in _YEARS:
        says = f"年份应在 {_YEARS.start} 年至 {_YEARS.stop - 1} 年之间，请核对。"
        yield Problem(path, says)
    parts: Iterable[tuple[object, object]] = ()
    if isinstance(value, tuple):
        parts = enumerate(value)
    elif is_dataclass(value):
        parts = ((one.name, getattr(value, one.name)) for one in fields(value))
    for name, part in parts:
        yield from _far_days(part, f"{path}.{name}" if path else str(name))


_SAYS = {
    "missing": "必须填写。",
    "unexpected_keyword_argument": "没有这一项，请删去。",
    "extra_forbidden": "没有这一项，请删去。",
    "string_too_short": "必须填写。",
    "string_too_long": "最多 {max_length} 个字。",
    "too_short": "至少填写 {min_length} 项。",
    "too_long": "最多填写 {max_length} 项。",
    "greater_than_equal": "不能小于 {ge}。",
    "greater_than": "应当大于 {gt}。",
    "less_than_equal": "不能大于 {le}。",
    "int_type": "应为整数。",
    "int_parsing": "应为整数。",
    "int_from_float": "应为整数。",
    "bool_type": "应为是或者否。",
    "string_type": "应为文字。",
    "enum": "请从所列各项中选择。",
    "uuid_parsing": "编号不正确。",
    "uuid_type": "编号不正确。",
    "string_pattern_mismatch": "格式不正确。",
    "string_unicode": "含有不能使用的字符。",
    "tuple_type": "应为列表。",
    "dataclass_type": "应为一组字段。",
    "dataclass_exact_type": "应为一组字段。",
    "recursion_loop": "数据嵌套过深。",
}


def _problems(error: ValidationError) -> tuple[Problem, ...]:
    """Every wrong field once: a list with a wrong part is not also too short."""
    found = error.errors()
    places = {one["loc"] for one in found}

    def has_wrong_part(place: tuple[int | str, ...]) -> bool:
        return any(
            len(one) > len(place) and one[: len(place)] == place for one in places
        )

    return tuple(
        _problem(one)
        for one in found
        if one["type"] != "too_short" or not has_wrong_part(one["loc"])
    )


_OURS = frozenset({"bad_text", "future", "no_zone"})


def _problem(error: Any) -> Problem:
    """One error of the library as a place and a Chinese sentence."""
    kind, context = error["type"], error.get("ctx", {})
    path = ".".join(str(step) for step in error["loc"])
    if kind in _OURS:
        return Problem(path, error["msg"])
    if kind.startswith(("date_", "datetime_", "time_")):
        return Problem(path, "不是正确的日期或者时间，应写作 2026-03-02。")
    says = _SAYS.get(kind)
    if says is None:
        return Problem(path, "填写不正确，请按提示重新填写。")
    return Problem(path, says.format(**context))


@cache
def titles(takes: type[object]) -> dict[str, FieldInfo]:
    """The ``label`` of each field of an input type or record that has one, by name."""
    hints = get_type_hints(takes, include_extras=True)
    return {
        name: labels[-1]
        for name, hint in hints.items()
        if (labels := [one for one in _metadata(hint) if one.title])
    }


def _metadata(hint: Any) -> list[FieldInfo]:
    found = getattr(hint, "__metadata__", ())
    return [one for one in found if isinstance(one, FieldInfo)]
