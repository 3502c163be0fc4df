"""请本机文字服务起草: the quiet box beside a form, and what is marked in the form."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from zhunsheng.authorities.people import Officer
from zhunsheng.cases import queries
from zhunsheng.cases.marking import MarkedText, Text
from zhunsheng.exchange.wording.engine import Engine
from zhunsheng.exchange.wording.prompts import ANSWER, DRAFT, Place, place_of, places_in
from zhunsheng.kernel.ids import CaseId
from zhunsheng.web.forms.typed import Typed, count_of, one
from zhunsheng.web.staff.pages.subjects import Subject

_FORMS = (DRAFT, ANSWER)
_SIGNING = ("cases.confirm-wording", "cases.request-review")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What stands beside the form of a draft."""

    model: str  # empty when there is no engine
    places: tuple[Place, ...]
    marked: tuple[MarkedText, ...]


def the_engine() -> Engine | None:
    """The engine that the operator set up, if there is one."""
    found: Engine | None = settings.WORDING_ENGINE
    return found


def box_of(subject: Subject, act: str, typed: Typed, officer: Officer) -> Box | None:
    """The box of this form; ``None`` where no words are asked for and none marked."""
    if subject.kind != "case" or subject.subject_id is None:
        return None
    case_id = CaseId(subject.subject_id)
    if act in _SIGNING:
        return _to_be_signed(case_id, officer)
    if act not in _FORMS:
        return None
    places = places_in(act, count_of(typed, "violations"))
    marked = queries.suggestions_of(case_id, officer).marked_in(
        Text(place.field, place.label, one(typed, place.field)) for place in places
    )
    engine = the_engine()
    offered = (
        tuple(place for place in places if place.purpose in engine.purposes)
        if engine
        else ()
    )
    if not offered and not marked:
        return None
    return Box(model=engine.model if engine else "", places=offered, marked=marked)


def _to_be_signed(case_id: CaseId, officer: Officer) -> Box | None:
    """What the officer is about to answer for, beside the statement."""
    waiting = tuple(
        one.marked
        for one in queries.machine_words(case_id, officer)
        if not one.confirmed
    )
    return Box(model="", places=(), marked=waiting) if waiting else None


def where_to_ask(subject: Subject, act: str, field: str | None) -> str:
    """The page that asks for words for ``field``; empty if none may be asked."""
    if not field or subject.kind != "case" or the_engine() is None:
        return ""
    if place_of(act, field) is None:
        return ""
    return reverse("staff:wording", args=(subject.subject_id, act, field))
