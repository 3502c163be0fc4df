"""What the law asks of a catalogue of legal review, and of those who make it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhunsheng.authorities.people import Bureau, Officer
from zhunsheng.authorities.posts import REVIEW_POSTS, DepartmentKind, Post
from zhunsheng.kernel.money import yuan
from zhunsheng.regulations.bindings import Law
from zhunsheng.regulations.clauses import Clause, cite
from zhunsheng.regulations.guards import guard
from zhunsheng.regulations.references import UnknownClauseError, parse
from zhunsheng.review.catalogue.kinds import (
    BASIS,
    FLOOR,
    OF_PENALTIES_AND_RECOVERY,
    TOUCHED,
    MajorKind,
)
from zhunsheng.review.catalogue.records import (
    CatalogueApproved,
    CatalogueCommentAnswered,
    CatalogueCommented,
    CatalogueItem,
)
from zhunsheng.review.catalogue.state import CatalogueState, Comment, day_of

_MADE = cite("nhsa-2020-32:5.2.3", "luzhou-2020-plan:4.1")
_GUIDED = cite("nhsa-2020-32:5.2.3")
_AMOUNTS = cite("nhsa-2020-32:5.2.2", "nhsa-order-4:37(1)")


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueSituation:
    """One act on one bureau's catalogue; ``bureau`` is the one that drafts it."""

    officer: Officer
    bureau: Bureau
    at: datetime
    law: Law
    catalogue: CatalogueState
    comments: tuple[Comment, ...]
    data: Any  # None: asked before anything is typed

    @property
    def today(self) -> date:
        """The day, in China, on which the act is received."""
        return day_of(self.at)

    @property
    def items(self) -> tuple[CatalogueItem, ...]:
        """What is proposed: as it is typed, else as the open draft has it."""
        typed: tuple[CatalogueItem, ...] | None = getattr(self.data, "items", None)
        if typed is not None:
            return typed
        draft = self.catalogue.open_draft
        return draft.items if draft and self.data is not None else ()


@guard(
    "review.catalogue-not-drafter",
    "审核目录清单由本机关法制审核机构拟定。",
    basis=_MADE,
    way_out="请由本机关法制审核人员办理。",
)
def legal_department_drafts(situation: CatalogueSituation) -> bool:
    """编制: by the legal department of the bureau whose catalogue it is."""
    officer = situation.officer
    return officer.bureau == situation.bureau.code and officer.holds(*REVIEW_POSTS)


def _missing_kinds(situation: CatalogueSituation) -> str:
    given = {one.kind for one in situation.items}
    missing = [kinds for kinds in FLOOR if kinds.isdisjoint(given)]
    named = (
        "或者".join(f"“{kind.label}”" for kind in MajorKind if kind in kinds)
        for kinds in missing
    )
    return f"缺少：{'；'.join(named)}。"


@guard(
    "review.catalogue-kind-missing",
    "国家规定应当审核的种类，目录不得遗漏。",
    basis=cite("nhsa-2020-32:5.2.2", "apl-2021:58.1", "nhsa-order-4:37"),
    way_out="补上缺少的种类。",
    detail=_missing_kinds,
)
def no_national_kind_is_left_out(situation: CatalogueSituation) -> bool:
    """国家规定的种类: a catalogue may add, never leave out."""
    if not situation.items:
        return True
    given = {one.kind for one in situation.items}
    return all(not kinds.isdisjoint(given) for kinds in FLOOR)


def _without_amount(situation: CatalogueSituation) -> Iterator[str]:
    for item in situation.items:
        given = {one.party for one in item.amounts}
        missing = TOUCHED.get(item.kind, frozenset()) - given
        if missing:
            names = "、".join(sorted(one.label for one in missing))
            yield f"“{item.title}”缺少{names}的数额"


@guard(
    "review.catalogue-amount-missing",
    "按数额审核的事项，应当写明所涉各类当事人的数额标准。",
    basis=_AMOUNTS,
    way_out="补上缺少的数额。",
    detail=lambda situation: f"{'；'.join(_without_amount(situation))}。",
)
def every_party_has_its_amount(situation: CatalogueSituation) -> bool:
    """数额: for every type of party that an item can touch."""
    return not any(_without_amount(situation))


