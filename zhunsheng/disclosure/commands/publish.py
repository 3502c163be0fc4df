"""公示, 不予公示: the third person decides."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from zhunsheng.authorities.queries import get_officer
from zhunsheng.disclosure import guards
from zhunsheng.disclosure.commands import _stream
from zhunsheng.disclosure.guards import Situation
from zhunsheng.disclosure.records import Exempted, Published, Released
from zhunsheng.disclosure.state import PublicationState
from zhunsheng.disclosure.streams import stream_of
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.fields import CHINA, Prose, label
from zhunsheng.kernel.ids import OfficerId, PublicationId
from zhunsheng.regulations.bindings import binding_at
from zhunsheng.regulations.guards import check


@dataclass(frozen=True, kw_only=True)
class Publish:
    """批准公示."""

    publication_id: Annotated[PublicationId, label("公示事项", widget="hidden")]


@dataclass(frozen=True, kw_only=True)
class Exempt:
    """批准不予公示."""

    publication_id: Annotated[PublicationId, label("公示事项", widget="hidden")]
    opinion: Annotated[Prose, label("批准意见", "写明同意不予公示的理由。")]


def _situation(publication: PublicationState, by: OfficerId) -> Situation:
    facts = _stream.facts_of(publication)
    text = publication.text
    return Situation(
        officer=get_officer(by),
        bureau=facts.bureau,
        publication=publication,
        facts=facts,
        residues=_stream.residues_of(text, facts) if text else (),
    )


@act(
    "disclosure.publish",
    title="批准公示",
    takes=Publish,
    writes=(Published, Released),
    guards=guards.BEFORE_PUBLICATION,
)
def publish(data: Publish, *, by: OfficerId, at: datetime) -> Done:
    """Release the checked text: from now on anybody may read it."""
    publication = _stream.load(data.publication_id)
    situation = _situation(publication, by)
    binding = binding_at(situation.bureau, at)
    check(guards.BEFORE_PUBLICATION, situation, instruments=binding)
    today = at.astimezone(CHINA).date()
    text = publication.text
    if text is None:
        raise ValueError("a publication that was proposed has a text")
    public = _stream.release(
        Released(
            publication_id=data.publication_id,
            edition=1,
            published_on=today,
            note="",
            text=text,
            removes=(),
        ),
        bureau=situation.bureau,
        stream=stream_of(data.publication_id),
        version=0,
        at=at,
    )
    places = _stream.write(
        Published(
            publication_id=data.publication_id,
            published_on=today,
            public_log=public.log,
            public_position=public.position,
        ),
        bureau=situation.bureau,
        publication_id=data.publication_id,
        version=publication.version,
        by=by,
        at=at,
    )
    return Done(result={"id": str(data.publication_id)}, places=(*places, public))


@act(
    "disclosure.exempt",
    title="批准不予公示",
    takes=Exempt,
    writes=(Exempted,),
    guards=guards.BEFORE_EXEMPTION,
)
def exempt(data: Exempt, *, by: OfficerId, at: datetime) -> Done:
    """Agree that the decision is kept back, on the ground that was proposed."""
    publication = _stream.load(data.publication_id)
    situation = _situation(publication, by)
    binding = binding_at(situation.bureau, at)
    check(guards.BEFORE_EXEMPTION, situation, instruments=binding)
    proposal = publication.proposal
    if proposal is None or proposal.ground is None:
        raise ValueError("an exemption that was proposed has a ground")
    places = _stream.write(
        Exempted(
            publication_id=data.publication_id,
            ground=proposal.ground,
            opinion=data.opinion,
        ),
        bureau=situation.bureau,
        publication_id=data.publication_id,
        version=publication.version,
        by=by,
        at=at,
    )
    return Done(result={"id": str(data.publication_id)}, places=places)
