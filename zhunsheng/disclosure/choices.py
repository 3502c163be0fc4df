"""The closed lists of disclosure (公示): kinds, grounds, measures."""

from zhunsheng.kernel.fields import Choice
from zhunsheng.regulations.clauses import Clause, cite


class Measure(Choice):
    """公示方式: what is proposed for one decision."""

    PUBLISH = "publish", "公示"
    EXEMPT = "exempt", "不予公示"


class PublicKind(Choice):
    """类别: the kind of decision that the public reads."""

    PENALTY = "penalty", "行政处罚"
    NO_PENALTY = "no-penalty", "不予处罚"


class ExemptionGround(Choice):
    """不予公示的理由: the closed list from which a ground is taken."""

    STATE_SECRET = "state-secret", "属于国家秘密"
    SECURITY = "security", "可能危及国家安全、公共安全、经济安全、社会稳定"
    HINDERS_ENFORCEMENT = "hinders-enforcement", "可能妨碍正常执法活动"
    TRADE_SECRET = "trade-secret", "涉及商业秘密"
    PRIVACY = "privacy", "涉及个人隐私"
    NO_SOCIAL_INFLUENCE = "no-social-influence", "不具有一定社会影响"


class WithdrawalGround(Choice):
    """撤回的理由: what happened to the decision in law."""

    REVOKED = "revoked", "决定被依法撤销"
    UNLAWFUL = "unlawful", "决定被确认违法"
    VOID = "void", "决定被确认无效"
    VARIED = "varied", "决定被依法变更"
    REDO_ORDERED = "redo-ordered", "决定被要求重新作出"


_EXEMPTION_BASIS: dict[ExemptionGround, tuple[Clause, ...]] = {
    ExemptionGround.STATE_SECRET: cite(
        "ogi-2019:14", "gansu-2020-81-disclosure:8", "nhsa-2020-32:3.4.2"
    ),
    ExemptionGround.SECURITY: cite("ogi-2019:14", "gansu-2020-81-disclosure:8"),
    ExemptionGround.HINDERS_ENFORCEMENT: cite(
        "ogi-2019:16", "gansu-2020-81-disclosure:8"
    ),
    ExemptionGround.TRADE_SECRET: cite("ogi-2019:15", "gansu-2020-81-disclosure:8"),
    ExemptionGround.PRIVACY: cite("ogi-2019:15", "gansu-2020-81-disclosure:8"),
    ExemptionGround.NO_SOCIAL_INFLUENCE: cite("apl-2021:48.1", "ogi-2019:20(6)"),
}

_WITHDRAWAL_BASIS: dict[WithdrawalGround, tuple[Clause, ...]] = {
    ground: cite("apl-2021:48.2")
    for ground in WithdrawalGround
    if ground is not WithdrawalGround.REDO_ORDERED
} | {WithdrawalGround.REDO_ORDERED: cite("nhsa-2020-32:3.3.2")}


def exemption_basis(ground: ExemptionGround) -> tuple[Clause, ...]:
    """The clauses by which this ground keeps a decision from the public."""
    return _EXEMPTION_BASIS[ground]


def withdrawal_basis(ground: WithdrawalGround) -> tuple[Clause, ...]:
    """The clauses by which this ground takes a decision off the public page."""
    return _WITHDRAWAL_BASIS[ground]
