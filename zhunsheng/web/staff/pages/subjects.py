"""On what an act is done: a case, a lead, or nothing yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.urls import reverse

from zhunsheng.authorities.adviser_queries import Adviser, list_advisers
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.authorities.queries import (
    list_bureaus,
    list_departments,
    list_officers,
)
from zhunsheng.cases.pages import (
    CasePage,
    DueView,
    LeadPage,
    NextAct,
    TimelineDay,
    TimelineEntry,
)
from zhunsheng.disclosure.queries import publication_of
from zhunsheng.regulations.violations import list_situations
from zhunsheng.review.engagement_queries import engageable
from zhunsheng.review.reviewers import Eligibility
from zhunsheng.web.forms.bound import Picks

_WITH_ADVISERS = (Post.ADMINISTRATOR, Post.LEGAL_HEAD, Post.BUREAU_HEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What the page of an act knows about the thing it is done on."""

    kind: str  # "case", "lead" or nothing
    subject_id: UUID | None = None
    title: str = ""
    number: str = ""
    bureau: str = ""
    publication_id: UUID | None = None
    here: str = "work"
    back: str
    back_words: str
    version: int | None = None
    entries: tuple[TimelineEntry, ...] = ()  # newest first
    next: tuple[NextAct, ...] = ()
    owed: tuple[DueView, ...] = ()
    picks: Picks = field(default_factory=dict)

    @property
    def bound(self) -> dict[str, str]:
        """What the address itself fills in; a case keeps the id of its lead."""
        if self.subject_id is None:
            return {"bureau": self.bureau, "code": self.bureau}
        bound = {"case_id": str(self.subject_id), "lead_id": str(self.subject_id)}
        if self.publication_id is not None:
            bound["publication_id"] = str(self.publication_id)
        return bound

    def since(self, version: int) -> tuple[TimelineEntry, ...]:
        """What happened after ``version``, newest first."""
        if self.version is None or version >= self.version:
            return ()
        return self.entries[: self.version - version]

    def next_act(self, act: str, asked: Mapping[str, str]) -> NextAct | None:
        """The act among the next ones; of several, the one that was asked for."""
        same = [one for one in self.next if one.act == act]
        for one in same:
            if all(one.bound.get(name) == value for name, value in asked.items()):
                return one
        return same[0] if same else None

    def due(self, act: str) -> DueView | None:
        """The running deadline that the act ends."""
        running = ("open", "near", "over", "prov")
        for one in self.owed:
            if one.act == act and one.state in running:
                return one
        return None


def case_subject(page: CasePage, viewer: Officer) -> Subject:
    """A case."""
    publication = publication_of(page.case_id)
    return Subject(
        kind="case",
        publication_id=publication.publication_id if publication else None,
        subject_id=page.case_id,
        title=page.name,
        number=page.number,
        here="cases",
        back=reverse("staff:case", args=(page.case_id,)),
        back_words="回到案件",
        version=page.version,
        entries=_flat(page.timeline),
        next=page.next,
        owed=page.owed,
        picks={
            **standing_picks(viewer),
            "evidence": tuple(
                (str(one.no), f"{one.no}　{one.title}（{one.kind_label}）")
                for one in page.evidence
            ),
            "documents": tuple(
                (str(one.document_id), f"{one.kind_title} {one.number}")
                for one in page.documents
            ),
        },
    )


def lead_subject(page: LeadPage, viewer: Officer) -> Subject:
    """A lead."""
    return Subject(
        kind="lead",
        subject_id=page.lead_id,
        title=page.summary,
        number=page.number,
        here="leads",
        back=reverse("staff:lead", args=(page.lead_id,)),
        back_words="回到线索",
        version=page.version,
        entries=_flat(page.timeline),
        next=page.next,
        owed=(page.due,) if page.due else (),
        picks=standing_picks(viewer),
    )


def no_subject(viewer: Officer) -> Subject:
    """An act that begins something."""
    picks = standing_picks(viewer)
    if viewer.holds(*_WITH_ADVISERS):
        picks["advisers"] = tuple(map(_adviser, list_advisers(viewer.bureau)))
    return Subject(
        kind="",
        bureau=viewer.bureau,
        back=reverse("staff:work"),
        back_words="回到我的工作",
        picks=picks,
    )


def with_engageable(subject: Subject, viewer: Officer, on: date) -> Subject:
    """The same, with the advisers whom the bureau may engage for the case that day."""
    found = engageable(viewer.bureau, subject.number, on)
    picks = {**subject.picks, "engageable": tuple(map(_adviser, found))}
    return replace(subject, picks=picks)


def with_candidates(subject: Subject, found: Sequence[Eligibility]) -> Subject:
    """The same, where only the legal department is to choose from, the free first."""
    listed = tuple(
        (
            str(one.officer.officer_id),
            f"{one.officer.name}（在办 {one.load.open} 轮）"
            if one.may_review
            else f"{one.officer.name}（不能审核本案）",
        )
        for one in found
    )
    return replace(subject, picks={**subject.picks, "officers": listed})


def _adviser(one: Adviser) -> tuple[str, str]:
    kinds = "、".join(dict.fromkeys(term.kind.label for term in one.file.terms))
    where = one.file.terms[-1].organisation
    return str(one.officer.officer_id), f"{one.officer.name}（{kinds}，{where}）"


def standing_picks(viewer: Officer) -> dict[str, tuple[tuple[str, str], ...]]:
    """The lists that every form knows: persons, departments, violations."""
    officers = list_officers(viewer.bureau)
    serving = [one for one in officers if one.left_on is None and one.posts]
    return {
        "departments": tuple(
            (one.code, one.name) for one in list_departments(viewer.bureau)
        ),
        "bureaus": tuple((one.code, one.name) for one in list_bureaus()),
        "situations": tuple(
            (str(one.no), f"{one.cause}：{one.gist}") for one in list_situations()
        ),
        "officers": tuple(
            (
                str(one.officer_id),
                f"{one.name}（{'、'.join(sorted(post.label for post in one.posts))}）",
            )
            for one in serving
        ),
    }


def _flat(timeline: Sequence[TimelineDay]) -> tuple[TimelineEntry, ...]:
    return tuple(entry for phase in timeline for entry in phase.entries)
