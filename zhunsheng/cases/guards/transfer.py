"""What the law asks of a draft that transfers the case to another organ."""

from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.notice import DraftDecision
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard

TRANSFERS = frozenset({Outcome.TRANSFER_AUTHORITY, Outcome.TRANSFER_JUDICIAL})


@guard(
    "cases.transfer-organ-missing",
    "移送案件的，应当写明受移送机关和随案移送材料；不移送的，不填写。",
    basis=cite("nhsa-order-4:43", "apl-2021:57.1(4)", "ys310:6"),
    way_out="填写或者删去受移送机关和随案移送材料。",
)
def transfer_says_where(situation: Situation) -> bool:
    """移送: to a named organ, with the materials; any other outcome names neither."""
    data = situation.data
    if not isinstance(data, DraftDecision):
        return True
    if data.outcome in TRANSFERS:
        return data.transfer_to is not None and bool(data.attachments)
    return data.transfer_to is None and not data.attachments
