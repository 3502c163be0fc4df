"""审核目录清单: drafted, commented on from above, answered, approved and published."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from django.db import transaction

from zhunsheng.authorities.queries import NoSuchBureauError, get_bureau, get_officer
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.errors import UnfitInputError
from zhunsheng.kernel.fields import Prose, label
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import reader, writer
from zhunsheng.regulations.guards import check
from zhunsheng.review.catalogue import guards
from zhunsheng.review.catalogue.announcing import Announcement, announce
from zhunsheng.review.catalogue.guards import CatalogueSituation
from zhunsheng.review.catalogue.queries import (
    RULES,
    comments_stream_of,
    situation_of,
    stream_of,
)
from zhunsheng.review.catalogue.records import (
    CatalogueApproved,
    CatalogueCommentAnswered,
    CatalogueCommented,
    CatalogueDrafted,
    Items,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCatalogue:
    """拟定审核目录清单: the whole of it; a new draft stands in place of the last."""

    items: Items
    note: Annotated[Prose, label("编制说明", "为什么这样定；修改的，写明改了什么")]


@act(
    "review.draft-catalogue",
    title="拟定审核目录清单",
    takes=DraftCatalogue,
    guards=guards.BEFORE_DRAFT,
    writes=(CatalogueDrafted,),
)
@transaction.atomic
def draft_catalogue(data: DraftCatalogue, *, by: OfficerId, at: datetime) -> Done:
    """Propose the bureau's catalogue to its head."""
    situation = _own_situation("review.draft-catalogue", data, by, at)
    catalogue = situation.catalogue
    edition = len(catalogue.editions) + 1
    revisions = [one for one in catalogue.drafts if one.edition == edition]
    return _append(
        CatalogueDrafted(
            bureau=situation.bureau.code,
            edition=edition,
            revision=len(revisions) + 1,
            items=data.items,
            note=data.note,
        ),
        situation,
        edition=edition,
        revision=len(revisions) + 1,
    )


@act(
    "review.comment-catalogue",
    title="对下级审核目录清单提出意见",
    takes=CatalogueCommented,
    guards=guards.BEFORE_COMMENT,
    writes=(CatalogueCommented,),
)
@transaction.atomic
def comment_catalogue(data: CatalogueCommented, *, by: OfficerId, at: datetime) -> Done:
    """Guide the bureau below; the words stand in the log of who said them."""
    officer = get_officer(by)
    try:
        bureau = get_bureau(data.drafted_by)
    except NoSuchBureauError as error:
        raise UnfitInputError(str(error)) from None
    situation = situation_of(bureau, officer, at, data)
    check(guards.BEFORE_COMMENT, situation, instruments=situation.law.names)
    stream = comments_stream_of(bureau.code)
    places = writer.append(
        data,
        log=officer.bureau,
        stream=stream,
        expected_version=reader.version_of(officer.bureau, stream),
        by=by,
        at=at,
    )
    number = places[0].stream_version
    return Done({"bureau": bureau.code, "comment_no": number}, places)


@act(
    "review.answer-comment",
    title="答复上级对审核目录清单的意见",
    takes=CatalogueCommentAnswered,
    guards=guards.BEFORE_ANSWER,
    writes=(CatalogueCommentAnswered,),
)
@transaction.atomic
def answer_comment(
    data: CatalogueCommentAnswered, *, by: OfficerId, at: datetime
) -> Done:
    """Say whether a comment was taken up, and why."""
    situation = _own_situation("review.answer-comment", data, by, at)
    return _append(data, situation, comment_no=data.comment_no)


@act(
    "review.approve-catalogue",
    title="批准审核目录清单",
    takes=CatalogueApproved,
    guards=guards.BEFORE_APPROVAL,
    writes=(CatalogueApproved,),
)
@transaction.atomic
def approve_catalogue(data: CatalogueApproved, *, by: OfficerId, at: datetime) -> Done:
    """Make the draft the bureau's catalogue, and let the public read it."""
    situation = _own_situation("review.approve-catalogue", data, by, at)
    draft = situation.catalogue.open_draft
    if draft is None:
        raise ValueError("the guards let an approval without a draft through")
    public = announce(
        Announcement(
            bureau=situation.bureau,
            edition=draft.edition,
            items=draft.items,
            note=draft.note,
            approved_on=situation.today,
            effective_on=data.effective_on,
            law=situation.law,
            at=at,
        )
    )
    done = _append(data, situation, edition=draft.edition)
    return Done(done.result, (*done.places, *public))


def _own_situation(
    act_name: str, data: object, by: OfficerId, at: datetime
) -> CatalogueSituation:
    """The catalogue of the officer's own bureau; the guards of the act hold."""
    officer = get_officer(by)
    situation = situation_of(get_bureau(officer.bureau), officer, at, data)
    check(RULES[act_name], situation, instruments=situation.law.names)
    return situation


def _append(record: object, situation: CatalogueSituation, **told: int) -> Done:
    bureau: BureauCode = situation.bureau.code
    places = writer.append(
        record,
        log=bureau,
        stream=stream_of(bureau),
        expected_version=situation.catalogue.version,
        by=situation.officer.officer_id,
        at=situation.at,
    )
    return Done({"bureau": bureau, **told}, places)
