"""责任链: who proposed, reviewed, discussed, checked and approved a decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from zhunsheng.cases.records import decision, evidence, filing, notice, proposals
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.review import dispute_records as disputes
from zhunsheng.review import records as reviews
from zhunsheng.review.records_v1 import OpinionGivenV1

Written = tuple[object, Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """责任环节: one person's part in the decision, with the record that proves it."""

    role: str
    officer: OfficerId
    says: str
    on: date
    log: BureauCode
    position: int


@singledispatch
def role_in(record: object) -> tuple[str, str] | None:
    """Which part a record is, and what it said; ``None`` for what decides nothing."""
    del record
    return None


@role_in.register
def _(record: filing.FilingProposed) -> tuple[str, str]:
    return ("提请立案", record.reasons)


@role_in.register
def _(record: filing.CaseFiled) -> tuple[str, str]:
    return ("批准立案", record.name)


@role_in.register
def _(record: evidence.InvestigationReported) -> tuple[str, str]:
    return ("调查终结报告", record.nature)


@role_in.register
def _(record: notice.ReviewRequestedV1 | notice.ReviewRequested) -> tuple[str, str]:
    stands = "对送审材料的真实性、准确性、完整性负责"
    return ("声明并送审", stands if record.complete else "没有作出声明")


@role_in.register
def _(record: OpinionGivenV1 | reviews.OpinionGiven) -> tuple[str, str]:
    return (
        "法制审核",
        f"第 {record.round} 次：{record.verdict.label}。{record.opinion}",
    )


@role_in.register
def _(record: disputes.ObjectionRaised) -> tuple[str, str]:
    return ("对审核意见提出异议", record.reasons)


@role_in.register
def _(record: disputes.DisputeDiscussed) -> tuple[str, str]:
    given = record.given
    return ("集体讨论意见分歧", f"{given.adopted.label}。{given.conclusion}")


@role_in.register
def _(record: notice.Discussed) -> tuple[str, str]:
    stand = "同意" if record.agrees else "不同意"
    return ("负责人集体讨论", f"{stand}{record.subject.label}。{record.conclusion}")


@role_in.register
def _(record: decision.DecisionProposed) -> tuple[str, str]:
    return ("提请作出决定", record.reasons)


@role_in.register
def _(record: proposals.ProposalChecked) -> tuple[str, str]:
    return (
        "审核呈批事项",
        f"{'同意' if record.agrees else '不同意'}。{record.opinion}",
    )


@role_in.register
def _(record: decision.DecisionIssued) -> tuple[str, str]:
    return (
        "批准并作出决定",
        f"{record.outcome.label}，{record.number}。{record.opinion}",
    )


@role_in.register
def _(record: decision.DecisionOverturned) -> tuple[str, str]:
    told = f"{record.source.label}{record.fate.label}（{record.document}）"
    return ("决定被变更、撤销", f"{told}：{record.reasons}")


def chain_of(written: Iterable[Written]) -> tuple[Part, ...]:
    """责任链 of one case, in the order in which it happened.

    What was checked counts where it led to the decision: the filing, the decision.
    """
    ordered = sorted(written, key=lambda pair: pair[1].position)
    led = {
        place.stream_version
        for record, place in ordered
        if isinstance(record, filing.FilingProposed | decision.DecisionProposed)
    }
    parts = []
    for record, place in ordered:
        found = role_in(record)
        if found is None:
            continue
        if isinstance(record, proposals.ProposalChecked) and (
            record.proposal_no not in led
        ):
            continue
        role, says = found
        parts.append(
            Part(
                role=role,
                officer=place.by,
                says=says,
                on=place.at.astimezone(CHINA).date(),
                log=place.log,
                position=place.position,
            )
        )
    return tuple(parts)


def voices_in(
    written: Iterable[Written], names: Mapping[OfficerId, str]
) -> tuple[str, ...]:
    """参加讨论的人和各自的意见, dissent included, of every discussion in the case."""
    return tuple(
        f"{names.get(one.officer_id, '')}：{one.view}"
        for record, _ in written
        for one in _voices(record)
    )


def _voices(
    record: object,
) -> tuple[notice.Voice | disputes.DiscussionVoice, ...]:
    if isinstance(record, notice.Discussed):
        return record.voices
    if isinstance(record, disputes.DisputeDiscussed):
        return record.given.voices
    return ()
