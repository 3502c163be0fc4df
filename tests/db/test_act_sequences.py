"""Random acts by random officers: whatever is tried, the law holds.

The draws are seeded; a failure names its seed and is repeated by it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from zhunsheng.authorities.queries import get_officer
from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.gathering import gather, load, standing_of
from zhunsheng.cases.guards.draft import review_is_due
from zhunsheng.cases.records.remedies import RemedyOutcome
from zhunsheng.cases.state import CaseState, total_fine
from zhunsheng.documents.queries import list_documents
from zhunsheng.kernel.chance import seeded
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger import reader
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.verify import verify
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.review.findings import Finding, findings_of
from zhunsheng.review.records import Point
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db

T = TypeVar("T")
BUREAU = BureauCode("620100")
BEGINS = datetime(2026, 3, 2, 9, tzinfo=CHINA)
STEPS = 130
SEEDS = range(6)
OFFICERS = [one for one in people.officers() if one.bureau == BUREAU]
BY_POST = {
    "handler": "lanzhou-handler-1",
    "department-head": "lanzhou-handling-head",
    "bureau-head": "lanzhou-bureau-head",
    "legal-head": "lanzhou-legal-head",
    "legal-reviewer": "lanzhou-legal-reviewer-1",
}
PARTY = {
    "name": "示范东蓝医院",
    "kind": "organisation",
    "identifier_kind": "统一社会信用代码",
    "identifier": "91620100MA00000018",
    "address": "示范市示范区示范大道 18 号",
    "representative": "蓝示范",
}


@pytest.fixture(scope="module", autouse=True)
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The bureau with its people, once for all seeds."""
    with django_db_blocker.unblock(), transaction.atomic():
        people.establish(BEGINS - timedelta(days=1), only=frozenset({BUREAU}))
        yield
        transaction.set_rollback(True)


def someone(username: str) -> str:
    return str(people.officer_id(username))


HANDLERS = [someone("lanzhou-handler-1"), someone("lanzhou-handler-2")]
HEADS = [
    someone(f"lanzhou-{one}") for one in ("bureau-head", "deputy-head", "legal-head")
]


TAKING_A_PASS = {"cases.issue-decision", "cases.approve-court-application"}
"""Acts that write the pass that they take beside their own record."""


class Dice:
    """Draws that are the same again for the same seed."""

    def __init__(self, seed: int) -> None:
        self._draw = seeded(f"acts {seed}")

    def randrange(self, stop: int) -> int:
        return int.from_bytes(self._draw(8)) % stop

    def random(self) -> float:
        return self.randrange(1_000_000) / 1_000_000

    def choice(self, among: Sequence[T]) -> T:
        return among[self.randrange(len(among))]


NO_CASE = CaseId(UUID(int=0))


