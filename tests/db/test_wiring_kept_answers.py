"""办理回执: kept for seven days, then deleted by the clock."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from zhunsheng.authorities import answers
from zhunsheng.authorities.models import KeptAnswer
from zhunsheng.jobs import following
from zhunsheng.jobs.models import FollowerTrouble
from zhunsheng.kernel.ids import OfficerId

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
BY = OfficerId(UUID(int=7))


def send(key: str, at: datetime) -> bool:
    """Send a request; whether it was only answered again."""
    return answers.once(
        lambda: {"done": key}, officer_id=BY, key=key, digest="d", at=at
    )[1]


def test_the_clock_deletes_what_is_older_than_seven_days() -> None:
    send("old", AT - answers.KEPT - timedelta(seconds=1))
    send("new", AT - answers.KEPT)

    assert "kept-answers" in [one.name for one in following.all_clocked()]
    following.run_clock(AT)

    assert list(KeptAnswer.objects.values_list("key", flat=True)) == ["new"]
    assert not FollowerTrouble.objects.exists()
    assert send("new", AT) is True
    assert send("old", AT) is False
