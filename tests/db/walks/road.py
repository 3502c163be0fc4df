"""A random course of one case: mostly the usual road, with everything else thrown in.

The field app and the importer do not exist yet; when they do, they come in by
``perform``, as is done here. Every act of the registry is tried.
"""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.db.test_act_sequences import (
    BUREAU,
    BY_POST,
    HANDLERS,
    ROAD,
    WRITERS,
    Play,
    someone,
)
from tests.db.walks.dice import Dice
from tests.db.walks.entrances import Entrances
from tests.db.walks.typing_in import Known, Typist
from tests.db.walks.writers import BY, OURS
from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.reviewable import pass_of, reviewable
from zhunsheng.cases.state import CaseState
from zhunsheng.documents.queries import list_documents
from zhunsheng.kernel import acts
from zhunsheng.kernel.ids import PROGRAM, PUBLIC, OfficerId
from zhunsheng.review.queries import review_of
from zhunsheng.review.state import Round
from zhunsheng.site.demonstration import people

SCENARIOS = Path(__file__).parents[3] / "scenarios"
EVERYTHING = "lanzhou-everything"  # every post that one person may hold at once
_TEMPTING = (
    *["cases.issue-decision"] * 3,
    *["cases.propose-decision"] * 3,
    *["cases.check-proposal"] * 2,
    "cases.draft-decision",
    "cases.add-evidence",
    "cases.record-inspection",
    "cases.request-review",
    "review.give-opinion",
    "cases.issue-notice",
    "cases.draft-court-application",
    "cases.approve-court-application",
    "cases.apply-to-court",
)
"""What somebody would try who wants a decision without its review."""


