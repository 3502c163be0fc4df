"""程序: the order of the steps, what the party was told, what was signed."""

from operator import itemgetter

from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import ASKED, INSPECTED, Material
from zhunsheng.cases.printing.wording import day
from zhunsheng.cases.records.evidence import (
    InspectionRecorded,
    InterviewRecorded,
    InvestigationReported,
)
from zhunsheng.cases.records.filing import CaseFiled, RecusalRequested
from zhunsheng.cases.records.notice import NoticeIssued
from zhunsheng.cases.records.parts import Signature
from zhunsheng.cases.records.proposals import ProposalChecked
from zhunsheng.kernel.fields import CHINA
from zhunsheng.review.records import Point

_WITNESS = ("见证", "录像", "录音", "音像")
_NO = ("不", "未", "没", "无", "否")


@looks(
    "measures-before-filing",
    Point.PROCEDURE,
    "先立案，后采取调查措施",
    "apl-2021:54.2",
    "nhsa-order-4:15",
)
def filed_before_measures(material: Material) -> Seen:
    """先立案后调查: an urgent start lets inspection and interview come before."""
    case = material.case
    if case.filed_on is None:
        return Seen()
    wrong = [
        Note(
            says=(
                f"第 {one.no} 条记录（{one.what}）在{day(one.on)}进行，"
                f"早于立案（{day(case.filed_on)}），也没有在此以前紧急启动；"
                "请核对是否属于线索核查。"
            ),
            about=str(one.no),
            records=(one.no, *(filed.no for filed in material.of(CaseFiled))),
        )
        for one in material.presences
        if one.began_at is not None
        and one.on < case.filed_on
        and (case.urgent_at is None or one.began_at < case.urgent_at)
    ]
    started = "" if case.urgent_at is None else "；紧急启动在前"
    return seen(wrong, f"{day(case.filed_on)}立案，此后现场检查和询问{started}。")


@looks(
    "steps-disordered",
    Point.PROCEDURE,
    "立案、调查终结、拟定处理意见、告知、陈述申辩的先后",
    "apl-2021:57.1",
    "apl-2021:44",
    "nhsa-order-4:36",
)
def steps_are_in_order(material: Material) -> Seen:
    """先后: each step on a day that is not before the one that it follows."""
    case = material.case
    drafts = material.drafted_on
    said = (case.last_defence_on, case.defence_waived_on, case.hearing_asked_on)
    said_on = min((one for one in said if one), default=None)
    steps = [
        ("report", "立案", case.filed_on, "调查终结", case.reported_on),
        (
            "draft",
            "调查终结",
            case.reported_on,
            "拟定处理意见",
            drafts[-1] if drafts else None,
        ),
        (
            "notice",
            "拟定处理意见",
            drafts[0] if drafts else None,
            "制作事先告知书",
            case.notice.issued_on if case.notice else None,
        ),
        (
            "answer",
            "告知",
            case.notice_begun_on,
            "当事人陈述申辩或者申请听证",
            said_on,
        ),
    ]
    wrong = [
        Note(
            says=f"{after}（{day(then)}）早于{before}（{day(first)}）。",
            about=about,
        )
        for about, before, first, after, then in steps
        if first is not None and then is not None and then < first
    ]
    done = [(then, after) for _, _, first, after, then in steps if first and then]
    if len(drafts) > 1:  # it was drafted anew, maybe after the notice
        done = [one for one in done if one[1] != "拟定处理意见"]
        done += [(drafts[0], "拟定处理意见"), (drafts[-1], "重新拟定处理意见")]
    told = [
        f"{after}（{day(then)}）" for then, after in sorted(done, key=itemgetter(0))
    ]
    return seen(wrong, f"立案以后依次：{'、'.join(told)}。" * bool(told))