def _misplaced(situation: CatalogueSituation) -> Iterator[str]:
    for item in situation.items:
        touched = TOUCHED.get(item.kind, frozenset())
        wrong = [one.party for one in item.amounts if one.party not in touched]
        if wrong and not touched:
            yield f"“{item.title}”不按数额审核"
        elif wrong:
            names = "、".join(one.label for one in wrong)
            yield f"“{item.title}”不涉及{names}"


@guard(
    "review.catalogue-amount-misplaced",
    "数额标准与事项或者当事人类别不符。",
    basis=_AMOUNTS,
    way_out="删去不相符的数额。",
    detail=lambda situation: f"{'；'.join(_misplaced(situation))}。",
)
def amounts_fit_their_items(situation: CatalogueSituation) -> bool:
    """数额与当事人类别: no amount for who cannot be touched."""
    return not any(_misplaced(situation))


def _looser(situation: CatalogueSituation) -> Iterator[str]:
    for item in situation.items:
        if item.kind not in OF_PENALTIES_AND_RECOVERY:
            continue
        for one in item.amounts:
            limit = situation.law.threshold("review-amount", one.party.value)
            if limit.amount_fen is not None and one.amount_fen > limit.amount_fen:
                yield (
                    f"“{item.title}”中{one.party.label}的数额高于规定的 "
                    f"{yuan(limit.amount_fen)} 元"
                )


@guard(
    "review.catalogue-looser",
    "目录可以比上位规定更严，不得更宽。",
    basis=_AMOUNTS,
    way_out="改为不高于规定的数额。",
    detail=lambda situation: f"{'；'.join(_looser(situation))}。",
)
def amounts_are_not_looser(situation: CatalogueSituation) -> bool:
    """只严不宽: no amount above what an instrument that binds has set."""
    return not any(_looser(situation))


def _unknown(situation: CatalogueSituation) -> Iterator[str]:
    bound = frozenset(situation.law.clauses())
    for text in dict.fromkeys(c for one in situation.items for c in one.clauses):
        try:
            if parse(text) not in bound:
                yield text
        except UnknownClauseError:
            yield text


@guard(
    "review.catalogue-clause-unknown",
    "所引依据不是对本机关有效的条款。",
    basis=_MADE,
    way_out="从所列条款中选择。",
    detail=lambda situation: f"无效的依据：{'、'.join(_unknown(situation))}。",
)
def clauses_bind(situation: CatalogueSituation) -> bool:
    """依据: clauses that exist and bind this bureau on this day."""
    return not any(_unknown(situation))


@guard(
    "review.catalogue-not-above",
    "对审核目录清单的指导意见，由编制单位的上级医疗保障局提出。",
    basis=_GUIDED,
    way_out="请由编制单位的上级医疗保障局办理。",
)
def commented_from_above(situation: CatalogueSituation) -> bool:
    """上级指导: the bureau directly above, and no other."""
    return situation.officer.bureau == situation.bureau.parent


@guard(
    "review.catalogue-not-legal",
    "指导意见由法制审核机构提出。",
    basis=cite("nhsa-2020-32:5.2.3", "nhsa-2020-32:5.1.1"),
    way_out="请由法制审核机构的人员办理。",
)
def legal_department_comments(situation: CatalogueSituation) -> bool:
    """法制审核机构: its reviewers, or who supervises from that department."""
    officer = situation.officer
    supervises = (
        officer.holds(Post.SUPERVISOR)
        and officer.department_kind is DepartmentKind.LEGAL
    )
    return supervises or officer.holds(*REVIEW_POSTS)


@guard(
    "review.catalogue-no-such-revision",
    "没有这一稿目录，或者已经有了新的一稿。",
    basis=_GUIDED,
    way_out="打开目录的最新一稿再提出意见。",
)
def revision_stands(situation: CatalogueSituation) -> bool:
    """所评的目录: the open draft, or the edition that was approved last."""
    data, state = situation.data, situation.catalogue
    if not isinstance(data, CatalogueCommented):
        return bool(state.drafts)
    newest = state.drafts[-1] if state.drafts else None
    return newest is not None and (data.edition, data.revision) == (
        newest.edition,
        newest.revision,
    )


