"""A decided case, and identifiers whose check digits are right: all made up."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from zhunsheng.authorities.people import Certificate, Officer
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.cases.facts import DecisionFacts, ViolationFact
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId

BUREAU = BureauCode("620100")
CASE = CaseId(UUID(int=501))
DECIDED_ON = date(2026, 3, 2)


def identity_number(first: str) -> str:
    """The number that begins with these seventeen digits."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(one) * two for one, two in zip(first, weights, strict=True))
    return first + "10X98765432"[total % 11]


def credit_code(first: str) -> str:
    """The credit code that begins with these seventeen characters."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(alphabet.index(one) * pow(3, at, 31) for at, one in enumerate(first))
    return first + alphabet[(31 - total % 31) % 31]


def card_number(first: str) -> str:
    """The card number that begins with these digits (Luhn)."""
    digits = [int(one) for one in reversed(first)]
    total = sum(sum(divmod(2 * one, 10)) for one in digits[0::2]) + sum(digits[1::2])
    return first + str(-total % 10)


IDENTITY = identity_number("62010219900307123")
CODE = credit_code("52620100MJY000001")
CARD = card_number("622202113456789012")

FACTS = DecisionFacts(
    case_id=CASE,
    bureau=BUREAU,
    bureau_name="兰州市医疗保障局（演示）",
    case_number="兰医保立〔2026〕3号",
    case_name="示范骨伤医院涉嫌违反医疗保障基金使用规定案",
    decision_number="兰医保罚〔2026〕9号",
    decision_kind="penalty",
    party_name="示范骨伤医院",
    party_kind="organisation",
    party_identifier=CODE,
    party_address="兰州市城关区示范路1号",
    representative="周示范",
    private_names=("吴患者", "郑证人"),
    violations=(
        ViolationFact(
            gist="重复收费",
            facts=f"对吴患者（身份证{IDENTITY}，电话13912345678）重复收费518次，"
            "造成基金损失56,980.00元；该院收款账号6222 0211 2345 67890。",
            violated="《医疗保障基金使用监督管理条例》第十五条",
            basis="《医疗保障基金使用监督管理条例》第三十八条第三项",
            base_fen=5_698_000,
            fine_fen=6_837_600,
        ),
    ),
    fine_fen=6_837_600,
    refund_fen=5_698_000,
    confiscated_fen=0,
    penalties=("罚款68,376.00元", "责令退回医疗保障基金56,980.00元"),
    decided_on=DECIDED_ON,
    served_on=None,
    revoked_on=None,
    status="decided",
    slight=False,
    reasons="法定代表人周示范主动退回全部损失，从轻处罚。",
)
CITIZEN = replace(
    FACTS,
    party_name="孙参保",
    party_kind="citizen",
    party_identifier=IDENTITY,
    party_address="兰州市城关区示范街道样板小区2号楼301室",
    case_name="孙参保涉嫌骗取医疗保障基金案",
    representative="",
)


def officer(number: int, *posts: Post, bureau: str = BUREAU) -> Officer:
    """Somebody in the bureau who holds these posts."""
    return Officer(
        officer_id=OfficerId(UUID(int=number)),
        name=f"示范{number}",
        bureau=BureauCode(bureau),
        bureau_name="兰州市医疗保障局（演示）",
        department="d1",
        department_name="基金监管科",
        department_kind=DepartmentKind.HANDLING,
        posts=frozenset(posts),
        certificate=Certificate(
            number=f"{number:011d}",
            valid_from=date(2024, 1, 1),
            valid_until=date(2028, 12, 31),
        ),
        legal_qualification=False,
        review_years=0,
    )
