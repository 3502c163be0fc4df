"""What may never be in a ledger, read from its bytes: a major decision without a pass.

Written from the law and not from the program: no guard, no state and no query is
asked, no digest of the program's is believed. Only the JSON of the bodies is read, in
the order in which the log holds them.

* 处罚法 第五十八条: major public interest; after a hearing or with one due; complex;
  whatever else laws say. 医保发〔2020〕32号 五(二)2 adds large refunds and refusals,
  ended agreements, transfers for crime, applications to the court.
* Where nothing that binds names an amount, every amount is a large one.
* 五(三)2: reviewed and passed, before the decision, by one of the legal department who
  took no part in the case, and on what was decided: this draft, this evidence.
* 五(四)3: or disputed, and then decided by the heads in discussion on the same draft.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import connection

_TAKEN = {
    "cases.inspection-recorded": "inspections",
    "cases.interview-recorded": "interviews",
    "cases.expert-answered": "expert_opinions",
}
_FEWEST_HEADS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One record as it stands in the log."""

    position: int
    stream: str
    type: str
    by: str
    body: dict[str, Any]


def written(log: str) -> Iterator[Written]:
    """Every record of the log, in its order, from the tables as they are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.position, e.stream, e.type, e.by, b.body FROM ledger_entry e"
            " JOIN ledger_body b ON b.log = e.log AND b.position = e.position"
            " WHERE e.log = %s ORDER BY e.position",
            [log],
        )
        for position, stream, kind, by, body in cursor.fetchall():
            yield Written(
                position=position,
                stream=stream,
                type=kind,
                by=str(UUID(str(by))),
                body=json.loads(bytes(body)),
            )


def digest(value: Any) -> str:
    """SHA-256 of canonical JSON: sorted keys, no spaces, text as it is."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


@dataclass(slots=True)
class Case:
    """What the oracle remembers of one case while it reads."""

    filing: dict[str, Any] = field(default_factory=dict)
    draft: dict[str, Any] | None = None
    evidence_of_draft: str = ""
    application: dict[str, Any] | None = None
    evidence: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(_TAKEN.values(), 0)
    )
    took_part: set[str] = field(default_factory=set)
    rounds: dict[str, dict[str, Any]] = field(
        default_factory=dict
    )  # newest, by subject
    passes: dict[str, tuple[str, str]] = field(default_factory=dict)
    reviewers: dict[str, str] = field(default_factory=dict)
    newest: str = ""
    disputed: bool = False


@dataclass(slots=True)
class Verdict:
    """What was found: how many decisions there were, and what was wrong with which."""

    decisions: int = 0
    major: int = 0
    applications: int = 0
    by_discussion: int = 0
    wrong: list[str] = field(default_factory=list)


def judge(log: str) -> Verdict:
    """Read the whole log and judge every decision in it."""
    reader = _Reader()
    for one in written(log):
        reader.read(one)
    return reader.verdict


