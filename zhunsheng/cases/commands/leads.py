"""线索与立案: from the register of leads to the filing of a case."""

from datetime import datetime

from django.db import transaction

from zhunsheng.authorities.queries import get_officer
from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.causes import case_name
from zhunsheng.cases.commands._engine import (
    Pen,
    foresee,
    performs,
    proposed,
    record_data,
    rejected,
)
from zhunsheng.cases.gathering import gather, stream_of
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.informants import informant_of, informant_stream
from zhunsheng.cases.printing import lead as printing
from zhunsheng.cases.records.filing import CaseFiled, FilingProposed
from zhunsheng.cases.records.leads import (
    InformantRecorded,
    LeadRegistered,
    NotFiled,
    NotFilingProposed,
    RegisterLead,
    VerificationExtended,
)
from zhunsheng.cases.records.proposals import Ruling
from zhunsheng.cases.state import CaseState
from zhunsheng.documents.numbering import Number, next_number
from zhunsheng.kernel import chance
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.regulations.guards import check

LEAD_SERIES = "线字"
CASE_SERIES = "立字"

_REGISTER = CATALOGUE["cases.register-lead"]


@act(
    _REGISTER.name,
    title=_REGISTER.title,
    takes=_REGISTER.takes,
    guards=_REGISTER.guards,
    writes=_REGISTER.writes,
)
@transaction.atomic
def register_lead(data: RegisterLead, *, by: OfficerId, at: datetime) -> Done:
    """登记线索: begin a stream; the informant stands in another one."""
    officer = get_officer(by)
    situation = gather(_REGISTER, CaseState(bureau=officer.bureau), data, officer, at)
    check(_REGISTER.guards, situation, instruments=situation.law.names)
    case_id = CaseId(chance.fresh_id())
    number = _number(situation, LEAD_SERIES)
    registered = LeadRegistered(
        case_id=case_id,
        number=number.text,
        number_series=number.series,
        number_year=number.year,
        ordinal=number.ordinal,
        source=data.source,
        received_on=data.received_on,
        suspect=data.suspect,
        suspect_kind=data.suspect_kind,
        summary=data.summary,
        named_informant=data.informant is not None,
    )
    places = writer.append(
        registered,
        log=officer.bureau,
        stream=stream_of(case_id),
        expected_version=0,
        by=by,
        at=at,
    )
    if data.informant is not None:
        places += writer.append(
            InformantRecorded(case_id=case_id, informant=data.informant),
            log=officer.bureau,
            stream=informant_stream(case_id),
            expected_version=0,
            by=by,
            at=at,
        )
    foresee(officer.bureau, case_id, at)
    return Done({"id": str(case_id), "number": number.text}, places)


def _number(situation: Situation, series: str) -> Number:
    return next_number(
        bureau=situation.officer.bureau,
        prefix=situation.bureau.document_prefix,
        series=series,
        year=situation.today.year,
    )


for _name in (
    "cases.start-urgently",
    "cases.conclude-verification",
    "cases.propose-verification-extension",
    "cases.propose-filing",
    "cases.propose-not-filing",
    "cases.check-proposal",
    "cases.answer-informant",
):
    performs(_name)(record_data)


@performs("cases.approve-verification-extension")
def extend_verification(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """批准延长核查."""
    del pen
    ruling: Ruling = situation.data
    return rejected(situation) or (
        VerificationExtended(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            opinion=ruling.opinion,
        ),
    )


@performs("cases.approve-filing")
def file_case(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """批准立案: the case gets its number and name; 立案审批表 is made."""
    no = rejected(situation)
    if no is not None:
        return no
    ruling: Ruling = situation.data
    content = proposed(situation, FilingProposed)
    number = _number(situation, CASE_SERIES)
    name = case_name(content.party.name, content.situation_nos, decided=False)
    pen.result["number"] = number.text
    pen.issue(
        "filing-approval",
        printing.filing_approval(situation, ruling, number=number.text, name=name),
    )
    return (
        CaseFiled(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            number=number.text,
            number_series=number.series,
            number_year=number.year,
            ordinal=number.ordinal,
            name=name,
            filed_on=situation.today,
            opinion=ruling.opinion,
        ),
    )


@performs("cases.approve-not-filing")
def decline_filing(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """批准不予立案: a named informant gets the notice."""
    no = rejected(situation)
    if no is not None:
        return no
    ruling: Ruling = situation.data
    content = proposed(situation, NotFilingProposed)
    informant = informant_of(situation.officer.bureau, ruling.case_id)
    if informant is not None:
        pen.issue(
            "not-filed-notice", printing.not_filed_notice(situation, informant.name)
        )
    return (
        NotFiled(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            reasons=content.reasons,
            opinion=ruling.opinion,
        ),
    )
