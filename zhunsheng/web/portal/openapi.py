"""OpenAPI 3.1 (接口说明): what programs can ask of the portal."""

from typing import Any

from zhunsheng.disclosure.choices import PublicKind

_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_FEN = {"type": "integer", "description": "金额，单位为分"}
_DAY = {"type": "string", "format": "date"}
_INSTANT = {"type": "string", "format": "date-time"}
_IDENTITY = {"type": "string", "format": "uuid"}
_STATUS = {"type": "string", "enum": ["public", "withdrawn"]}
_NOT_THERE = {"404": {"description": "没有这一公示内容"}}


def document(root: str) -> dict[str, Any]:
    """The whole document, for a portal that stands at ``root``."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "行政执法信息公示接口",
            "version": "1",
            "description": "只读，不需要登录。已撤回的内容只有文号和撤回说明。",
        },
        "servers": [{"url": root.rstrip("/")}],
        "paths": _paths(),
        "components": {"schemas": _schemas()},
    }


def _paths() -> dict[str, Any]:
    identity = [_parameter("publication_id", "公示编号", _IDENTITY, place="path")]
    return {
        "/publications.json": _get(
            "listPublications",
            "查询公示的决定，从新到旧",
            _answer("application/json", _ref("List"))
            | {
                "400": {
                    "description": "参数不正确",
                    "content": {
                        "application/problem+json": {"schema": _ref("Problem")}
                    },
                }
            },
            _filters(),
        ),
        "/publications/{publication_id}.json": _get(
            "getPublication",
            "一项公示的全部内容，或者它的撤回说明",
            _answer("application/json", _ref("Publication")) | _NOT_THERE,
            identity,
        ),
        "/data/publications.csv": _get(
            "dumpCsv",
            "全部决定的摘要（CSV，带 BOM，可用电子表格打开）",
            _answer("text/csv", _TEXT),
        ),
        "/data/publications.jsonl": _get(
            "dumpJsonLines",
            "全部决定的公示内容（JSON Lines，每行一件）",
            _answer("application/jsonl", _TEXT),
        ),
        "/statistics.json": _get(
            "getStatistics",
            "现在可以查到的决定的统计",
            _answer("application/json", _ref("Statistics")),
        ),
        "/feed.atom": _get(
            "getFeed",
            "最近公示、更正和撤回的 50 件（Atom）",
            _answer("application/atom+xml", _TEXT),
        ),
    }


def _get(
    name: str,
    says: str,
    answers: dict[str, Any],
    parameters: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    told: dict[str, Any] = {"operationId": name, "summary": says}
    if parameters:
        told["parameters"] = parameters
    return {"get": told | {"responses": answers}}


def _answer(media: str, schema: dict[str, Any]) -> dict[str, Any]:
    content = {media: {"schema": schema}}
    return {"200": {"description": "查到的内容", "content": content}}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _filters() -> list[dict[str, Any]]:
    kinds = {"type": "string", "enum": [one.value for one in PublicKind]}
    words = {"type": "string", "maxLength": 100}
    amount = {"type": "string", "pattern": r"^[0-9][0-9,]{0,20}(\.[0-9]{1,2})?$"}
    return [
        _parameter("q", "内容；几个词之间用空格，每个词都要有", words),
        _parameter("party", "当事人名称或者统一社会信用代码", words),
        _parameter("bureau", "机关的行政区划代码", _pattern("^[0-9]{6}$")),
        _parameter("kind", "决定的类别", kinds),
        _parameter("year", "决定年份", _pattern("^[1-9][0-9]{3}$")),
        _parameter(
            "article", "法条，例如《中华人民共和国行政处罚法》第三十三条", _TEXT
        ),
        _parameter("from", "罚没金额不少于，单位为元", amount),
        _parameter("to", "罚没金额不多于，单位为元", amount),
        _parameter("after", "上一页给出的位置", _pattern("^[0-9]{1,16}-[0-9a-f]{32}$")),
        _parameter(
            "limit", "每页件数", {"type": "integer", "minimum": 1, "maximum": 100}
        ),
    ]


def _pattern(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": pattern}


def _parameter(
    name: str, says: str, schema: dict[str, Any], place: str = "query"
) -> dict[str, Any]:
    return {
        "name": name,
        "in": place,
        "description": says,
        "required": place == "path",
        "schema": schema,
    }


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }


def _maybe(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def _schemas() -> dict[str, Any]:
    counts = _list(_ref("Count"))
    return {
        "List": _object(
            items=_list(_ref("Item")),
            total=_maybe(_COUNT | {"description": "件数很多而没有逐件数过时为空"}),
            next=_maybe(_TEXT | {"description": "下一页的网址；查完为空"}),
        ),
        "Item": _object(
            id=_IDENTITY,
            status=_STATUS,
            decision_number=_TEXT,
            kind=_TEXT,
            title=_TEXT,
            gist=_TEXT,
            amount_fen=_maybe(_FEN),
            bureau=_TEXT,
            bureau_name=_TEXT,
            published_on=_DAY,
            withdrawn_on=_maybe(_DAY),
            changed_at=_INSTANT,
            page=_TEXT,
        ),
        "Publication": _object(
            status=_STATUS,
            log=_TEXT,
            position=_COUNT,
            leaf=_pattern("^[0-9a-f]{64}$"),
            record={"type": "object"},
        ),
        "Statistics": _object(
            decisions=_COUNT,
            amount_fen=_FEN,
            withdrawn=_COUNT,
            by=_object(year=counts, kind=counts, bureau=counts, band=counts),
        ),
        "Count": _object(key=_TEXT, label=_TEXT, decisions=_COUNT, amount_fen=_FEN),
        "Problem": _object(
            title=_TEXT, status=_COUNT, detail=_TEXT, parameters=_list(_TEXT)
        ),
    }
