"""提出公示意见, 保密和隐私审查: the first two of three persons."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from zhunsheng.authorities.queries import get_officer
from zhunsheng.cases import queries as cases
from zhunsheng.cases.facts import DecisionFacts
from zhunsheng.disclosure import guards
from zhunsheng.disclosure.choices import ExemptionGround, Measure
from zhunsheng.disclosure.commands import _stream
from zhunsheng.disclosure.composition import compose
from zhunsheng.disclosure.queries import has_living_publication
from zhunsheng.disclosure.records import PublicationChecked, PublicationProposed
from zhunsheng.disclosure.state import PublicationState
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.chance import fresh_id
from zhunsheng.kernel.fields import Line, Prose, label
from zhunsheng.kernel.ids import CaseId, OfficerId, PublicationId
from zhunsheng.regulations.bindings import binding_at
from zhunsheng.regulations.guards import check


@dataclass(frozen=True, kw_only=True)
class ProposePublication:
    """提出公示意见."""

    case_id: Annotated[CaseId, label("案件", widget="hidden")]
    measure: Annotated[
        Measure, label("公示方式", "每件决定都要办理：或者公示，或者说明理由不予公示。")
    ] = Measure.PUBLISH
    full_text: Annotated[
        Prose | None,
        label("决定书全文", "留空则公示摘要。个人信息由系统隐去，仍请逐字核对预览。"),
    ] = None
    ground: Annotated[
        ExemptionGround | None, label("不予公示的理由", "只在不予公示时选择。")
    ] = None
    reason: Annotated[
        Prose | None,
        label("说明", "公示的，写明对社会影响的判断；不予公示的，写明具体情况。"),
    ] = None


@dataclass(frozen=True, kw_only=True)
class CheckPublication:
    """保密和隐私审查."""

    publication_id: Annotated[PublicationId, label("公示事项", widget="hidden")]
    passed: Annotated[bool, label("审查通过", "不通过的，退回提出人修改后重新提出。")]
    opinion: Annotated[
        Prose, label("审查意见", "写明查看了哪些内容、有无不宜公开的信息。")
    ]
    cleared: Annotated[
        tuple[Line, ...],
        label(
            "可以公开的数字",
            "预览中标出的疑似号码，核对后确认可以公开的。",
            max_length=200,
        ),
    ] = ()


@act(
    "disclosure.propose-publication",
    title="提出公示意见",
    takes=ProposePublication,
    writes=(PublicationProposed,),
    guards=guards.BEFORE_PROPOSAL,
)
def propose_publication(
    data: ProposePublication, *, by: OfficerId, at: datetime
) -> Done:
    """Propose what the public shall read of a decision, or that it shall not."""
    facts = cases.decision_facts(data.case_id)
    proposed = _proposal(data, facts)
    check(
        guards.BEFORE_PROPOSAL,
        guards.ProposalSituation(
            officer=get_officer(by),
            bureau=facts.bureau,
            publication=PublicationState(),
            facts=facts,
            residues=_stream.residues_of(proposed.text, facts) if proposed.text else (),
            proposed=proposed,
            already_proposed=has_living_publication(data.case_id),
        ),
        instruments=binding_at(facts.bureau, at),
    )
    places = _stream.write(
        proposed,
        bureau=facts.bureau,
        publication_id=proposed.publication_id,
        version=0,
        by=by,
        at=at,
    )
    return Done(result={"id": str(proposed.publication_id)}, places=places)


def _proposal(data: ProposePublication, facts: DecisionFacts) -> PublicationProposed:
    publish = data.measure is Measure.PUBLISH
    return PublicationProposed(
        publication_id=PublicationId(fresh_id()),
        case_id=data.case_id,
        bureau=facts.bureau,
        measure=data.measure,
        text=compose(facts, full_text=data.full_text or "") if publish else None,
        ground=data.ground,
        reason=data.reason or "",
        decision_number=facts.decision_number,
        decided_on=facts.decided_on,
    )


@act(
    "disclosure.check-publication",
    title="公示保密和隐私审查",
    takes=CheckPublication,
    writes=(PublicationChecked,),
    guards=guards.BEFORE_CHECK,
)
def check_publication(data: CheckPublication, *, by: OfficerId, at: datetime) -> Done:
    """Say, as a second person, whether this text may be read by everybody."""
    publication = _stream.load(data.publication_id)
    facts = _stream.facts_of(publication)
    checked = PublicationChecked(
        publication_id=data.publication_id,
        passed=data.passed,
        opinion=data.opinion,
        cleared=data.cleared,
    )
    text = publication.text
    check(
        guards.BEFORE_CHECK,
        guards.CheckSituation(
            officer=get_officer(by),
            bureau=facts.bureau,
            publication=publication,
            facts=facts,
            residues=_stream.residues_of(text, facts) if text else (),
            proposed=checked,
        ),
        instruments=binding_at(facts.bureau, at),
    )
    places = _stream.write(
        checked,
        bureau=facts.bureau,
        publication_id=data.publication_id,
        version=publication.version,
        by=by,
        at=at,
    )
    return Done(result={"id": str(data.publication_id)}, places=places)