@dataclass
class Play:
    """One random course of one case."""

    chance: Dice
    at: datetime = BEGINS
    case_id: CaseId = NO_CASE
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def case(self) -> CaseState:
        return load(BUREAU, self.case_id)

    def day(self, most: int = 6) -> str:
        """Today or a few days ago, seldom tomorrow."""
        back = self.chance.choice([0, 0, 0, 1, self.chance.randrange(most), -1])
        return (self.at - timedelta(days=back)).date().isoformat()

    def moment(self, minutes: int) -> str:
        return (self.at - timedelta(minutes=minutes)).isoformat()

    def violation(self) -> dict[str, Any]:
        base = 1_000_000
        fine = self.chance.choice([base, base, base + 1, base * 2, base * 2 + 1, 0])
        return {
            "situation_no": self.chance.choice([12, 12, 12, 14]),
            "facts": self.chance.choice(["超量开药", "超量开药", "串换项目"]),
            "period_from": "2025-01-01",
            "period_to": "2025-12-31",
            "base_fen": base,
            "refund_fen": self.chance.choice([base, base, base // 2]),
            "fine_fen": fine,
            "violated": "条例第十五条第一款",
            "basis": "条例第三十八条第（二）项",
            "circumstance": "none",
            "reasons": "没有从轻、从重情节",
            "evidence_nos": [1],
        }

    def proposal_no(self) -> int:
        open_ones = [one.no for one in self.case.proposals.values() if one.is_open]
        return self.chance.choice([*open_ones, *open_ones, 1])

    def remedy_no(self) -> int:
        """Mostly the newest remedy, sometimes one that is not there."""
        newest = max(1, len(self.case.remedies))
        return self.chance.choice([newest, newest, newest, newest + 1, 1])

    def findings(self) -> tuple[Finding, ...]:
        """What the machine finds not in order now."""
        found = findings_of(BUREAU, CaseId(self.case_id), self.at)
        return tuple(one for one in found if not one.in_order)

    def document(self) -> str:
        found = [
            str(one.document_id)
            for one in list_documents(bureau=BUREAU, case_id=self.case_id)
        ]
        notice = self.case.notice
        if notice is not None and self.chance.random() < 0.5:
            found.append(str(notice.document_id))
        return self.chance.choice(found or [str(UUID(int=9))])

    def taken(self) -> dict[str, Any]:
        return {
            "place": "示范东蓝医院",
            "began_at": self.moment(90),
            "ended_at": self.moment(30),
            "officers": self.officers(),
            "showed_certificates": self.chance.random() < 0.9,
            "told_rights": self.chance.random() < 0.9,
            "recorder": HANDLERS[1],
            "recusal": "不申请回避",
            "says": "以上笔录已阅",
            "signature": self.chance.choice(["signed", "signed", "refused"]),
        }

    def officers(self) -> list[str]:
        return self.chance.choice(
            [HANDLERS, HANDLERS, HANDLERS, HANDLERS[:1], [HANDLERS[0], HEADS[0]]]
        )

    def data(self, act: str) -> dict[str, Any]:
        """What somebody might type for the act, sensible or not."""
        given = WRITERS[act](self)
        if act.startswith("cases.approve") or act in RULES:
            given = {
                "proposal_no": self.proposal_no(),
                "agrees": self.chance.random() < 0.9,
                "opinion": "同意",
            }
        return {"case_id": str(self.case_id)} | given

    def actor(self, act: str) -> str:
        """Mostly somebody who may, sometimes anybody of the bureau."""
        if self.chance.random() < 0.12:
            return self.chance.choice(OFFICERS).username
        if act.startswith("review."):
            return BY_POST[
                "legal-reviewer" if act.endswith("opinion") else "legal-head"
            ]
        posts = {one.value for one in CATALOGUE[act].posts}
        return next(name for post, name in BY_POST.items() if post in posts)

    def tried(self, act: str) -> ZhunshengError | None:
        """Do it; what the program answered if it did not want to."""
        given, by = self.data(act), people.officer_id(self.actor(act))
        try:
            perform(act, given, by=by, at=self.at)
        except ZhunshengError as error:
            return error
        return None

    def step(self) -> None:
        """One act, and what must be true whatever came of it."""
        self.at += timedelta(hours=self.chance.choice([1, 3, 20, 30, 70]))
        act = self.chance.choice(self.likely())
        before = self.case
        error = self.tried(act)
        if error is not None:
            assert str(error)
            assert self.case.version == before.version
            if isinstance(error, RefusedError):
                assert error.refusals
                assert all(one.basis and one.says for one in error.refusals)
                self.refused.append(act)
            return
        self.done.append(act)
        rises = {0} if act.startswith("review.") else {1}
        if act in TAKING_A_PASS:
            rises = {1, 2}
        assert self.case.version - before.version in rises
        if self.case.decision is not None and before.decision is None:
            self.check_decision(before)

    def likely(self) -> list[str]:
        """The next act of the usual road, mostly; any act at all, sometimes."""
        if self.chance.random() < 0.75:
            return [self.next_on_the_road(self.case)]
        return [
            name for name in (*CATALOGUE, *REVIEWS) if name != "cases.register-lead"
        ]

    def next_on_the_road(self, case: CaseState) -> str:
        for proposal in case.proposals.values():
            if proposal.is_open:
                if proposal.checked_by is None:
                    return "cases.check-proposal"
                content = type(proposal.content)
                return next(
                    one.name
                    for one in CATALOGUE.values()
                    if one.answers and one.proposes is content
                )
        review = standing_of(case, self.at).review
        if review.open_round:
            return "review.give-opinion"
        draft = case.draft
        ready = case.evidence_version < case.draft_version and not case.decision
        if (
            draft
            and ready
            and not review.passed(draft.draft_digest, draft.evidence_digest)
        ):
            last = review.last_round
            same = last and last.binds(draft.draft_digest, draft.evidence_digest)
            return "cases.draft-decision" if same else "cases.request-review"
        return next(name for name, is_next in ROAD if is_next(case))

    def check_decision(self, before: CaseState) -> None:
        """No decision without notice, review of this draft, nor harsher than told."""
        decision, draft = self.case.decision, before.draft
        assert decision is not None
        assert draft is not None
        assert decision.draft_digest == draft.draft_digest
        assert before.evidence_version <= before.draft_version
        officer = get_officer(people.officer_id("lanzhou-bureau-head"))
        issue = CATALOGUE["cases.issue-decision"]
        found = gather(issue, before, None, officer, self.at)
        if review_is_due(found):
            last = found.review.rounds[-1]
            assert last.verdict is not None
            assert last.verdict.value == "agree"
            assert last.draft_digest == draft.draft_digest
            assert last.evidence_digest == draft.evidence_digest
        if decision.outcome.value == "penalty":
            assert before.notice_served_on is not None
            assert before.notified is not None
            told = total_fine(before.notified.given.violations)
            assert decision.fine_fen <= told
            assert before.defences == before.defences_answered
        signed = [one for one in self.case.proposals.values() if one.ruled_by]
        ruled = {one.no: one for one in signed}[decision.proposal_no]
        assert len({ruled.proposed_by, ruled.checked_by, ruled.ruled_by}) == 3


RULES = frozenset({"cases.close-case", "cases.issue-decision"})
REVIEWS = ["review.give-opinion", "review.extend"]


def _digest(case: CaseState) -> str:
    return case.draft.draft_digest if case.draft else ""


ROAD: list[tuple[str, Callable[[CaseState], bool]]] = [
    ("cases.answer-informant", lambda case: case.not_filed_on is not None),
    ("cases.conclude-verification", lambda case: case.concluded_on is None),
    (
        "cases.propose-not-filing",
        lambda case: case.filed_on is None and case.suspected is False,
    ),
    ("cases.propose-filing", lambda case: case.filed_on is None),
    ("cases.decide-recusal", lambda case: bool(case.recusals_asked)),
    ("cases.resume", lambda case: case.is_suspended),
    ("cases.record-inspection", lambda case: case.inspections == 0),
    ("cases.add-evidence", lambda case: not case.evidence),
    ("cases.report-investigation", lambda case: case.reported_on is None),
    (
        "cases.draft-decision",
        lambda case: case.draft is None or case.evidence_version > case.draft_version,
    ),
    (
        "cases.issue-notice",
        lambda case: (
            case.penalty
            and case.decision is None
            and (case.notified is None or case.notified.draft_digest != _digest(case))
        ),
    ),
    (
        "cases.serve-document",
        lambda case: case.notice is not None and case.notice_served_on is None,
    ),
    ("cases.answer-defence", lambda case: case.defences > case.defences_answered),
    (
        "cases.waive-defence",
        lambda case: case.notice is not None and not case.hearing_waived,
    ),
    (
        "cases.discuss",
        lambda case: (
            case.decision is None
            and case.draft is not None
            and case.discussion_draft != case.draft.draft_digest
        ),
    ),
    ("cases.propose-decision", lambda case: case.decision is None),
    ("cases.serve-document", lambda case: case.decision_served_on is None),
    ("cases.record-payment", lambda case: len(case.payments) < 4),
    ("cases.propose-closing", lambda _: True),
]
"""The usual road, and when a case is at each place of it."""

Writer = Callable[[Play], dict[str, Any]]


def _reasons(_: Play) -> dict[str, Any]:
    return {"reasons": "依法提请"}


def _nothing(_: Play) -> dict[str, Any]:
    return {}


WRITERS: dict[str, Writer] = dict.fromkeys(CATALOGUE, _nothing) | {
    "cases.start-urgently": lambda play: {
        "started_at": play.moment(5),
        "place": "示范东蓝医院",
        "reasons": "正在销毁处方",
    },
    "cases.conclude-verification": lambda play: {
        "concluded_on": play.day(),
        "findings": "属实",
        "suspected": play.chance.random() < 0.9,
    },
    "cases.propose-filing": lambda play: {
        "party": PARTY,
        "situation_nos": [12, 14],
        "facts": "涉嫌超量开药",
        "happened_from": "2025-01-01",
        "happened_to": "2025-12-31",
        "discovered_on": "2026-03-02",
        "endangers_health": False,
        "jurisdiction": play.chance.choice(["place", "place", "place", "elsewhere"]),
        "estimated_fen": 1_000_000,
        "handlers": play.officers(),
        "complex": play.chance.random() < 0.2,
        "public_interest": False,
        "reasons": "建议立案",
    },
    "cases.check-proposal": lambda play: {
        "proposal_no": play.proposal_no(),
        "agrees": play.chance.random() < 0.9,
        "opinion": "情况属实",
    },
    "cases.record-inspection": lambda play: (
        play.taken()
        | {"present": "蓝示范", "present_post": "院长", "findings": "见到处方"}
    ),
    "cases.record-interview": lambda play: (
        play.taken()
        | {
            "interviewee": "蓝示范",
            "identity": "院长",
            "identity_kind": "居民身份证",
            "identity_number": "0000",
            "employer": "示范东蓝医院",
            "phone": "0000",
            "address": "示范市",
            "questions": [{"question": "是否属实", "answer": "属实"}],
        }
    ),
    "cases.add-evidence": lambda play: {
        "kind": "documentary",
        "title": "处方",
        "taken_on": play.day(),
        "officers": play.officers(),
        "obtained_from": "示范东蓝医院",
        "original": True,
        "proves": "超量开药",
        "pages": 3,
    },
    "cases.propose-preservation": lambda _: {
        "reasons": "可能灭失",
        "items": "处方 1 册",
        "place": "本机关",
    },
    "cases.dispose-preserved": lambda play: {
        "disposed_on": play.day(),
        "disposition": "返还",
    },
    "cases.commission-expert": lambda play: {
        "kind": play.chance.choice(["appraisal", "audit"]),
        "commissioned_on": play.day(),
        "body": "示范鉴定机构",
        "matter": "合理性",
    },
    "cases.record-expert-opinion": lambda play: {
        "no": play.chance.choice([1, 1, 2]),
        "answered_on": play.day(),
        "opinion": "不合理",
    },
    "cases.order-correction": lambda play: {
        "ordered_on": play.day(),
        "content": "规范处方",
        "until": (play.at + timedelta(days=20)).date().isoformat(),
    },
    "cases.verify-correction": lambda play: {
        "verified_on": play.day(),
        "corrected": play.chance.random() < 0.7,
        "situation": "已复查",
    },
    "cases.request-recusal": lambda play: {
        "officer_id": play.chance.choice([*HANDLERS, HEADS[0], str(UUID(int=8))]),
        "source": "party",
        "requested_on": play.day(),
        "reasons": "近亲属",
    },
    "cases.decide-recusal": lambda play: {
        "officer_id": play.chance.choice([*HANDLERS, HEADS[0]]),
        "granted": play.chance.random() < 0.2,
        "replacement": someone("lanzhou-handler-3"),
        "opinion": "依法决定",
    },
    "cases.report-investigation": lambda play: {
        "ended_on": play.day(),
        "course": "经过",
        "facts": "事实",
        "nature": "性质",
        "proposal": "意见",
        "discretion": "理由",
        "violations": [play.violation()],
    },
    "cases.draft-decision": lambda play: {
        "outcome": play.chance.choice(
            ["penalty"] * 5 + ["no-penalty", "transfer-judicial"]
        ),
        "violations": [play.violation()],
        "suspend_settlement_months": 0,
        "reasons": "事实清楚",
    },
    "cases.raise-to-major": lambda _: {"reasons": "涉及多家机构"},
    "cases.request-review": lambda play: {"complete": play.chance.random() < 0.9},
    "cases.keep-suggestion": lambda _: {
        "purpose": "discretion",
        "about": "拟定处理意见：综合理由",
        "engine": "http://127.0.0.1:8080/v1",
        "model": "示范模型",
        "sent": "{}",
        "text": "综合当事人违法行为的事实和情节、性质",
    },
    "cases.confirm-wording": lambda play: {"confirmed": play.chance.random() < 0.9},
    "review.give-opinion": lambda play: {
        "round": max(1, play.case.review_asked),
        "points": [
            {"point": one.value, "conclusion": "ok", "note": "符合"} for one in Point
        ],
        "answers": [
            {"key": one.key, "accepted": False, "reason": "已经核对，不影响本案"}
            for one in play.findings()
        ],
        "verdict": play.chance.choice(["agree"] * 4 + ["alter", "other"]),
        "opinion": "审核意见",
        "responsible": True,
    },
    "review.extend": lambda play: {
        "round": max(1, play.case.review_asked),
        "reasons": "案情复杂",
    },
    "cases.issue-notice": lambda _: {"defence_days": 3},
    "cases.confirm-address": lambda play: {
        "confirmed_on": play.day(),
        "address": "示范大道 18 号",
        "receiver": "蓝示范",
        "phone": "0000",
        "electronic": play.chance.random() < 0.5,
        "electronic_address": "示范",
    },
    "cases.serve-document": lambda play: {
        "document_id": play.document(),
        "manner": play.chance.choice(["direct"] * 4 + ["electronic", "left", "notice"]),
        "served_on": play.at.date().isoformat(),
        "served_time": "10:00",
        "place": "示范东蓝医院",
        "receiver": "蓝示范",
        "officers": play.officers(),
        "circumstances": "说明",
        "witness": "示范居委会",
    },
    "cases.record-defence": lambda play: {
        "received_on": play.day(),
        "manner": play.chance.choice(["written", "written", "oral"]),
        "speaker": "蓝示范",
        "content": "请求从轻",
    },
    "cases.answer-defence": lambda _: {
        "adoption": "none",
        "checked": "逐项复核",
        "reasons": "不成立",
    },
    "cases.waive-defence": lambda play: {
        "waived_on": play.at.date().isoformat(),
        "includes_hearing": play.chance.random() < 0.8,
        "statement": "放弃",
    },
    "cases.request-hearing": lambda play: {
        "requested_on": play.day(),
        "statement": "要求听证",
    },
    "cases.announce-hearing": lambda play: {
        "told_on": play.day(),
        "held_on": (play.at + timedelta(days=play.chance.choice([3, 12])))
        .date()
        .isoformat(),
        "place": "本机关",
        "host": HEADS[2],
        "clerk": someone("lanzhou-legal-reviewer-2"),
        "begins": "09:30",
        "openness": "public",
    },
    "cases.hold-hearing": lambda play: {
        "held_on": play.day(),
        "attended": False,
        "attendees": "无",
        "content": "当事人没有到场",
        "report": "视为放弃",
        "began_at": play.moment(90),
        "ended_at": play.moment(30),
    },
    "cases.discuss": lambda play: {
        "subject": (
            "decision"
            if play.case.discussion is None or not play.case.extensions
            else play.chance.choice(["decision", "extension"])
        ),
        "held_on": play.day(),
        "place": "会议室",
        "host": HEADS[0],
        "voices": [
            {"officer_id": one, "view": "同意", "signed": play.chance.random() < 0.95}
            for one in HEADS
        ],
        "began_at": play.moment(90),
        "ended_at": play.moment(30),
        "recorder": someone("lanzhou-legal-reviewer-2"),
        "conclusion": "同意",
        "agrees": True,
    },
    "cases.record-payment": lambda play: {
        "kind": play.chance.choice(["fine", "refund", "surcharge"]),
        "account": play.chance.choice(["treasury", "fund"]),
        "paid_on": play.day(),
        "amount_fen": play.chance.choice([1_000_000, 500_000, 1]),
        "voucher": "示范0001",
    },
    "cases.issue-demand": lambda _: {"note": "十日内履行"},
    "cases.apply-to-court": lambda play: {
        "applied_on": play.day(),
        "court": "示范法院",
        "accepted": True,
        "note": "强制执行",
    },
    "cases.draft-court-application": lambda play: {
        "court": "示范法院",
        "surcharge": play.chance.random() < 0.5,
        "reasons": "逾期不履行",
        "party_view": "没有意见",
        "property": "银行存款",
    },
    "cases.propose-court-application": _reasons,
    "cases.register-remedy": lambda play: {
        "kind": play.chance.choice(
            ["reconsideration", "simplified", "first", "second"]
        ),
        "filer": play.chance.choice(["party", "party", "other", "bureau"]),
        "body": "示范市人民政府",
        "filed_on": play.day(),
        "copy_received_on": play.chance.choice([play.day(), play.day(), None]),
        "claims": "请求撤销",
    },
    "cases.answer-remedy": lambda play: {
        "no": play.remedy_no(),
        "answered_on": play.day(),
        "evidence_on": play.chance.choice([play.day(), play.day(), None]),
        "gist": "程序合法",
    },
    "cases.end-remedy": lambda play: {
        "no": play.remedy_no(),
        "outcome": play.chance.choice([one.value for one in RemedyOutcome]),
        "decided_on": play.day(),
        "received_on": play.day(),
        "party_received_on": None,
        "document": "示范文书",
        "redo": play.chance.random() < 0.3,
        "redo_by": None,
        "gist": "示范理由",
    },
    "cases.redo-decision": lambda play: {
        "no": play.remedy_no(),
        "redone_on": play.day(),
        "document": "示范文书",
        "difference": "重新认定金额",
    },
    "cases.answer-informant": lambda play: {
        "answered_on": play.day(),
        "manner": "电话",
        "answer": "已立案",
    },
    "cases.resume": lambda play: {"resumed_on": play.day(), "reasons": "情形消除"},
    "cases.propose-extension": lambda play: {
        "stage": play.chance.choice(["first", "second"]),
        "days": play.chance.choice([30, 31, 60]),
        "reasons": "案情复杂",
    },
    "cases.propose-suspension": lambda _: {
        "ground": "other-ruling",
        "reasons": "等待裁判",
    },
    "cases.propose-deferral": lambda play: {
        "until": (play.at + timedelta(days=60)).date().isoformat(),
        "reasons": "经济困难",
    },
    "cases.propose-closing": lambda play: {
        "ground": play.chance.choice(["executed", "other", "terminated"]),
        "execution": "执行情况",
    },
    "cases.overturn-decision": lambda play: {
        "fate": "revoked",
        "source": "court",
        "decided_on": play.day(),
        "document": "判决书",
        "reasons": "事实不清",
    },
    **dict.fromkeys(
        (
            "cases.propose-verification-extension",
            "cases.propose-not-filing",
            "cases.propose-decision",
        ),
        _reasons,
    ),
}


def play_one(seed: int) -> Play:
    play = Play(chance=Dice(seed))
    lead = {
        "source": "report",
        "received_on": date(2026, 3, 2).isoformat(),
        "suspect": PARTY["name"],
        "suspect_kind": "organisation",
        "summary": "反映超量开药",
    }
    handler = people.officer_id("lanzhou-handler-1")
    done = perform("cases.register-lead", lead, by=handler, at=BEGINS)
    play.case_id = CaseId(UUID(str(done.result["id"])))
    for _ in range(STEPS):
        play.step()
    return play


def test_whatever_is_tried_the_law_holds() -> None:
    plays = []
    for seed in SEEDS:
        with transaction.atomic():
            plays.append(play_one(seed))
            assert verify() == ()
            versions = [
                place.stream_version
                for _, place in reader.replay(BUREAU, f"case/{plays[-1].case_id}")
            ]
            assert versions == list(range(1, len(versions) + 1))
            transaction.set_rollback(True)

    done = {act for play in plays for act in play.done}
    decided = sum("cases.issue-decision" in play.done for play in plays)
    assert decided >= 3, sorted(done)
    assert len(done) > 20
    assert sum(len(play.refused) for play in plays) > 100
