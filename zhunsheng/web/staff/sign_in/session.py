"""The session (登录期): how long a sign-in lasts, and whose it is.

It ends eight hours after the sign-in, or after thirty minutes in which nothing
was asked for, whichever comes first; and at once when the account is closed, the
officer leaves, or the password changes.
"""

from datetime import datetime, timedelta
from enum import Enum

from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest

from zhunsheng.authorities import queries
from zhunsheng.authorities.people import Officer
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId

LONGEST = timedelta(hours=8)
IDLE = timedelta(minutes=30)
_FINE = timedelta(minutes=1)  # a session is written at most once a minute
_BEGAN = "began"
_SEEN = "seen"


class Ended(Enum):
    """Why a session is over; the value is what the sign-in page says."""

    LONGEST = "登录已满 8 小时，请重新登录。"
    IDLE = "超过 30 分钟没有操作，请重新登录。"
    LEFT = "人员已离岗，账号不能继续使用。"


def begin(request: HttpRequest, at: datetime) -> None:
    """Write down when the sign-in was."""
    request.session[_BEGAN] = at.isoformat()
    request.session[_SEEN] = at.isoformat()


def officer_of(request: HttpRequest, at: datetime) -> Officer | Ended | None:
    """Who is signed in at ``at``; or why no more; or nobody ever was."""
    if SESSION_KEY not in request.session or not request.user.is_authenticated:
        return None
    ended = _ended(request, at)
    if ended is None:
        officer = queries.get_officer(OfficerId(request.user.officer_id))
        if officer.serves_on(at.astimezone(CHINA).date()):
            _touch(request, at)
            return officer
        ended = Ended.LEFT
    logout(request)
    return ended


def _ended(request: HttpRequest, at: datetime) -> Ended | None:
    began, seen = request.session.get(_BEGAN), request.session.get(_SEEN)
    if began is None or seen is None:
        return Ended.LONGEST
    if at - datetime.fromisoformat(began) >= LONGEST:
        return Ended.LONGEST
    if at - datetime.fromisoformat(seen) >= IDLE:
        return Ended.IDLE
    return None


def _touch(request: HttpRequest, at: datetime) -> None:
    if at - datetime.fromisoformat(request.session[_SEEN]) >= _FINE:
        request.session[_SEEN] = at.isoformat()
