"""Where an officer goes after an act."""

from uuid import UUID

from django.urls import reverse

from zhunsheng.kernel.acts import Done
from zhunsheng.web.staff.pages.subjects import Subject

_PAGES = {"case_id": "staff:case", "lead_id": "staff:lead"}
_STREAMS = {"case": "staff:case", "lead": "staff:lead"}


def page_after(done: Done, subject: Subject) -> str:
    """The page of what the act made; else of what it was done on."""
    for name, page in _PAGES.items():
        if name in done.result:
            return reverse(page, args=(UUID(done.result[name]),))
    if subject.kind:
        return subject.back
    return _page_of_first_record(done) or subject.back


def _page_of_first_record(done: Done) -> str:
    """The case or lead in whose stream the act wrote."""
    for place in done.places:
        kind, _, name = place.stream.partition("/")
        if kind in _STREAMS:
            return reverse(_STREAMS[kind], args=(UUID(name),))
    return ""
