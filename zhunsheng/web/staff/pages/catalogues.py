"""审核目录清单: the own catalogue, those below, and what is said of them."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from zhunsheng.authorities.people import Bureau
from zhunsheng.authorities.queries import NoSuchBureauError, get_bureau, names_of
from zhunsheng.kernel.acts import find
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import Law, law_of
from zhunsheng.regulations.clauses import Clause, in_chinese
from zhunsheng.regulations.guards import Refusal
from zhunsheng.regulations.references import parse
from zhunsheng.review.catalogue import queries
from zhunsheng.review.catalogue.comparing import ItemChange
from zhunsheng.review.catalogue.flow import FLOW, term_of
from zhunsheng.review.catalogue.guards import CatalogueSituation, clauses_to_choose
from zhunsheng.review.catalogue.records import CatalogueItem
from zhunsheng.review.catalogue.state import Catalogue, Comment, Draft, day_of
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.subjects import Subject, standing_picks

CATALOGUE_ACTS = frozenset(queries.RULES)
_OF_PERSONS = frozenset(
    {
        "review.catalogue-not-drafter",
        "review.catalogue-not-head",
        "review.catalogue-not-above",
        "review.catalogue-not-legal",
    }
)
_NOT_NEEDED = frozenset({"review.catalogue-no-draft"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """审核事项, with its clauses as links."""

    item: CatalogueItem
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """一版目录: what it says, and what it changed."""

    edition: Catalogue
    items: tuple[ItemView, ...]
    changes: tuple[ItemChange, ...]
    approved_by: str
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """目录稿: what is proposed, and what it would change."""

    draft: Draft
    items: tuple[ItemView, ...]
    changes: tuple[ItemChange, ...]
    drafted_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentView:
    """上级意见, and whether the viewer may answer it now."""

    comment: Comment
    by: str
    bureau_name: str
    answer: str  # the address of the form; empty if it is not the viewer's


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """可以办的事: an act with its address, or why not."""

    title: str
    href: str
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """下级目录清单的一行."""

    bureau: Bureau
    newest: Catalogue | None
    draft: Draft | None
    waiting: int  # comments that wait for an answer


@require_GET
def own(request: StaffRequest) -> HttpResponse:
    """本机关的审核目录清单."""
    return _page(request, get_bureau(request.officer.bureau))


@require_GET
def of_bureau(request: StaffRequest, code: str) -> HttpResponse:
    """下级机关的审核目录清单; for who is not directly above it is not there."""
    try:
        bureau = get_bureau(BureauCode(code))
    except NoSuchBureauError:
        raise Http404 from None
    if request.officer.bureau not in (bureau.code, bureau.parent):
        raise Http404
    return _page(request, bureau)


@require_GET
def below(request: StaffRequest) -> HttpResponse:
    """下级机关的审核目录清单, bureau by bureau."""
    lines = []
    for bureau in queries.bureaus_below(request.officer.bureau):
        catalogue = queries.catalogue_of(bureau.code)
        comments = queries.comments_on(bureau, catalogue)
        lines.append(
            LineView(
                bureau=bureau,
                newest=catalogue.newest,
                draft=catalogue.open_draft,
                waiting=sum(one.waits for one in comments),
            )
        )
    context = {"lines": lines, "here": "reviews"}
    return render(request, "staff/catalogues/below.html", context)


def _page(request: StaffRequest, bureau: Bureau) -> HttpResponse:
    situation = queries.situation_of(bureau, request.officer, request.received_at)
    catalogue = situation.catalogue
    people = {one.approved_by for one in catalogue.editions}
    people |= {one.drafted_by for one in catalogue.drafts}
    names = {str(one): name for one, name in names_of(people).items()}
    in_force = catalogue.in_force(situation.today, request.received_at)
    editions = tuple(
        EditionView(
            edition=one,
            items=_items(one.items),
            changes=queries.changes_of(catalogue, one.edition, one.items),
            approved_by=names.get(str(one.approved_by), ""),
            in_force=one is in_force,
        )
        for one in reversed(catalogue.editions)
    )
    context = {
        "bureau": bureau,
        "is_own": request.officer.bureau == bureau.code,
        "editions": editions,
        "current": next((one for one in editions if one.in_force), None),
        "draft": _draft(situation, names),
        "comments": _comments(situation),
        "offers": _offers(situation),
        "has_below": bool(queries.bureaus_below(request.officer.bureau)),
        "flow": FLOW,
        "stages": _stages(situation.law),
        "here": "reviews",
    }
    return render(request, "staff/catalogues/catalogue.html", context)


def _items(items: tuple[CatalogueItem, ...]) -> tuple[ItemView, ...]:
    return tuple(
        ItemView(item=one, clauses=tuple(parse(text) for text in one.clauses))
        for one in items
    )


def _draft(situation: CatalogueSituation, names: dict[str, str]) -> DraftView | None:
    draft = situation.catalogue.open_draft
    if draft is None:
        return None
    return DraftView(
        draft=draft,
        items=_items(draft.items),
        changes=queries.changes_of(situation.catalogue, draft.edition, draft.items),
        drafted_by=names.get(str(draft.drafted_by), ""),
    )


def _stages(law: Law) -> tuple[dict[str, object], ...]:
    return tuple({"stage": one, "term": term_of(one, law)} for one in FLOW)


def _comments(situation: CatalogueSituation) -> tuple[CommentView, ...]:
    may = not queries.in_the_way("review.answer-comment", situation)
    names = names_of({one.by for one in situation.comments})
    return tuple(
        CommentView(
            comment=one,
            by=names.get(one.by, ""),
            bureau_name=get_bureau(one.bureau).name,
            answer=_href(
                "review.answer-comment", comment_no=one.no, commented_by=one.bureau
            )
            if may and one.waits
            else "",
        )
        for one in reversed(situation.comments)
    )


def _href(act: str, **bound: object) -> str:
    query = "&".join(f"{name}={value}" for name, value in bound.items())
    page = reverse("staff:act", args=(act,))
    return f"{page}?{query}" if query else page


def _offers(situation: CatalogueSituation) -> tuple[Offer, ...]:
    """What the viewer may do; what is not for this person is left out."""
    found = []
    newest = situation.catalogue.drafts[-1] if situation.catalogue.drafts else None
    bound: dict[str, object] = {}
    if newest is not None:
        bound = {"edition": newest.edition, "revision": newest.revision}
    of_above = {"drafted_by": situation.bureau.code, **bound}
    for act, binds in (
        ("review.draft-catalogue", {}),
        ("review.approve-catalogue", bound),
        ("review.comment-catalogue", of_above),
    ):
        refusals = queries.in_the_way(act, situation)
        codes = {one.code for one in refusals}
        if codes & (_OF_PERSONS | _NOT_NEEDED):
            continue
        found.append(
            Offer(title=find(act).title, href=_href(act, **binds), refusals=refusals)
        )
    return tuple(found)


def catalogue_subject(request: StaffRequest, act: str) -> Subject:
    """What the form of an act on a catalogue knows; the clauses are those that bind."""
    viewer = request.officer
    bureau, back = get_bureau(viewer.bureau), reverse("staff:catalogue")
    lower = request.GET.get("drafted_by", "")
    if act == "review.comment-catalogue" and lower:
        bureau = get_bureau(BureauCode(lower))
        back = reverse("staff:catalogue-of", args=(bureau.code,))
    law = law_of(viewer.bureau, day_of(request.received_at))
    return Subject(
        kind="catalogue",
        title=bureau.name,
        bureau=viewer.bureau,
        here="reviews",
        back=back,
        back_words="回到审核目录清单",
        picks={
            **standing_picks(viewer),
            "review-clauses": tuple(
                (str(one), in_chinese(one)) for one in clauses_to_choose(law)
            ),
        },
    )
