"""The API as an OpenAPI 3.1 document, made from the registry of acts."""

import json
from functools import cache
from typing import Any

from zhunsheng.kernel import acts as registry
from zhunsheng.kernel.acts import Act
from zhunsheng.kernel.fields import schema
from zhunsheng.web.api.shapes import SHAPES

VERSION = "1"
_HERE = "#/components/schemas/"
_DEFS = "#/$defs/"
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "同一键的同一请求只办理一次，再次发送得到同一回答。",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}
_FAILURES = {
    "401": ("没有登录，或者令牌无效", "Sentence"),
    "403": ("会话请求没有 X-CSRFToken", "Sentence"),
    "404": ("没有，或者不在权限之内", "Sentence"),
    "409": ("条件不具备，或者内容已有变化；没有办理", "Conflict"),
    "413": ("请求过大", "Sentence"),
    "415": ("内容类型不对", "Sentence"),
    "422": ("填写有误", "Problems"),
    "503": ("暂时不能办理", "Sentence"),
}


@cache
def document() -> dict[str, Any]:
    """The whole document."""
    schemas: dict[str, Any] = dict(SHAPES)
    paths: dict[str, Any] = {
        "/api/v1/me": _reading("me", "当前人员", "Person"),
        "/api/v1/acts": _reading("acts", "全部行为", "Acts"),
    }
    for one in registry.all_acts():
        paths[f"/api/v1/acts/{one.name}"] = {"post": _doing(one, schemas)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "准绳 行政执法接口",
            "version": VERSION,
            "description": "每个行为一个地址；条件不具备时列出全部理由和条文。",
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}, {"session": []}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "zhunsheng_staff",
                },
            },
        },
    }


def _reading(name: str, title: str, shape: str) -> dict[str, Any]:
    return {
        "get": {
            "operationId": name,
            "summary": title,
            "responses": {
                "200": _answer(title, shape),
                "401": _answer(*_FAILURES["401"]),
            },
        }
    }


def _doing(one: Act, schemas: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": one.name,
        "summary": one.title,
        "tags": [one.name.partition(".")[0]],
        "description": "\n".join(f"- {rule.says}" for rule in one.guards),
        "parameters": [_KEY],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _input(one, schemas)}},
        },
        "responses": {
            "200": _answer("已办理", "Done"),
            **{status: _answer(*failure) for status, failure in _FAILURES.items()},
        },
    }


def _answer(title: str, shape: str) -> dict[str, Any]:
    ref = {"$ref": _HERE + shape}
    return {"description": title, "content": {"application/json": {"schema": ref}}}


def _input(one: Act, schemas: dict[str, Any]) -> dict[str, Any]:
    """The input's schema; its definitions move among the document's own."""
    own = schema(one.takes)
    text = json.dumps(own)
    for name in own.get("$defs", {}):
        text = text.replace(f'"{_DEFS}{name}"', f'"{_HERE}{one.name}.{name}"')
    moved: dict[str, Any] = json.loads(text)
    for name, definition in moved.pop("$defs", {}).items():
        schemas[f"{one.name}.{name}"] = definition
    schemas[one.name] = moved
    return {"$ref": _HERE + one.name}
