"""JSON schemas of what the API answers."""

from typing import Any


def _object(**fields: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _list(of: Any) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


_TEXT = {"type": "string"}
_SAYS = {"type": "string", "minLength": 1}
_COUNT = {"type": "integer", "minimum": 0}
_TEXTS = _list(_TEXT)
_RULE = _object(code=_TEXT, says=_SAYS, basis=_TEXTS)

SHAPES: dict[str, Any] = {
    "Sentence": _object(says=_SAYS),
    "Record": _object(log=_TEXT, position=_COUNT, type=_TEXT),
    "Done": _object(
        result={"type": "object", "additionalProperties": _TEXT},
        records=_list(_ref("Record")),
    ),
    "Refusal": _object(
        code=_TEXT, says=_SAYS, way_out=_TEXT, basis={**_TEXTS, "minItems": 1}
    ),
    "Refused": _object(refusals={**_list(_ref("Refusal")), "minItems": 1}),
    "Stale": _object(
        stale=_object(stream=_TEXT, expected=_COUNT, actual=_COUNT, says=_SAYS)
    ),
    "Conflict": {"oneOf": [_ref("Refused"), _ref("Stale")]},
    "Problem": _object(path=_TEXT, says=_SAYS),
    "Problems": _object(problems={**_list(_ref("Problem")), "minItems": 1}),
    "Certificate": _object(
        number=_TEXT,
        valid_from={"type": "string", "format": "date"},
        valid_until={"type": "string", "format": "date"},
    ),
    "Person": _object(
        officer_id={"type": "string", "format": "uuid"},
        name=_TEXT,
        bureau=_TEXT,
        bureau_name=_TEXT,
        department=_TEXT,
        department_name=_TEXT,
        posts=_TEXTS,
        certificate={"oneOf": [_ref("Certificate"), {"type": "null"}]},
    ),
    "Act": _object(
        act=_TEXT,
        title=_TEXT,
        input={"type": "object"},
        guards=_list(_RULE),
        free_by=_TEXTS,
        records=_TEXTS,
    ),
    "Acts": _object(acts=_list(_ref("Act"))),
}
