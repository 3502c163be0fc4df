"""文字起草: what will be sent, then what came back, then into the draft or not.

Three pages without JavaScript. What the officer typed in the form is kept as a draft
before the first of them, and is never touched but by 采用.
"""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhunsheng.cases import queries
from zhunsheng.exchange.wording import asking
from zhunsheng.exchange.wording.asking import Request
from zhunsheng.exchange.wording.calling import EngineError
from zhunsheng.exchange.wording.engine import Engine
from zhunsheng.exchange.wording.hiding import StillPrivateError
from zhunsheng.exchange.wording.prompts import Place, place_of
from zhunsheng.kernel import acts
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.fields import BadInputError
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.performing import perform
from zhunsheng.regulations.guards import Refusal, RefusedError
from zhunsheng.web.forms.rows import started
from zhunsheng.web.forms.shape import Shape, shape_of
from zhunsheng.web.forms.typed import one, read, write
from zhunsheng.web.staff.drafts import store
from zhunsheng.web.staff.drafts.naming import draft_name
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.cases import case_page
from zhunsheng.web.staff.pages.subjects import Subject, case_subject
from zhunsheng.web.staff.pages.wording_box import the_engine

_KEEP = "cases.keep-suggestion"
_NOT_ALLOWED, _NOT_POSSIBLE, _NO_ANSWER = 409, 422, 502
_CHANGED = "草稿在您查看以后有改动，将发出的内容已经更新，请再看一遍。"


class NoSuchPlaceError(ZhunshengError):
    """No words are asked for this field, or no engine is set up."""

    def __init__(self) -> None:
        super().__init__("没有这个起草位置。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One field of one form in front of one officer."""

    subject: Subject
    case_id: CaseId
    place: Place
    title: str
    shapes: tuple[Shape, ...]
    typed: dict[str, list[str]]
    draft: str

    @property
    def form(self) -> str:
        """The form to which the words go."""
        return reverse("staff:case-act", args=(self.case_id, self.place.act))

    @property
    def words(self) -> str:
        """What the field says now."""
        return one(self.typed, self.place.field).strip()


def _desk(request: StaffRequest, case_id: UUID, act: str, field: str) -> Desk:
    place = place_of(act, field)
    if place is None:
        raise NoSuchPlaceError
    subject = case_subject(case_page(request, case_id), request.officer)
    known = acts.find(act)
    shapes = shape_of(known.takes)
    bound = {"case_id": str(case_id)}
    fixed = {"case_id": [str(case_id)]}
    draft = draft_name(subject, shapes, fixed)
    kept = store.find(request.officer_id, act, draft)
    stands = queries.begun_with(act, bound, request.officer)
    begun = started(shapes, write(shapes, stands) | fixed)
    return Desk(
        subject=subject,
        case_id=CaseId(case_id),
        place=place,
        title=known.title,
        shapes=shapes,
        typed=kept.typed if kept else begun,
        draft=draft,
    )


@require_http_methods(["GET", "POST"])
def ask_for_words(
    request: StaffRequest, case_id: UUID, act: str, field: str
) -> HttpResponse:
    """Show what will be sent; on POST send exactly that, and keep what came back."""
    engine = the_engine()
    if engine is None:
        raise NoSuchPlaceError
    desk = _desk(request, case_id, act, field)
    refusals = queries.preview(
        _KEEP, {"case_id": str(case_id)}, request.officer, request.received_at
    )
    if refusals:
        return _draw(request, desk, engine, refusals=refusals, status=_NOT_ALLOWED)
    material = queries.drafting_material(desk.case_id, request.officer)
    try:
        typed = read(desk.shapes, desk.typed)
        made = asking.prepare(engine, desk.place, typed, material)
    except (EngineError, StillPrivateError) as error:
        return _draw(request, desk, engine, problem=str(error), status=_NOT_POSSIBLE)
    if request.method != "POST":
        return _draw(request, desk, engine, made=made)
    if request.POST.get("digest") != made.digest:
        return _draw(
            request, desk, engine, made=made, problem=_CHANGED, status=_NOT_ALLOWED
        )
    return _sent(request, desk, engine, made)


def _sent(
    request: StaffRequest, desk: Desk, engine: Engine, made: Request
) -> HttpResponse:
    """Ask, outside any transaction; then keep the answer before anybody reads it."""
    try:
        text = asking.ask(engine, made)
        done = perform(
            _KEEP,
            {
                "case_id": str(desk.case_id),
                "purpose": desk.place.purpose.value,
                "about": f"{desk.title}：{desk.place.label}",
                "engine": engine.url,
                "model": engine.model,
                "sent": made.body,
                "text": text,
            },
            by=request.officer_id,
            at=request.received_at,
        )
    except EngineError as error:
        return _draw(
            request, desk, engine, made=made, problem=str(error), status=_NO_ANSWER
        )
    except BadInputError as error:
        says = error.problems[0].says
        return _draw(
            request, desk, engine, made=made, problem=says, status=_NOT_POSSIBLE
        )
    except RefusedError as refused:
        return _draw(
            request, desk, engine, refusals=refused.refusals, status=_NOT_ALLOWED
        )
    where = (desk.case_id, desk.place.act, desk.place.field, done.result["no"])
    return redirect("staff:suggestion", *where)


def _draw(
    request: StaffRequest,
    desk: Desk,
    engine: Engine,
    *,
    made: Request | None = None,
    problem: str = "",
    refusals: tuple[Refusal, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "desk": desk,
        "subject": desk.subject,
        "engine": engine,
        "made": made,
        "problem": problem,
        "refusals": refusals,
        "here": "cases",
    }
    return render(request, "staff/wording/ask.html", context, status=status)


@require_http_methods(["GET", "POST"])
def suggestion(
    request: StaffRequest, case_id: UUID, act: str, field: str, no: int
) -> HttpResponse:
    """Show one suggestion; on POST put it into the officer's own draft, or not."""
    desk = _desk(request, case_id, act, field)
    kept = queries.kept_suggestion(desk.case_id, no, request.officer)
    if request.method != "POST":
        context = {
            "desk": desk,
            "subject": desk.subject,
            "kept": kept,
            "no": no,
            "here": "cases",
        }
        return render(request, "staff/wording/suggestion.html", context)
    if "adopt" in request.POST:
        before = "" if request.POST["adopt"] == "replace" else desk.words
        words = f"{before}\n{kept.text}" if before else kept.text
        typed = {**desk.typed, desk.place.field: [words]}
        store.keep(request.officer_id, act, desk.draft, typed, at=request.received_at)
    return redirect(desk.form)
