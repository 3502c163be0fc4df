"""What a sensible officer types for the acts of review and of the court, and who."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.db.test_act_sequences import BUREAU, HEADS, WRITERS, someone
from zhunsheng.review.findings import findings_of
from zhunsheng.review.records import Point

if TYPE_CHECKING:
    from tests.db.walks.road import Walk

_EXPERTS = [{"name": "甲示论", "organisation": "示范大学", "capacity": "教授"}]


def _opinion(walk: Walk) -> dict[str, Any]:
    verdict = walk.chance.choice(["agree"] * 3 + ["alter", "correct"])
    adverse = [
        one for one in findings_of(BUREAU, walk.case_id, walk.at) if not one.in_order
    ]
    wrong = Point.LAW if verdict != "agree" else None
    return {
        "round": walk.round_no,
        "points": [
            {
                "point": one.value,
                "conclusion": "no" if one is wrong else "ok",
                "note": "示范意见",
            }
            for one in Point
        ],
        "answers": [
            {"key": one.key, "accepted": False, "reason": "已经核对"} for one in adverse
        ],
        "verdict": verdict,
        "opinion": "审核意见",
        "responsible": True,
    }


def _request(walk: Walk) -> dict[str, Any]:
    last = walk.last_round
    failed = last.failed_points if last else ()
    return {
        "complete": walk.chance.chance(95),
        "answers": [{"point": one.value, "says": "已修改"} for one in failed],
    }


def _supplement(walk: Walk) -> dict[str, Any]:
    last = walk.last_round
    missing = last.returned.missing if last and last.returned else ("示范材料",)
    return {
        "complete": True,
        "supplied": [{"item": one, "how": "已补"} for one in missing],
    }


def _discussion(walk: Walk) -> dict[str, Any]:
    last = walk.last_round
    only_attends = str(last.reviewer) if last else ""
    heads = [*HEADS, someone("lanzhou-handling-head")]
    voices = [one for one in heads if one != only_attends]
    return {
        "round": walk.round_no,
        "held_on": walk.at.date().isoformat(),
        "place": "会议室",
        "began_at": walk.moment(20),
        "ended_at": walk.moment(10),
        "host": HEADS[0],
        "voices": [
            {
                "officer_id": one,
                "stand": walk.chance.choice(["handler", "handler", "reviewer"]),
                "view": "示范意见",
                "signed": walk.chance.chance(97),
            }
            for one in voices
        ],
        "recorder": someone("lanzhou-legal-reviewer-2"),
        "adopted": walk.chance.choice(["handler", "handler", "handler", "reviewer"]),
        "conclusion": "示范结论",
    }


def _service(walk: Walk) -> dict[str, Any]:
    """Mostly the paper that waits to be served."""
    given, case = WRITERS["cases.serve-document"](walk), walk.case
    newest = case.decision or case.notice
    waits = case.demand_document or (newest.document_id if newest else None)
    if waits is not None and walk.chance.chance(85):
        given["document_id"] = str(waits)
    return given


def _application(walk: Walk) -> dict[str, Any]:
    return {
        "court": walk.chance.choice(
            ["示范法院", "示范法院", "示范法院", "另一示范法院"]
        ),
        "surcharge": walk.chance.chance(80),
        "reasons": "拒不履行",
        "party_view": "没有提出",
        "property": "不掌握",
    }


def _applying(walk: Walk) -> dict[str, Any]:
    """To the court of the draft; seldom to another."""
    given, drafted = WRITERS["cases.apply-to-court"](walk), walk.case.court_draft
    if drafted is not None and walk.chance.chance(90):
        given["court"] = drafted.given.court
    return given


def _rounded(walk: Walk, **given: Any) -> dict[str, Any]:
    return {"round": walk.round_no} | given


OURS: dict[str, Callable[[Walk], dict[str, Any]]] = {
    "cases.conclude-verification": lambda walk: {
        "concluded_on": walk.day(),
        "findings": "属实",
        "suspected": walk.chance.chance(97),
    },
    "cases.draft-court-application": _application,
    "cases.apply-to-court": _applying,
    "cases.propose-court-application": lambda _: {"reasons": "拒不履行"},
    "review.give-opinion": _opinion,
    "cases.request-review": _request,
    "cases.supplement-material": _supplement,
    "review.discuss-dispute": _discussion,
    "cases.serve-document": _service,
    "review.assign": lambda walk: _rounded(
        walk, reviewer=someone("lanzhou-legal-reviewer-1")
    ),
    "review.return-material": lambda walk: _rounded(walk, missing=["示范材料"]),
    "cases.object-to-opinion": lambda walk: _rounded(
        walk, points=[{"point": "law", "says": "依据正确"}], reasons="示范理由"
    ),
    "review.answer-objection": lambda walk: _rounded(
        walk, gives_way=walk.chance.chance(25), reasons="示范答复"
    ),
    "review.record-argument": lambda walk: _rounded(
        walk,
        by="expert",
        form="minutes",
        held_on=walk.at.date().isoformat(),
        people=_EXPERTS,
        content="示范论证",
        favours="handler",
    ),
    "review.refer-dispute": lambda walk: _rounded(
        walk, handlers_view="示范意见", reviewers_view="示范意见"
    ),
}
_LEGAL = ("lanzhou-legal-reviewer-1", "lanzhou-legal-head")
BY = {
    "review.give-opinion": (*_LEGAL[:1] * 4, *_LEGAL[1:]),
    "review.return-material": _LEGAL[:1],
    "review.assign": _LEGAL,
    "review.extend": _LEGAL[1:],
    "review.answer-objection": _LEGAL,
    "review.record-argument": _LEGAL,
    "review.refer-dispute": _LEGAL[1:],
    "review.discuss-dispute": ("lanzhou-bureau-head", "lanzhou-legal-head"),
}
