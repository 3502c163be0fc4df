"""意见分歧 on the bench: what each side said, who argued, and how it was decided."""

from zhunsheng.cases.gathering import Registers
from zhunsheng.cases.viewing.reviewpages import DisputeStep, DisputeView
from zhunsheng.review import dispute_records as disputes
from zhunsheng.review.state import Dispute, Round


def dispute_of(one: Round, registers: Registers) -> DisputeView | None:
    """The dispute over the opinion of a round, step by step, if one was raised."""
    dispute = one.dispute
    if dispute is None:
        return None
    steps = [_objection(dispute, registers)]
    if dispute.answer is not None:
        stand = "采纳异议" if dispute.answer.gives_way else "不采纳异议"
        steps.append(
            DisputeStep(title=f"法制审核机构答复：{stand}", says=dispute.answer.reasons)
        )
    steps += [_argument(argued) for argued in dispute.arguments]
    if dispute.referred is not None:
        steps.append(
            DisputeStep(
                title="报请本机关负责人",
                on=dispute.referred_on,
                lines=(
                    ("承办机构意见", dispute.referred.handlers_view),
                    ("法制审核机构意见", dispute.referred.reviewers_view),
                ),
            )
        )
    if dispute.discussed is not None:
        steps.append(_discussion(dispute.discussed, registers))
    return DisputeView(
        stand=dispute_words(one),
        is_open=dispute.is_open,
        steps=tuple(steps),
        document_id=dispute.discussed.document_id if dispute.discussed else None,
    )


def _objection(dispute: Dispute, registers: Registers) -> DisputeStep:
    objection = dispute.objection
    return DisputeStep(
        title=f"承办人提出异议：{registers.name_of(dispute.raised_by)}",
        on=dispute.raised_on,
        says=objection.reasons,
        lines=tuple((each.point.label, each.says) for each in objection.points),
    )


def _argument(argued: disputes.ArgumentRecorded) -> DisputeStep:
    people = "、".join(f"{each.name}（{each.organisation}）" for each in argued.people)
    return DisputeStep(
        title=f"{argued.by.label}：{argued.favours.label}",
        on=argued.held_on,
        says=argued.content,
        lines=((argued.form.label, people),),
    )


def _discussion(told: disputes.DisputeDiscussed, registers: Registers) -> DisputeStep:
    """Each one's own view, also of those who saw it otherwise."""
    given = told.given
    return DisputeStep(
        title=f"集体讨论：{given.adopted.label}",
        on=given.held_on,
        says=given.conclusion,
        lines=tuple(
            (
                f"{registers.name_of(voice.officer_id)}　{voice.stand.label}",
                voice.view,
            )
            for voice in given.voices
        ),
    )


def dispute_words(one: Round) -> str:
    """意见分歧: how far it has come, in one phrase."""
    dispute = one.dispute
    if dispute is None:
        return ""
    if dispute.adopted is not None:
        return f"集体讨论：{dispute.adopted.label}"
    if dispute.gave_way:
        return "已采纳异议，待原稿再次送审"
    if dispute.referred is not None:
        return "已报请负责人，待集体讨论"
    if dispute.answer is not None:
        return "未采纳异议，待论证或者报请负责人"
    return "待答复异议"
