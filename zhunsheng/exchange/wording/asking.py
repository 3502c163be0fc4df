"""请文字服务起草: what is sent is made first, shown, and only then sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from threading import BoundedSemaphore
from typing import Any

from zhunsheng.cases.viewing.drafting import DraftingMaterial
from zhunsheng.exchange.wording import calling
from zhunsheng.exchange.wording.calling import EngineError
from zhunsheng.exchange.wording.checking import GARBLED, LONGEST, adds_nothing, confined
from zhunsheng.exchange.wording.engine import Engine
from zhunsheng.exchange.wording.hiding import (
    Hidden,
    bring_back,
    hide,
    refuse_residue,
)
from zhunsheng.exchange.wording.prompts import RULES, TASKS, Piece, Place, pieces
from zhunsheng.kernel.text import BadTextError, clean

_MOST_SENT = 18_000  # characters; a record keeps what was sent
_TEMPERATURE = 0.2
_AT_ONCE = BoundedSemaphore(3)  # an engine that hangs must not hold every page
BUSY = "已有其他人正在请文字服务起草；您填的内容都在，请稍候再试。"
NOT_ALLOWED = "管理员没有允许为这一用途请文字服务起草。"
NOTHING = "还没有可供起草的材料；请先填写事实、情节等内容。"
TOO_MUCH = "材料过长，没有发出；请删减后再试。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """请求: exactly what will be sent, and how to read what comes back."""

    place: Place
    shown: tuple[Piece, ...]  # with the marks, as the engine reads it
    task: str
    body: str
    hidden: Hidden

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the body, by which preview and sending are one."""
        return sha256(self.body.encode()).hexdigest()


def prepare(
    engine: Engine, place: Place, typed: Mapping[str, Any], material: DraftingMaterial
) -> Request:
    """Make the request; ``EngineError``, ``StillPrivateError`` if none may be sent."""
    if place.purpose not in engine.purposes:
        raise EngineError(NOT_ALLOWED)
    allowed = [
        one for one in pieces(place, typed, material) if one.field in engine.fields
    ]
    if not allowed:
        raise EngineError(NOTHING)
    hidden = Hidden()
    shown = tuple(
        Piece(one.field, one.label, hide(_clean(one), material.private, hidden))
        for one in allowed
    )
    task = f"{TASKS[place.purpose]}不超过 {LONGEST // 10} 字。"
    told = "\n".join(f"【{one.label}】{one.text}" for one in shown)
    refuse_residue(told, material.private)
    body = _body(engine, f"{task}\n{told}")
    if len(body) > _MOST_SENT:
        raise EngineError(TOO_MUCH)
    return Request(place=place, shown=shown, task=task, body=body, hidden=hidden)


def _clean(piece: Piece) -> str:
    try:
        return clean(piece.text)
    except BadTextError as error:
        raise EngineError(f"{piece.label}：{error}") from None


def _body(engine: Engine, question: str) -> str:
    return json.dumps(
        {
            "model": engine.model,
            "messages": [
                {"role": "system", "content": RULES},
                {"role": "user", "content": question},
            ],
            "temperature": _TEMPERATURE,
            "max_tokens": LONGEST,
            "stream": False,
        },
        ensure_ascii=False,
    )


def ask(engine: Engine, request: Request) -> str:
    """Send it; the suggestion with names in their places. ``EngineError`` if none.

    Must not be called inside a transaction: an engine may take a minute.
    """
    if not _AT_ONCE.acquire(blocking=False):
        raise EngineError(BUSY)
    try:
        answer = confined(calling.complete(engine, request.body.encode()))
    finally:
        _AT_ONCE.release()
    adds_nothing(answer, "\n".join(one.text for one in request.shown))
    whole = bring_back(answer, request.hidden)
    if whole is None:
        raise EngineError(GARBLED)
    return whole
