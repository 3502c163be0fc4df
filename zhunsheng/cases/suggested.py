"""采用的机器建议文字: which texts of a case say what an engine suggested."""

from collections.abc import Iterable

from zhunsheng.cases.marking import MarkedText, marked_in
from zhunsheng.cases.pages import MachineText
from zhunsheng.cases.records.notice import DecisionDrafted, DefenceAnswered
from zhunsheng.cases.state import CaseState

PENDING = "机器建议文字，尚待承办人确认"
ANSWERED_FOR = "机器建议文字，已经承办人核对确认"


def common_words(case: CaseState) -> tuple[str, ...]:
    """Words that every text about the case has: they mark nothing."""
    party = case.party
    return (case.name, case.number, party.name if party else "")


def marked_before(
    case: CaseState, given: object, version: int
) -> tuple[MarkedText, ...]:
    """What a record at ``version`` took from the suggestions that were there then."""
    before = [one for one in case.suggestions if one.no < version]
    return marked_in(given, before, ignoring=common_words(case))


def marked_in_draft(case: CaseState) -> tuple[MarkedText, ...]:
    """The marked texts of the current draft, confirmed or not."""
    if case.draft is None:
        return ()
    return marked_before(case, case.draft.given, case.draft_version)


def draft_is_confirmed(case: CaseState) -> bool:
    """Whether a handler answered for the current draft's words."""
    return case.wording_confirmed > case.draft_version


def marked_in_answers(case: CaseState) -> tuple[tuple[MarkedText, bool], ...]:
    """复核意见: the marked texts of the answers, each with whether it is confirmed."""
    return tuple(
        (marked, case.wording_confirmed > version)
        for version, answer in case.answers
        for marked in marked_before(case, answer, version)
    )


def marked_in_case(case: CaseState) -> tuple[tuple[MarkedText, bool], ...]:
    """Every marked text on which a decision would rest, and whether it is confirmed."""
    confirmed = draft_is_confirmed(case)
    draft = tuple((one, confirmed) for one in marked_in_draft(case))
    return draft + marked_in_answers(case)


def unconfirmed(case: CaseState) -> tuple[MarkedText, ...]:
    """What a handler has yet to answer for."""
    if not case.suggestions:
        return ()
    return tuple(one for one, confirmed in marked_in_case(case) if not confirmed)


def in_words(case: CaseState) -> tuple[MachineText, ...]:
    """标记, as pages show it: each text of the case with its state."""
    if not case.suggestions:
        return ()
    return tuple(_shown(one, confirmed) for one, confirmed in marked_in_case(case))


def of_record(case: CaseState, record: object, version: int) -> tuple[MachineText, ...]:
    """标记 in a record of the case, where drafts and answers stand."""
    given = record.given if isinstance(record, DecisionDrafted) else record
    if not isinstance(record, DecisionDrafted | DefenceAnswered):
        return ()
    confirmed = case.wording_confirmed > version
    return tuple(_shown(one, confirmed) for one in marked_before(case, given, version))


def _shown(marked: MarkedText, confirmed: bool) -> MachineText:  # noqa: FBT001
    status = ANSWERED_FOR if confirmed else PENDING
    return MachineText(marked=marked, status=status, confirmed=confirmed)


def told(marked: Iterable[MarkedText]) -> tuple[str, ...]:
    """标记的文字, one line a text: where it stands and its passages."""
    return tuple(f"{one.label}：“{'……'.join(one.passages)}”" for one in marked)
