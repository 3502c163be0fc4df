"""A published case played through the real acts, as far as its facts carry."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

from tests.real_cases.published import Item, PublishedCase
from zhunsheng.authorities.queries import get_officer
from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.gathering import gather, load
from zhunsheng.cases.guards.draft import discussion_is_due
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.acts import Done
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger.performing import perform
from zhunsheng.review.findings import findings_of
from zhunsheng.review.queries import review_of
from zhunsheng.review.records import Point
from zhunsheng.site.demonstration import people

BUREAU = BureauCode("150100")  # its province has no benchmark, as ours is not theirs
HANDLERS = ("hohhot-handler-1", "hohhot-handler-2")
CHECKER = "hohhot-handling-head"
HEAD = "hohhot-bureau-head"
REVIEWER = "hohhot-legal-reviewer-1"
OTHERS = ("hohhot-deputy-head", "hohhot-legal-head")
ESTABLISHED = datetime(2021, 8, 2, 9, tzinfo=CHINA)
PAPERS_FROM = "2020-01-01"


def someone(username: str) -> str:
    return str(people.officer_id(username))


def establish() -> None:
    """The bureau in 2021, its people with papers as old as the oldest case."""
    made = people._bureaus()
    for one in (one for bureau in made for one in bureau["officers"]):
        if "certificate" in one:
            one["certificate"]["valid_from"] = PAPERS_FROM
        if "qualification" in one:
            one["qualification"]["review_since"] = PAPERS_FROM
    with patch.object(people, "_bureaus", lambda: made):
        people.establish(ESTABLISHED, only=frozenset({BUREAU}))


@dataclass(slots=True)
class Course:
    """One case on its way; every step is an act, on the day that it says."""

    of: PublishedCase
    case_id: CaseId = field(default=CaseId(UUID(int=0)))
    at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.at = datetime.combine(self.of.begins_on, time(9), CHINA)

    @property
    def case(self) -> CaseState:
        return load(BUREAU, self.case_id)

    def situation(self, act: str = "cases.issue-decision") -> Situation:
        officer = get_officer(people.officer_id(HEAD))
        return gather(CATALOGUE[act], self.case, None, officer, self.at)

    def wait(self, days: int = 0, until: date | None = None) -> None:
        """Let days pass; a day that was published is kept, the other days are ours."""
        if until is not None:
            self.at = datetime.combine(until, time(9), CHINA)
        self.at += timedelta(days=days, hours=1)

    def do(self, act: str, by: str = HANDLERS[0], **data: Any) -> Done:
        self.at += timedelta(minutes=10)
        given = data if act == "cases.register-lead" else self._about(data)
        return perform(act, given, by=people.officer_id(by), at=self.at)

    def _about(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"case_id": str(self.case_id)} | data

    def approve(self, proposed: Done, act: str) -> Done:
        """Check a proposal and rule on it: three persons."""
        answer = {
            "proposal_no": proposed.result["no"],
            "agrees": True,
            "opinion": "同意。",
        }
        self.wait(days=1)
        self.do("cases.check-proposal", by=CHECKER, **answer)
        return self.do(act, by=HEAD, **answer)

    # The road, in its order.

    def until_filed(self) -> None:
        of, day = self.of, self.at.date().isoformat()
        done = self.do(
            "cases.register-lead",
            source="superior",
            received_on=day,
            suspect=of.party,
            suspect_kind="organisation",
            summary=of.items[0].facts,
        )
        self.case_id = CaseId(UUID(str(done.result["id"])))
        self.wait(days=1, until=of.concluded_on and of.concluded_on - timedelta(1))
        concluded = self.at.date().isoformat()
        self.do(
            "cases.conclude-verification",
            concluded_on=concluded,
            findings="属实。",
            suspected=True,
        )
        self.wait(days=3, until=of.filed_on and of.filed_on - timedelta(4))
        filing = self.do("cases.propose-filing", **self.filing())
        self.approve(filing, "cases.approve-filing")

    def filing(self) -> dict[str, Any]:
        of = self.of
        party = {
            "name": of.party,
            "kind": "organisation",
            "identifier_kind": "统一社会信用代码",
            "identifier": "91150100MA00000018",
            "address": "示范市示范区示范大道18号",
            "representative": "甲示范",
        }
        return {
            "party": party,
            "situation_nos": sorted({one.situation for one in of.items}),
            "facts": of.items[0].facts,
            "happened_from": min(one.period[0] for one in of.items).isoformat(),
            "happened_to": max(one.period[1] for one in of.items).isoformat(),
            "discovered_on": of.begins_on.isoformat(),
            "endangers_health": False,
            "jurisdiction": "place",
            "estimated_fen": sum(one.computed_base for one in of.items),
            "handlers": [someone(one) for one in HANDLERS],
            "complex": of.complex,
            "public_interest": False,
            "reasons": "有违法嫌疑，属于本机关管辖。",
        }

    def until_reported(self) -> None:
        self.wait(days=2)
        self.do("cases.record-inspection", **self.inspection())
        self.wait(days=1)
        self.do(
            "cases.add-evidence",
            kind="documentary",
            title="病历、收费清单和结算明细复制件",
            taken_on=self.at.date().isoformat(),
            officers=[someone(one) for one in HANDLERS],
            obtained_from=self.of.party,
            original=False,
            proves="违法行为和金额",
            pages=30,
        )
        self.wait(days=7)
        self.do("cases.report-investigation", **self.report())

    def inspection(self) -> dict[str, Any]:
        officers = [someone(one) for one in HANDLERS]
        return {
            "place": f"{self.of.party}住院部",
            "began_at": (self.at - timedelta(hours=1)).isoformat(),
            "ended_at": self.at.isoformat(),
            "officers": officers,
            "showed_certificates": True,
            "told_rights": True,
            "present": "甲示范",
            "present_post": "负责人",
            "findings": "核对病历和收费清单。",
            "recorder": officers[1],
            "recusal": "不申请回避。",
            "says": "以上笔录已阅，与检查情况一致。",
            "signature": "signed",
        }

    def report(self) -> dict[str, Any]:
        return {
            "ended_on": self.at.date().isoformat(),
            "course": "核查、立案、检查、调取资料。",
            "facts": "".join(one.facts for one in self.of.items),
            "nature": "违反医疗保障基金使用规定",
            "proposal": "责令改正、退回基金，依法处理。",
            "discretion": "见各项违法事实。",
            "violations": violations(self.of.items),
        }

    def draft(self) -> dict[str, Any]:
        of = self.of
        terms = {"terminate_agreement": True} if of.terminate_agreement else {}
        return terms | {
            "outcome": of.outcome,
            "violations": violations(of.items),
            "suspend_settlement_months": int(of.suspend_months),
            "reasons": "事实清楚，证据确凿。",
        }

    def until_drafted(self) -> None:
        self.wait(days=1)
        self.do("cases.draft-decision", **self.draft())

    def until_reviewed(self) -> None:
        self.do("cases.request-review", complete=True)
        self.wait(days=3)
        self.do("review.give-opinion", by=REVIEWER, **self.opinion())

    def opinion(self) -> dict[str, Any]:
        """An opinion that agrees; what the machine finds is answered."""
        found = findings_of(BUREAU, self.case_id, self.at)
        return {
            "round": len(review_of(BUREAU, self.case_id).rounds),
            "points": [
                {"point": one.value, "conclusion": "ok", "note": "符合规定。"}
                for one in Point
            ],
            "answers": [
                {"key": one.key, "accepted": False, "reason": "公布的事实没有这一项。"}
                for one in found
                if not one.in_order
            ],
            "verdict": "agree",
            "opinion": "同意。",
            "responsible": True,
        }

    def until_decided(self) -> Done:
        if self.of.outcome == "penalty":
            self._notify()
        self.wait(days=2)
        if discussion_is_due(self.situation()):
            self._discuss()
        proposed = self.do("cases.propose-decision", reasons="已经法制审核。")
        return self.approve(proposed, "cases.issue-decision")

    def _notify(self) -> None:
        self.wait(days=1)
        notice = self.do("cases.issue-notice", defence_days=3)
        self.wait(days=1)
        self.do(
            "cases.serve-document",
            document_id=notice.result["document_id"],
            manner="direct",
            served_on=self.at.date().isoformat(),
            served_time="09:30",
            place=self.of.party,
            receiver="甲示范（负责人）",
            officers=[someone(one) for one in HANDLERS],
        )
        self.wait(days=1)
        self.do(
            "cases.waive-defence",
            waived_on=self.at.date().isoformat(),
            includes_hearing=True,
            statement="没有异议，放弃陈述申辩和听证。",
        )

    def _discuss(self) -> None:
        self.wait(days=1)
        voices = [
            {"officer_id": someone(one), "view": "同意。", "signed": True}
            for one in (HEAD, *OTHERS)
        ]
        self.do(
            "cases.discuss",
            by=HEAD,
            subject="decision",
            held_on=self.at.date().isoformat(),
            place="本机关会议室",
            host=someone(HEAD),
            voices=voices,
            began_at=(self.at - timedelta(hours=1)).isoformat(),
            ended_at=self.at.isoformat(),
            recorder=someone("hohhot-legal-reviewer-2"),
            conclusion="同意拟处理意见。",
            agrees=True,
        )


def violations(items: Iterable[Item]) -> list[dict[str, Any]]:
    """The violations with the fines that their multiples give."""
    return [
        {
            "situation_no": one.situation,
            "facts": one.facts,
            "period_from": one.period[0].isoformat(),
            "period_to": one.period[1].isoformat(),
            "base_fen": one.computed_base,
            "refund_fen": one.computed_base,
            "fine_fen": one.computed_fine,
            "violated": one.violated,
            "basis": one.basis,
            "circumstance": one.circumstance,
            "reasons": "按公布的倍数。",
            "evidence_nos": [1],
        }
        for one in items
    ]


def played(of: PublishedCase) -> Course:
    """The case from its lead to where its published facts end."""
    course = Course(of)
    course.until_filed()
    if of.ends == "filing":
        return course
    course.until_reported()
    if of.ends == "report":
        return course
    course.until_drafted()
    course.until_reviewed()
    course.until_decided()
    return course
