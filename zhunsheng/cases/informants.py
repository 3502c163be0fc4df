"""投诉举报人: who told us. A stream of its own, shown to the handlers only."""

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.records.leads import Informant, InformantRecorded
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger import reader


def informant_stream(case_id: CaseId) -> str:
    """The stream that holds who reported the lead."""
    return f"informant/{case_id}"


def informant_of(bureau: BureauCode, case_id: CaseId) -> Informant | None:
    """The informant of a lead, if one gave a name."""
    for record, _ in reader.replay(bureau, informant_stream(case_id)):
        if isinstance(record, InformantRecorded):
            return record.informant
    return None


def may_know_informant(officer: Officer, case: CaseState) -> bool:
    """Those who handle the lead or case, and nobody else (条例 第三十五条)."""
    if officer.officer_id in case.recused:
        return False
    registered = any(
        deed.type == "cases.lead-registered" and deed.by == officer.officer_id
        for deed in case.deeds
    )
    return registered or (
        officer.holds(Post.HANDLER) and officer.officer_id in case.handlers
    )
