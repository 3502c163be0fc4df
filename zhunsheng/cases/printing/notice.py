"""告知、听证和讨论文书: what the party is told, answers and is heard on."""

from datetime import datetime

from zhunsheng.cases.guards.draft import hearing_is_due
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.printing import matters, people
from zhunsheng.cases.printing.course import Course
from zhunsheng.cases.printing.wording import (
    day,
    day_of,
    law,
    sentence,
    term,
)
from zhunsheng.cases.records.notice import (
    DefenceAnswered,
    DefenceRecorded,
    Discussed,
    DiscussionSubject,
    HearingAnnounced,
    HearingHeld,
    IssueNotice,
    Openness,
)
from zhunsheng.documents.content import parts
from zhunsheng.documents.content.deliberation import DiscussionRecord
from zhunsheng.documents.content.hearing import (
    DefenceAnswer,
    DefenceRecord,
    HearingNotice,
    HearingRecord,
    PenaltyNotice,
)
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.numerals import to_chinese

_NOTICE = "行政处罚事先告知书"
_DEFENCE = "陈述申辩笔录"
_ANSWER = "陈述申辩复核意见"
_SUMMONS = "行政处罚听证通知书"
_HEARING = "听证笔录"
_DISCUSSION = "集体讨论记录"


def penalty_notice(situation: Situation) -> PenaltyNotice:
    """行政处罚事先告知书: what is intended, why, and the rights."""
    data: IssueNotice = situation.data
    case = situation.case
    if case.draft is None:
        raise people.missing(_NOTICE, "拟处罚内容", "尚未拟定处理意见。")
    draft = case.draft.given
    evidence = matters.points(case.evidence)
    return PenaltyNotice(
        party=people.party_of(case, _NOTICE),
        facts=matters.facts(draft.violations),
        evidence="\n".join(f"{no}. {one}" for no, one in enumerate(evidence, start=1)),
        reason=f"{matters.discretion_of(case.draft)}\n{sentence(draft.reasons)}",
        basis=matters.basis(draft.violations),
        proposals=matters.measures_of(draft),
        defence_term=_defence_term(data),
        contact=people.contact(situation, _NOTICE),
        made_on=situation.today,
        hearing_term=_hearing_term(situation) if hearing_is_due(situation) else None,
    )


def _defence_term(data: IssueNotice) -> str:
    return (
        f"依据{law('apl-2021:44', 'apl-2021:45.1')}的规定，"
        "你（单位）有权进行陈述和申辩。"
        f"可以自收到本告知书之日起{to_chinese(data.defence_days)}个工作日内，"
        "向本机关书面或者口头提出陈述、申辩意见；"
        "逾期未提出的，视为放弃陈述和申辩的权利。"
        "本机关不会因陈述、申辩而给予更重的处罚。"
    )


def _hearing_term(situation: Situation) -> str:
    period = situation.law.period("request-hearing")
    return (
        f"依据{law('apl-2021:63.1', 'apl-2021:64')}的规定，你（单位）有要求听证的权利。"
        f"要求听证的，应当自收到本告知书之日起{term(period)}内向本机关提出；"
        "逾期未提出的，视为放弃要求听证的权利。你（单位）不承担听证的费用。"
    )


def defence_record(situation: Situation) -> DefenceRecord:
    """陈述申辩笔录: an oral defence; a written one is its own paper."""
    data: DefenceRecorded = situation.data
    if data.oral is None:
        raise people.missing(_DEFENCE, "陈述申辩笔录", "口头陈述申辩的，必须填写。")
    oral = data.oral
    return DefenceRecord(
        case_name=situation.case.name,
        place=oral.place,
        started_at=oral.began_at,
        ended_at=oral.ended_at,
        party=people.party_of(situation.case, _DEFENCE),
        speaker=parts.Person(name=data.speaker, post=oral.speaker_post),
        hearers=people.certified(
            situation, oral.officers, day_of(oral.began_at), _DEFENCE
        ),
        recorder=people.officer(situation, oral.recorder, _DEFENCE).name,
        statement=data.content,
        signing=people.signing(
            oral.says, oral.signature, oral.refusal_note, oral.witness
        ),
    )


def defence_answer(situation: Situation, course: Course) -> DefenceAnswer:
    """陈述申辩复核意见: what was said, what was checked, what is taken up.

    The law asks for no approval of its own: the head judges the answer together
    with the decision, so the paper carries the opinion of who checked.
    """
    data: DefenceAnswered = situation.data
    case = situation.case
    return DefenceAnswer(
        case_name=case.name,
        case_number=case.number,
        party=people.party_of(case, _ANSWER),
        statement="\n".join(
            f"{one.speaker}（{one.manner.label}）：{one.content}"
            for one in course.defences
        ),
        checked=data.checked,
        accepted=data.adoption.label,
        reason=data.reasons,
        handler_opinion=parts.Opinion(
            text=f"{data.adoption.label}。",
            name=situation.officer.name,
            signed_on=situation.today,
        ),
    )


