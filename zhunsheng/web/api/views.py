"""HTTP API: every act by name, with the refusals that every page gives."""

import logging
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt

from zhunsheng.authorities import answers as kept
from zhunsheng.kernel import acts as registry
from zhunsheng.ledger.performing import perform
from zhunsheng.web.advisers import may_do
from zhunsheng.web.api.answers import (
    Answered,
    answer,
    answer_for,
    done,
    person,
    problems,
    sentence,
)
from zhunsheng.web.api.asking import officer_asking
from zhunsheng.web.api.document import document
from zhunsheng.web.api.reading import body_of, json_of, key_of
from zhunsheng.web.staff.errors import NOT_THERE
from zhunsheng.web.staff.http import open_to_all

_LOG = logging.getLogger(__name__)
_REPLAYED = "Idempotency-Replayed"

View = Callable[..., JsonResponse]


def endpoint(method: str) -> Callable[[View], View]:
    """A view of the API: one method, and JSON also when something fails."""

    def declare(view: View) -> View:
        @open_to_all
        @csrf_exempt
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> JsonResponse:
            if request.method != method:
                says = f"这个地址只接受 {method}。"
                return sentence(405, says, Allow=method)
            try:
                return view(request, *args, **kwargs)
            except Exception as error:  # also faults answer in JSON
                return answer_for(error) or _fault(error)

        return guarded

    return declare


@endpoint("GET")
def me(request: Any) -> JsonResponse:
    """Who the caller is."""
    return answer(200, person(officer_asking(request)))


@endpoint("GET")
def acts(request: Any) -> JsonResponse:
    """Every act: name, title, input schema, guards with clauses, records."""
    officer_asking(request)
    return answer(
        200, {"acts": [registry.describe(one) for one in registry.all_acts()]}
    )


@endpoint("GET")
def openapi(request: Any) -> JsonResponse:
    """The API as an OpenAPI document; it holds nothing of any case."""
    del request
    return answer(200, document())


@endpoint("POST")
def act(request: Any, name: str) -> JsonResponse:
    """Do an act; a request with an ``Idempotency-Key`` is done once."""
    officer = officer_asking(request)
    registry.find(name)
    if not may_do(officer, name):
        raise Answered(sentence(404, NOT_THERE))
    key = key_of(request)
    body = body_of(request)
    data = json_of(body)

    def do() -> dict[str, Any]:
        by, at = officer.officer_id, request.received_at
        return done(perform(name, data, by=by, at=at))

    if not key:
        return answer(200, do())
    digest = sha256(name.encode() + b"\n" + body).hexdigest()
    try:
        answered, again = kept.once(
            do,
            officer_id=officer.officer_id,
            key=key,
            digest=digest,
            at=request.received_at,
        )
    except kept.KeyReusedError as reused:
        raise Answered(problems(("Idempotency-Key", str(reused)))) from None
    headers = {_REPLAYED: "true"} if again else {}
    return answer(200, answered, **headers)


def _fault(error: Exception) -> JsonResponse:
    _LOG.exception("the API failed", exc_info=error)
    return sentence(500, "程序出错，没有办理；错误已记入日志，请通知系统管理员。")