@guard(
    "review.catalogue-no-comment",
    "没有待答复的意见。",
    basis=_GUIDED,
    way_out="核对意见；已经答复的不再答复。",
)
def comment_waits(situation: CatalogueSituation) -> bool:
    """答复: there is such a comment, and nobody has answered it."""
    data = situation.data
    waiting = [one for one in situation.comments if one.waits]
    if not isinstance(data, CatalogueCommentAnswered):
        return bool(waiting)
    wanted = (data.commented_by, data.comment_no)
    return any((one.bureau, one.no) == wanted for one in waiting)


@guard(
    "review.catalogue-not-head",
    "审核目录清单由本机关主要负责人批准。",
    basis=_MADE,
    way_out="请送主要负责人办理。",
)
def head_approves(situation: CatalogueSituation) -> bool:
    """批准: the head of the bureau whose catalogue it is."""
    officer = situation.officer
    return officer.bureau == situation.bureau.code and officer.holds(Post.BUREAU_HEAD)


@guard(
    "review.catalogue-no-draft",
    "没有待批准的目录稿，或者目录稿已经更新。",
    basis=_MADE,
    way_out="打开最新的一稿再批准；没有的，由法制审核机构先拟定。",
)
def draft_is_the_open_one(situation: CatalogueSituation) -> bool:
    """待批准的目录稿: there is one, and it is the one that was read."""
    draft, data = situation.catalogue.open_draft, situation.data
    if draft is None:
        return False
    if not isinstance(data, CatalogueApproved):
        return True
    return (data.edition, data.revision) == (draft.edition, draft.revision)


@guard(
    "review.catalogue-own-draft",
    "拟定和批准应当由不同的人员分别办理。",
    basis=_MADE,
    way_out="请由其他法制审核人员拟定。",
)
def approved_by_another(situation: CatalogueSituation) -> bool:
    """分别办理: nobody approves what he or she drafted."""
    draft = situation.catalogue.open_draft
    return draft is None or draft.drafted_by != situation.officer.officer_id


@guard(
    "review.catalogue-comment-unanswered",
    "上级医疗保障局的意见尚未答复。",
    basis=_GUIDED,
    way_out="由法制审核机构先逐条答复。",
)
def comments_are_answered(situation: CatalogueSituation) -> bool:
    """上级指导: every comment has its answer before the head approves."""
    return not any(one.waits for one in situation.comments)


@guard(
    "review.catalogue-effective-early",
    "施行日期不得早于批准之日，也不得早于上一版的施行日期。",
    basis=_MADE,
    way_out="改填批准之日或者以后的日期。",
)
def takes_effect_after_approval(situation: CatalogueSituation) -> bool:
    """施行日期: never back in time."""
    data, newest = situation.data, situation.catalogue.newest
    if not isinstance(data, CatalogueApproved):
        return True
    earliest = situation.today
    if newest is not None:
        earliest = max(earliest, newest.effective_on)
    return data.effective_on >= earliest


def clauses_to_choose(law: Law) -> tuple[Clause, ...]:
    """依据的选项: the clauses on legal review that bind, the highest-ranking first."""
    offered = {clause for basis in BASIS.values() for clause in basis}
    offered |= set(law.switch("review-all-cases").basis)
    return tuple(one for one in law.clauses() if one in offered)


_ITEMS = (
    no_national_kind_is_left_out,
    every_party_has_its_amount,
    amounts_fit_their_items,
    amounts_are_not_looser,
    clauses_bind,
)
BEFORE_DRAFT = (legal_department_drafts, *_ITEMS)
BEFORE_COMMENT = (commented_from_above, legal_department_comments, revision_stands)
BEFORE_ANSWER = (legal_department_drafts, comment_waits)
BEFORE_APPROVAL = (
    head_approves,
    draft_is_the_open_one,
    approved_by_another,
    comments_are_answered,
    *_ITEMS,
    takes_effect_after_approval,
)
