"""What is owed in a case, by when and why: from state, law and calendar."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from zhunsheng.authorities.posts import Post
from zhunsheng.calendars.deadlines import Deadline, deadline
from zhunsheng.calendars.workdays import WorkCalendar
from zhunsheng.cases.obligations.court import next_court_act, remedies_end_on
from zhunsheng.cases.obligations.excluded import excluded
from zhunsheng.cases.obligations.remedies import changed_by
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.cases.records.decision import DecisionProposed
from zhunsheng.cases.records.execution import ExtensionStage, PaymentKind
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import CaseId
from zhunsheng.regulations.bindings import Law
from zhunsheng.regulations.parameters import Period
from zhunsheng.review.records import Subject
from zhunsheng.review.state import ReviewState, Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a case stands, for those who compute what is owed."""

    case: CaseState
    review: ReviewState
    law: Law
    calendar: WorkCalendar
    today: date

    @property
    def case_id(self) -> CaseId:
        """The case; a stream always begins with the registration of a lead."""
        if self.case.case_id is None:
            raise ValueError("a stream without a lead")
        return self.case.case_id

    def period(self, name: str) -> Period:
        """The period, for this kind of party."""
        filing = self.case.filing
        return self.law.period(name, party=filing.party.kind.value if filing else None)

    def until(self, name: str, start: date | datetime) -> Deadline:
        """The deadline of a period that runs from ``start``."""
        return deadline(self.period(name), start, self.calendar)

    def owes(self, name: str, start: date | datetime, **told: object) -> Obligation:
        """An obligation of the period ``name``."""
        due = self.until(name, start)
        return Obligation(name=name, case_id=self.case_id, deadline=due, **told)  # type: ignore[arg-type]


Source = Callable[[Standing], Iterator[Obligation]]
_SOURCES: list[Source] = []


def owed_by_law(source: Source) -> Source:
    """Register what a domain owes; higher domains add theirs at start."""
    _SOURCES.append(source)
    return source


def obligations(standing: Standing) -> tuple[Obligation, ...]:
    """Everything that is or was owed, the earliest last day first."""
    found = [one for source in _SOURCES for one in source(standing)]
    return tuple(sorted(found, key=lambda one: (one.deadline.last_day, one.name)))


@owed_by_law
def of_lead(standing: Standing) -> Iterator[Obligation]:
    """核查, 告知举报人, 紧急启动的补报."""
    case = standing.case
    if case.lead is None:
        return
    decided_on = case.filed_on or case.not_filed_on
    verify = standing.until("verify-lead", case.lead.received_on)
    if case.verification_extended:
        verify = standing.until("extend-verification", verify.last_day)
    yield Obligation(
        name="verify-lead",
        title="核查线索并决定是否立案",
        case_id=standing.case_id,
        post=Post.HANDLER,
        started_by="收到线索",
        deadline=verify,
        act="cases.conclude-verification",
        met_on=case.concluded_on or decided_on,
        excused="已紧急启动一般程序" if _urgent_without_verification(case) else "",
        extendable="" if case.verification_extended else "主要负责人批准可再延长一次",
    )
    if case.urgent_at is not None:
        reported = case.urgent_reported_at
        yield standing.owes(
            "approve-urgent-start",
            case.urgent_at,
            title="紧急启动后补报审批",
            post=Post.HANDLER,
            started_by="紧急启动",
            act="cases.propose-filing",
            met_on=None if reported is None else reported.astimezone(CHINA).date(),
            met_at=reported,
        )
    if case.lead.named_informant and decided_on is not None:
        yield standing.owes(
            "answer-informant",
            decided_on,
            title="告知实名投诉举报人",
            post=Post.HANDLER,
            started_by="决定是否立案",
            act="cases.answer-informant",
            met_on=case.informant_answered_on,
        )


def _urgent_without_verification(case: CaseState) -> bool:
    return case.urgent_at is not None and case.concluded_on is None


def decision_deadline(standing: Standing) -> Deadline | None:
    """办案期限: ninety days and its extensions, without the excluded spans."""
    case = standing.case
    if case.filed_on is None:
        return None
    period = standing.period("decide-case")
    for stage, name in (
        (ExtensionStage.FIRST, "extend-case"),
        (ExtensionStage.SECOND, "extend-case-collective"),
    ):
        days = case.extensions.get(stage)
        if days is not None:
            more = standing.period(name)
            period = replace(
                period, length=period.length + days, basis=period.basis + more.basis
            )
    last_event = case.decision.decided_on if case.decision else standing.today
    pauses = tuple(
        (span.began_on, span.ended_on or last_event, span.why)
        for span in excluded(case, until=last_event)
    )
    return deadline(period, case.filed_on, standing.calendar, pauses)


