"""归档期限: a closed case is archived within the days that the law gives."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from uuid import UUID

from zhunsheng.archive.gathering import OBLIGATION
from zhunsheng.archive.models import DossierRow
from zhunsheng.archive.queries import dossier_of
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.obligations.marks import marks
from zhunsheng.cases.obligations.of_case import Standing, owed_by_law
from zhunsheng.cases.obligations.shape import Obligation


@owed_by_law
def of_archive(standing: Standing) -> Iterator[Obligation]:
    """归档: owed from closing, where an instrument sets a period; else nothing."""
    closed_on = standing.case.closed_on
    if closed_on is None or standing.law.find_period(OBLIGATION) is None:
        return
    dossier = dossier_of(standing.case_id)
    yield Obligation(
        name=OBLIGATION,
        title="案卷归档",
        case_id=standing.case_id,
        post=Post.ARCHIVIST,
        started_by="结案（执行终结）",
        deadline=standing.until(OBLIGATION, closed_on),
        act="archive.archive-case",
        met_on=None if dossier is None else dossier.archived_on,
    )


@marks
def where_dossiers_stand(cases: Collection[UUID]) -> Mapping[UUID, Hashable]:
    """On which day each of these cases was archived."""
    rows = DossierRow.objects.filter(case_id__in=cases)
    return dict(rows.values_list("case_id", "archived_on"))
