"""What the API answers: the same refusals, in the same words, as every page."""

from typing import Any

from django.http import JsonResponse

from zhunsheng.authorities.people import Officer
from zhunsheng.kernel.acts import Done
from zhunsheng.kernel.fields import BadInputError
from zhunsheng.ledger import reader
from zhunsheng.ledger.streams import StaleStreamError
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.web.staff import errors

_DUMPS = {"ensure_ascii": False}


class Answered(Exception):  # noqa: N818  # an answer that is ready, not a fault
    """The answer is known; nothing else is to be done."""

    def __init__(self, answer: JsonResponse) -> None:
        super().__init__(answer.status_code)
        self.answer = answer


def answer(status: int, plain: Any, **headers: str) -> JsonResponse:
    """JSON with a status; never kept by a proxy."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return JsonResponse(
        plain,
        status=status,
        safe=False,
        json_dumps_params=_DUMPS,
        headers={"Cache-Control": "no-store", **named},
    )


def sentence(status: int, says: str, **headers: str) -> JsonResponse:
    """One sentence."""
    return answer(status, {"says": says}, **headers)


def problems(*found: tuple[str, str]) -> JsonResponse:
    """422: what is wrong, field by field."""
    listed = [{"path": path, "says": says} for path, says in found]
    return answer(422, {"problems": listed})


def done(result: Done) -> dict[str, Any]:
    """What an act did: names of new things, and where its records stand."""
    return {
        "result": dict(result.result),
        "records": [
            {
                "log": place.log,
                "position": place.position,
                "type": reader.entry(place.log, place.position).type,
            }
            for place in result.places
        ],
    }


def person(officer: Officer) -> dict[str, Any]:
    """Who the caller is."""
    certificate = officer.certificate
    return {
        "officer_id": str(officer.officer_id),
        "name": officer.name,
        "bureau": officer.bureau,
        "bureau_name": officer.bureau_name,
        "department": officer.department,
        "department_name": officer.department_name,
        "posts": sorted(post.value for post in officer.posts),
        "certificate": certificate
        and {
            "number": certificate.number,
            "valid_from": certificate.valid_from.isoformat(),
            "valid_until": certificate.valid_until.isoformat(),
        },
    }


def answer_for(error: Exception) -> JsonResponse | None:
    """The answer to what an act raised; ``None`` if it is a fault of the program."""
    if isinstance(error, Answered):
        return error.answer
    if errors.is_absence(error):
        return sentence(404, errors.NOT_THERE)
    if isinstance(error, RefusedError):
        return answer(409, {"refusals": [_refusal(one) for one in error.refusals]})
    if isinstance(error, StaleStreamError):
        return answer(409, {"stale": _stale(error)})
    if isinstance(error, BadInputError):
        return problems(*((one.path, one.says) for one in error.problems))
    says = errors.breakdown(error)
    return sentence(503, says) if says else None


def _refusal(refusal: Any) -> dict[str, Any]:
    return {
        "code": refusal.code,
        "says": refusal.says,
        "way_out": refusal.way_out,
        "basis": [str(clause) for clause in refusal.basis],
    }


def _stale(error: StaleStreamError) -> dict[str, Any]:
    return {
        "stream": error.stream,
        "expected": error.expected,
        "actual": error.actual,
        "says": str(error),
    }
