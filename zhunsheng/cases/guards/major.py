"""提级: who may say that a decision is a major one, and until when."""

from zhunsheng.authorities.posts import Post
from zhunsheng.cases.guards import persons, stages
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard

RAISERS = frozenset(
    {
        Post.HANDLER,
        Post.DEPARTMENT_HEAD,
        Post.LEGAL_REVIEWER,
        Post.LEGAL_HEAD,
        Post.DEPUTY_HEAD,
        Post.BUREAU_HEAD,
    }
)


@guard(
    "cases.raise.not-concerned",
    "您不承办本案，也不是承办机构、法制审核机构或者本机关的负责人。",
    basis=cite("nhsa-2020-32:5.2.2", "nhsa-2020-32:5.4.4"),
    way_out="请由本案承办人提出。",
)
def raiser_is_concerned(situation: Situation) -> bool:
    """提级的人: a handler of this case, or one whose post looks after all cases."""
    officer = situation.officer
    if officer.holds(*(RAISERS - {Post.HANDLER})):
        return True
    return officer.officer_id in situation.case.handlers


@guard(
    "cases.raised-already",
    "本案已经提请按重大执法决定审核。",
    basis=cite("nhsa-2020-32:5.2.2"),
    way_out="无需再次提出。",
)
def not_raised_before(situation: Situation) -> bool:
    """提级: once is for good; nothing lowers it again."""
    return not situation.case.raised


RAISE = (
    persons.post_may,
    persons.actor_is_not_recused,
    raiser_is_concerned,
    *stages.UNDECIDED,
    not_raised_before,
)
