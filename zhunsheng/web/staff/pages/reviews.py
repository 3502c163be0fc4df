"""法制审核: the queue of the legal department, and the bench for one round."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zhunsheng.authorities.people import Officer
from zhunsheng.cases.pages import NextAct
from zhunsheng.cases.viewing.reviewing import get_bench
from zhunsheng.cases.viewing.reviewpages import Bench
from zhunsheng.cases.viewing.reviewqueue import get_queue
from zhunsheng.kernel.fields import Problem
from zhunsheng.kernel.ids import CaseId
from zhunsheng.review.records import Conclusion, Verdict
from zhunsheng.web.advisers import open_to_advisers
from zhunsheng.web.staff.drafts import store
from zhunsheng.web.staff.drafts.naming import draft_in, typed_in
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.acts import Sheet, answer
from zhunsheng.web.staff.pages.advising import help_context
from zhunsheng.web.staff.pages.benchform import as_fields, form_of, unknown_evidence
from zhunsheng.web.staff.pages.subjects import Subject

OPINION = "review.give-opinion"
_APART = (OPINION, "review.recuse")
_NEVER_HIS = frozenset({"review.not-a-reviewer"})
_OK = 200


@require_GET
def reviews(request: StaffRequest) -> HttpResponse:
    """法制审核的队列."""
    queue = get_queue(request.officer, request.received_at)
    context = {
        "queue": queue,
        "groups": (
            ("已逾期", queue.over, True),
            ("今天和三个工作日内", queue.soon, False),
            ("以后", queue.later, False),
        ),
        "here": "reviews",
    }
    return render(request, "staff/reviews/queue.html", context)


@open_to_advisers
@require_http_methods(["GET", "POST"])
def bench(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The newest round: to be judged by who may, to be read by the others."""
    desk = _Desk(request, CaseId(case_id))
    if request.method == "GET" and not desk.may_judge:
        return desk.read()
    return answer(request, OPINION, desk.look, desk)


@open_to_advisers
@require_GET
def kept_round(request: StaffRequest, case_id: UUID, no: int) -> HttpResponse:
    """A round as it is kept: what was looked at, and what was said of it."""
    return _Desk(request, CaseId(case_id), no).read()


@require_POST
def draft(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Keep what was typed; answers with what is still missing."""
    desk, name = _Desk(request, CaseId(case_id)), draft_in(request.POST)
    if not name:
        return HttpResponse(status=422)
    typed = as_fields(typed_in(request.POST))
    store.keep(request.officer_id, OPINION, name, typed, request.received_at)
    context = {
        "form": form_of(desk.page, typed, (), again=True),
        "saved_at": request.received_at,
    }
    return render(request, "staff/reviews/checked.html", context)


class _Desk:
    """One request on the bench."""

    def __init__(
        self, request: StaffRequest, case_id: CaseId, no: int | None = None
    ) -> None:
        self._request = request
        self._case_id = case_id
        self._no = no
        self._looked = False
        self.page = self._get()

    def _get(self) -> Bench:
        request = self._request
        return get_bench(self._case_id, request.officer, request.received_at, self._no)

    @property
    def _opinion(self) -> NextAct | None:
        for one in self.page.next:
            if one.act == OPINION:
                return one
        return None

    @property
    def may_judge(self) -> bool:
        """Whether the viewer may give the opinion now."""
        following = self._opinion
        return self.page.is_open and following is not None and following.possible

    def look(self) -> Subject:
        """What the act is on; read again when it changed meanwhile."""
        if self._looked:
            self.page = self._get()
        self._looked = True
        return _subject(self.page, self._request.officer)

    def typed(self, typed: dict[str, list[str]]) -> dict[str, list[str]]:
        """The fields of the bench as the act's own form has them."""
        return as_fields(typed)

    def problems(self, typed: Mapping[str, list[str]]) -> tuple[Problem, ...]:
        """Numbers of evidence that is not in the list."""
        return unknown_evidence(self.page, typed)

    def draw(self, request: StaffRequest, sheet: Sheet, status: int) -> HttpResponse:
        """The bench with the form, and what was typed."""
        if status != _OK:
            self.page = self._get()
        again = request.method == "POST" or sheet.restored
        form = form_of(self.page, sheet.typed, sheet.problems, again=again)
        context = {
            **self._context(),
            "form": form,
            "sheet": sheet,
            "act": sheet.act,
            "conclusions": [(one.value, one.label) for one in Conclusion],
            "verdicts": [(one.value, one.label) for one in Verdict],
            "stale": sheet.stale or not self.page.is_open,
            "happened": [one for one in self.page.happened if one.version > self._seen],
        }
        return render(request, "staff/reviews/bench.html", context, status=status)

    def read(self) -> HttpResponse:
        """The bench without a form."""
        following = self._opinion
        refusals = following.refusals if following and self.page.is_open else ()
        never = any(one.code in _NEVER_HIS for one in refusals)
        context = {**self._context(), "refusals": () if never else refusals}
        return render(self._request, "staff/reviews/bench.html", context)

    @property
    def _seen(self) -> int:
        """Up to which record of the reviews the officer had seen them."""
        text = self._request.POST.get("expected_version", "")
        known = text.isascii() and text.isdecimal()
        return int(text) if known else self.page.version

    def _context(self) -> dict[str, object]:
        page = self.page
        possible = {one.act: one for one in page.next if one.possible}
        return {
            "page": page,
            "acts": [one for name, one in possible.items() if name not in _APART],
            "recuse": possible.get("review.recuse"),
            **help_context(self._request, page),
        }


def _subject(page: Bench, viewer: Officer) -> Subject:
    """The round, for the way that every act goes."""
    bound = {"case_id": str(page.case_id), "round": str(page.no)}
    return Subject(
        kind="case",
        subject_id=page.case_id,
        title=page.case_name,
        number=page.case_number,
        bureau=viewer.bureau,
        here="reviews",
        back=reverse("staff:review-round", args=(page.case_id, page.no)),
        back_words="回到审核台",
        version=page.version,
        next=(NextAct(act=OPINION, title="", possible=True, mine=True, bound=bound),),
    )
