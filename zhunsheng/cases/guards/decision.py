"""What the law asks before a decision, its service and its end."""

from zhunsheng.cases.guards import (
    draft,
    notice,
    persons,
    stages,
    submission,
    suggestions,
)
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.decision import (
    AddressConfirmed,
    DecisionOverturned,
    ServeDocument,
    ServiceManner,
)
from zhunsheng.cases.records.parts import Violation
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard
from zhunsheng.review.major import in_words

_SUMMARY_MANNERS = frozenset({ServiceManner.LEFT, ServiceManner.NOTICE})


@guard(
    "cases.party-not-notified",
    "尚未告知当事人拟作出的行政处罚内容及事实、理由、依据和其权利，不得作出处罚决定。",
    basis=cite("apl-2021:44", "apl-2021:62", "nhsa-order-4:41"),
    way_out="制作并送达事先告知书。",
)
def party_was_notified(situation: Situation) -> bool:
    """告知: no penalty before the party was told."""
    return not situation.case.penalty or situation.case.notice_served_on is not None


@guard(
    "cases.defence-not-over",
    "当事人陈述申辩、申请听证的期限尚未届满，当事人也没有陈述申辩或者明确放弃。",
    basis=cite("apl-2021:45.1", "apl-2021:62", "apl-2021:64(1)"),
    way_out="等期限届满，或者记录当事人的陈述申辩、放弃声明。",
)
def defence_had_its_time(situation: Situation) -> bool:
    """陈述申辩: the party answered, waived or let the time pass."""
    case = situation.case
    last = notice.defence_ended_on(situation)
    if not case.penalty or last is None or situation.today > last:
        return True
    offered = case.notice is not None and case.notice.hearing_offered
    heard_out = not offered or case.hearing_waived or case.hearing_asked_on is not None
    answered = case.defence_waived_on is not None or case.defences > 0
    return answered and heard_out


@guard(
    "cases.defence-unanswered",
    "当事人的陈述申辩尚未复核。",
    basis=cite("apl-2021:45.1", "nhsa-order-4:41"),
    way_out="先复核陈述申辩。",
)
def defence_was_answered(situation: Situation) -> bool:
    """复核: what the party said was checked."""
    case = situation.case
    return not case.penalty or case.defences_answered >= case.defences


@guard(
    "cases.hearing-not-held",
    "当事人申请听证，尚未举行。",
    basis=cite("apl-2021:63.1", "apl-2021:65"),
    way_out="通知并举行听证。",
)
def requested_hearing_was_held(situation: Situation) -> bool:
    """听证: what was asked for in time takes place, unless the party gave it up."""
    case = situation.case
    if case.hearing_asked_on is None or case.hearing_waived:
        return True
    return case.hearing_held_on is not None


def _by_situation(violations: tuple[Violation, ...]) -> dict[int, list[Violation]]:
    found: dict[int, list[Violation]] = {}
    for one in violations:
        found.setdefault(one.situation_no, []).append(one)
    return found


@guard(
    "cases.harsher-than-notified",
    "拟作出的处罚重于告知的内容。",
    basis=cite("apl-2021:45.2", "nhsa-order-4:41"),
    way_out="按告知的幅度处罚；因陈述申辩以外的新事实须加重的，重新告知。",
)
def not_harsher_than_notified(situation: Situation) -> bool:
    """不得加重: neither fine nor suspension is more than the party was told."""
    case = situation.case
    if not case.penalty or case.notified is None or case.draft is None:
        return True
    told, now = case.notified.given, case.draft.given
    return (
        sum(one.fine_fen for one in now.violations)
        <= sum(one.fine_fen for one in told.violations)
        and now.suspend_settlement_months <= told.suspend_settlement_months
        and now.terminate_agreement <= told.terminate_agreement
        and now.refuse_payment_fen <= told.refuse_payment_fen
        and sum(one.refund_fen for one in now.violations)
        <= sum(one.refund_fen for one in told.violations)
    )


@guard(
    "cases.fact-not-notified",
    "拟认定的违法事实或者处罚依据没有告知过当事人。",
    basis=cite("apl-2021:44", "apl-2021:62"),
    way_out="按现在的事实和依据重新告知。",
)
def facts_were_notified(situation: Situation) -> bool:
    """告知的范围: no fact and no basis that the party was not told."""
    case = situation.case
    if not case.penalty or case.notified is None or case.draft is None:
        return True
    told = _by_situation(case.notified.given.violations)
    for one in case.draft.given.violations:
        same = told.get(one.situation_no, [])
        if not any(
            one.basis == other.basis
            and one.facts == other.facts
            and one.period_from >= other.period_from
            and one.period_to <= other.period_to
            for other in same
        ):
            return False
    return True


@guard(
    "cases.discussion-not-held",
    "情节复杂或者重大违法行为给予行政处罚，应当由机关负责人集体讨论决定。",
    basis=cite("apl-2021:57.2", "nhsa-order-4:44"),
    way_out="先集体讨论；讨论后拟处理意见有改动的，重新讨论。",
    detail=lambda situation: in_words(draft.grounds_of_discussion(situation)),
)
def discussion_was_held(situation: Situation) -> bool:
    """集体讨论: held on this draft, and in favour."""
    case = situation.case
    if not case.penalty or not draft.discussion_is_due(situation):
        return True
    if case.discussion is None or case.draft is None:
        return False
    return case.discussion_draft == case.draft.draft_digest and case.discussion.agrees


@guard(
    "cases.recusal-undecided",
    "有回避申请尚未决定。",
    basis=cite("apl-2021:43.3"),
    way_out="先决定是否回避。",
)
def recusals_are_decided(situation: Situation) -> bool:
    """回避: nothing is decided while somebody may be biased."""
    return not situation.case.recusals_asked


