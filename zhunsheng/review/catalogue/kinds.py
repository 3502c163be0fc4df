"""重大执法决定的种类: what makes a decision a major one, and who may be touched by it.

The kinds are the union of 处罚法 第五十八条 (four), 令第4号 第三十七条 (five) and
医保发〔2020〕32号 五(二)2 (eight), with those that localities add. A bureau's catalogue
has items of these kinds; a case is major by grounds of these kinds.
"""

from zhunsheng.kernel.fields import Choice
from zhunsheng.regulations.clauses import Clause, cite


class MajorKind(Choice):
    """重大执法决定的种类."""

    FINE = "fine", "罚款数额较大"
    RECOVERY = "recovery", "责令追回医保基金数额较大"
    FINE_AND_RECOVERY = "fine-and-recovery", "罚款与追回医保基金合计数额较大"
    REFUSAL = "refusal", "拒付医保基金数额较大"
    CONFISCATION = "confiscation", "没收违法所得、非法财物数额较大"
    TERMINATION = "terminate-agreement", "责令解除医保服务协议"
    SUSPENSION = "suspend-settlement", "责令暂停联网结算、医药服务"
    HEARING = "hearing", "直接关系当事人或者第三人重大权益，经过听证程序"
    COURT_APPLICATION = "court-application", "申请人民法院强制执行"
    CRIMINAL_TRANSFER = "criminal-transfer", "涉嫌犯罪，移送司法机关"
    COMPLEX = "complex", "疑难复杂、涉及多个法律关系"
    PUBLIC_INTEREST = "public-interest", "涉及重大公共利益"
    BEYOND_BENCHMARK = "beyond-benchmark", "超出裁量基准"
    OTHER = "other", "其他应当审核的重大执法决定"
    ALL_CASES = "all-cases", "全部执法决定"


class PartyType(Choice):
    """当事人类别: amounts differ by it; the words are those of a case's party."""

    ORGANISATION = "organisation", "法人或者其他组织"
    INDIVIDUAL_BUSINESS = "individual-business", "个体工商户"
    CITIZEN = "citizen", "公民"


_EVERYBODY = frozenset(PartyType)
_PROVIDERS = frozenset({PartyType.ORGANISATION, PartyType.INDIVIDUAL_BUSINESS})

TOUCHED: dict[MajorKind, frozenset[PartyType]] = {
    MajorKind.FINE: _EVERYBODY,
    MajorKind.RECOVERY: _EVERYBODY,
    MajorKind.FINE_AND_RECOVERY: _EVERYBODY,
    MajorKind.REFUSAL: _PROVIDERS,  # 拒付的对象是定点医药机构
    MajorKind.CONFISCATION: _EVERYBODY,
}
"""Kinds that are a matter of amount, and the types of party that they can touch."""

OF_PENALTIES_AND_RECOVERY = frozenset(
    {MajorKind.FINE, MajorKind.RECOVERY, MajorKind.FINE_AND_RECOVERY}
)
"""Kinds for which an instrument may give the amount (``review-amount``)."""

FLOOR: tuple[frozenset[MajorKind], ...] = (
    frozenset({MajorKind.FINE, MajorKind.FINE_AND_RECOVERY}),
    frozenset({MajorKind.RECOVERY, MajorKind.FINE_AND_RECOVERY}),
    frozenset({MajorKind.REFUSAL}),
    frozenset({MajorKind.TERMINATION}),
    frozenset({MajorKind.HEARING}),
    frozenset({MajorKind.COURT_APPLICATION}),
    frozenset({MajorKind.CRIMINAL_TRANSFER}),
    frozenset({MajorKind.COMPLEX}),
    frozenset({MajorKind.PUBLIC_INTEREST}),
    frozenset({MajorKind.OTHER}),
)
"""What the nation wants reviewed: of each set a catalogue has at least one kind."""

BASIS: dict[MajorKind, tuple[Clause, ...]] = {
    MajorKind.FINE: cite("nhsa-order-4:37(1)", "luzhou-2020-plan:4.4"),
    MajorKind.RECOVERY: cite(
        "nhsa-order-4:37(1)", "nhsa-2020-32:5.2.2", "luzhou-2020-plan:4.4"
    ),
    MajorKind.FINE_AND_RECOVERY: cite(
        "nhsa-order-4:37(1)", "nhsa-2020-32:5.2.2", "luzhou-2020-plan:4.4"
    ),
    MajorKind.REFUSAL: cite("nhsa-2020-32:5.2.2", "luzhou-2020-plan:4.4"),
    MajorKind.CONFISCATION: cite("apl-2021:63.1(2)", "nhsa-2020-32:5.2.2"),
    MajorKind.TERMINATION: cite(
        "nhsa-order-4:37(2)", "nhsa-2020-32:5.2.2", "luzhou-2020-plan:4.4"
    ),
    MajorKind.SUSPENSION: cite("nhsa-order-4:37(2)", "nhsa-2020-32:5.2.2"),
    MajorKind.HEARING: cite(
        "apl-2021:58.1(2)",
        "nhsa-order-4:37(2)",
        "nhsa-2020-32:5.2.2",
        "luzhou-2020-plan:4.4",
    ),
    MajorKind.COURT_APPLICATION: cite("nhsa-2020-32:5.2.2"),
    MajorKind.CRIMINAL_TRANSFER: cite("nhsa-2020-32:5.2.2"),
    MajorKind.COMPLEX: cite(
        "apl-2021:58.1(3)",
        "nhsa-order-4:37(3)",
        "nhsa-2020-32:5.2.2",
        "luzhou-2020-plan:4.4",
    ),
    MajorKind.PUBLIC_INTEREST: cite(
        "apl-2021:58.1(1)",
        "nhsa-order-4:37(4)",
        "nhsa-2020-32:5.2.2",
        "luzhou-2020-plan:4.4",
    ),
    MajorKind.BEYOND_BENCHMARK: cite("apl-2021:34", "nhsa-2020-32:5.2.2"),
    MajorKind.OTHER: cite(
        "apl-2021:58.1(4)", "nhsa-order-4:37(5)", "nhsa-2020-32:5.2.2"
    ),
    MajorKind.ALL_CASES: cite("apl-2021:58.1", "nhsa-2020-32:5.2.2"),
}
"""By which clauses a decision of each kind is reviewed."""

NATIONAL = frozenset({"apl-2021", "nhsa-order-4", "nhsa-2020-32"})
"""The instruments that bind every bureau, of those cited here."""