@owed_by_law
def of_investigation(standing: Standing) -> Iterator[Obligation]:
    """办案期限, 先行登记保存, 法制审核."""
    case = standing.case
    due = decision_deadline(standing)
    if due is not None:
        yield Obligation(
            name="decide-case",
            title="作出处理决定",
            case_id=standing.case_id,
            post=Post.BUREAU_HEAD,
            started_by="立案",
            deadline=due,
            act="cases.issue-decision",
            met_on=case.decision.decided_on if case.decision else None,
            excused="终止调查" if case.terminated_on else "",
            extendable=_extendable(case),
            also=(Post.HANDLER,),
            also_act=(
                "" if case.open_proposal(DecisionProposed) else "cases.propose-decision"
            ),
        )
    if case.preserved_on is not None:
        yield standing.owes(
            "dispose-preserved",
            case.preserved_on,
            title="处理先行登记保存的证据",
            post=Post.HANDLER,
            started_by="先行登记保存",
            act="cases.dispose-preserved",
            met_on=case.disposed_on,
        )
    for one in standing.review.rounds:
        if one.received_on is None:
            continue  # 退回补正：材料补齐之日起算
        first = standing.until("legal-review", one.received_on)
        whole = standing.until("extend-legal-review", first.last_day)
        yield Obligation(
            name="legal-review",
            title=f"第{one.no}次法制审核",
            case_id=standing.case_id,
            post=Post.LEGAL_REVIEWER,
            started_by="补齐送审材料" if one.returned else "送法制审核",
            deadline=_within(
                whole if one.extended else first, limit_of(one, standing, due)
            ),
            act="review.give-opinion",
            met_on=one.given_on,
            excused="终止调查" if case.terminated_on and not one.given_on else "",
            extendable="" if one.extended else "法制审核机构负责人批准可延长一次",
        )


def limit_of(
    one: Round, standing: Standing, decision: Deadline | None
) -> Deadline | None:
    """审核不得超过的期限: that of the decision, or of asking the court."""
    if one.subject is Subject.DECISION:
        return decision
    after = court_opens_after(standing)
    return None if after is None else standing.until("apply-to-court", after)


def _within(review: Deadline, decision: Deadline | None) -> Deadline:
    """审核期限不得超过办案期限: the earlier of the two, with its own reasons."""
    if decision is not None and decision.last_day < review.last_day:
        return decision
    return review


def _extendable(case: CaseState) -> str:
    if ExtensionStage.FIRST not in case.extensions:
        return "负责人批准可延长三十日"
    if ExtensionStage.SECOND not in case.extensions:
        return "集体讨论决定可再延长，最长六十日"
    return ""


def _service_begun_on(case: CaseState) -> date | None:
    """When the bureau did its part: of service by notice, the day of the notice."""
    for one in case.services:
        if case.decision and one.document_id == case.decision.document_id:
            return one.begun_on or one.effective_on
    return case.decision_served_on


def court_opens_after(standing: Standing) -> date | None:
    """The day after which the court may be asked, if the decision stands as made."""
    case, law, calendar = standing.case, standing.law, standing.calendar
    if changed_by(case, law, calendar, standing.today) is not None:
        return None
    return remedies_end_on(case, law, calendar)


@owed_by_law
def of_decision(standing: Standing) -> Iterator[Obligation]:
    """送达, 缴款, 申请法院强制执行."""
    case = standing.case
    decision = case.decision
    if decision is None:
        return
    gone = "决定已被变更、撤销" if case.overturned else ""
    yield standing.owes(
        "serve-decision",
        decision.decided_on,
        title="送达决定书",
        post=Post.HANDLER,
        started_by="作出决定",
        act="cases.serve-document",
        met_on=_service_begun_on(case),
        excused=gone if case.decision_served_on is None else "",
    )
    served = case.decision_served_on
    if served is None or decision.fine_fen == 0:
        return
    paid = case.paid_off_on(PaymentKind.FINE, decision.fine_fen)
    due = standing.until("pay-fine", served)
    if case.deferred_until is not None:
        due = replace(due, last_day=case.deferred_until)
    yield Obligation(
        name="pay-fine",
        title="缴纳罚款",
        case_id=standing.case_id,
        post=None,
        started_by="收到决定书" if case.deferred_until is None else "同意延期缴纳",
        deadline=due,
        act="cases.record-payment",
        met_on=paid,
        excused=gone if paid is None else "",
    )
    remedies = court_opens_after(standing)
    if remedies and paid is None and not gone and standing.today > due.last_day:
        yield standing.owes(
            "apply-to-court",
            remedies,
            title="申请人民法院强制执行",
            post=Post.HANDLER,
            started_by="复议、诉讼期限届满",
            act=next_court_act(case, standing.review),
            met_on=case.court_applied_on if case.court_accepted else None,
        )