@looks(
    "report-before-measures",
    Point.PROCEDURE,
    "调查终结在最后一次检查、询问以后",
    "apl-2021:57.1",
    "nhsa-order-4:36",
)
def the_report_came_last(material: Material) -> Seen:
    """调查终结: nothing is inspected or asked after the investigation ended."""
    reports = material.of(InvestigationReported)
    if not reports:
        return Seen()
    report = reports[-1]
    wrong = [
        Note(
            says=(
                f"第 {one.no} 条记录（{day(one.on)}{one.what}）在调查终结"
                f"（{day(report.record.ended_on)}）以后，调查终结报告没有记载。"
            ),
            about=str(one.no),
            records=(report.no, one.no),
        )
        for one in material.presences
        if one.what in (INSPECTED, ASKED) and one.on > report.record.ended_on
    ]
    return seen(wrong)


@looks(
    "certificate-not-shown",
    Point.PROCEDURE,
    "检查、询问时出示执法证件",
    "apl-2021:55.1",
    "nhsa-2020-32:3.2.1",
)
def certificates_were_shown(material: Material) -> Seen:
    """亮证."""
    taken = _taken(material)
    wrong = [
        Note(says=f"第 {no} 条记录没有记载出示执法证件。", about=str(no), records=(no,))
        for no, record in taken
        if not record.showed_certificates
    ]
    return seen(wrong, f"{len(taken)} 份笔录均记载出示了执法证件。" * bool(taken))


@looks(
    "rights-not-told",
    Point.PROCEDURE,
    "检查、询问时告知权利义务",
    "apl-2021:44",
    "nhsa-2020-32:3.2.2",
)
def rights_were_told(material: Material) -> Seen:
    """告知权利."""
    taken = _taken(material)
    wrong = [
        Note(
            says=f"第 {no} 条记录没有记载告知权利义务和申请回避的权利。",
            about=str(no),
            records=(no,),
        )
        for no, record in taken
        if not record.told_rights
    ]
    return seen(wrong, f"{len(taken)} 份笔录均记载告知了权利义务。" * bool(taken))


def _taken(
    material: Material,
) -> tuple[tuple[int, InspectionRecorded | InterviewRecorded], ...]:
    """笔录: records of inspection and of interview, in order."""
    return tuple(
        (one.no, one.record)
        for one in material.entries
        if isinstance(one.record, (InspectionRecorded, InterviewRecorded))
    )


@looks(
    "refusal-unexplained",
    Point.PROCEDURE,
    "拒绝签名的注明原因并有见证",
    "nhsa-2020-32:4.1.3",
    "apl-2021:55.2",
)
def refusals_are_explained(material: Material) -> Seen:
    """拒签: why, and who or what saw it."""
    wrong = []
    for one in material.entries:
        record = getattr(one.record, "oral", None) or one.record
        if getattr(record, "signature", None) is not Signature.REFUSED:
            continue
        note = getattr(record, "refusal_note", None) or ""
        witness = getattr(record, "witness", None)
        missing = "原因" * (not note)
        if witness is None and not any(word in note for word in _WITNESS):
            missing += "、" * bool(missing) + "见证人或者录像"
        if missing:
            wrong.append(
                Note(
                    says=f"第 {one.no} 条记录中当事人拒绝签名，没有写明{missing}。",
                    about=str(one.no),
                    records=(one.no,),
                )
            )
    return seen(wrong)


@looks(
    "times-disordered",
    Point.PROCEDURE,
    "笔录的起止时间",
    "nhsa-2020-32:4.1.3",
    "nhsa-order-4:24",
)
def times_are_plausible(material: Material) -> Seen:
    """起止时间: began before it ended, and was recorded afterwards.

    A person is not asked overnight; an inspection may take several days.
    """
    received = {one.no: one.at for one in material.entries}
    wrong = []
    for one in material.presences:
        if one.began_at is None or one.ended_at is None:
            continue
        began, ended = (at.astimezone(CHINA) for at in (one.began_at, one.ended_at))
        if began >= ended:
            says = "结束时间不晚于开始时间"
        elif one.what != INSPECTED and began.date() != ended.date():
            says = "起止时间跨越两日"
        elif ended > received[one.no]:
            says = "结束时间晚于登记时间"
        else:
            continue
        wrong.append(
            Note(
                says=f"第 {one.no} 条记录（{one.what}）的{says}。",
                about=str(one.no),
                records=(one.no,),
            )
        )
    return seen(wrong)


