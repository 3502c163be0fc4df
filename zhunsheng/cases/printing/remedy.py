"""救济途径: the body, the court and the time for each."""

from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.printing.wording import term


def remedy(situation: Situation, paper: str) -> str:
    """复议和诉讼 against ``paper`` (本决定书, 本通知书), by the law of the case."""
    rule, bureau = situation.law, situation.bureau
    again = term(rule.period("apply-for-reconsideration"))
    sue = term(rule.period("sue"))
    return (
        f"不服{paper}的，可以自收到之日起{again}内向{bureau.reconsideration_body}"
        f"申请行政复议，也可以自收到之日起{sue}内依法向{bureau.court}提起行政诉讼。"
    )
