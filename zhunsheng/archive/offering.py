"""案件页的下一步: archiving is offered when a case is closed and not archived."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from zhunsheng.archive import guards
from zhunsheng.archive.gathering import situation_of
from zhunsheng.archive.queries import dossier_of
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.pages import NextAct
from zhunsheng.cases.viewing.offers import offers
from zhunsheng.regulations.guards import unmet

ACT = "archive.archive-case"


@offers
def offer_archive(standing: Standing, officer: Officer) -> Iterator[NextAct]:
    """案卷归档, with what still blocks it."""
    case = standing.case
    if case.closed_on is None or officer.bureau != case.bureau:
        return
    if dossier_of(standing.case_id) is not None:
        return
    noon = datetime.combine(standing.today, time(4), UTC)
    situation = situation_of(standing, officer, noon, None)
    found = unmet(guards.BEFORE_ARCHIVE, situation)
    mine = officer.holds(Post.ARCHIVIST)
    yield NextAct(
        act=ACT,
        title="案卷归档",
        possible=not found,
        mine=mine,
        waits_for="" if mine else Post.ARCHIVIST.label,
        refusals=tuple(
            one for one in found if one.code != guards.archivist_archives.code
        ),
        bound={"case_id": str(standing.case_id)},
        primary=not found,
    )
