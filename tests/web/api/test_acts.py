"""Acts over HTTP: the refusals of ``perform``, and every bad request."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client
from jsonschema import Draft202012Validator

from tests.unit.authorities.world import (
    AT,
    PASSWORD,
    act,
    administrator,
    person,
    world,
)
from zhunsheng.authorities.tokens import digest_of, fresh_token
from zhunsheng.kernel import acts as registry
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger import reader
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.streams import StaleStreamError
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.web.api import views
from zhunsheng.web.api.document import document
from zhunsheng.web.api.reading import LARGEST

pytestmark = pytest.mark.django_db
HANDLER = person("handler")
LANZHOU = administrator("620100")
APPOINT = "authorities.appoint-officer"
GOOD: dict[str, Any] = {
    "bureau": "620100",
    "name": "李示例",
    "department": "handling",
    "posts": ["handler"],
}


class Hands:
    at: datetime = AT


@pytest.fixture(autouse=True)
def _world(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    Hands.at = AT
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: Hands.at)
    world()


def token_of(officer_id: OfficerId) -> str:
    token = fresh_token()
    act(
        "issue-token",
        officer_id,
        officer_id=str(officer_id),
        digest=digest_of(token),
        purpose="试用",
        valid_until="2026-03-31",
    )
    return token


def bearer(officer_id: OfficerId = LANZHOU) -> dict[str, str]:
    return {"Authorization": f"Bearer {token_of(officer_id)}"}


def fits(answer: Any, path: str, method: str = "post") -> Any:
    """The answer's JSON, which fits what the document says of that status."""
    whole = document()
    said = whole["paths"][path][method]["responses"][str(answer.status_code)]
    schema = said["content"]["application/json"]["schema"]
    plain = json.loads(answer.content)
    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"] == "no-store"
    wrapped = {**schema, "components": whole["components"]}
    Draft202012Validator(wrapped).validate(plain)
    return plain


def send(
    data: Any,
    headers: Mapping[str, str] | None = None,
    name: str = APPOINT,
    content_type: str = "application/json",
) -> Any:
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return Client().post(
        f"/api/v1/acts/{name}",
        data=body,
        content_type=content_type,
        headers=dict(headers if headers is not None else bearer()),
    )


def said(answer: Any, name: str = APPOINT) -> Any:
    return fits(answer, f"/api/v1/acts/{name}")


def appointed() -> int:
    return sum(
        type(record).__name__ == "OfficerAppointed"
        for record, _ in reader.replay_log("620100")
    )


class TestDone:
    def test_it_names_what_is_new_and_where_it_stands(self) -> None:
        answer = send(GOOD)
        assert answer.status_code == 200
        plain = said(answer)
        (record,) = plain["records"]
        assert record["log"] == "620100"
        assert record["type"] == "authorities.officer-appointed"
        entry = reader.entry("620100", record["position"])
        assert entry.place.by == LANZHOU
        assert entry.place.at == AT
        assert str(entry.record.officer_id) == plain["result"]["officer_id"]

    def test_with_the_session_of_the_site(self) -> None:
        client = Client(enforce_csrf_checks=True)
        client.get("/sign-in/")
        secret = client.cookies["zhunsheng_staff_csrf"].value
        client.post(
            "/sign-in/",
            {
                "username": "administrator-620100",
                "password": PASSWORD,
                "csrfmiddlewaretoken": secret,
            },
        )
        where = f"/api/v1/acts/{APPOINT}"
        kind = "application/json"
        forged = client.post(where, data=json.dumps(GOOD), content_type=kind)
        assert forged.status_code == 403
        said(forged)
        own = client.post(
            where,
            data=json.dumps(GOOD),
            content_type=kind,
            headers={"X-CSRFToken": client.cookies["zhunsheng_staff_csrf"].value},
        )
        assert own.status_code == 200
        assert client.get("/api/v1/me").json()["officer_id"] == str(LANZHOU)


