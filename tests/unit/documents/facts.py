"""The facts of one made-up case, from which the samples are built."""

from dataclasses import fields
from datetime import date, datetime, timedelta, timezone
from typing import Any

from zhunsheng.documents.content.parts import Contact, Officer, Opinion, Party, Signing

CHINA = timezone(timedelta(hours=8))
AT = datetime(2026, 6, 26, 10, 0, tzinfo=CHINA)
ORGAN = "兰州市医疗保障局（演示）"
QR = "https://zhunsheng.example/proof/6f9619ff-8b86-4d01-b42d-00cf4fc964ff"

CASE = "示范市康宁堂大药房涉嫌串换药品案"
NUMBER = "兰医保案〔2026〕3号"
PARTY = Party(
    name="示范市康宁堂大药房有限责任公司",
    identity_type="统一社会信用代码",
    identity_number="91620100MA00000X0K",
    address="示范市示范区人民中路118号",
    representative="孙示范",
)
HANDLERS = (
    Officer(name="赵铁柱", certificate="28010012345"),
    Officer(name="钱立言", certificate="28010012346"),
)
CONTACT = Contact(
    name="赵铁柱", phone="0931-0000000", address="示范市示范区政务大道1号"
)
SIGNING = Signing(party_says="以上笔录我看过，与我所说相符。", witness="吴见证")
FACTS = (
    "经查，当事人于2025年1月1日至2025年12月31日期间，将保健食品、化妆品等"
    "不属于医疗保障基金支付范围的物品，串换为医保目录内药品刷卡结算，"
    "共计312人次，涉及医疗保障基金人民币48,620.50元。\n"
    "上述行为造成医疗保障基金损失48,620.50元，当事人对此没有异议。"
)
EVIDENCE = (
    "现场检查笔录一份，证明当事人药品进销存与结算记录不符的事实；",
    "询问笔录三份，证明串换药品的经过和人次；",
    "医保结算明细清单一份，证明涉及医疗保障基金的数额。",
)
BASIS = (
    "《医疗保障基金使用监督管理条例》第三十八条第四项：定点医药机构有"
    "“串换药品、医用耗材、诊疗项目和服务设施”情形的，由医疗保障行政部门责令改正，"
    "责令退回造成的医疗保障基金损失，处造成损失金额1倍以上2倍以下的罚款。"
)
REMEDY = (
    "如不服本决定，可以自收到本决定书之日起六十日内向示范市人民政府申请行政复议，"
    "也可以自收到本决定书之日起六个月内依法向示范市示范区人民法院提起行政诉讼。"
)


def opinion(text: str, name: str, day: int) -> Opinion:
    return Opinion(text=text, name=name, signed_on=date(2026, 3, day))


def time_of(hour: int, minute: int) -> datetime:
    return datetime(2026, 3, 17, hour, minute, tzinfo=CHINA)


def changed(content: Any, **values: Any) -> Any:
    """The content with other values for some fields, unchecked."""
    kept = {one.name: getattr(content, one.name) for one in fields(content)}
    return type(content)(**(kept | values))
