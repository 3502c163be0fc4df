"""聘请顾问, as a case's page offers it to the head of the legal department."""

from collections.abc import Iterator

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.pages import NextAct
from zhunsheng.cases.viewing.offers import offers

ENGAGE = "review.engage"


@offers
def engaging(standing: Standing, officer: Officer) -> Iterator[NextAct]:
    """While a review is open or in dispute, and the case not decided."""
    last = standing.review.last_round
    if last is None or not officer.holds(Post.LEGAL_HEAD):
        return
    disputed = last.dispute is not None and last.dispute.is_open
    if last.verdict is not None and not disputed:
        return
    yield NextAct(
        act=ENGAGE,
        title="聘请顾问协助审核",
        possible=True,
        mine=True,
        bound={"case_id": str(standing.case.case_id)},
    )
