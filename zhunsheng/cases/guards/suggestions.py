"""机器建议文字: nothing is decided on words for which nobody answers."""

from zhunsheng.cases.guards import persons, stages
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.suggestions import ConfirmWording
from zhunsheng.cases.suggested import unconfirmed
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard


def _where(situation: Situation) -> str:
    named = "、".join(
        f"{one.label}（{one.length} 字）" for one in unconfirmed(situation.case)
    )
    return f"尚待确认的文字在：{named}。"


@guard(
    "cases.wording-unconfirmed",
    "采用的机器建议文字尚未经承办人核对确认，不得据以告知当事人、作出决定。",
    basis=cite("apl-2021:40", "apl-2021:5.2", "apl-2021:57.1"),
    way_out="由承办人逐字核对后确认机器建议文字，或者在送法制审核时作出声明。",
    detail=_where,
)
def wording_was_confirmed(situation: Situation) -> bool:
    """文字有人负责: an officer read every suggested passage and answers for it."""
    return not unconfirmed(situation.case)


@guard(
    "cases.no-machine-wording",
    "没有待确认的机器建议文字。",
    basis=cite("apl-2021:57.1"),
    way_out="无需确认。",
)
def wording_waits(situation: Situation) -> bool:
    """确认: there is something to confirm."""
    return bool(unconfirmed(situation.case))


@guard(
    "cases.wording-not-declared",
    "承办人应当声明已经逐字核对，并对采用的文字负责。",
    basis=cite("nhsa-2020-32:5.4.4", "apl-2021:40"),
    way_out="核对后作出声明；与事实、证据不符的，先重新拟定。",
)
def handler_answers_for_wording(situation: Situation) -> bool:
    """承办人声明."""
    data = situation.data
    return not isinstance(data, ConfirmWording) or data.confirmed


KEEP = (*persons.HANDLER, *stages.UNDECIDED)
CONFIRM = (
    *persons.HANDLER,
    *stages.UNDECIDED,
    wording_waits,
    handler_answers_for_wording,
)