class TestRefused:
    @pytest.mark.parametrize(
        "change",
        [
            {"department": "nowhere"},
            {"posts": ["legal-reviewer"]},
            {"department": "legal", "officer_id": str(HANDLER)},
        ],
    )
    def test_the_refusals_are_those_of_perform(self, change: dict[str, Any]) -> None:
        with pytest.raises(RefusedError) as error:
            perform(APPOINT, GOOD | change, by=LANZHOU, at=AT)
        answer = send(GOOD | change)
        assert answer.status_code == 409
        assert said(answer)["refusals"] == [
            {
                "code": one.code,
                "says": one.says,
                "way_out": one.way_out,
                "basis": [str(clause) for clause in one.basis],
            }
            for one in error.value.refusals
        ]

    def test_another_bureau_and_no_bureau_are_the_same_answer(self) -> None:
        headers = bearer(administrator("360000"))
        theirs = send(GOOD, headers)
        nobodys = send(GOOD | {"bureau": "110000"}, headers)
        assert theirs.status_code == nobodys.status_code == 404
        assert theirs.content == nobodys.content
        said(theirs)

    def test_somebody_was_faster(self, monkeypatch: pytest.MonkeyPatch) -> None:
        raising(monkeypatch, StaleStreamError("officer/x", 1, 2))
        answer = send(GOOD)
        assert answer.status_code == 409
        assert said(answer)["stale"]["actual"] == 2

    def test_a_full_disk(self, monkeypatch: pytest.MonkeyPatch) -> None:
        raising(monkeypatch, OperationalError("database or disk is full"))
        answer = send(GOOD)
        assert answer.status_code == 503
        assert "存储空间已满" in said(answer)["says"]

    def test_a_fault_of_the_program_is_json_without_a_trace(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        raising(monkeypatch, ZeroDivisionError("secret"))
        answer = send(GOOD)
        assert answer.status_code == 500
        assert list(answer.json()) == ["says"]
        assert "secret" not in answer.content.decode()


def raising(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr(views, "perform", fail)


class TestWhoAsks:
    def refused(self, headers: Mapping[str, str]) -> None:
        answer = send(GOOD, headers)
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"] == "Bearer"
        said(answer)
        assert appointed() == 3

    @pytest.mark.parametrize(
        "header",
        ["", "Bearer", "Bearer ", "Bearer nonsense", "Basic YTpi", "Bearer 令"],
    )
    def test_no_token(self, header: str) -> None:
        self.refused({"Authorization": header.encode().decode("latin-1")})

    def test_nothing_at_all(self) -> None:
        self.refused({})

    def test_a_token_without_its_scheme(self) -> None:
        self.refused({"Authorization": token_of(LANZHOU)})

    def test_the_day_after_its_last(self) -> None:
        headers = bearer()
        Hands.at = AT + timedelta(days=30)
        self.refused(headers)

    def test_a_closed_account(self) -> None:
        headers = bearer(HANDLER)
        act("close-account", LANZHOU, officer_id=str(HANDLER), reason="调离")
        self.refused(headers)

    def test_who_left(self) -> None:
        headers = bearer(HANDLER)
        gone = {"left_on": "2026-03-02", "reason": "退休"}
        act("record-leaving", LANZHOU, officer_id=str(HANDLER), **gone)
        self.refused(headers)

    def test_a_wrong_token_beside_a_good_session(self) -> None:
        client = Client()
        client.post("/sign-in/", {"username": "handler", "password": PASSWORD})
        assert client.get("/api/v1/me").status_code == 200
        headers = {"Authorization": "Bearer nonsense"}
        assert client.get("/api/v1/me", headers=headers).status_code == 401


class TestBadInput:
    @pytest.mark.parametrize(
        ("change", "paths"),
        [
            ({"name": None}, ["name"]),
            ({"name": 7}, ["name"]),
            ({"name": " "}, ["name"]),
            ({"name": "李\u202e示"}, ["name"]),
            ({"name": "李" * 201}, ["name"]),
            ({"posts": "handler"}, ["posts"]),
            ({"posts": ["handler", "king"]}, ["posts.1"]),
            ({"bureau": 620100}, ["bureau"]),
            ({"bureau": "62010"}, ["bureau"]),
            ({"officer_id": "x"}, ["officer_id"]),
            ({"unknown": 1}, ["unknown"]),
            ({"name": 1, "posts": [], "extra": None}, ["extra", "name", "posts"]),
        ],
    )
    def test_every_wrong_field_is_named(
        self, change: dict[str, Any], paths: list[str]
    ) -> None:
        answer = send(GOOD | change)
        assert answer.status_code == 422
        assert sorted(one["path"] for one in said(answer)["problems"]) == paths
        assert appointed() == 3

    def test_missing_fields(self) -> None:
        answer = send({})
        problems = said(answer)["problems"]
        assert {one["says"] for one in problems} == {"必须填写。"}
        assert {one["path"] for one in problems} == set(GOOD)

    @pytest.mark.parametrize(
        "body",
        [
            b" ",
            b"{",
            b"[]",
            b"null",
            b'"text"',
            b'{"name": NaN}',
            b'{"name": "\xff"}',
            b'{"name": "\\ud800"}',
            b'{"name": 1e999999}',
            b'{"name": ' + b"1" * 10_000 + b"}",
            b'{"a": ' * 100_000,
            b"[" * 100_000,
            b"\xef\xbb\xbf{}",
        ],
        ids=range(13),
    )
    def test_what_is_no_json_object(self, body: bytes) -> None:
        answer = send(body)
        assert answer.status_code == 422
        assert said(answer)["problems"]

    def test_a_name_twice(self) -> None:
        answer = send(b'{"name": "a", "name": "b"}')
        assert said(answer)["problems"] == [
            {"path": "name", "says": "这一项出现了两次。"}
        ]

    @pytest.mark.parametrize(
        "kind",
        ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"],
    )
    def test_another_content_type(self, kind: str) -> None:
        answer = send(b"a=1", content_type=kind)
        assert answer.status_code == 415
        said(answer)

    @pytest.mark.parametrize(("size", "status"), [(LARGEST, 422), (LARGEST + 1, 413)])
    def test_two_mebibytes_and_no_more(self, size: int, status: int) -> None:
        answer = send(b" " * size)
        assert answer.status_code == status
        said(answer)

    def test_an_unknown_act(self) -> None:
        answer = send(GOOD, name="authorities.make-king")
        assert answer.status_code == 404
        said(answer)

    @pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
    def test_another_method(self, method: str) -> None:
        answer = getattr(Client(), method)(f"/api/v1/acts/{APPOINT}")
        assert answer.status_code == 405
        assert answer["Allow"] == "POST"


class TestIdempotency:
    def send(self, headers: Mapping[str, str], key: str, **change: Any) -> Any:
        return send(GOOD | change, {**headers, "Idempotency-Key": key})

    def test_the_same_request_is_done_once(self) -> None:
        headers, key = bearer(), str(uuid4())
        first = self.send(headers, key)
        again = self.send(headers, key)
        assert first.status_code == again.status_code == 200
        assert first.json() == again.json()
        assert "Idempotency-Replayed" not in first
        assert again["Idempotency-Replayed"] == "true"
        assert appointed() == 4

    def test_another_request_with_the_same_key(self) -> None:
        headers, key = bearer(), str(uuid4())
        self.send(headers, key)
        other = self.send(headers, key, name="张演示")
        assert other.status_code == 422
        assert said(other)["problems"][0]["path"] == "Idempotency-Key"
        assert appointed() == 4

    def test_a_refusal_is_not_kept(self) -> None:
        headers, key = bearer(), str(uuid4())
        assert self.send(headers, key, department="new").status_code == 409
        act(
            "establish-department",
            LANZHOU,
            bureau="620100",
            department="new",
            name="新设处",
            kind="handling",
        )
        assert self.send(headers, key, department="new").status_code == 200

    def test_another_officer_has_other_keys(self) -> None:
        key = str(uuid4())
        assert self.send(bearer(), key).status_code == 200
        other = self.send(bearer(administrator("360000")), key, bureau="360000")
        assert other.status_code == 200
        assert "Idempotency-Replayed" not in other

    @pytest.mark.parametrize("key", ["k" * 201, "caf\xe9"])
    def test_a_key_that_is_none(self, key: str) -> None:
        answer = self.send(bearer(), key)
        assert answer.status_code == 422
        said(answer)


class TestReading:
    def get(self, path: str, headers: Mapping[str, str]) -> Any:
        return Client().get(path, headers=dict(headers))

    def test_me(self) -> None:
        answer = self.get("/api/v1/me", bearer(HANDLER))
        plain = fits(answer, "/api/v1/me", "get")
        assert (plain["name"], plain["posts"]) == ("王示范", ["handler"])
        assert plain["certificate"] is None

    def test_me_with_a_certificate(self) -> None:
        act(
            "grant-certificate",
            LANZHOU,
            officer_id=str(HANDLER),
            number="62010000001",
            valid_from="2023-04-01",
            valid_until="2026-03-31",
        )
        answer = self.get("/api/v1/me", bearer(HANDLER))
        plain = fits(answer, "/api/v1/me", "get")
        assert plain["certificate"]["valid_until"] == "2026-03-31"

    def test_every_act(self) -> None:
        plain = fits(self.get("/api/v1/acts", bearer()), "/api/v1/acts", "get")
        assert [one["act"] for one in plain["acts"]] == [
            one.name for one in registry.all_acts()
        ]

    @pytest.mark.parametrize("path", ["/api/v1/me", "/api/v1/acts"])
    def test_not_for_strangers(self, path: str) -> None:
        answer = self.get(path, {})
        assert answer.status_code == 401
        fits(answer, path, "get")
