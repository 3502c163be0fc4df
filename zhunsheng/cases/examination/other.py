"""其他: what a text must not say: other people's data, days to come, two amounts."""

import re

from zhunsheng.cases.examination import reading
from zhunsheng.cases.examination.amounts import texts_of
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Material
from zhunsheng.cases.records.evidence import InterviewRecorded
from zhunsheng.kernel.money import yuan
from zhunsheng.review.records import Point

_IDENTIFIERS = (
    ("身份证号码", re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])")),
    ("手机号码", re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")),
    (
        "病历号、住院号",
        re.compile(
            r"(?:病历|病案|住院|门诊|处方)(?:编号|号码?)[为是:：]?\s?[0-9A-Za-z-]{4,}"
        ),
    ),
)
_PATIENTS = ("患者", "病人", "参保人", "家属", "病员")


@looks(
    "informant-named",
    Point.OTHER,
    "拟处理意见中没有举报人的信息",
    "r735:35.2",
    "r735:46",
)
def the_informant_is_not_named(material: Material) -> Seen:
    """举报人: neither name nor contact; the finding does not repeat them."""
    informant = material.informant
    if informant is None or material.draft is None:
        return Seen()
    report = material.case.report
    told = list(texts_of(material))
    if report is not None:
        told += [("调查终结报告的经过", report.course), ("调查终结报告", report.facts)]
    hidden = [one for one in (informant.name, informant.contact) if one.strip()]
    found = {where for where, text in told for one in hidden if one in text}
    wrong = [
        Note(
            says=f"{where}中出现投诉举报人的姓名或者联系方式，应当删去。", about=str(no)
        )
        for no, where in enumerate(sorted(found), start=1)
    ]
    return seen(wrong, "文字中没有投诉举报人的姓名和联系方式。")


@looks(
    "identifier-written",
    Point.OTHER,
    "拟处理意见中没有个人号码",
    "apl-2021:50",
    "nhsa-order-4:17",
    "r735:32",
)
def no_numbers_of_persons(material: Material) -> Seen:
    """个人号码: identity, telephone, medical record."""
    found = {
        f"{where}中出现{what}，请核对是否必要。"
        for where, text in texts_of(material)
        for what, pattern in _IDENTIFIERS
        if pattern.search(text)
    }
    wrong = [
        Note(says=says, about=str(no)) for no, says in enumerate(sorted(found), start=1)
    ]
    return seen(
        wrong, "拟处理意见中没有身份证号码、手机号码、病历号。" * bool(material.draft)
    )


@looks(
    "patient-named",
    Point.OTHER,
    "拟处理意见中没有患者的姓名",
    "apl-2021:50",
    "nhsa-order-4:17",
    "r735:32",
)
def no_patient_is_named(material: Material) -> Seen:
    """患者姓名: of those who were interviewed as such; others cannot be known."""
    filing = material.case.filing
    party = filing.party if filing else None
    own = {party.name, party.representative} if party else set()
    patients = {
        one.record.interviewee: one.no
        for one in material.of(InterviewRecorded)
        if any(word in one.record.identity for word in _PATIENTS)
        and one.record.interviewee not in own
    }
    wrong = [
        Note(
            says=f"{where}中出现第 {no} 条记录的被询问人（患者或者家属）的姓名。",
            about=f"{place}-{no}",
            records=(no,),
        )
        for place, (where, text) in enumerate(texts_of(material), start=1)
        for name, no in patients.items()
        if name in text
    ]
    return seen(wrong)


@looks(
    "date-implausible",
    Point.OTHER,
    "文中的日期",
    "nhsa-2020-32:4.1.3",
)
def days_are_plausible(material: Material) -> Seen:
    """日期: none to come, and none that no calendar has."""
    wrong = []
    for place, one in material.violations:
        future = [said for day, said in reading.days(one.facts) if day > material.today]
        impossible = reading.impossible_days(one.facts)
        if future or impossible:
            listed = "、".join(dict.fromkeys((*future, *impossible)))
            says = f"违法事实（{place}）写有尚未到来或者不存在的日期：{listed}。"
            wrong.append(Note(says=says, about=str(place)))
    return seen(wrong)


@looks(
    "capitals-differ",
    Point.OTHER,
    "大写金额与小写金额",
    "nhsa-2020-32:4.1.3",
)
def capitals_agree(material: Material) -> Seen:
    """大写: the same amount in capitals and in figures."""
    found = dict.fromkeys(
        f"{where}写“{written}”，小写金额 {yuan(fen)} 元应为“{right}”。"
        for where, text in texts_of(material)
        for written, fen, right in reading.capitals(text)
    )
    return seen(
        Note(says=says, about=str(no)) for no, says in enumerate(found, start=1)
    )
