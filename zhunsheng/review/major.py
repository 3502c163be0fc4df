"""是否重大执法决定: every ground on which a decision must be reviewed.

Pure: what is known of the decision, the catalogue and the law go in, the grounds come
out. More money, more flags or a lower threshold never make a decision less major.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhunsheng.kernel.money import yuan
from zhunsheng.regulations.bindings import Law
from zhunsheng.regulations.clauses import Clause, cite
from zhunsheng.regulations.references import parse
from zhunsheng.review.catalogue.kinds import BASIS, MajorKind, PartyType
from zhunsheng.review.catalogue.state import Catalogue, lowest_amount

_DISCUSSED = cite("apl-2021:57.2", "nhsa-order-4:44")


@dataclass(frozen=True, slots=True, kw_only=True)
class Raising:
    """提级: somebody judged the decision to be a major one, and said why."""

    by: str  # 岗位和姓名, as the page names the person
    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MajorFacts:
    """What bears on whether one intended decision is major."""

    party: PartyType | None = None
    fine_fen: int = 0
    recovery_fen: int = 0  # 责令追回、退回
    refusal_fen: int = 0
    confiscated_fen: int = 0
    terminates_agreement: bool = False
    suspends_settlement: bool = False
    hearing_is_due: bool = False  # 应当告知听证权利
    hearing_was_held: bool = False
    court_application: bool = False
    criminal_transfer: bool = False
    complex: bool = False
    public_interest: bool = False
    beyond_benchmark: bool = False
    raised: tuple[Raising, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """理由: why a decision is reviewed or discussed, in one sentence with figures."""

    kind: MajorKind
    says: str
    clauses: tuple[Clause, ...]


def grounds(
    facts: MajorFacts, catalogue: Catalogue | None, law: Law
) -> tuple[Ground, ...]:
    """Every ground on which the decision is a major one; empty when it is none."""
    found = (
        *_by_amount(facts, catalogue, law),
        *_by_nature(facts, catalogue, law),
        *_by_demand(facts, catalogue, law),
    )
    order = list(MajorKind)
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def _binding(clauses: tuple[Clause, ...], law: Law) -> tuple[Clause, ...]:
    """Only what binds this bureau; what is national always does."""
    return tuple(one for one in clauses if one.instrument in law.names) or clauses


def _clauses(
    kind: MajorKind, catalogue: Catalogue | None, law: Law
) -> tuple[Clause, ...]:
    """The clauses of the kind, and those on which the catalogue rests it."""
    items = catalogue.of_kind(kind) if catalogue else ()
    cited = tuple(parse(text) for one in items for text in one.clauses)
    return tuple(dict.fromkeys((*_binding(BASIS[kind], law), *cited)))


_WORDS = {
    MajorKind.FINE: "罚款",
    MajorKind.RECOVERY: "责令追回医保基金",
    MajorKind.FINE_AND_RECOVERY: "罚款与追回医保基金合计",
    MajorKind.REFUSAL: "拒付医保基金",
    MajorKind.CONFISCATION: "没收",
}


def _amounts(facts: MajorFacts) -> dict[MajorKind, int]:
    return {
        MajorKind.FINE: facts.fine_fen,
        MajorKind.RECOVERY: facts.recovery_fen,
        MajorKind.FINE_AND_RECOVERY: facts.fine_fen + facts.recovery_fen,
        MajorKind.REFUSAL: facts.refusal_fen,
        MajorKind.CONFISCATION: facts.confiscated_fen,
    }


@dataclass(frozen=True, slots=True)
class _Limit:
    """数额标准: the strictest, whose it is, and by which clauses."""

    amount_fen: int
    whose: str
    clauses: tuple[Clause, ...]


def _limits(
    facts: MajorFacts, catalogue: Catalogue | None, law: Law
) -> dict[MajorKind, _Limit]:
    """For each kind that has a figure, the lowest one that counts."""
    party = facts.party.value if facts.party else None
    found: dict[MajorKind, _Limit] = {}
    given = law.threshold("review-amount", party)
    if given.amount_fen is not None:
        found[MajorKind.FINE_AND_RECOVERY] = _Limit(
            given.amount_fen, "规定", given.basis + given.tightened_by
        )
    for item in catalogue.items if catalogue else ():
        amount = lowest_amount(item, facts.party)
        known = found.get(item.kind)
        if item.kind not in _WORDS or amount is None:
            continue
        if known is None or amount < known.amount_fen:
            clauses = tuple(parse(text) for text in item.clauses)
            found[item.kind] = _Limit(amount, "本局审核目录", clauses)
    return found


def _by_amount(
    facts: MajorFacts, catalogue: Catalogue | None, law: Law
) -> Iterator[Ground]:
    limits = _limits(facts, catalogue, law)
    joint = MajorKind.FINE_AND_RECOVERY in limits
    for kind, fen in _amounts(facts).items():
        limit = limits.get(kind)
        clauses = _binding(BASIS[kind], law)
        if limit is not None and 0 < fen >= limit.amount_fen:
            yield Ground(
                kind=kind,
                says=f"{_WORDS[kind]} {yuan(fen)} 元，达到{limit.whose}的数额标准"
                f" {yuan(limit.amount_fen)} 元。",
                clauses=tuple(dict.fromkeys((*clauses, *limit.clauses))),
            )
        elif limit is None and fen and not _covered(kind, joint=joint):
            yield Ground(
                kind=kind,
                says=f"{_WORDS[kind]} {yuan(fen)} 元；对此没有规定数额标准，"
                "任何数额都按数额较大审核。",
                clauses=clauses,
            )


def _covered(kind: MajorKind, *, joint: bool) -> bool:
    """Whether another kind's figure speaks for this one.

    The sum of fine and recovery says nothing that its parts do not, unless it has a
    figure of its own; where it has one, the parts need none.
    """
    if kind is MajorKind.FINE_AND_RECOVERY:
        return True
    return joint and kind in (MajorKind.FINE, MajorKind.RECOVERY)


def _by_nature(
    facts: MajorFacts, catalogue: Catalogue | None, law: Law
) -> Iterator[Ground]:
    hearing = "经过听证。" if facts.hearing_was_held else "依法应当告知听证权利。"
    told = (
        (facts.terminates_agreement, MajorKind.TERMINATION, "责令解除医保服务协议。"),
        (
            facts.suspends_settlement,
            MajorKind.SUSPENSION,
            "责令暂停联网结算或者医药服务。",
        ),
        (
            facts.hearing_was_held or facts.hearing_is_due,
            MajorKind.HEARING,
            f"直接关系当事人或者第三人重大权益，{hearing}",
        ),
        (
            facts.court_application,
            MajorKind.COURT_APPLICATION,
            "申请人民法院强制执行。",
        ),
        (
            facts.criminal_transfer,
            MajorKind.CRIMINAL_TRANSFER,
            "涉嫌犯罪，拟移送司法机关。",
        ),
        (facts.complex, MajorKind.COMPLEX, "疑难复杂，涉及多个法律关系。"),
        (facts.public_interest, MajorKind.PUBLIC_INTEREST, "涉及重大公共利益。"),
        (
            facts.beyond_benchmark,
            MajorKind.BEYOND_BENCHMARK,
            "拟处罚的幅度超出裁量基准。",
        ),
    )
    for applies, kind, says in told:
        if applies:
            yield Ground(kind=kind, says=says, clauses=_clauses(kind, catalogue, law))


def _by_demand(
    facts: MajorFacts, catalogue: Catalogue | None, law: Law
) -> Iterator[Ground]:
    """What the locality, the catalogue or a person wants reviewed besides."""
    everything = law.switch("review-all-cases")
    if everything.on:
        yield Ground(
            kind=MajorKind.ALL_CASES,
            says="本地区规定，全部案件须经法制审核。",
            clauses=everything.basis + everything.tightened_by,
        )
    elif catalogue and catalogue.of_kind(MajorKind.ALL_CASES):
        yield Ground(
            kind=MajorKind.ALL_CASES,
            says="本局审核目录规定，全部执法决定须经法制审核。",
            clauses=_clauses(MajorKind.ALL_CASES, catalogue, law),
        )
    for one in facts.raised:
        yield Ground(
            kind=MajorKind.OTHER,
            says=f"{one.by}于 {one.on} 提请按重大执法决定审核：{_sentence(one.reason)}",
            clauses=_clauses(MajorKind.OTHER, catalogue, law),
        )


def _sentence(text: str) -> str:
    """What a person wrote, as one sentence of ours."""
    return " ".join(text.split()).rstrip("。；，") + "。"


def discussion_grounds(facts: MajorFacts, law: Law) -> tuple[Ground, ...]:
    """集体讨论: why the heads decide together; empty when they need not.

    Unlike with review, where no figure is set no amount alone counts: the law speaks
    of complex and of serious violations, and leaves the figure to localities.
    """
    basis = _binding(_DISCUSSED, law)
    told = (
        (facts.complex, MajorKind.COMPLEX, "情节复杂，涉及多个法律关系。"),
        (facts.public_interest, MajorKind.PUBLIC_INTEREST, "涉及重大公共利益。"),
        (facts.hearing_was_held, MajorKind.HEARING, "经过听证的重大违法行为。"),
    )
    found = [
        Ground(kind=kind, says=says, clauses=basis)
        for applies, kind, says in told
        if applies
    ]
    party = facts.party.value if facts.party else None
    limit = law.threshold("collective-discussion-amount", party)
    if limit.amount_fen is not None and facts.fine_fen >= limit.amount_fen:
        found.append(
            Ground(
                kind=MajorKind.FINE,
                says=f"罚款 {yuan(facts.fine_fen)} 元，达到应当集体讨论的数额标准"
                f" {yuan(limit.amount_fen)} 元。",
                clauses=limit.basis + limit.tightened_by,
            )
        )
    return tuple(found)


def in_words(found: tuple[Ground, ...]) -> str:
    """The grounds as one run of text, for refusals and submissions."""
    return "".join(one.says for one in found)
