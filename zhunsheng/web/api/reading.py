"""Reading a request: its size, its JSON, its key."""

import json
from typing import Any

from django.http import HttpRequest, UnreadablePostError

from zhunsheng.web.api.answers import Answered, problems, sentence

LARGEST = 2 * 1024 * 1024
_LONGEST_KEY = 200
_KEY = "Idempotency-Key"


def body_of(request: HttpRequest) -> bytes:
    """The body; ``Answered`` with 413 or 415 if it is not to be read."""
    if request.content_type != "application/json":
        raise Answered(sentence(415, "请求的内容类型应当是 application/json。"))
    declared = request.headers.get("Content-Length", "")
    if declared.isdigit() and int(declared) > LARGEST:
        raise Answered(sentence(413, "请求超过 2 MiB，没有办理。"))
    try:
        body = request.read(LARGEST + 1)
    except UnreadablePostError:
        raise Answered(problems(("", "请求没有传完，没有办理。"))) from None
    if len(body) > LARGEST:
        raise Answered(sentence(413, "请求超过 2 MiB，没有办理。"))
    return body


def json_of(body: bytes) -> dict[str, Any]:
    """The JSON object in the body; ``Answered`` with 422 if it is none."""
    try:
        read = json.loads(
            body.decode(), object_pairs_hook=_each_once, parse_constant=_no_constant
        )
        json.dumps(read, ensure_ascii=False).encode()
    except _Twice as twice:
        raise Answered(problems((str(twice), "这一项出现了两次。"))) from None
    except (ValueError, RecursionError):
        raise Answered(problems(("", "不是正确的 JSON（UTF-8）。"))) from None
    if not isinstance(read, dict):
        raise Answered(problems(("", "应为一组字段（JSON 对象）。")))
    return read


def key_of(request: HttpRequest) -> str:
    """The ``Idempotency-Key``; empty if none was sent."""
    key = request.headers.get(_KEY, "")
    if len(key) > _LONGEST_KEY or not (
        (key.isascii() and key.isprintable()) or not key
    ):
        raise Answered(problems((_KEY, "应为不超过 200 个可见的 ASCII 字符。")))
    return key


class _Twice(Exception):  # noqa: N818  # the name of the field, on its way out
    pass


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for name, value in pairs:
        if name in read:
            raise _Twice(name)
        read[name] = value
    return read


def _no_constant(name: str) -> None:
    raise ValueError(name)
