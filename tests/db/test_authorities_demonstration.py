"""The demonstration's bureaus: five whose law differs, and those above them."""

from datetime import UTC, date, datetime

import pytest

from zhunsheng.authorities import queries
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db
AT = datetime(2025, 1, 2, tzinfo=UTC)
FIVE = {
    "140403": "luzhou",
    "150100": "hohhot",
    "210504": "mingshan",
    "360100": "nanchang",
    "620100": "lanzhou",
}


@pytest.fixture
def established(db: None) -> int:
    return people.establish(AT)


def officers_of(code: str) -> tuple[Officer, ...]:
    return queries.list_officers(BureauCode(code))


def test_all_of_it(established: int) -> None:
    bureaus = queries.list_bureaus()
    assert len(bureaus) == 13
    assert all("（演示）" in one.name for one in bureaus)
    assert established > 250
    every = [officer for one in bureaus for officer in officers_of(one.code)]
    assert (
        len({one.name for one in every}) == len(every) == len(list(people.officers()))
    )
    certificates = [one.certificate.number for one in every if one.certificate]
    assert len(set(certificates)) == len(certificates)
    for code, slug in FIVE.items():
        check_one(officers_of(code), slug)


def check_one(officers: tuple[Officer, ...], slug: str) -> None:
    """Everybody whom an ordinary case needs, and one whose certificate ended."""
    assert len(officers) >= 8
    held = [post for one in officers for post in one.posts]
    assert set(held) == set(Post)
    kinds = {one.department_kind for one in officers}
    assert kinds == set(DepartmentKind)
    spring = date(2026, 4, 1)
    handlers = [one for one in officers if one.holds(Post.HANDLER)]
    assert sum(one.certified_on(spring) for one in handlers) >= 2
    expired = queries.officer_named(f"{slug}-handler-expired")
    assert expired.certified_on(date(2026, 3, 31))
    assert not expired.certified_on(spring)
    heads = {one.department_kind for one in officers if one.holds(Post.DEPARTMENT_HEAD)}
    assert heads == {DepartmentKind.HANDLING, DepartmentKind.FILING}
    reviewers = [one for one in officers if one.holds(Post.LEGAL_REVIEWER)]
    assert {one.legal_qualification for one in reviewers} == {True, False}


def test_a_username_names_the_same_officer_for_ever(established: int) -> None:
    del established
    assert str(people.officer_id("lanzhou-handler-1")) == (
        "736be057-e4ee-5cde-8012-b6aabb70fe52"
    )
    for one in people.officers():
        assert queries.officer_named(one.username).officer_id == one.officer_id


@pytest.mark.django_db
def test_one_bureau_comes_with_those_above_it() -> None:
    told: list[str] = []
    people.establish(AT, only=frozenset({"620100"}), tell=told.append)
    assert [one.code for one in queries.list_bureaus()] == [
        "000000",
        "620000",
        "620100",
    ]
    assert told[-1] == "兰州市医疗保障局（演示）"
    people.set_passwords()
