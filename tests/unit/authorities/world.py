"""A small world for tests: the nation, Gansu, Lanzhou below it, and Jiangxi."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from zhunsheng.authorities import accounts
from zhunsheng.kernel.acts import Done
from zhunsheng.kernel.ids import PROGRAM, OfficerId
from zhunsheng.ledger.performing import perform

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
LATER = AT + timedelta(minutes=1)
PASSWORD = "Shiyong-2026-ok"  # noqa: S105
DETAILS = {
    "fund_account": "示范基金账户",
    "treasury_account": "示范罚没款专户",
    "reconsideration_body": "示范人民政府",
    "court": "示范人民法院",
    "address": "示范路1号",
    "telephone": "000-0000",
}
BUREAUS = {
    "000000": ("国家局（演示）", "国医保", None),
    "360000": ("江西省局（演示）", "赣医保", "000000"),
    "620000": ("甘肃省局（演示）", "甘医保", "000000"),
    "620100": ("兰州市局（演示）", "兰医保", "620000"),
}


def person(username: str) -> OfficerId:
    return OfficerId(uuid5(NAMESPACE_OID, username))


def administrator(code: str) -> OfficerId:
    return person(f"administrator-{code}")


def act(name: str, by: OfficerId, at: datetime = AT, /, **data: Any) -> Done:
    return perform(f"authorities.{name}", data, by=by, at=at)


def bureau(code: str, /, **changes: Any) -> dict[str, Any]:
    name, prefix, parent = BUREAUS[code]
    whole = {
        "code": code,
        "name": name,
        "short_name": name,
        "document_prefix": prefix,
        "parent": parent,
        **DETAILS,
    }
    return whole | changes


def establish(code: str, by: OfficerId) -> None:
    act("establish-bureau", by, **bureau(code))
    for kind in ("general", "handling", "legal"):
        act(
            "establish-department",
            by,
            bureau=code,
            department=kind,
            name=f"{code}{kind}",
            kind=kind,
        )
    appoint(f"administrator-{code}", code, "general", ["administrator"], by)


def appoint(
    username: str, code: str, department: str, posts: list[str], by: OfficerId
) -> OfficerId:
    act(
        "appoint-officer",
        by,
        bureau=code,
        name="王示范",
        department=department,
        posts=posts,
        officer_id=str(person(username)),
    )
    act("open-account", by, officer_id=str(person(username)), username=username)
    return person(username)


def world() -> None:
    """Four bureaus with administrators; in Lanzhou a handler and a reviewer."""
    establish("000000", PROGRAM)
    establish("360000", administrator("000000"))
    establish("620000", administrator("000000"))
    establish("620100", administrator("620000"))
    lanzhou = administrator("620100")
    appoint("handler", "620100", "handling", ["handler"], lanzhou)
    appoint("reviewer", "620100", "legal", ["legal-reviewer"], lanzhou)
    usernames = ["handler", "reviewer", "administrator-620100", "administrator-360000"]
    accounts.set_one_password(usernames, PASSWORD)
