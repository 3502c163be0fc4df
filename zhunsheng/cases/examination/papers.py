"""文书: whether what must exist by now exists, is numbered, signed and complete."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from zhunsheng.cases.examination.amounts import texts_of
from zhunsheng.cases.examination.looking import OF_BOTH, Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Material
from zhunsheng.cases.records import decision, evidence, execution, filing, notice
from zhunsheng.cases.records.decision import ServiceManner
from zhunsheng.cases.records.parts import Outcome, PartyKind
from zhunsheng.documents import kinds
from zhunsheng.review.records import Point

_Asks = Callable[[Any], bool]


def _always(_: object) -> bool:
    return True


MADE_BY: tuple[tuple[str, type[Any], _Asks], ...] = (
    ("filing-approval", filing.CaseFiled, _always),
    ("inspection-record", evidence.InspectionRecorded, _always),
    ("interview-record", evidence.InterviewRecorded, _always),
    ("evidence-list", evidence.InvestigationReported, _always),
    ("investigation-report", evidence.InvestigationReported, _always),
    ("rectification-order", filing.CorrectionOrdered, _always),
    ("suspension-notice", execution.Suspended, _always),
    ("penalty-notice", notice.NoticeIssued, _always),
    ("defence-record", notice.DefenceRecorded, lambda one: one.oral is not None),
    ("defence-answer", notice.DefenceAnswered, _always),
    ("hearing-notice", notice.HearingAnnounced, _always),
    ("hearing-record", notice.HearingHeld, _always),
    ("discussion-record", notice.Discussed, _always),
    ("address-confirmation", decision.AddressConfirmed, _always),
    ("service-receipt", decision.DocumentServed, _always),
    (
        "penalty-decision",
        decision.DecisionIssued,
        lambda one: one.outcome is Outcome.PENALTY,
    ),
    ("payment-demand", execution.DemandIssued, _always),
)
"""Which document each record makes."""

_EXPLAINED = {
    ServiceManner.LEFT: "拒收事由和经过",
    ServiceManner.NOTICE: "公告的原因和经过",
    ServiceManner.POST: "邮寄单号",
}
_FILMED = ("录像", "拍照", "照相", "摄像", "音像")
_PLACEHOLDER = re.compile(r"待补|待填|待定|（略）|X{2,}|[?？]{2,}|_{2,}")


@looks(
    "document-missing",
    Point.DOCUMENTS,
    "应当制作的文书均已制作",
    "nhsa-2020-32:4.1.3",
    "nhsa-order-4:57",
    of=OF_BOTH,
)
def every_document_was_made(material: Material) -> Seen:
    """文书齐全: one for each act that makes one."""
    made = Counter(one.kind for one in material.documents)
    wrong = []
    for kind, cls, asks in MADE_BY:
        due = sum(asks(one.record) for one in material.of(cls))
        if due > made[kind]:
            title = kinds.find(kind).title
            says = f"《{title}》应当有 {due} 份，在案 {made[kind]} 份。"
            wrong.append(Note(says=says, about=kind, basis=kinds.find(kind).basis[:1]))
    listed = "、".join(
        f"《{kinds.find(kind).title}》{count} 份" for kind, count in made.items()
    )
    return seen(wrong, f"至今应当制作的文书齐全：{listed}。" * bool(made))


@looks(
    "document-faulty",
    Point.DOCUMENTS,
    "文书已成文、编号、签章",
    "nhsa-2020-32:4.1.3",
    "nhsa-2020-32:4.3.4",
    of=OF_BOTH,
)
def every_document_is_sound(material: Material) -> Seen:
    """文书规范: numbered where its kind is, printed, and sealed if it goes out."""
    wrong = []
    for one in material.documents:
        kind = kinds.find(one.kind)
        if one.failure:
            fault = "不能排印成文"
        elif kind.series is not None and not one.number:
            fault = "没有文号"
        elif one.sha256 and kind.sealed and not one.signed:
            fault = "没有电子签章"
        else:
            continue
        name = f"《{one.title}》{one.number or ''}"
        wrong.append(Note(says=f"{name}{fault}。", about=str(one.document_id)))
    waiting = sum(not one.sha256 and not one.failure for one in material.documents)
    told = f"；{waiting} 份正在排印" if waiting else ""
    right = f"{len(material.documents)} 份文书编号、签章无缺漏{told}。"
    return seen(wrong, right * bool(material.documents))


@looks(
    "service-incomplete",
    Point.DOCUMENTS,
    "送达回证记载完整",
    "cpl-2023:87.1",
    "cpl-2023:89",
    "cpl-2023:95.1",
    of=OF_BOTH,
)
def receipts_are_complete(material: Material) -> Seen:
    """送达回证: what each manner of service has to tell."""
    served = material.of(decision.DocumentServed)
    wrong = []
    for one in served:
        given = one.record.given
        missing = []
        if given.circumstances is None and given.manner in _EXPLAINED:
            missing.append(_EXPLAINED[given.manner])
        if given.manner is ServiceManner.LEFT and not _was_seen(given):
            missing.append("见证人或者录像")
        if missing:
            manner = given.manner.label
            says = f"第 {one.no} 条记录（{manner}）没有写明{'、'.join(missing)}。"
            wrong.append(Note(says=says, about=str(one.no), records=(one.no,)))
    return seen(wrong, f"{len(served)} 份送达回证记载完整。" * bool(served))


def _was_seen(given: decision.ServeDocument) -> bool:
    return given.witness is not None or any(
        word in (given.circumstances or "") for word in _FILMED
    )


@looks(
    "representative-missing",
    Point.DOCUMENTS,
    "当事人基本情况完整",
    "nhsa-order-4:36(1)",
    "apl-2021:59.1(1)",
)
def the_party_is_described(material: Material) -> Seen:
    """当事人基本情况: an organisation acts through somebody."""
    found = material.case.filing
    if found is None:
        return Seen()
    party = found.party
    missing = party.kind is PartyKind.ORGANISATION and not party.representative
    wrong = Note(says="当事人是法人或者其他组织，没有写明法定代表人或者主要负责人。")
    return seen([wrong] * missing, "当事人的名称、证件号码、地址、负责人均已写明。")


@looks(
    "text-unfinished",
    Point.DOCUMENTS,
    "文字没有待补的空白",
    "nhsa-2020-32:4.1.3",
)
def the_texts_are_finished(material: Material) -> Seen:
    """空白: what somebody meant to fill in later."""
    report = material.case.report
    told = list(texts_of(material))
    if report is not None:
        told += [
            ("调查终结报告的经过", report.course),
            ("调查终结报告的事实", report.facts),
            ("调查终结报告的处理意见", report.proposal),
            ("调查终结报告的裁量理由", report.discretion),
        ]
    found = [
        (where, blank[0])
        for where, text in told
        for blank in (_PLACEHOLDER.search(text),)
        if blank
    ]
    return seen(
        Note(says=f"{where}有待补的空白“{blank}”。", about=str(no))
        for no, (where, blank) in enumerate(found, start=1)
    )
