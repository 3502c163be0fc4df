"""The demonstration's bureaus and people, established by the acts of real ones."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from zhunsheng.authorities import accounts
from zhunsheng.authorities.advisers import ADVISER_KINDS
from zhunsheng.authorities.posts import POSTS
from zhunsheng.kernel.ids import PROGRAM, BureauCode, OfficerId
from zhunsheng.ledger.performing import perform

PASSWORD = "Yanshi-2026-zhunsheng"  # noqa: S105  # printed by the demonstration
_SPACE = uuid5(NAMESPACE_URL, "zhunsheng/demonstration")
_DETAILS = (
    "code",
    "name",
    "short_name",
    "document_prefix",
    "parent",
    "fund_account",
    "treasury_account",
    "reconsideration_body",
    "court",
    "address",
    "telephone",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemonstrationOfficer:
    """演示人员: whom a scenario names by ``username``."""

    username: str
    officer_id: OfficerId
    name: str
    bureau: BureauCode
    bureau_name: str
    posts: tuple[str, ...]  # in Chinese


def _roles(one: dict[str, Any]) -> tuple[str, ...]:
    """What somebody is there for: posts, or to advise."""
    if "adviser" in one:
        return (ADVISER_KINDS[one["adviser"]["kind"]].label,)
    return tuple(POSTS[post].label for post in one["posts"])


def officer_id(username: str) -> OfficerId:
    """The id of a demonstration officer: always the same for a username."""
    return OfficerId(uuid5(_SPACE, username))


def officers() -> Iterator[DemonstrationOfficer]:
    """Everybody in the demonstration, bureau by bureau."""
    for bureau in _bureaus():
        for one in bureau["officers"]:
            yield DemonstrationOfficer(
                username=one["username"],
                officer_id=officer_id(one["username"]),
                name=one["name"],
                bureau=BureauCode(bureau["code"]),
                bureau_name=bureau["name"],
                posts=_roles(one),
            )


def establish(
    at: datetime,
    *,
    only: frozenset[str] | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> int:
    """Establish the bureaus, with departments, people and accounts; how many acts.

    ``only``: the codes wanted, and all bureaus above them; everything if ``None``.
    ``tell`` hears the name of each bureau before its turn. Received ``at``, which
    is before anything else happens in these bureaus.
    """
    every = {one["code"]: one for one in _bureaus()}
    wanted = _with_those_above(every, only or frozenset(every))
    acts = 0
    with transaction.atomic():  # one durable commit and not three hundred
        for code, bureau in every.items():
            if code in wanted:
                tell(bureau["name"])
                acts += _establish(bureau, every.get(bureau["parent"]), at)
    return acts


def set_passwords(password: str = PASSWORD) -> None:
    """Give every demonstration account the one password; it is hashed once."""
    accounts.set_one_password([one.username for one in officers()], password)


def _bureaus() -> list[dict[str, Any]]:
    """The data file: every bureau stands after the one above it."""
    text = files(__package__).joinpath("bureaus.json").read_text(encoding="utf-8")
    bureaus: list[dict[str, Any]] = json.loads(text)["bureaus"]
    return bureaus


def _with_those_above(
    every: dict[str, dict[str, Any]], codes: frozenset[str]
) -> frozenset[str]:
    wanted: set[str] = set()
    for code in codes:
        above: str | None = code
        while above is not None:
            wanted.add(above)
            above = every[above]["parent"]
    return frozenset(wanted)


def _establish(
    bureau: dict[str, Any], above: dict[str, Any] | None, at: datetime
) -> int:
    """The bureau above establishes it up to its administrator, who does the rest."""
    first = _administrator(bureau)
    by = PROGRAM if above is None else officer_id(_administrator(above)["username"])
    acts = [("authorities.establish-bureau", {one: bureau[one] for one in _DETAILS})]
    acts += [
        ("authorities.establish-department", {"bureau": bureau["code"], **one})
        for one in bureau["departments"]
    ]
    acts += _entry(bureau, first)
    for name, data in acts:
        perform(name, data, by=by, at=at)
    own = [
        act
        for one in bureau["officers"]
        if one is not first
        for act in (*_entry(bureau, one), *_papers(one))
    ]
    for name, data in own:
        perform(name, data, by=officer_id(first["username"]), at=at)
    return len(acts) + len(own)


def _administrator(bureau: dict[str, Any]) -> dict[str, Any]:
    for one in bureau["officers"]:
        if "administrator" in one["posts"]:
            found: dict[str, Any] = one
            return found
    raise LookupError(bureau["code"])


def _entry(
    bureau: dict[str, Any], one: dict[str, Any]
) -> list[tuple[str, dict[str, Any]]]:
    """Appointment, or registration as an adviser, and account."""
    named = str(officer_id(one["username"]))
    account = {"officer_id": named, "username": one["username"]}
    if "adviser" in one:
        registration = {
            "bureau": bureau["code"],
            "name": one["name"],
            "department": one["department"],
            "officer_id": named,
            **one["adviser"],
        }
        return [
            ("authorities.register-adviser", registration),
            ("authorities.open-account", account),
        ]
    appointment = {
        "bureau": bureau["code"],
        "name": one["name"],
        "department": one["department"],
        "posts": one["posts"],
        "officer_id": named,
    }
    return [
        ("authorities.appoint-officer", appointment),
        ("authorities.open-account", account),
    ]


def _papers(one: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Certificate and qualification, where the officer has them."""
    named = {"officer_id": str(officer_id(one["username"]))}
    acts = {
        "certificate": "authorities.grant-certificate",
        "qualification": "authorities.record-qualification",
    }
    return [(act, {**named, **one[what]}) for what, act in acts.items() if what in one]