@dataclass
class Walk(Play):
    """One random course, through any entrance, by anybody."""

    chance: Dice
    entrances: Entrances = field(default_factory=Entrances)
    tried_acts: set[str] = field(default_factory=set)
    share: list[str] = field(default_factory=list)  # acts that are tried for certain
    forgets: str = ""  # the subject that this course does not send to review
    goes_to_court: bool = False

    @property
    def last_round(self) -> Round | None:
        return review_of(BUREAU, self.case_id).last_round

    @property
    def round_no(self) -> int:
        return self.last_round.no if self.last_round else 1

    def step(self) -> None:
        """One act, sensible or not; nothing is asserted here: the oracle reads."""
        if self.chance.chance(76):
            self.try_to(self.next_on_the_road(self.case))
            return
        tempting = self.chance.choice(_TEMPTING)
        if self.share and self.chance.chance(40):
            self.try_aside(self.share.pop())
        else:
            self.try_to(tempting)

    def try_aside(self, act: str) -> None:
        """An act of the share, with its own draws: a new act changes no other's."""
        drawing, self.chance = self.chance, Dice(f"{self.case.version} {act}")
        self.try_to(act)
        self.chance = drawing

    def try_to(self, act: str) -> None:
        """The act, by some way in, with data that may be as wanted or not."""
        self.at += timedelta(hours=self.chance.choice([1, 3, 20, 30]))
        data, by = self._data(act), self._by(act)
        error = self.entrances.come_in(act, data, by, self.at, self.chance)
        self.tried_acts.add(act)
        (self.done if error is None else self.refused).append(act)

    def next_on_the_road(self, case: CaseState) -> str:
        last = self.last_round
        reviewing = self._next_in_review(last, case) if last else None
        if reviewing is not None:
            return reviewing
        if self._may_be_sent(case):
            return self._sending()
        ruling = _ruling(case)
        if ruling is None and self.goes_to_court and case.decision_served_on:
            return self._next_to_court(case)
        return ruling or next(name for name, is_next in ROAD if is_next(case))

    def _next_in_review(self, last: Round, case: CaseState) -> str | None:
        """What the newest round waits for."""
        if last.verdict is None and last.received_on is None:
            anew = self.refused[-1:] == ["cases.supplement-material"]
            return "cases.draft-decision" if anew else "cases.supplement-material"
        if last.verdict is None:
            also = ["review.assign", "review.return-material"]
            return self.chance.choice(["review.give-opinion"] * 9 + also)
        if last.dispute is not None and last.dispute.is_open:
            return _next_in_dispute(last)
        if self._has_failed(last, case):
            anew = _DRAFTS[last.subject.value]
            if last.dispute is not None:
                return anew
            return self.chance.choice([anew, "cases.object-to-opinion"])
        return None

    def _sending(self) -> str:
        """送审; where it was just refused, first what may have been missing."""
        if self.refused[-1:] != ["cases.request-review"]:
            return "cases.request-review"
        return self.chance.choice(
            [
                "cases.request-review",
                "cases.dispose-preserved",
                "cases.record-expert-opinion",
                "cases.answer-defence",
                "cases.decide-recusal",
                "cases.draft-decision",
            ]
        )

    def _next_to_court(self, case: CaseState) -> str:
        """Nothing is paid: the remedies run out, a demand, then the application."""
        assert case.decision_served_on is not None
        over = case.decision_served_on + timedelta(days=190)
        if self.at.date() < over:
            self.at += timedelta(days=(over - self.at.date()).days)
        if case.demand_issued_on is None:
            return "cases.issue-demand"
        if case.demand_served_on is None:
            return "cases.serve-document"
        if self.at.date() < case.demand_served_on + timedelta(days=20):
            self.at += timedelta(days=20)
        if case.court_draft is None:
            return "cases.draft-court-application"
        if case.court_approved is None:
            return "cases.propose-court-application"
        return "cases.apply-to-court"

    def _has_failed(self, last: Round, case: CaseState) -> bool:
        """The draft as it stands was not agreed to, and nobody overruled that."""
        item = reviewable(case)
        if item is None or not last.binds(item.draft_digest, item.evidence_digest):
            return False
        if last.dispute is not None and last.dispute.gave_way:
            return False
        return pass_of(item, review_of(BUREAU, self.case_id)) is None

    def _may_be_sent(self, case: CaseState) -> bool:
        """Something is up for review that has no pass; seldom it is forgotten."""
        item = reviewable(case)
        if item is None or not item.current:
            return False
        forgotten = self.forgets == item.subject.value
        if self.chance.chance(97 if forgotten else 3):
            return False
        if any(one.is_open for one in case.proposals.values()):
            return False
        return pass_of(item, review_of(BUREAU, self.case_id)) is None

    def _data(self, act: str) -> dict[str, Any]:
        """From the usual writer, a scenario, or the schema; often with a slip."""
        given: dict[str, Any] | None = None
        known = act in OURS or act in WRITERS
        if act in _told() and self.chance.chance(6 if known else 50):
            given = self._placed(self.chance.choice(_told()[act]))
        elif act in OURS:
            given = {"case_id": str(self.case_id)} | OURS[act](self)
        elif act in WRITERS:
            given = self.data(act)
        if given is None or self.chance.chance(4):
            return Typist(self.chance, self._known()).form(act)
        if self.chance.chance(7):
            return Typist(self.chance, self._known()).mutated(act, given)
        return given

    def _known(self) -> Known:
        case = self.case
        numbers = {1, 12, self.round_no, case.version, *case.proposals}
        documents = list_documents(bureau=BUREAU, case_id=self.case_id)
        return Known(
            case_id=str(self.case_id),
            officers=(*HANDLERS * 6, *(someone(one) for one in BY_POST.values())),
            documents=tuple(str(one.document_id) for one in documents),
            numbers=tuple(sorted(numbers)),
            at=self.at,
        )

    def _placed(self, value: Any) -> Any:
        """A scenario's data about this case: its references lead here."""
        if isinstance(value, dict):
            return {key: self._placed(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._placed(one) for one in value]
        if not isinstance(value, str) or not value.startswith("$"):
            return value
        if value.startswith("$officers."):
            return someone("lanzhou-" + value.split("-", 1)[1])
        if value.endswith((".no", ".round")):
            return self.proposal_no() if value.endswith(".no") else self.round_no
        return self.document() if "document" in value else str(self.case_id)

    def _by(self, act: str) -> OfficerId:
        if self.chance.chance(6):
            strangers = (EVERYTHING, "lanzhou-administrator", "gansu-administrator")
            return people.officer_id(self.chance.choice(strangers))
        if self.chance.chance(2):
            return self.chance.choice([PROGRAM, PUBLIC])
        if act in BY:
            return people.officer_id(self.chance.choice(BY[act]))
        if act in CATALOGUE:
            return people.officer_id(self.actor(act))
        among = ["lanzhou-administrator", *BY_POST.values(), "lanzhou-publisher"]
        return people.officer_id(self.chance.choice(among))


@cache
def _told() -> dict[str, list[dict[str, Any]]]:
    """What the scenarios give to each act."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(SCENARIOS.glob("*.json")):
        for step in json.loads(path.read_text("utf-8"))["steps"]:
            if "act" in step:
                found.setdefault(step["act"], []).append(step["data"])
    return found


_DRAFTS = {
    "decision": "cases.draft-decision",
    "court-application": "cases.draft-court-application",
}


def _ruling(case: CaseState) -> str | None:
    """Checking or ruling on a proposal that waits, if one does."""
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
    return None


def _next_in_dispute(last: Round) -> str:
    dispute = last.dispute
    if dispute is None or dispute.answer is None:
        return "review.answer-objection"
    if not dispute.arguments:
        return "review.record-argument"
    return "review.discuss-dispute" if dispute.referred else "review.refer-dispute"


def walk(number: int, of: int, steps: int, entrances: Entrances) -> Walk:
    """A lead, and so many steps from there; of all acts, each walk tries a share."""
    one = Walk(chance=Dice(str(number)), entrances=entrances)
    one.share = [each.name for each in acts.all_acts()][number % of :: of]
    one.forgets = {1: "decision", 4: "court-application"}.get(number % 8, "")
    one.goes_to_court = number % 2 == 0
    lead = {
        "source": "report",
        "received_on": one.at.date().isoformat(),
        "suspect": "示范东蓝医院",
        "suspect_kind": "organisation",
        "summary": "反映超量开药",
    }
    handler = OfficerId(UUID(HANDLERS[0]))
    one.case_id = one.entrances.begin(lead, handler, one.at)
    for _ in range(steps + steps // 2 if one.goes_to_court else steps):
        one.step()
    while one.share:
        one.try_aside(one.share.pop())
    return one