def hearing_notice(situation: Situation) -> HearingNotice:
    """听证通知书: when, where, before whom, and the rights."""
    data: HearingAnnounced = situation.data
    case = situation.case
    if case.hearing_asked_on is None:
        raise people.missing(_SUMMONS, "要求听证日期", "当事人没有要求听证。")
    hour, minute = (int(one) for one in data.begins.split(":"))
    held_on = data.held_on
    return HearingNotice(
        party=people.party_of(case, _SUMMONS),
        case_name=case.name,
        asked_on=case.hearing_asked_on,
        held_at=datetime(
            held_on.year, held_on.month, held_on.day, hour, minute, tzinfo=CHINA
        ),
        place=data.place,
        openness=_openness(data),
        presider=people.person(situation, data.host, _SUMMONS),
        recorder=people.person(situation, data.clerk, _SUMMONS),
        rights=(
            "你（单位）可以亲自参加听证，也可以委托一至二人代理；"
            "委托代理的，应当提交授权委托书。"
            "认为主持人与本案有直接利害关系的，有权申请回避。"
            "听证时有权进行申辩和质证，可以提出证据、申请证人到场，"
            "有权核对听证笔录并签名或者盖章。"
            "应当按时到场并遵守听证秩序；"
            "无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利。"
        ),
        contact=people.contact(situation, _SUMMONS),
        made_on=situation.today,
    )


def _openness(announced: HearingAnnounced) -> str:
    if announced.openness is Openness.PUBLIC:
        return announced.openness.label
    if announced.closed_because is None:
        raise people.missing(_SUMMONS, "不公开的理由")
    return f"{announced.openness.label}（{announced.closed_because}）"


def hearing_record(situation: Situation) -> HearingRecord:
    """听证笔录: on it the decision must rest; only of a hearing that took place."""
    data: HearingHeld = situation.data
    case, announced = situation.case, situation.case.hearing
    if announced is None:
        raise people.missing(_HEARING, "听证主持人", "尚未通知听证。")
    closing, signing = _last_words(data)
    return HearingRecord(
        case_name=case.name,
        place=announced.place,
        started_at=data.began_at,
        ended_at=data.ended_at,
        openness=_openness(announced),
        presider=people.person(situation, announced.host, _HEARING),
        recorder=people.person(situation, announced.clerk, _HEARING),
        handlers=people.certified(situation, case.handlers, data.held_on, _HEARING),
        party=people.party_of(case, _HEARING),
        participants=tuple(
            parts.Person(name=one.name, post=one.post) for one in data.participants
        ),
        opening=(
            "主持人核对参加人，宣布案由、听证纪律和听证人员名单，"
            "告知当事人申辩、质证、申请回避等权利和义务。"
            f"到场参加人：{sentence(data.attendees)}"
        ),
        statements=(
            parts.Statement(
                speaker="调查人员意见和当事人申辩、质证", text=data.content
            ),
        ),
        closing=closing,
        signing=signing,
    )


def _last_words(data: HearingHeld) -> tuple[str, parts.Signing]:
    """最后陈述和签名; a party that stayed away has neither, and that is written."""
    if not data.attended:
        absent = "当事人无正当理由未到场，视为放弃听证权利。"
        return absent, parts.Signing(party_says="当事人未到场。", witness=data.witness)
    if data.closing is None or data.says is None or data.signature is None:
        raise people.missing(
            _HEARING, "最后陈述、核对意见和签名", "当事人到场的，必须填写。"
        )
    return data.closing, people.signing(
        data.says, data.signature, data.refusal_note, data.witness
    )


def discussion_record(situation: Situation) -> DiscussionRecord:
    """集体讨论记录: every view, also one that differs, and the conclusion."""
    data: Discussed = situation.data
    case = situation.case
    return DiscussionRecord(
        case_name=case.name,
        case_number=case.number,
        place=data.place,
        started_at=data.began_at,
        ended_at=data.ended_at,
        presider=people.person(situation, data.host, _DISCUSSION),
        attendees=tuple(
            people.person(situation, one.officer_id, _DISCUSSION) for one in data.voices
        ),
        observers=tuple(
            people.person(situation, one, _DISCUSSION) for one in data.observers
        ),
        recorder=people.officer(situation, data.recorder, _DISCUSSION).name,
        report=(
            _briefing(situation)
            if data.subject is DiscussionSubject.DECISION
            else _time_so_far(situation)
        ),
        opinions=tuple(
            parts.Statement(
                speaker=people.officer(situation, one.officer_id, _DISCUSSION).name,
                text=one.view,
            )
            for one in data.voices
        ),
        conclusion=(
            f"{sentence(data.conclusion)}"
            f"{'同意' if data.agrees else '不同意'}{data.subject.label}。"
        ),
    )


def _time_so_far(situation: Situation) -> str:
    """案情汇报: how long the case has run, when more time is discussed."""
    case = situation.case
    if case.filed_on is None or case.party is None:
        raise people.missing(_DISCUSSION, "案情汇报", "尚未立案。")
    extended = sum(case.extensions.values())
    return "\n".join(
        (
            f"当事人：{case.party.name}。",
            f"本案于{day(case.filed_on)}立案，办案期限已延长{extended}日。",
            f"讨论事项：{DiscussionSubject.EXTENSION.label}。",
        )
    )


def _briefing(situation: Situation) -> str:
    """案情汇报: the draft that is discussed."""
    case = situation.case
    if case.draft is None or case.party is None:
        raise people.missing(_DISCUSSION, "案情汇报", "尚未拟定处理意见。")
    draft = case.draft.given
    measures = matters.measures_of(draft) if case.penalty else ()
    return "\n".join(
        (
            f"当事人：{case.party.name}。",
            matters.facts(draft.violations),
            f"拟处理意见：{draft.outcome.label}。{''.join(measures)}",
            f"理由：{sentence(draft.reasons)}",
        )
    )
