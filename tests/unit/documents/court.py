"""Whole contents of the papers for the court."""

from datetime import date
from typing import Any

from tests.unit.documents.facts import CASE, CONTACT, NUMBER, PARTY
from zhunsheng.documents.content import court
from zhunsheng.documents.content.parts import Opinion

_REQUESTS = (
    "强制执行罚款人民币72,930.75元（大写：柒万贰仟玖佰叁拾元柒角伍分）。",
    (
        "强制执行逾期加处的罚款人民币72,930.75元（大写：柒万贰仟玖佰叁拾元柒角伍分）"
        "（计算至2026年12月30日，以罚款数额为限）。"
    ),
)
_DECISION = (
    "本机关于2026年6月26日作出兰医保罚决字〔2026〕1号行政处罚决定，"
    "于2026年6月29日送达当事人。决定内容：处罚款72,930.75元。"
)
_REASONS = (
    "当事人串换药品，造成医疗保障基金损失。\n"
    "依据《中华人民共和国行政强制法》第五十三条的规定，申请强制执行。"
)
_DEMAND = (
    "本机关于2026年12月8日制作履行催告书，于2026年12月9日送达当事人。"
    "截至2026年12月30日，当事人没有履行。"
)
COURT: dict[str, Any] = {
    "court-application": court.CourtApplication(
        court="示范市示范区人民法院",
        applicant="示范市医疗保障局",
        address="示范市示范区示范路1号",
        head="郑守正",
        party=PARTY,
        requests=_REQUESTS,
        total_fen=14_586_150,
        decision=_DECISION,
        reasons=_REASONS,
        remedies="当事人没有申请行政复议，也没有提起行政诉讼。",
        demand=_DEMAND,
        party_view="当事人表示经营困难，没有提出陈述申辩。",
        property="当事人名下有经营场所租赁权和银行存款账户一个。",
        attachments=(
            "行政处罚决定书及其送达回证",
            "作出决定的证据材料",
            "履行催告书及其送达回证，当事人意见的记录",
        ),
        contact=CONTACT,
        made_on=date(2027, 1, 5),
    ),
    "court-application-report": court.CourtApplicationReport(
        case_name=CASE,
        case_number=NUMBER,
        party=PARTY,
        court="示范市示范区人民法院",
        requests=_REQUESTS,
        decision=_DECISION,
        reasons=_REASONS,
        surcharge="2026-07-15 至 2026-08-17 共 34 日，每日 2,187.92 元，"
        "计 72,930.75 元（以罚款数额为限）。",
        remedies="当事人没有申请行政复议，也没有提起行政诉讼。",
        demand=_DEMAND,
        party_view="当事人表示经营困难，没有提出陈述申辩。",
        property="当事人名下有经营场所租赁权和银行存款账户一个。",
        window="2026年12月30日至2027年3月29日。",
        handler_opinion=Opinion(
            text="拟申请人民法院强制执行，现送法制审核。",
            name="赵铁柱",
            signed_on=date(2026, 12, 30),
        ),
    ),
}
