"""One page for every act: its form, what forbids it, and what came of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhunsheng.authorities.answers import KeyReusedError, once
from zhunsheng.cases import queries
from zhunsheng.cases.pages import TimelineEntry
from zhunsheng.disclosure.queries import Preview, preview
from zhunsheng.kernel import acts, chance
from zhunsheng.kernel.acts import Act
from zhunsheng.kernel.fields import CHINA, BadInputError, Problem
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger import turns
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.streams import StaleStreamError
from zhunsheng.regulations.guards import Refusal, RefusedError
from zhunsheng.review.reviewer_queries import candidates
from zhunsheng.review.reviewers import Eligibility
from zhunsheng.vault.store import VaultError
from zhunsheng.web.forms.bound import bind
from zhunsheng.web.forms.rows import changed, started
from zhunsheng.web.forms.shape import Shape, shape_of
from zhunsheng.web.forms.typed import read, write
from zhunsheng.web.staff.drafts import store
from zhunsheng.web.staff.drafts.naming import draft_name, typed_in
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.cases import case_page
from zhunsheng.web.staff.pages.catalogues import CATALOGUE_ACTS, catalogue_subject
from zhunsheng.web.staff.pages.exports import exchange_subject
from zhunsheng.web.staff.pages.leads import lead_page
from zhunsheng.web.staff.pages.results import page_after
from zhunsheng.web.staff.pages.subjects import (
    Subject,
    case_subject,
    lead_subject,
    no_subject,
    with_candidates,
    with_engageable,
)
from zhunsheng.web.staff.pages.uploads import take_files
from zhunsheng.web.staff.pages.wording_box import box_of, where_to_ask

_ASSIGN = "review.assign"
_PUBLISHING = ("disclosure.propose-publication", "disclosure.check-publication")
_BAD_INPUT, _CONFLICT, _TOO_LARGE, _BROKEN = 422, 409, 413, 503
_FORM_KEY = re.compile(r"form/[0-9a-f-]{36}")
_AGAIN = Problem(
    "", "这张表已经提交过一次，内容与这次不同；确需再办一次的，请再次提交。"
)


class OwnPage(Protocol):
    """An act whose form has a page of its own; all else goes the way of every act."""

    def typed(self, typed: dict[str, list[str]]) -> dict[str, list[str]]:
        """What that page sends, as the form of the act has it."""

    def problems(self, typed: Mapping[str, list[str]]) -> tuple[Problem, ...]:
        """What only that page can see to be wrong."""

    def draw(self, request: StaffRequest, sheet: "Sheet", status: int) -> HttpResponse:
        """The page with the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The form of one act in front of one officer, as it is drawn."""

    act: Act
    subject: Subject
    typed: Mapping[str, list[str]]
    problems: tuple[Problem, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    since: tuple[TimelineEntry, ...] = ()
    stale: bool = False
    kept: store.Kept | None = None
    restored: bool = False
    own: OwnPage | None = None

    @property
    def key(self) -> str:
        """A fresh name for the form, by which it is known when it comes twice."""
        return f"form/{chance.fresh_id()}"

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The fields of the form."""
        return shape_of(self.act.takes)

    @property
    def draft(self) -> str:
        """The name under which the draft of this form is kept."""
        return draft_name(self.subject, self.shapes, self.typed)


@require_http_methods(["GET", "POST"])
def on_case(request: StaffRequest, case_id: UUID, act: str) -> HttpResponse:
    """An act on a case; the opinion of legal review has a page of its own."""
    if act == "review.give-opinion" and request.method == "GET":
        return redirect("staff:review", case_id)

    def look() -> Subject:
        subject = case_subject(case_page(request, case_id), request.officer)
        if act == "review.engage":
            day = request.received_at.astimezone(CHINA).date()
            return with_engageable(subject, request.officer, day)
        if act == _ASSIGN:
            return with_candidates(subject, _candidates(request, case_id))
        return subject

    return answer(request, act, look)


def _candidates(request: StaffRequest, case_id: UUID) -> tuple[Eligibility, ...]:
    """Who may review the case, for the head who assigns."""
    return candidates(request.officer.bureau, CaseId(case_id), request.received_at)


