"""The OpenAPI document: valid, whole, and true to the registry."""

import json
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from zhunsheng.kernel import acts as registry
from zhunsheng.web.api.document import document

pytestmark = pytest.mark.django_db


def test_anyone_may_read_it_and_it_is_valid() -> None:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    whole = json.loads(answer.content)
    OpenAPIV31SpecValidator(whole).validate()
    assert whole == document()


def test_every_act_has_its_address_and_no_other() -> None:
    paths = {path for path in document()["paths"] if path.startswith("/api/v1/acts/")}
    assert paths == {f"/api/v1/acts/{one.name}" for one in registry.all_acts()}


def refs(plain: Any) -> set[str]:
    if isinstance(plain, dict):
        own = {plain["$ref"]} if isinstance(plain.get("$ref"), str) else set()
        return own.union(*(refs(one) for one in plain.values()))
    if isinstance(plain, list):
        return set().union(*(refs(one) for one in plain))
    return set()


def test_every_reference_is_resolved() -> None:
    whole = document()
    known = {f"#/components/schemas/{name}" for name in whole["components"]["schemas"]}
    assert refs(whole) <= known


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ({}, True),
        ({"posts": ["king"]}, False),
        ({"bureau": "62010"}, False),
        ({"x": 1}, False),
    ],
)
def test_a_schema_says_what_the_act_takes(
    change: dict[str, Any], *, valid: bool
) -> None:
    whole = document()
    name = "authorities.appoint-officer"
    body = whole["paths"][f"/api/v1/acts/{name}"]["post"]["requestBody"]
    schema = body["content"]["application/json"]["schema"]
    data = {
        "bureau": "620100",
        "name": "李示例",
        "department": "handling",
        "posts": ["handler"],
    }
    validator = Draft202012Validator({**schema, "components": whole["components"]})
    assert validator.is_valid(data | change) is valid
