"""草稿: keep, find and throw away what was typed and not submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from zhunsheng.kernel.ids import OfficerId
from zhunsheng.web.staff.models import Draft

LONGEST_SUBJECT = 300


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as a form shows it."""

    typed: dict[str, list[str]]
    saved_at: datetime


def keep(
    officer: OfficerId,
    act: str,
    subject: str,
    typed: Mapping[str, Sequence[str]],
    at: datetime,
) -> None:
    """Keep the draft in place of the one before."""
    Draft.objects.update_or_create(
        officer_id=officer,
        act=act,
        subject=subject[:LONGEST_SUBJECT],
        defaults={
            "data": {name: list(texts) for name, texts in typed.items()},
            "saved_at": at,
        },
    )


def find(officer: OfficerId, act: str, subject: str) -> Kept | None:
    """The officer's own draft of this form, if there is one."""
    row = Draft.objects.filter(
        officer_id=officer, act=act, subject=subject[:LONGEST_SUBJECT]
    ).first()
    return Kept(row.data, row.saved_at) if row else None


def discard(officer: OfficerId, act: str, subject: str) -> None:
    """Throw the draft away: it was submitted, or is not wanted."""
    Draft.objects.filter(
        officer_id=officer, act=act, subject=subject[:LONGEST_SUBJECT]
    ).delete()