@require_http_methods(["GET", "POST"])
def on_lead(request: StaffRequest, lead_id: UUID, act: str) -> HttpResponse:
    """An act on a lead."""
    return answer(
        request,
        act,
        lambda: lead_subject(lead_page(request, lead_id), request.officer),
    )


@require_http_methods(["GET", "POST"])
def alone(request: StaffRequest, act: str) -> HttpResponse:
    """An act that begins something, or one on a catalogue of legal review."""
    if act in CATALOGUE_ACTS:
        return answer(request, act, lambda: catalogue_subject(request, act))
    if act.startswith("exchange."):
        return answer(request, act, lambda: exchange_subject(request))
    return answer(request, act, lambda: no_subject(request.officer))


def answer(
    request: StaffRequest,
    name: str,
    look: Callable[[], Subject],
    own: OwnPage | None = None,
) -> HttpResponse:
    """``look`` reads what the act is on; again, when it changed meanwhile."""
    act, subject = acts.find(name), look()
    if request.method != "POST":
        return _opened(request, act, subject, own)
    typed = typed_in(request.POST)
    if own is not None:
        typed = own.typed(typed)
    sheet = Sheet(act=act, subject=subject, typed=typed, own=own)
    try:
        oversize = take_files(request, shape_of(act.takes), typed)
    except VaultError as error:
        full = replace(sheet, problems=(Problem("", str(error)),))
        return _draw(request, full, _BROKEN)
    sheet = replace(sheet, problems=oversize)
    if oversize:
        return _draw(request, _keep(request, sheet), _TOO_LARGE)
    try:
        return _posted(request, sheet)
    except StaleStreamError:
        return _draw_stale(request, replace(sheet, subject=look()))


def _opened(
    request: StaffRequest, act: Act, subject: Subject, own: OwnPage | None = None
) -> HttpResponse:
    """The form before anything is typed, or with the draft of last time."""
    shapes = shape_of(act.takes)
    hidden = {shape.name: shape for shape in shapes if shape.hidden}
    asked = {
        name: str(text)
        for name, text in request.GET.items()
        if name in hidden and _can_be(hidden[name], str(text))
    }
    following = subject.next_act(act.name, asked)
    bound = {**(following.bound if following else {}), **asked, **subject.bound}
    fixed = {name: [text] for name, text in bound.items() if name in hidden}
    stands = queries.begun_with(act.name, bound, request.officer)
    begun = started(shapes, write(shapes, stands) | fixed)
    empty = Sheet(act=act, subject=subject, typed=begun)
    kept = store.find(request.officer_id, act.name, empty.draft)
    sheet = Sheet(
        act=act,
        subject=subject,
        own=own,
        typed={**kept.typed, **fixed} if kept else begun,
        kept=kept,
        restored=kept is not None,
        refusals=_in_the_way(request, act, bound) if own is None else (),
    )
    return _draw(request, sheet)


def _in_the_way(
    request: StaffRequest, act: Act, bound: Mapping[str, str]
) -> tuple[Refusal, ...]:
    """What forbids the act already; a page of its own has looked for itself."""
    return queries.preview(act.name, bound, request.officer, request.received_at)


