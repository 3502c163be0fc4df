"""The staff site in front of made-up cases and acts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import pytest

from tests.web.staff import samples
from tests.web.staff.sample_forms import Sample
from zhunsheng.cases import queries
from zhunsheng.kernel import acts
from zhunsheng.kernel.acts import Act, Done
from zhunsheng.kernel.fields import label
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.regulations.guards import Guard
from zhunsheng.web.staff.pages import cases, subjects

_STAFF = "zhunsheng.web.staff.middleware.StaffMiddleware"
_STANDING_IN = "tests.web.staff.standing_in.SignedIn"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffInput:
    """An act without anything to fill in."""

    case_id: Annotated[UUID, label("案件", widget="hidden")]
    proposal_id: Annotated[UUID, label("报请", widget="hidden")]


@dataclass
class Desk:
    """What the pages are shown, and what was done through them."""

    case: Any = samples.CASE
    lead: Any = samples.LEAD
    work: Any = samples.WORK
    publication: Any = None
    preview: tuple[Any, ...] = ()
    raises: Exception | None = None
    done: list[Any] = field(default_factory=list)
    answer: Done = field(default_factory=Done)
    asked: dict[str, Any] = field(default_factory=dict)

    def handle(self, data: Any, /, *, by: OfficerId, at: datetime) -> Done:
        """The handler of every made-up act."""
        if self.raises is not None:
            raise self.raises
        self.done.append((data, by, at))
        return self.answer


def _act(name: str, title: str, takes: type[Any], desk: Desk) -> Act:
    guard = Guard(
        "cases.sample.review-not-passed",
        "未经法制审核或者审核未通过，不得作出决定。",
        "",
        samples.BASIS,
        bool,
    )
    return Act(
        name=name,
        title=title,
        takes=takes,
        guards=(guard,),
        free_by=(),
        writes=(),
        handler=desk.handle,
    )


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, settings: Any, db: None) -> Desk:
    """The staff site as Lin sees it."""
    settings.MIDDLEWARE = [
        _STANDING_IN if one == _STAFF else one
        for one in settings.MIDDLEWARE
        if not one.startswith(("axes.", "django.contrib.auth."))
    ]
    shown = Desk()
    answers: dict[str, Callable[..., Any]] = {
        "my_work": lambda *_: shown.work,
        "get_case_page": lambda *_: shown.case,
        "get_lead_page": lambda *_: shown.lead,
        "preview": lambda *_: shown.preview,
        "record_view": lambda *_: samples.RECORD,
    }
    for name, answer in answers.items():
        monkeypatch.setattr(queries, name, answer)
    for name, found in (("list_cases", samples.CASES), ("list_leads", samples.LEADS)):
        monkeypatch.setattr(queries, name, _listing(shown, found))
    for module in (cases, subjects):
        monkeypatch.setattr(module, "publication_of", lambda _: shown.publication)
    monkeypatch.setattr(
        subjects, "list_officers", lambda _: (samples.LIN, samples.HE, samples.LEFT)
    )
    for name, title, takes in (
        ("cases.sample", "送法制审核", Sample),
        ("cases.empty", "同意立案", SignOffInput),
    ):
        monkeypatch.setitem(acts._ACTS, name, _act(name, title, takes, shown))
    return shown


def _listing(shown: Desk, found: Any) -> Callable[..., Any]:
    def listed(_viewer: OfficerId, _at: datetime, **asked: Any) -> Any:
        shown.asked = asked
        return found

    return listed
