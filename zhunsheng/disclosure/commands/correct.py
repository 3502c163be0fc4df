"""更正公示, 撤回公示: what happens to a text that stands in public."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from zhunsheng.authorities.queries import get_officer
from zhunsheng.disclosure import guards
from zhunsheng.disclosure.choices import WithdrawalGround, withdrawal_basis
from zhunsheng.disclosure.commands import _stream
from zhunsheng.disclosure.composition import compose, known_of_fallen
from zhunsheng.disclosure.records import (
    Corrected,
    Released,
    TextErased,
    Tombstone,
    Withdrawn,
)
from zhunsheng.disclosure.redaction import residue
from zhunsheng.disclosure.state import PublicationState
from zhunsheng.disclosure.streams import public_log_of, stream_of
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.fields import CHINA, PastDate, Prose, label
from zhunsheng.kernel.ids import OfficerId, PublicationId
from zhunsheng.regulations.bindings import binding_at
from zhunsheng.regulations.clauses import in_chinese
from zhunsheng.regulations.guards import check


@dataclass(frozen=True, kw_only=True)
class CorrectPublication:
    """更正公示."""

    publication_id: Annotated[PublicationId, label("公示事项", widget="hidden")]
    reason: Annotated[
        Prose, label("更正说明", "公众会读到：原来怎样写，应当怎样写，由谁提出。")
    ]
    full_text: Annotated[
        Prose | None,
        label("更正后的决定书全文", "留空则按案件现在的信息重新生成摘要。"),
    ] = None
    removes_earlier: Annotated[
        bool,
        label(
            "撤下更正前的内容",
            "更正前的内容含有不应公开的信息时选择；否则两个版本都可查阅。",
        ),
    ] = False


@dataclass(frozen=True, kw_only=True)
class WithdrawPublication:
    """撤回公示."""

    publication_id: Annotated[PublicationId, label("公示事项", widget="hidden")]
    ground: Annotated[WithdrawalGround, label("撤回的理由")]
    fell_on: Annotated[
        PastDate, label("决定失效日期", "被撤销、变更、确认违法或者无效的日期。")
    ]
    reason: Annotated[
        Prose, label("公开的说明", "公众会读到。不写当事人名称，不写决定内容。")
    ]


@act(
    "disclosure.correct",
    title="更正公示",
    takes=CorrectPublication,
    writes=(Corrected, Released, TextErased),
    guards=guards.BEFORE_CORRECTION,
)
def correct(data: CorrectPublication, *, by: OfficerId, at: datetime) -> Done:
    """Put a right text in the place of a wrong one; say publicly what changed."""
    publication = _stream.load(data.publication_id)
    facts = _stream.facts_of(publication)
    today = at.astimezone(CHINA).date()
    text = compose(facts, full_text=data.full_text or "")
    corrected = Corrected(
        publication_id=data.publication_id,
        reason=data.reason,
        text=text,
        removes_earlier=data.removes_earlier,
        corrected_on=today,
        public_log=public_log_of(facts.bureau),
        public_position=-1,
    )
    check(
        guards.BEFORE_CORRECTION,
        guards.CorrectionSituation(
            officer=get_officer(by),
            bureau=facts.bureau,
            publication=publication,
            facts=facts,
            residues=_stream.residues_of(text, facts, data.reason),
            proposed=corrected,
        ),
        instruments=binding_at(facts.bureau, at),
    )
    removes = publication.standing if data.removes_earlier else ()
    edition = len(publication.positions) + 1
    public = _stream.release(
        Released(
            publication_id=data.publication_id,
            edition=edition,
            published_on=today,
            note=data.reason,
            text=text,
            removes=removes,
        ),
        bureau=facts.bureau,
        stream=stream_of(data.publication_id),
        version=edition - 1,
        at=at,
    )
    places = _stream.write(
        replace(corrected, public_position=public.position),
        bureau=facts.bureau,
        publication_id=data.publication_id,
        version=publication.version,
        by=by,
        at=at,
    )
    _stream.erase(
        removes,
        bureau=facts.bureau,
        publication_id=data.publication_id,
        by=by,
        at=at,
    )
    return Done(result={"id": str(data.publication_id)}, places=(*places, public))


@act(
    "disclosure.withdraw",
    title="撤回公示",
    takes=WithdrawPublication,
    writes=(Withdrawn, Tombstone, TextErased),
    guards=guards.BEFORE_WITHDRAWAL,
)
def withdraw(data: WithdrawPublication, *, by: OfficerId, at: datetime) -> Done:
    """Take the text away everywhere; leave number, date, reason and clause."""
    publication = _stream.load(data.publication_id)
    facts = _stream.facts_of(publication)
    today = at.astimezone(CHINA).date()
    withdrawn = Withdrawn(
        publication_id=data.publication_id,
        ground=data.ground,
        reason=data.reason,
        fell_on=data.fell_on,
        withdrawn_on=today,
        public_log=public_log_of(facts.bureau),
        public_position=-1,
    )
    check(
        guards.BEFORE_WITHDRAWAL,
        guards.WithdrawalSituation(
            officer=get_officer(by),
            bureau=facts.bureau,
            publication=publication,
            facts=facts,
            residues=residue(data.reason, known_of_fallen(facts)),
            proposed=withdrawn,
            on=today,
        ),
        instruments=binding_at(facts.bureau, at),
    )
    public = _stream.release(
        _tombstone(withdrawn, publication),
        bureau=facts.bureau,
        stream=stream_of(data.publication_id),
        version=len(publication.positions),
        at=at,
    )
    places = _stream.write(
        replace(withdrawn, public_position=public.position),
        bureau=facts.bureau,
        publication_id=data.publication_id,
        version=publication.version,
        by=by,
        at=at,
    )
    _stream.erase(
        publication.standing,
        bureau=facts.bureau,
        publication_id=data.publication_id,
        by=by,
        at=at,
    )
    return Done(result={"id": str(data.publication_id)}, places=(*places, public))


def _tombstone(withdrawn: Withdrawn, publication: PublicationState) -> Tombstone:
    text, released_on = publication.text, publication.published_on
    if text is None or released_on is None:
        raise ValueError("what was published has a text and a day")
    return Tombstone(
        publication_id=withdrawn.publication_id,
        bureau=text.bureau,
        bureau_name=text.bureau_name,
        kind=text.kind,
        decision_number=text.decision_number,
        released_on=released_on,
        fell_on=withdrawn.fell_on,
        withdrawn_on=withdrawn.withdrawn_on,
        ground=withdrawn.ground,
        reason=withdrawn.reason,
        basis=tuple(map(in_chinese, withdrawal_basis(withdrawn.ground))),
        removes=publication.standing,
    )