def _can_be(shape: Shape, text: str) -> bool:
    """Whether an address may bind this; one that was mistyped binds nothing."""
    if shape.kind == "number":
        return text.isascii() and text.isdecimal()
    if not shape.name.endswith("_id"):
        return True
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _posted(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    if "discard" in request.POST:
        store.discard(request.officer_id, sheet.act.name, sheet.draft)
        return redirect(request.get_full_path())
    rows = changed(sheet.typed)
    if rows is not None:
        return _draw(request, replace(sheet, typed=rows))
    asked = where_to_ask(sheet.subject, sheet.act.name, request.POST.get("suggest"))
    if asked:
        _keep(request, sheet)
        return redirect(asked)
    if "save-draft" in request.POST:
        return _draw(request, _keep(request, sheet))
    wrong = sheet.own.problems(sheet.typed) if sheet.own is not None else ()
    if wrong:
        return _draw(
            request, replace(_keep(request, sheet), problems=wrong), _BAD_INPUT
        )
    return _perform(request, sheet)


def _is_stale(request: StaffRequest, subject: Subject) -> bool:
    """Whether the case changed after the form was drawn."""
    return subject.version is not None and _expected(request) < subject.version


def _expected(request: StaffRequest) -> int:
    text = request.POST.get("expected_version", "")
    return int(text) if text.isascii() and text.isdecimal() else 0


def _draw_stale(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    since = sheet.subject.since(_expected(request))
    kept = _keep(request, sheet)
    return _draw(request, replace(kept, stale=True, since=since), _CONFLICT)


def _perform(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    try:
        place, again = _done_once(request, sheet)
    except BadInputError as error:
        kept = _keep(request, sheet)
        return _draw(request, replace(kept, problems=error.problems), _BAD_INPUT)
    except RefusedError as refused:
        kept = _keep(request, sheet)
        return _draw(request, replace(kept, refusals=refused.refusals), _CONFLICT)
    except KeyReusedError:
        kept = _keep(request, sheet)
        return _draw(request, replace(kept, problems=(_AGAIN,)), _CONFLICT)
    if again:
        messages.info(request, f"已经提交过：{sheet.act.title}。没有重复办理。")
    else:
        messages.success(request, f"已完成：{sheet.act.title}。记录已写入台账。")
    store.discard(request.officer_id, sheet.act.name, sheet.draft)
    return redirect(place)


def _done_once(request: StaffRequest, sheet: Sheet) -> tuple[str, bool]:
    """Do the act; where to go, and whether this very form was sent before.

    A form that is sent twice (双击、后退再提交) is done once.
    """

    def do() -> dict[str, str]:
        if _is_stale(request, sheet.subject):
            raise StaleStreamError(
                sheet.subject.number, _expected(request), sheet.subject.version or 0
            )
        done = perform(
            sheet.act.name,
            read(sheet.shapes, sheet.typed),
            by=request.officer_id,
            at=request.received_at,
        )
        return {"place": page_after(done, sheet.subject)}

    key = request.POST.get("form_key", "")
    if not _FORM_KEY.fullmatch(key):
        return do()["place"], False
    typed = repr((sheet.act.name, sorted(sheet.typed.items())))
    with turns.turn():
        answer, again = once(
            do,
            officer_id=request.officer_id,
            key=key,
            digest=sha256(typed.encode("utf-8", "surrogatepass")).hexdigest(),
            at=request.received_at,
        )
    return str(answer["place"]), again


def _keep(request: StaffRequest, sheet: Sheet) -> Sheet:
    """Save what was typed, so that a closed browser loses nothing."""
    store.keep(
        request.officer_id,
        sheet.act.name,
        sheet.draft,
        sheet.typed,
        request.received_at,
    )
    return replace(sheet, kept=store.Kept(dict(sheet.typed), request.received_at))


def _public_text(sheet: Sheet) -> Preview | None:
    """What the public would read, beside the acts that decide on it."""
    if sheet.subject.kind != "case" or sheet.act.name not in _PUBLISHING:
        return None
    return preview(CaseId(UUID(str(sheet.subject.subject_id))))


def _draw(request: StaffRequest, sheet: Sheet, status: int = 200) -> HttpResponse:
    if sheet.own is not None:
        return sheet.own.draw(request, sheet, status)
    context = {
        "act": sheet.act,
        "subject": sheet.subject,
        "sheet": sheet,
        "form": bind(
            sheet.shapes,
            sheet.typed,
            problems=sheet.problems,
            picks=sheet.subject.picks,
        ),
        "has_files": any(shape.kind == "file" for shape in sheet.shapes),
        "due": sheet.subject.due(sheet.act.name),
        "preview": _public_text(sheet),
        "candidates": _candidates(request, sheet.subject.subject_id)
        if sheet.act.name == _ASSIGN and sheet.subject.subject_id
        else (),
        "wording": box_of(sheet.subject, sheet.act.name, sheet.typed, request.officer),
        "here": sheet.subject.here,
    }
    return render(request, "staff/acts/act.html", context, status=status)
