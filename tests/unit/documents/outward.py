"""Whole contents of the documents that leave the bureau."""

from datetime import date, datetime
from typing import Any

from tests.unit.documents.facts import (
    BASIS,
    CASE,
    CHINA,
    CONTACT,
    EVIDENCE,
    FACTS,
    HANDLERS,
    NUMBER,
    PARTY,
    REMEDY,
)
from zhunsheng.documents.content import (
    decision,
    filing,
    hearing,
    investigation,
    transfer,
)
from zhunsheng.documents.content.parts import Person

OUTWARD: dict[str, Any] = {
    "not-filed-notice": filing.NotFiledNotice(
        addressee="冯知情",
        matter="你于2026年3月2日举报示范市康宁堂大药房串换药品。",
        reason="经核查，所反映的结算记录与进货记录一致，没有违法事实。",
        basis="《医疗保障行政处罚程序暂行规定》第十五条。",
        told_by="书面告知，邮寄送达",
        remedy="对本告知有异议的，可以自收到之日起六十日内申请行政复议。",
        contact=CONTACT,
        made_on=date(2026, 3, 20),
    ),
    "rectification-order": investigation.RectificationOrder(
        party=PARTY,
        facts=FACTS,
        basis="《中华人民共和国行政处罚法》第二十八条第一款。",
        requirements=("停止串换药品的行为；", "修正收银系统中的药品编码。"),
        due_on=date(2026, 4, 10),
        checking="本机关将于期满后进行复查。",
        remedy=REMEDY,
        contact=CONTACT,
        made_on=date(2026, 3, 18),
    ),
    "suspension-notice": investigation.SuspensionNotice(
        case_name=CASE,
        case_number=NUMBER,
        party=PARTY,
        reason="本案须以另一行政机关对药品属性的认定为依据，该认定尚未作出。",
        basis="《医疗保障行政处罚程序暂行规定》第四十二条第一项。",
        suspended_on=date(2026, 4, 1),
        resumes="认定作出之日起恢复调查。",
        contact=CONTACT,
        made_on=date(2026, 4, 1),
    ),
    "penalty-notice": hearing.PenaltyNotice(
        party=PARTY,
        facts=FACTS,
        evidence="现场检查笔录、询问笔录、医保结算明细清单等。",
        reason="当事人的行为造成医疗保障基金损失，应当依法处罚。",
        basis=BASIS,
        proposals=(
            "责令退回造成的医疗保障基金损失人民币48,620.50元；",
            "处造成损失金额1.5倍罚款，计人民币72,930.75元。",
        ),
        defence_term="你（单位）可以自收到本告知书之日起五个工作日内，"
        "向本机关进行陈述和申辩。",
        hearing_term="你（单位）有要求举行听证的权利。要求听证的，应当自收到"
        "本告知书之日起五个工作日内提出；逾期未提出的，视为放弃。",
        contact=CONTACT,
        made_on=date(2026, 5, 12),
    ),
    "hearing-notice": hearing.HearingNotice(
        party=PARTY,
        case_name=CASE,
        asked_on=date(2026, 5, 15),
        held_at=datetime(2026, 5, 28, 9, 0, tzinfo=CHINA),
        place="兰州市医疗保障局（演示）听证室",
        openness="公开听证",
        presider=Person(name="陈释理", post="法规科科长"),
        recorder=Person(name="卫记录", post="法规科科员"),
        rights="你（单位）可以亲自参加听证，也可以委托一至二人代理；"
        "可以申请主持人回避。无正当理由拒不出席的，视为放弃听证权利。",
        contact=CONTACT,
        made_on=date(2026, 5, 18),
    ),
    "penalty-decision": decision.PenaltyDecision(
        party=PARTY,
        course="本机关于2026年3月11日对当事人涉嫌串换药品一案立案调查，"
        "于2026年4月28日调查终结。",
        facts=FACTS,
        evidence=EVIDENCE,
        hearing="本机关于2026年5月12日送达行政处罚事先告知书，告知当事人拟处罚的内容、"
        "事实、理由、依据和陈述、申辩、要求听证的权利。"
        "当事人在法定期限内没有提出陈述、申辩，也没有要求听证。",
        basis=BASIS,
        discretion="当事人违法行为持续十二个月，涉及312人次，能够配合调查，"
        "没有从轻、减轻或者从重情节，适用裁量基准的一般情形，处损失金额1.5倍罚款。",
        decisions=(
            "责令退回造成的医疗保障基金损失人民币48,620.50元；",
            "处造成损失金额1.5倍罚款，计人民币72,930.75元。",
        ),
        performance=(
            (
                "退回的医疗保障基金，自收到本决定书之日起十五日内缴至"
                "示范市医疗保障基金财政专户（账号：0000 0000 0000 0001）；"
            ),
            (
                "罚款自收到本决定书之日起十五日内缴至指定银行上缴国库"
                "（账号：0000 0000 0000 0002）。到期不缴纳的，每日按罚款数额的百分之三"
                "加处罚款，加处罚款的数额不超过罚款的数额。"
            ),
        ),
        remedy=REMEDY,
        disclosure="本决定将自作出之日起七个工作日内依法向社会公开。",
        made_on=date(2026, 6, 26),
        fine_fen=7_293_075,
        refund_fen=4_862_050,
    ),
    "no-penalty-decision": decision.NoPenaltyDecision(
        party=PARTY,
        course="本机关于2026年3月11日立案调查，于2026年4月28日调查终结。",
        facts="经查，当事人于2025年12月重复收费一次，金额86.00元，次日主动退回。",
        evidence=EVIDENCE,
        basis="《中华人民共和国行政处罚法》第三十三条第一款。",
        reason="违法行为轻微并及时改正，没有造成危害后果。",
        decisions=("对当事人不予行政处罚。",),
        remedy=REMEDY,
        made_on=date(2026, 6, 26),
    ),
    "transfer-letter": transfer.TransferLetter(
        receiver="示范市公安局",
        case_name=CASE,
        case_number=NUMBER,
        party=PARTY,
        course="本机关于2026年3月11日立案调查，于2026年4月28日调查终结。",
        facts=FACTS,
        evidence=EVIDENCE,
        reason="当事人以非法占有为目的虚构结算，数额较大，涉嫌犯罪，"
        "依法需要追究刑事责任。",
        basis="《行政执法机关移送涉嫌犯罪案件的规定》第三条。",
        attachments=("案件调查终结报告", "涉案物品清单", "证据材料三卷"),
        reply="请自接受本案之日起三日内进行审查，并将决定书面通知本机关。",
        contact=CONTACT,
        made_on=date(2026, 6, 26),
    ),
    "service-receipt": decision.ServiceReceipt(
        case_name=CASE,
        documents=(
            decision.Served(
                title="行政处罚决定书", number="兰医保罚决字〔2026〕1号", copies=1
            ),
        ),
        recipient=PARTY.name,
        place="示范市示范区人民中路118号",
        served_at=datetime(2026, 6, 29, 10, 5, tzinfo=CHINA),
        method="直接送达",
        servers=HANDLERS,
        receiver="孙示范（法定代表人）",
        made_on=date(2026, 6, 29),
    ),
    "address-confirmation": decision.AddressConfirmation(
        case_name=CASE,
        party=PARTY,
        recipient="孙示范",
        phone="13800000000",
        address="示范市示范区人民中路118号",
        told="送达地址适用于本案各阶段。因提供的地址不准确、变更后没有告知，"
        "致使文书无法送达的，由当事人承担后果。",
        electronic_consent="同意电子送达",
        electronic_address="kangningtang@mail.example",
        confirmed_on=date(2026, 3, 17),
    ),
    "payment-demand": decision.PaymentDemand(
        party=PARTY,
        decision_number="兰医保罚决字〔2026〕1号",
        decided_on=date(2026, 6, 26),
        served_on=date(2026, 6, 29),
        unmet="缴纳罚款人民币72,930.75元。",
        term="自收到本催告书之日起十个工作日内履行。",
        manner="持本催告书到指定银行缴纳。",
        total_fen=14_586_150,
        late_fen=7_293_075,
        account="上缴国库（账号：0000 0000 0000 0002）。",
        rights="你（单位）有权自收到本催告书之日起十个工作日内进行陈述和申辩。",
        contact=CONTACT,
        made_on=date(2027, 1, 5),
    ),
}
