"""审核目录清单: a lawful catalogue, one thing changed, one refusal."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.unit.review import catalogue_samples as samples
from tests.unit.review.catalogue_samples import ALL, DRAFTER, HEAD, ITEMS, item
from zhunsheng.authorities.people import Bureau, Officer
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.regulations import bindings
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.guards import unmet
from zhunsheng.regulations.instruments import Level
from zhunsheng.regulations.parameters import Threshold
from zhunsheng.review.catalogue import guards
from zhunsheng.review.catalogue.comparing import Change, changes
from zhunsheng.review.catalogue.guards import CatalogueSituation, clauses_to_choose
from zhunsheng.review.catalogue.kinds import FLOOR, MajorKind, PartyType
from zhunsheng.review.catalogue.records import (
    CatalogueApproved,
    CatalogueCommentAnswered,
    CatalogueCommented,
    CommentKind,
)
from zhunsheng.review.catalogue.state import CatalogueState, Comment, Draft
from zhunsheng.review.commands.catalogue import DraftCatalogue

DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 10, tzinfo=CHINA)
CODE, ABOVE = BureauCode("620100"), BureauCode("620000")
BUREAU = Bureau(
    code=CODE,
    name="示范市医疗保障局",
    short_name="示范局",
    document_prefix="示医保",
    parent=ABOVE,
    level=Level.CITY,
    fund_account="",
    treasury_account="",
    reconsideration_body="",
    court="",
    address="",
    telephone="",
)


def officer(
    post: Post,
    officer_id: OfficerId = DRAFTER,
    *,
    bureau: BureauCode = CODE,
    kind: DepartmentKind = DepartmentKind.LEGAL,
) -> Officer:
    return Officer(
        officer_id=officer_id,
        name="示范甲",
        bureau=bureau,
        bureau_name="",
        department="legal",
        department_name="法规科",
        department_kind=kind,
        posts=frozenset({post}),
        certificate=None,
        legal_qualification=True,
        review_years=0,
    )


def drafts(items: Any = ITEMS, *, revision: int = 1) -> list[Draft]:
    return [
        Draft(
            edition=1,
            revision=number,
            items=items,
            note="示范",
            drafted_by=DRAFTER,
            drafted_at=AT - timedelta(days=9),
        )
        for number in range(1, revision + 1)
    ]


def comment(*, accepted: bool | None = None) -> Comment:
    return Comment(
        no=3,
        bureau=ABOVE,
        given=CatalogueCommented(
            drafted_by=CODE,
            edition=1,
            revision=1,
            kind=CommentKind.CHANGE,
            opinion="数额偏高",
        ),
        by=OfficerId(UUID(int=51)),
        at=AT,
        accepted=accepted,
    )


def situation(**more: Any) -> CatalogueSituation:
    ready: dict[str, Any] = {
        "officer": officer(Post.LEGAL_REVIEWER),
        "bureau": BUREAU,
        "at": AT,
        "law": law_of(CODE, DAY),
        "catalogue": CatalogueState(),
        "comments": (),
        "data": DraftCatalogue(items=ITEMS, note="示范"),
    }
    return CatalogueSituation(**(ready | more))


def codes(rules: Any, found: CatalogueSituation) -> set[str]:
    return {one.code.removeprefix("review.catalogue-") for one in unmet(rules, found)}


def drafting(items: Any, **more: Any) -> set[str]:
    data = DraftCatalogue(items=items, note="示范")
    return codes(guards.BEFORE_DRAFT, situation(data=data, **more))


class TestDraft:
    def test_a_lawful_catalogue_is_drafted(self) -> None:
        assert drafting(ITEMS) == set()
        assert drafting((*ITEMS, item(MajorKind.OTHER))) == set()

    @pytest.mark.parametrize(
        "by",
        [
            officer(Post.HANDLER),
            officer(Post.BUREAU_HEAD),
            officer(Post.LEGAL_HEAD, bureau=ABOVE),
            officer(Post.LEGAL_REVIEWER, bureau=BureauCode("360100")),
        ],
    )
    def test_only_by_the_own_legal_department(self, by: Officer) -> None:
        assert drafting(ITEMS, officer=by) == {"not-drafter"}

    @pytest.mark.parametrize("kinds", FLOOR)
    def test_no_national_kind_is_left_out(self, kinds: frozenset[MajorKind]) -> None:
        assert drafting(samples.without(*kinds)) == {"kind-missing"}

    def test_fine_and_recovery_apart_are_as_good_as_together(self) -> None:
        apart = (item(MajorKind.FINE, *ALL), item(MajorKind.RECOVERY, *ALL))
        assert drafting((*apart, *ITEMS[1:])) == set()
        assert drafting((apart[0], *ITEMS[1:])) == {"kind-missing"}

    def test_the_refusal_names_what_is_missing(self) -> None:
        data = DraftCatalogue(items=samples.without(MajorKind.COMPLEX), note="示范")
        (refusal,) = unmet(guards.BEFORE_DRAFT, situation(data=data))
        assert MajorKind.COMPLEX.label in refusal.says

    @pytest.mark.parametrize("party", PartyType)
    def test_every_type_of_party_has_its_amount(self, party: PartyType) -> None:
        lost: dict[str, Any] = {samples.FIELDS[party]: None}
        changed = samples.instead(MajorKind.FINE_AND_RECOVERY, **lost)
        assert drafting(changed) == {"amount-missing"}

    def test_an_amount_for_a_citizen_where_only_providers_are_touched(self) -> None:
        refusal = item(MajorKind.REFUSAL, *ALL)
        assert drafting((ITEMS[0], refusal, *ITEMS[2:])) == {"amount-misplaced"}

    def test_an_amount_on_what_is_no_matter_of_amount(self) -> None:
        wrong = samples.instead(MajorKind.COMPLEX, organisation_fen=1)
        assert drafting(wrong) == {"amount-misplaced"}

    @pytest.mark.parametrize(
        "clause", ["nhsa-2020-32:9.9", "luzhou-2020-plan:4.4", "no clause"]
    )
    def test_a_clause_that_does_not_bind(self, clause: str) -> None:
        wrong = samples.instead(MajorKind.COMPLEX, clauses=(clause,))
        assert drafting(wrong) == {"clause-unknown"}

    def test_every_clause_that_a_form_offers_binds(self) -> None:
        law = law_of(CODE, DAY)
        offered = tuple(str(one) for one in clauses_to_choose(law))
        assert "nhsa-2020-32:5.2.2" in offered
        assert not any(one.startswith("luzhou") for one in offered)
        assert drafting(samples.instead(MajorKind.OTHER, clauses=offered)) == set()

    def test_it_may_be_stricter_than_the_law_and_never_looser(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        known = law_of(CODE, DAY).threshold("review-amount")
        given = replace(known, amount_fen=50_000_00)

        def threshold(*_: object) -> Threshold:
            return given

        monkeypatch.setattr(bindings.Law, "threshold", threshold)
        assert drafting(ITEMS) == set()
        changed = samples.instead(
            MajorKind.FINE_AND_RECOVERY, organisation_fen=50_000_01
        )
        assert drafting(changed) == {"looser"}


class TestComment:
    DATA = comment().given

    def commenting(self, **more: Any) -> set[str]:
        ready: dict[str, Any] = {
            "officer": officer(Post.SUPERVISOR, bureau=ABOVE),
            "catalogue": CatalogueState(drafts=drafts()),
            "data": self.DATA,
        }
        return codes(guards.BEFORE_COMMENT, situation(**(ready | more)))

    def test_the_legal_department_of_the_bureau_above_comments(self) -> None:
        assert self.commenting() == set()
        reviewer = officer(Post.LEGAL_REVIEWER, bureau=ABOVE)
        assert self.commenting(officer=reviewer) == set()

    @pytest.mark.parametrize("code", ["360000", "000000", "620100", "620102"])
    def test_a_bureau_that_is_not_directly_above(self, code: str) -> None:
        by = officer(Post.SUPERVISOR, bureau=BureauCode(code))
        assert self.commenting(officer=by) == {"not-above"}

    @pytest.mark.parametrize(
        "by",
        [
            officer(Post.SUPERVISOR, bureau=ABOVE, kind=DepartmentKind.GENERAL),
            officer(Post.ADMINISTRATOR, bureau=ABOVE),
        ],
    )
    def test_another_department(self, by: Officer) -> None:
        assert self.commenting(officer=by) == {"not-legal"}

    def test_a_revision_that_was_replaced_meanwhile(self) -> None:
        newer = CatalogueState(drafts=drafts(revision=2))
        assert self.commenting(catalogue=newer) == {"no-such-revision"}
        assert self.commenting(catalogue=CatalogueState()) == {"no-such-revision"}


class TestAnswer:
    DATA = CatalogueCommentAnswered(
        comment_no=3, commented_by=ABOVE, accepted=True, answer="已经修改"
    )

    def answering(self, **more: Any) -> set[str]:
        ready: dict[str, Any] = {"comments": (comment(),), "data": self.DATA}
        return codes(guards.BEFORE_ANSWER, situation(**(ready | more)))

    def test_an_open_comment_is_answered(self) -> None:
        assert self.answering() == set()

    def test_an_answered_one_is_not_answered_again(self) -> None:
        assert self.answering(comments=(comment(accepted=False),)) == {"no-comment"}

    @pytest.mark.parametrize(
        "change", [{"comment_no": 2}, {"commented_by": BureauCode("360000")}]
    )
    def test_a_comment_that_nobody_made(self, change: dict[str, Any]) -> None:
        assert self.answering(data=replace(self.DATA, **change)) == {"no-comment"}


class TestApproval:
    DATA = CatalogueApproved(edition=1, revision=1, effective_on=DAY, opinion="同意")

    def approving(self, **more: Any) -> set[str]:
        ready: dict[str, Any] = {
            "officer": officer(Post.BUREAU_HEAD, HEAD),
            "catalogue": CatalogueState(drafts=drafts()),
            "data": self.DATA,
        }
        return codes(guards.BEFORE_APPROVAL, situation(**(ready | more)))

    def test_the_head_approves_the_draft(self) -> None:
        assert self.approving() == set()
        assert self.approving(comments=(comment(accepted=False),)) == set()

    @pytest.mark.parametrize(
        "by",
        [
            officer(Post.DEPUTY_HEAD, HEAD),
            officer(Post.BUREAU_HEAD, HEAD, bureau=ABOVE),
        ],
    )
    def test_nobody_else(self, by: Officer) -> None:
        assert self.approving(officer=by) == {"not-head"}

    def test_not_what_one_drafted(self) -> None:
        both = officer(Post.BUREAU_HEAD, DRAFTER)
        assert self.approving(officer=both) == {"own-draft"}

    def test_only_the_newest_revision(self) -> None:
        newer = CatalogueState(drafts=drafts(revision=2))
        assert self.approving(catalogue=newer) == {"no-draft"}

    def test_once(self) -> None:
        done = CatalogueState(drafts=drafts(), editions=[samples.catalogue()])
        assert self.approving(catalogue=done) == {"no-draft"}

    def test_comments_are_answered_first(self) -> None:
        assert self.approving(comments=(comment(),)) == {"comment-unanswered"}

    @pytest.mark.parametrize(
        ("days", "wrong"), [(-1, {"effective-early"}), (0, set()), (1, set())]
    )
    def test_it_takes_effect_on_the_day_of_approval_or_later(
        self, days: int, wrong: set[str]
    ) -> None:
        data = replace(self.DATA, effective_on=DAY + timedelta(days=days))
        assert self.approving(data=data) == wrong

    def test_it_does_not_overtake_the_edition_before(self) -> None:
        second = [replace(one, edition=2) for one in drafts()]
        ahead = samples.catalogue(effective_on=DAY + timedelta(days=30))
        state = CatalogueState(drafts=[*drafts(), *second], editions=[ahead])
        data = replace(self.DATA, edition=2)
        assert self.approving(catalogue=state, data=data) == {"effective-early"}
        later = replace(data, effective_on=ahead.effective_on)
        assert self.approving(catalogue=state, data=later) == set()

    def test_what_the_law_wants_now_is_looked_at_again(self) -> None:
        poor = CatalogueState(drafts=drafts(samples.without(MajorKind.OTHER)))
        assert self.approving(catalogue=poor) == {"kind-missing"}


class TestInForce:
    """施行: the edition of the day on which a matter began."""

    FIRST = samples.catalogue()
    SECOND = samples.catalogue(
        edition=2, effective_on=DAY, approved_at=datetime(2026, 3, 2, 15, tzinfo=CHINA)
    )
    STATE = CatalogueState(editions=[FIRST, SECOND])

    @pytest.mark.parametrize(
        ("at", "edition"),
        [
            (datetime(2025, 12, 31, 15, tzinfo=CHINA), None),
            (datetime(2026, 1, 1, 0, tzinfo=CHINA), 1),
            (datetime(2026, 3, 1, 23, tzinfo=CHINA), 1),
            (datetime(2026, 3, 2, 14, tzinfo=CHINA), 1),
            (datetime(2026, 3, 2, 15, tzinfo=CHINA), 2),
            (datetime(2026, 3, 3, 9, tzinfo=CHINA), 2),
        ],
    )
    def test_by_day_and_never_back_in_time(
        self, at: datetime, edition: int | None
    ) -> None:
        found = self.STATE.in_force(at.date(), at)
        assert (found.edition if found else None) == edition


class TestChanges:
    def test_nothing_changed(self) -> None:
        assert changes(ITEMS, ITEMS) == ()
        assert changes(ITEMS, reversed(ITEMS)) == ()

    def test_each_change_is_told(self) -> None:
        after = (
            replace(ITEMS[0], citizen_fen=3_000_00),
            *samples.without(MajorKind.FINE_AND_RECOVERY, MajorKind.OTHER),
            item(MajorKind.CONFISCATION, *ALL),
        )
        found = {one.kind: one for one in changes(ITEMS, after)}
        assert {kind: one.change for kind, one in found.items()} == {
            MajorKind.FINE_AND_RECOVERY: Change.CHANGED,
            MajorKind.CONFISCATION: Change.ADDED,
            MajorKind.OTHER: Change.REMOVED,
        }
        assert found[MajorKind.FINE_AND_RECOVERY].says == (
            f"{PartyType.CITIZEN.label}由 5,000.00 元改为 3,000.00 元",
        )