@guard(
    "cases.no-address",
    "尚未与当事人确认送达地址，或者当事人没有同意电子送达。",
    basis=cite("apl-2021:61.2", "nhsa-order-4:59", "cpl-2023:90.1"),
    way_out="由当事人签署送达地址确认书并同意电子送达，或者改用其他方式送达。",
)
def electronic_service_was_agreed(situation: Situation) -> bool:
    """电子送达: only with the party's signed consent."""
    data = situation.data
    if not isinstance(data, ServeDocument):
        return True
    if data.manner is not ServiceManner.ELECTRONIC:
        return True
    address = situation.case.address
    return address is not None and address.electronic


@guard(
    "cases.electronic-not-allowed",
    "本地区的制度规定，决定书不得电子送达。",
    basis=cite("apl-2021:61.2"),
    way_out="改用直接送达等方式。",
)
def electronic_service_is_allowed(situation: Situation) -> bool:
    """电子送达: a locality may exclude it."""
    data = situation.data
    if not isinstance(data, ServeDocument):
        return True
    if data.manner is not ServiceManner.ELECTRONIC:
        return True
    return situation.law.switch("electronic-service-allowed").on


@guard(
    "cases.no-such-document",
    "没有这份文书，或者这份文书不是对外送达的文书。",
    basis=cite("cpl-2023:87.1", "apl-2021:61.1"),
    way_out="核对文书。",
)
def document_can_be_served(situation: Situation) -> bool:
    """送达: a document of this case that goes out."""
    data = situation.data
    if not isinstance(data, ServeDocument):
        return True
    document = situation.documents.get(data.document_id)
    return document is not None and document.sealed


@guard(
    "cases.all-served",
    "没有待送达的文书。",
    basis=cite("cpl-2023:87.1"),
    way_out="无需送达。",
)
def something_waits_for_service(situation: Situation) -> bool:
    """送达: a document that goes out and has not reached the party.

    Asked before anything is typed; then the guards about the document itself speak.
    """
    if situation.data is not None:
        return True
    served = {one.document_id for one in situation.case.services}
    return any(
        one.sealed and key not in served for key, one in situation.documents.items()
    )


@guard(
    "cases.served-already",
    "这份文书已经送达。",
    basis=cite("cpl-2023:87.1"),
    way_out="无需再次送达。",
)
def document_was_not_served(situation: Situation) -> bool:
    """送达: once."""
    data = situation.data
    if not isinstance(data, ServeDocument):
        return True
    return all(one.document_id != data.document_id for one in situation.case.services)


@guard(
    "cases.served-before-issue",
    "送达日期早于文书日期。",
    basis=cite("cpl-2023:87.1"),
    way_out="核对送达日期。",
)
def service_follows_issue(situation: Situation) -> bool:
    """先后: a document is made, then served."""
    data = situation.data
    if not isinstance(data, ServeDocument):
        return True
    document = situation.documents.get(data.document_id)
    return document is None or data.served_on >= document.issued_on


@guard(
    "cases.service-unexplained",
    "留置送达、公告送达应当记明原因和经过。",
    basis=cite("cpl-2023:89", "cpl-2023:95.1", "gansu-2020-81-recording:19(3)"),
    way_out="填写情况说明。",
)
def service_is_explained(situation: Situation) -> bool:
    """留置、公告: why, how, who saw it."""
    data = situation.data
    if not isinstance(data, ServeDocument) or data.manner not in _SUMMARY_MANNERS:
        return True
    return data.circumstances is not None


@guard(
    "cases.address-incomplete",
    "同意电子送达的，应当填写电子送达地址。",
    basis=cite("apl-2021:61.2", "cpl-2023:90.1"),
    way_out="填写电子送达地址。",
)
def electronic_address_is_given(situation: Situation) -> bool:
    """电子送达地址."""
    data = situation.data
    if not isinstance(data, AddressConfirmed):
        return True
    return not data.electronic or data.electronic_address is not None


@guard(
    "cases.overturned-too-early",
    "日期早于决定日期。",
    basis=cite("apl-2021:48.2"),
    way_out="核对日期。",
)
def overturning_follows_decision(situation: Situation) -> bool:
    """先后: a decision is made, then overturned."""
    data, decision = situation.data, situation.case.decision
    if not isinstance(data, DecisionOverturned) or decision is None:
        return True
    return data.decided_on >= decision.decided_on


LAWFUL = (
    draft.there_is_a_draft,
    submission.draft_is_current,
    party_was_notified,
    defence_had_its_time,
    defence_was_answered,
    requested_hearing_was_held,
    facts_were_notified,
    not_harsher_than_notified,
    draft.review_was_passed,
    discussion_was_held,
    suggestions.wording_was_confirmed,
    recusals_are_decided,
)
PROPOSE = (*persons.PROPOSE, *stages.UNDECIDED, *LAWFUL)
DECIDE = (
    *persons.RULE,
    persons.draft_is_the_proposed_one,
    *stages.UNDECIDED,
    *LAWFUL,
)
CONFIRM_ADDRESS = (
    *persons.HANDLER,
    stages.case_is_not_closed,
    electronic_address_is_given,
)
SERVE = (
    *persons.HANDLER,
    stages.case_is_not_closed,
    *persons.OFFICERS,
    something_waits_for_service,
    document_can_be_served,
    document_was_not_served,
    service_follows_issue,
    electronic_service_is_allowed,
    electronic_service_was_agreed,
    service_is_explained,
)
OVERTURN = (
    persons.post_may,
    stages.case_is_decided,
    stages.decision_stands,
    overturning_follows_decision,
)
