"""The one way in: site, API, field app, import and scenario all call ``perform``."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from zhunsheng.kernel import acts
from zhunsheng.kernel.acts import Done
from zhunsheng.kernel.errors import UnfitInputError
from zhunsheng.kernel.fields import BadInputError, Problem, as_plain, parse
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger import turns


def perform(
    name: str, data: Mapping[str, object] | object, *, by: OfficerId, at: datetime
) -> Done:
    """Do the act ``name`` with ``data``, for ``by``, received ``at``.

    ``data`` is the act's input or the JSON values of it; both are read in the
    same way. All or nothing: when this returns, every record of the act is in the
    ledger and every table follows it; when it raises, nothing happened.

    Raises ``UnknownActError``, ``BadInputError`` (every wrong field),
    ``RefusedError`` (every unmet guard), ``StaleStreamError`` (somebody was
    faster) and the domain's "no such" errors.
    """
    act = acts.find(name)
    raw = data if isinstance(data, Mapping) else as_plain(data)
    given = parse(act.takes, raw, at=at)
    try:
        with turns.turn(), transaction.atomic():
            return act.handler(given, by=by, at=at)
    except UnfitInputError as error:
        raise BadInputError((Problem("", f"{error}请核对所填内容。"),)) from error