class _Reader:
    def __init__(self) -> None:
        self.verdict = Verdict()
        self._cases: dict[str, Case] = {}
        self._judged = {
            "cases.decision-drafted": self._drafted,
            "cases.decision-issued": self._decided,
            "cases.court-application-made": self._applied,
        }

    def read(self, one: Written) -> None:
        what, _, identifier = one.stream.partition("/")
        if what not in ("case", "review"):
            return
        case = self._cases.setdefault(identifier, Case())
        if what == "review":
            self._review(case, one)
            return
        self._case(case, one)
        case.took_part.add(one.by)
        case.took_part |= set(_people(one.body))

    def _case(self, case: Case, one: Written) -> None:
        body = one.body
        if one.type in _TAKEN:
            case.counts[_TAKEN[one.type]] += 1
        elif one.type == "cases.evidence-added":
            case.evidence.append(body)
        elif one.type in _MARKING:
            case.filing |= {key: body[key] for key in _MARKS if body.get(key)}
        elif one.type in _MAKES_MAJOR:
            case.filing["raised"] = True
        elif one.type == "cases.court-application-drafted":
            case.application = body
        elif one.type in self._judged:
            self._judged[one.type](case, one)

    def _drafted(self, case: Case, one: Written) -> None:
        case.draft = one.body["given"]
        if digest(case.draft) != one.body["draft_digest"]:
            self._wrong(one, "the digest is not that of the draft")
        if _evidence_digest(case) != one.body["evidence_digest"]:
            self._wrong(one, "the digest is not that of the evidence")

    def _decided(self, case: Case, one: Written) -> None:
        self.verdict.decisions += 1
        if case.draft is None:
            self._wrong(one, "decided without a draft")
            return
        for name in ("violations", "outcome", "suspend_settlement_months"):
            if one.body[name] != case.draft[name]:
                self._wrong(one, f"{name} are not those of the draft")
        if not is_major(case):
            return
        self.verdict.major += 1
        self.verdict.by_discussion += case.disputed
        content = (digest(case.draft), _evidence_digest(case))
        if case.passes.get("decision") != content:
            self._wrong(one, "a major decision without a pass for what it decides")

    def _applied(self, case: Case, one: Written) -> None:
        self.verdict.applications += 1
        application = case.application
        if application is None:
            self._wrong(one, "applied to the court without an application")
            return
        asked = tuple(_digests(application).values())
        if case.passes.get("court-application") != asked:
            self._wrong(one, "applied to the court without a pass for the application")
        if one.body["court"] != application["given"]["court"]:
            self._wrong(one, "applied to another court than the one that was reviewed")

    def _review(self, case: Case, one: Written) -> None:
        body = one.body
        if one.type == "review.submitted":
            case.newest = body.get("subject", "decision")
            case.rounds[case.newest] = body
            case.passes.pop(case.newest, None)
            case.disputed = False
        elif one.type == "review.supplemented":
            case.rounds[case.newest] |= _digests(body)
        elif one.type == "review.opinion-given":
            self._opinion(case, one)
        elif one.type == "review.objection-raised":
            case.disputed = True
        elif one.type == "review.dispute-discussed" and case.disputed:
            self._discussed(case, one)

    def _opinion(self, case: Case, one: Written) -> None:
        given = one.body.get("given", one.body)
        waiting = case.rounds[case.newest]
        if given["round"] != waiting["round"] or case.newest in case.passes:
            self._wrong(one, "an opinion on no open round")
        if one.by in case.took_part:
            self._wrong(one, "reviewed by one who took part in the case")
        if sorted(point["point"] for point in given["points"]) != _POINTS:
            self._wrong(one, "an opinion without the nine points")
        if given["verdict"] == "agree":
            case.passes[case.newest] = tuple(_digests(waiting).values())

    def _discussed(self, case: Case, one: Written) -> None:
        given, voices = one.body["given"], one.body["given"]["voices"]
        who = {voice["officer_id"] for voice in voices if voice["signed"]}
        if len(who) < max(_FEWEST_HEADS, len(voices)) or given["host"] not in who:
            self._wrong(one, "a discussion that not all have signed, or without host")
        if given["adopted"] == "handler":
            waiting = case.rounds[case.newest]
            case.passes[case.newest] = tuple(_digests(waiting).values())

    def _wrong(self, one: Written, says: str) -> None:
        self.verdict.wrong.append(f"{one.stream} at {one.position}: {says}")


_MARKS = ("complex", "public_interest")
_MARKING = ("cases.filing-proposed", "cases.case-filed")
_MAKES_MAJOR = (
    "cases.hearing-requested",
    "cases.hearing-held",
    "cases.raised-to-major",
)
_POINTS = [
    "authority",
    "documents",
    "facts",
    "law",
    "officers",
    "other",
    "powers",
    "procedure",
    "transfer",
]


def _digests(body: dict[str, Any]) -> dict[str, str]:
    return {name: body[name] for name in ("draft_digest", "evidence_digest")}


def _evidence_digest(case: Case) -> str:
    listed = [{"no": one["no"], "given": one["given"]} for one in case.evidence]
    return digest({"evidence": listed, **case.counts})


def is_major(case: Case) -> bool:
    """重大执法决定: by the law's own words, where nothing names an amount."""
    draft = case.draft or {}
    amounts = [
        one["fine_fen"] + one["refund_fen"] for one in draft.get("violations", ())
    ]
    return any(
        (
            case.filing.get("complex"),
            case.filing.get("public_interest"),
            case.filing.get("raised"),  # heard, or raised by hand
            draft.get("outcome") == "transfer-judicial",
            draft.get("suspend_settlement_months"),
            draft.get("terminate_agreement"),
            draft.get("refuse_payment_fen"),
            sum(amounts) > 0,
        )
    )


_ROLES = ("handlers", "officers", "recorder", "host", "clerk", "replacement")


def _people(body: Any) -> Iterator[str]:
    """Everyone whom a record names in a role of the case."""
    if isinstance(body, dict):
        for key, value in body.items():
            if key in _ROLES and value:
                yield from [value] if isinstance(value, str) else value
            else:
                yield from _people(value)
    elif isinstance(body, list):
        for value in body:
            yield from _people(value)
