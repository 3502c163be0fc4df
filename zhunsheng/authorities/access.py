"""Who sees what (权限): by bureau and post. What is not yours is not there."""

from datetime import date

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.authorities.regions import is_above
from zhunsheng.kernel.ids import BureauCode


def sees(officer: Officer, bureau: BureauCode) -> bool:
    """Whether the officer may read what is the bureau's.

    Everybody with a post reads what is their own bureau's; a supervisor (监督人员) also
    what is of the bureaus below, and changes nothing there (``works_in``). Who has no
    post, such as an adviser from outside, reads only what an engagement opens.
    """
    if officer.bureau == bureau:
        return bool(officer.posts)
    return officer.holds(Post.SUPERVISOR) and is_above(officer.bureau, bureau)


def works_in(officer: Officer, bureau: BureauCode, *, on: date) -> bool:
    """Whether the officer may act in the bureau: it is theirs, and they serve."""
    return officer.bureau == bureau and officer.serves_on(on)