@looks(
    "recusal-undecided",
    Point.PROCEDURE,
    "回避申请均已决定",
    "apl-2021:43.3",
    "nhsa-order-4:5",
)
def recusals_were_decided(material: Material) -> Seen:
    """回避申请: each was ruled on."""
    asked = material.of(RecusalRequested)
    wrong = [
        Note(
            says=f"对{material.name_of(who)}的回避申请尚未决定。",
            about=str(who),
            records=tuple(one.no for one in asked if one.record.officer_id == who),
        )
        for who in sorted(material.case.recusals_asked, key=str)
    ]
    return seen(wrong, f"{len(asked)} 项回避申请均已决定。" * bool(asked))


@looks(
    "recusal-unregistered",
    Point.PROCEDURE,
    "笔录中提出的回避申请已经登记",
    "apl-2021:43.2",
    "apl-2021:43.3",
)
def recusals_were_registered(material: Material) -> Seen:
    """回避: whoever said so in a record was heard."""
    if material.of(RecusalRequested):
        return Seen()
    wrong = [
        Note(
            says=f"第 {no} 条记录中对是否申请回避的回答为“{record.recusal}”，"
            "没有登记回避申请。",
            about=str(no),
            records=(no,),
        )
        for no, record in _taken(material)
        if "申请" in record.recusal and not any(one in record.recusal for one in _NO)
    ]
    return seen(wrong)


@looks(
    "signers-same",
    Point.PROCEDURE,
    "提出、审核、批准由三名不同的人员办理",
    "nhsa-2020-32:4.1.2",
)
def three_signed(material: Material) -> Seen:
    """三级审批: nobody signs twice, and nobody rules on what was not checked."""
    ruled = [one for one in material.case.proposals.values() if one.ruled_by]
    wrong = []
    for one in ruled:
        signers = (one.proposed_by, one.checked_by, one.ruled_by)
        checks = [
            checked.no
            for checked in material.of(ProposalChecked)
            if checked.record.proposal_no == one.no
        ]
        if one.checked_by is None:
            says = f"第 {one.no} 条记录提请的事项未经审核即批准。"
        elif len(set(signers)) < len(signers):
            says = f"第 {one.no} 条记录提请的事项，提出、审核、批准有两项为同一人办理。"
        else:
            continue
        wrong.append(Note(says=says, about=str(one.no), records=(one.no, *checks)))
    return seen(
        wrong,
        f"{len(ruled)} 项呈批事项均由三名人员分别提出、审核、批准。" * bool(ruled),
    )


@looks(
    "defence-unanswered",
    Point.PROCEDURE,
    "陈述申辩均已复核",
    "apl-2021:45.1",
    "nhsa-order-4:41",
)
def defences_were_answered(material: Material) -> Seen:
    """复核: of everything that was said since the newest notice."""
    case = material.case
    left = case.defences - case.defences_answered
    wrong = [Note(says=f"当事人的陈述申辩有 {left} 次尚未复核。")] * (left > 0)
    return seen(
        wrong, f"当事人 {case.defences} 次陈述申辩均已复核。" * bool(case.defences)
    )


@looks(
    "defence-too-short",
    Point.PROCEDURE,
    "告知的陈述申辩期限",
    "apl-2021:44",
    "apl-2021:45.1",
)
def the_defence_had_time(material: Material) -> Seen:
    """陈述申辩期限: where the locality sets one, not less."""
    notice = material.case.notice
    if notice is None:
        return Seen()
    period = material.standing.law.find_period("submit-defence")
    told = f"告知书给予陈述申辩期限 {notice.defence_days} 个工作日"
    if period is None:
        return seen((), f"{told}；本机关适用的制度没有规定天数。")
    short = notice.defence_days < period.length
    note = Note(
        says=f"{told}，本地区规定 {period.length} 日。",
        basis=period.basis,
        records=_notices(material),
    )
    return seen([note] * short, note)


def _notices(material: Material) -> tuple[int, ...]:
    return tuple(one.no for one in material.of(NoticeIssued))[-1:]
