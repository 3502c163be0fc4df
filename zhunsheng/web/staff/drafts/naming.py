"""Which draft belongs to which form."""

from collections.abc import Sequence

from django.http import QueryDict

from zhunsheng.web.forms.shape import Shape
from zhunsheng.web.forms.typed import Typed, one
from zhunsheng.web.staff.drafts.store import LONGEST_SUBJECT
from zhunsheng.web.staff.pages.subjects import Subject

_NOT_TYPED = frozenset(
    {
        "csrfmiddlewaretoken",
        "expected_version",
        "form_key",
        "save-draft",
        "discard",
        "suggest",
        "draft",
    }
)


def typed_in(posted: QueryDict) -> dict[str, list[str]]:
    """What an officer typed: all of a form but its machinery."""
    return {
        _storable(name): [_storable(str(text)) for text in texts]
        for name, texts in posted.lists()
        if name not in _NOT_TYPED
    }


def draft_in(posted: QueryDict) -> str:
    """The name of the draft that a form carries."""
    return _storable(posted.get("draft", ""))


def _storable(text: str) -> str:
    """NUL, which no database takes, as the character that every form refuses."""
    return text.replace("\x00", "\ufffd")


def draft_name(subject: Subject, shapes: Sequence[Shape], typed: Typed) -> str:
    """The thing the act is on, and what the form binds besides."""
    bound = [one(typed, shape.name) for shape in shapes if shape.hidden]
    others = [text for text in bound if text and text != str(subject.subject_id)]
    name = "/".join([subject.kind or "none", str(subject.subject_id or ""), *others])
    return name[:LONGEST_SUBJECT]
