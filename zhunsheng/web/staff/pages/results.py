"""Where an officer goes after an act."""

from uuid import UUID

from django.urls import reverse

from zhunsheng.kernel.acts import Done
from zhunsheng.web.staff.pages.subjects import Subject


def page_after(done: Done, subject: Subject) -> str:
    """The page of what the act was done on; else of the lead that it began."""
    if subject.kind:
        return subject.back
    for place in done.places:
        kind, _, name = place.stream.partition("/")
        if kind == "case":  # a case begins as a lead, under the same id
            return reverse("staff:lead", args=(UUID(name),))
    return subject.back
