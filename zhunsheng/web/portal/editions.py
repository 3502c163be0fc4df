"""Editions (历次公示内容): every edition of a record, and what each one changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.disclosure.presentation import summary
from zhunsheng.disclosure.records import PublicText, Released
from zhunsheng.web.portal import catalogue
from zhunsheng.web.portal.catalogue import Change, NotPublishedError, WithdrawnPage
from zhunsheng.web.portal.models import PublicEntry
from zhunsheng.web.portal.pages import page
from zhunsheng.web.portal.shelving import record_of


@dataclass(frozen=True, slots=True)
class Difference:
    """一处改动: a line before and after; empty where it was not there."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """一版: when, why, and what differs from the edition before."""

    number: int
    at: datetime
    note: str
    position: int  # in the public log, as people count: from one
    is_newest: bool
    follows: int | None  # the edition that it is compared with
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """历次公示内容: ``editions`` is empty once the decision was withdrawn."""

    publication_id: UUID
    decision_number: str
    withdrawn: bool
    editions: tuple[Edition, ...]
    history: tuple[Change, ...]


def get_history(publication_id: UUID) -> HistoryPage:
    """Every edition that can still be read, newest first, and every entry."""
    shown = catalogue.get_decision(publication_id)
    if isinstance(shown, WithdrawnPage):
        return HistoryPage(
            publication_id=publication_id,
            decision_number=shown.decision_number,
            withdrawn=True,
            editions=(),
            history=shown.history,
        )
    return HistoryPage(
        publication_id=publication_id,
        decision_number=shown.line.decision_number,
        withdrawn=False,
        editions=_editions(publication_id, shown.proof.log, shown.edition),
        history=shown.history,
    )


def _editions(publication_id: UUID, log: str, newest: int) -> tuple[Edition, ...]:
    entries = PublicEntry.objects.filter(
        publication_id=publication_id, log=log, body__isnull=False
    )
    editions: list[Edition] = []
    before: Released | None = None
    for entry in entries.order_by("position"):
        record = record_of(entry)
        if not isinstance(record, Released):
            continue
        editions.append(
            Edition(
                number=record.edition,
                at=entry.at,
                note=record.note,
                position=entry.position + 1,
                is_newest=record.edition == newest,
                follows=before.edition if before else None,
                differences=differences(before.text, record.text) if before else (),
            )
        )
        before = record
    return tuple(reversed(editions))


def differences(before: PublicText, after: PublicText) -> tuple[Difference, ...]:
    """The lines of the page that are not the same, in the order of the page."""
    old, new = _told(before), _told(after)
    return tuple(
        Difference(label, old.get(label, ""), new.get(label, ""))
        for label in dict.fromkeys((*new, *old))
        if old.get(label) != new.get(label)
    )


def _told(text: PublicText) -> dict[str, str]:
    """What the page says, by where it says it."""
    told = {"标题": text.title}
    told |= {row.label: row.value for row in summary(text)}
    for number, section in enumerate(text.sections, start=1):
        told[f"正文第{number}节　{section.heading}"] = section.text
    return told


@require_safe
def history(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    """历次公示内容页; search engines read the decision's own page instead."""
    try:
        shown = get_history(publication_id)
    except NotPublishedError:
        raise Http404 from None
    response = page(request, "editions.html", section="decisions", shown=shown)
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response
