"""权限: whether the bureau may do what it intends, and who must agree to it."""

import re

from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.examination.amounts import texts_of
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Material
from zhunsheng.cases.major import why_discussed
from zhunsheng.cases.records.notice import Discussed, DiscussionSubject
from zhunsheng.cases.records.parts import Outcome, PartyKind
from zhunsheng.review.major import in_words
from zhunsheng.review.records import Point

_SENTENCE = re.compile(r"[^。；;\n]+")
_FOREIGN = {
    "吊销": ("移送", "建议", "主管部门", "卫生健康", "药品监督"),
    "停产停业": ("移送", "建议", "主管部门"),
    "拘留": ("移送", "公安"),
    "解除服务协议": ("经办机构", "建议"),
    "解除医保服务协议": ("经办机构", "建议"),
}
"""What another organ does, and the words with which a text leaves it to that organ."""

_TERMINABLE = "r735-40"
_SUSPENSIONS = {"r735-38": (6, 12), "r735-40": (6, 12)}
"""暂停相关责任部门的医药服务 (条例 第三十八条、第四十条), in months."""


@looks(
    "foreign-penalty",
    Point.POWERS,
    "没有作出其他机关才能作出的处罚",
    "apl-2021:17",
    "apl-2021:38.1",
)
def no_penalty_of_another_organ(material: Material) -> Seen:
    """处罚种类: licences and custody are for others, agreements for the agency."""
    if material.draft is None:
        return Seen()
    wrong = {}
    for where, text in texts_of(material):
        for sentence in _SENTENCE.findall(text):
            for word, left_to in _FOREIGN.items():
                if word in sentence and not any(one in sentence for one in left_to):
                    wrong[f"{where}写有“{word}”，不属于本机关的权限。"] = where
    notes = [Note(says=says, about=str(no)) for no, says in enumerate(wrong, start=1)]
    kinds = ["罚款" if any(one.fine_fen for _, one in material.violations) else ""]
    kinds.append("暂停结算" if material.draft.suspend_settlement_months else "")
    told = "、".join(one for one in kinds if one) or "没有处罚"
    return seen(notes, f"拟作出的处罚种类：{told}，属于医疗保障部门的权限。")


@looks(
    "suspension-out-of-range",
    Point.POWERS,
    "暂停结算的依据和期限",
    "r735:38",
    "r735:40.1",
    "r735:41.1",
)
def the_suspension_is_lawful(material: Material) -> Seen:
    """暂停: three to twelve months for the insured, six to twelve for institutions."""
    months = material.draft.suspend_settlement_months if material.draft else 0
    if not months:
        return Seen()
    ranges = [
        span
        for _, one in material.violations
        for span in (_suspension(one.situation_no),)
        if span is not None
    ]
    if not ranges:
        says = f"拟暂停结算 {months} 个月，所列违法情形没有暂停的规定。"
        return seen([Note(says=says)])
    allowed = "、".join(
        f"{low} 个月至 {high} 个月" for low, high in dict.fromkeys(ranges)
    )
    inside = any(low <= months <= high for low, high in ranges)
    wrong = Note(says=f"拟暂停结算 {months} 个月，规定的期限为 {allowed}。")
    return seen([wrong] * (not inside), f"拟暂停结算 {months} 个月，在 {allowed}以内。")


def _suspension(no: int) -> tuple[int, int] | None:
    found = find_situation(no)
    if found is None:
        return None
    return found.range.suspend_months or _SUSPENSIONS.get(found.range.id)


@looks(
    "suspension-missing",
    Point.POWERS,
    "参保人员违法的暂停联网结算",
    "r735:41.1",
)
def the_suspension_is_not_forgotten(material: Material) -> Seen:
    """暂停联网结算: goes with every violation of an insured person."""
    draft, filing = material.draft, material.case.filing
    if draft is None or filing is None or draft.outcome is not Outcome.PENALTY:
        return Seen()
    if filing.party.kind is not PartyKind.CITIZEN or draft.suspend_settlement_months:
        return Seen()
    due = [
        place
        for place, one in material.violations
        for found in (find_situation(one.situation_no),)
        if found is not None and found.range.suspend_months
    ]
    says = (
        "当事人如果是参保人员，应当暂停其医疗费用联网结算三个月至十二个月，"
        "拟处理意见没有写明。"
    )
    return seen([Note(says=says)] * bool(due))


@looks(
    "termination-without-basis",
    Point.POWERS,
    "责令解除服务协议的依据",
    "r735:40.1",
    "r735:13.1",
)
def the_agreement_ends_by_law(material: Material) -> Seen:
    """解除协议: by the agency, where an institution defrauded the fund."""
    draft = material.draft
    if draft is None or not draft.terminate_agreement:
        return Seen()
    defrauded = any(
        found is not None and found.range.id == _TERMINABLE
        for _, one in material.violations
        for found in (find_situation(one.situation_no),)
    )
    says = "拟责令解除医保服务协议，所列违法情形没有解除协议的规定。"
    right = "拟责令解除医保服务协议，由医疗保障经办机构解除。"
    return seen([Note(says=says)] * (not defrauded), right)


@looks(
    "discussion-outdated",
    Point.POWERS,
    "应当集体讨论的，讨论的是现在的拟处理意见",
    "apl-2021:57.2",
    "nhsa-order-4:44",
)
def the_discussion_was_on_this_draft(material: Material) -> Seen:
    """集体讨论: due or not; one held on another draft has to be held again."""
    case = material.case
    if case.draft is None or not case.penalty:
        return Seen()
    due = why_discussed(case, material.standing.law, material.named)
    held = [
        one.no
        for one in material.of(Discussed)
        if one.record.subject is DiscussionSubject.DECISION
    ][-1:]
    if not due:
        return seen((), "拟处理意见没有达到应当集体讨论的标准。")
    if case.discussion is None:
        why = in_words(due).rstrip("。")
        return seen((), f"应当由机关负责人集体讨论，决定以前办理：{why}。")
    where = tuple(held)
    wrong = Note(says="集体讨论以后拟处理意见有改动，应当重新讨论。", records=where)
    if case.discussion_draft != case.draft.draft_digest:
        return seen([wrong])
    refused = Note(says="集体讨论的结论是不同意现在的拟处理意见。", records=where)
    right = Note(says="已集体讨论同意现在的拟处理意见。", records=where)
    return seen([refused] * (not case.discussion.agrees), right)
