"""A case under review in Lanzhou, with an adviser of Lanzhou and one of Gansu."""

from datetime import date, datetime, timedelta
from typing import Any

from tests.unit.archive.world import BUREAU, World
from tests.unit.authorities.world import bureau
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.queries import get_officer
from zhunsheng.kernel.acts import Done
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger.performing import perform
from zhunsheng.site.demonstration import people

OWN, LENT, STRANGER = "lanzhou-adviser", "gansu-adviser", "jiangxi-adviser"
HEAD, LENDER = "lanzhou-legal-head", "gansu-legal-head"
BEFORE_OPINION = "review.give-opinion"
DAY = timedelta(days=1)
TODAY = date(2025, 4, 14)
LOAN_ENDS = date(2025, 4, 30)
YEAR = ("2025-01-01", "2025-12-31")


def who(username: str) -> OfficerId:
    return people.officer_id(username)


def officer(username: str) -> Officer:
    return get_officer(who(username))


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=CHINA)


def do(name: str, by: str, when: date = TODAY, /, **data: Any) -> Done:
    return perform(name, data, by=who(by), at=at(when))


def register(username: str, bureau: str, administrator: str, **changes: Any) -> None:
    given = {
        "bureau": bureau,
        "kind": "legal-adviser",
        "organisation": "示范律师事务所",
        "qualification_number": "示范执业证1号",
        "valid_from": YEAR[0],
        "valid_until": YEAR[1],
        "name": f"示范{username}",
        "department": "general",
        "officer_id": str(who(username)),
    }
    do("authorities.register-adviser", administrator, TODAY, **(given | changes))
    do(
        "authorities.open-account",
        administrator,
        TODAY,
        officer_id=str(who(username)),
        username=username,
    )


def lend(**changes: Any) -> str:
    given = {
        "officer_id": str(who(LENT)),
        "borrower": BUREAU,
        "valid_from": TODAY.isoformat(),
        "valid_until": LOAN_ENDS.isoformat(),
        "purpose": "协助审核疑难案件。",
    }
    done = do("authorities.lend-adviser", LENDER, TODAY, **(given | changes))
    return str(done.result["loan_id"])


def under_review() -> World:
    """The case waits for its opinion; Lanzhou and Gansu have an adviser each."""
    world = World.new()
    world.until(BEFORE_OPINION)
    return world


def elsewhere() -> None:
    """A bureau that is not above Lanzhou, with an adviser of its own."""
    by = "nation-administrator"
    do("authorities.establish-bureau", by, TODAY, **bureau("360000"))
    department = {"bureau": "360000", "department": "general", "name": "办公室"}
    do("authorities.establish-department", by, TODAY, kind="general", **department)
    do(
        "authorities.appoint-officer",
        by,
        TODAY,
        bureau="360000",
        name="示范管",
        department="general",
        posts=["administrator"],
        officer_id=str(who("jiangxi-administrator")),
    )
    do(
        "authorities.open-account",
        by,
        TODAY,
        officer_id=str(who("jiangxi-administrator")),
        username="jiangxi-administrator",
    )
    register(STRANGER, "360000", "jiangxi-administrator", name="示范顾丙")


def engage(world: World, adviser: str = OWN, until: date = LOAN_ENDS) -> str:
    done = do(
        "review.engage",
        HEAD,
        TODAY,
        case_id=str(world.case_id),
        adviser=str(who(adviser)),
        until=until.isoformat(),
        purpose="请就法律适用和裁量提出意见。",
    )
    return str(done.result["engagement_id"])
