"""Kept answers (办理回执): a request sent twice is done once, and answered twice."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from zhunsheng.authorities.models import KeptAnswer
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import OfficerId

KEPT = timedelta(days=7)
"""How long a request may be repeated: longer than any program tries again."""


class KeyReusedError(ZhunshengError):
    """The same key came with another request."""

    def __init__(self) -> None:
        super().__init__("这个 Idempotency-Key 已用于另一请求，请换一个。")


def once(
    do: Callable[[], dict[str, Any]],
    *,
    officer_id: OfficerId,
    key: str,
    digest: str,
    at: datetime,
) -> tuple[dict[str, Any], bool]:
    """What ``do`` answers, and whether it was answered before and not done again.

    The answer is kept in the transaction of the act: both are there, or neither.
    Of two such requests at once one does the act and the other gets its answer.
    """
    found = _kept(officer_id, key, digest)
    if found is not None:
        return found, True
    try:
        with transaction.atomic():
            kept = KeptAnswer.objects.create(
                officer_id=officer_id, key=key, digest=digest, answer={}, kept_at=at
            )
            kept.answer = do()
            kept.save(update_fields=("answer",))
    except IntegrityError:
        found = _kept(officer_id, key, digest)
        if found is None:
            raise
        return found, True
    return kept.answer, False


def _kept(officer_id: OfficerId, key: str, digest: str) -> dict[str, Any] | None:
    kept = KeptAnswer.objects.filter(officer_id=officer_id, key=key).first()
    if kept is None:
        return None
    if kept.digest != digest:
        raise KeyReusedError
    answer: dict[str, Any] = kept.answer
    return answer


def forget(at: datetime) -> int:
    """Delete the answers that nobody will ask for again; how many."""
    count, _ = KeptAnswer.objects.filter(kept_at__lt=at - KEPT).delete()
    return count
