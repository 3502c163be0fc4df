"""机器发现 of one case as it stands: reads what the examination looks at, once."""

from datetime import datetime

from zhunsheng.authorities.queries import list_bureaus_in
from zhunsheng.cases.examination import (  # noqa: F401  # each registers its checks
    amounts,
    authority,
    benchmark,
    crime,
    enforcement,
    facts,
    hearing,
    lawful,
    officers,
    other,
    papers,
    powers,
    procedure,
    timing,
    weighing,
)
from zhunsheng.cases.examination.looking import examine
from zhunsheng.cases.examination.material import Earlier, Material
from zhunsheng.cases.gathering import NoSuchCaseError, documents_of, registers_of
from zhunsheng.cases.informants import informant_of
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.state import CaseState
from zhunsheng.cases.viewing.streams import (
    case_records,
    standing_of_row,
    state_of_row,
)
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.regulations.instruments import Level
from zhunsheng.review.findings import Finding, examines
from zhunsheng.vault.files import kept_among

_PROVINCE = 2  # digits of a region code
_MOST_EARLIER = 50
"""Earlier decisions about one party that are looked at, the newest first."""


@examines
def findings_of_case(
    bureau: BureauCode, case_id: CaseId, at: datetime
) -> tuple[Finding, ...]:
    """Everything that the machine finds in the case at that moment."""
    return examine(material_of(bureau, case_id, at))


def material_of(bureau: BureauCode, case_id: CaseId, at: datetime) -> Material:
    """What the examination looks at; ``NoSuchCaseError`` in another bureau's case."""
    row = CaseRow.objects.filter(case_id=case_id, bureau=bureau).first()
    if row is None:
        raise NoSuchCaseError
    standing = standing_of_row(row, at)
    registers = registers_of(bureau)
    files = (one.given.file for one in standing.case.evidence)
    return Material(
        standing=standing,
        at=at,
        written=case_records(row),
        bureau=registers.bureau,
        named=registers.named,
        documents=documents_of(standing.case),
        earlier=_earlier(row, standing.case),
        informant=informant_of(bureau, case_id),
        kept=kept_among({one for one in files if one}),
        regions=_regions(bureau),
    )


def _earlier(row: CaseRow, case: CaseState) -> tuple[Earlier, ...]:
    """What the bureau decided about the same party: of the same name and number."""
    filing = case.filing
    if filing is None:
        return ()
    rows = CaseRow.objects.filter(
        bureau=row.bureau, party_name=filing.party.name, decided_on__isnull=False
    ).exclude(case_id=row.case_id)
    found = (state_of_row(one) for one in rows.order_by("-decided_on")[:_MOST_EARLIER])
    return tuple(
        Earlier(
            number=one.decision.number,
            decided_on=one.decision.decided_on,
            outcome=one.decision.outcome,
            violations=one.decision.violations,
            stands=one.overturned is None,
        )
        for one in found
        if one.decision is not None
        and one.filing is not None
        and one.filing.party.identifier == filing.party.identifier
    )


def _regions(bureau: BureauCode) -> dict[BureauCode, str]:
    """地名 of the cities and counties of the province, by the names of bureaus."""
    return {
        one.code: one.name.partition("医疗保障局")[0]
        for one in list_bureaus_in(bureau[:_PROVINCE])
        if one.level in (Level.CITY, Level.COUNTY)
    }
