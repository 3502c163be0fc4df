"""移送: the draft names the organ, and the letter tells it what it must decide."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.cases.printing_papers import SERVED
from tests.unit.cases.printing_scene import (
    BUREAU,
    DECISION,
    DRAFT,
    HEAD,
    NOW,
    OVERUSE,
    PARTY,
    drafted_state,
    filed_state,
    situation,
)
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.guards import draft
from zhunsheng.cases.guards.situation import IssuedDocument
from zhunsheng.cases.printing.execution import service_receipt
from zhunsheng.cases.printing.transfer import transfer_letter
from zhunsheng.cases.records.notice import DraftDecision
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.documents import kinds
from zhunsheng.documents.content.reading import BadContentError
from zhunsheng.documents.render import render
from zhunsheng.regulations.guards import RefusedError, check

CODE = "cases.transfer-organ-missing"
ATTACHMENTS = ("案件调查终结报告", "涉案物品清单", "检验报告")
TO_POLICE = replace(
    DRAFT,
    outcome=Outcome.TRANSFER_JUDICIAL,
    violations=(replace(OVERUSE, fine_fen=0),),
    reasons="当事人虚构结算、骗取医疗保障基金数额较大，涉嫌犯罪",
    transfer_to="示范市公安局",
    attachments=ATTACHMENTS,
)
TO_AUTHORITY = replace(
    TO_POLICE,
    outcome=Outcome.TRANSFER_AUTHORITY,
    reasons="违法行为属于卫生健康行政部门管辖",
    transfer_to="示范市卫生健康委员会",
)
BARE = replace(TO_POLICE, transfer_to=None, attachments=())
TRANSFERS = (Outcome.TRANSFER_AUTHORITY, Outcome.TRANSFER_JUDICIAL)
OTHERS = tuple(one for one in Outcome if one not in TRANSFERS)


def codes(given: DraftDecision | None) -> set[str]:
    """What the law refuses in a draft, other than who drafts it."""
    found = situation(filed_state(), given, posts=frozenset({Post.HANDLER}))
    try:
        check(draft.DRAFT, found)
    except RefusedError as refused:
        return {one.code for one in refused.refusals}
    return set()


class TestGuard:
    @pytest.mark.parametrize("outcome", TRANSFERS)
    def test_a_transfer_names_the_organ_and_the_materials(
        self, outcome: Outcome
    ) -> None:
        whole = replace(TO_POLICE, outcome=outcome)
        assert codes(whole) == set()
        assert codes(replace(whole, transfer_to=None)) == {CODE}
        assert codes(replace(whole, attachments=())) == {CODE}

    @pytest.mark.parametrize("outcome", OTHERS)
    def test_no_other_outcome_names_them(self, outcome: Outcome) -> None:
        penalty = outcome is Outcome.PENALTY
        plain = replace(
            BARE, outcome=outcome, violations=DRAFT.violations if penalty else ()
        )
        assert codes(plain) == set()
        assert codes(replace(plain, transfer_to="示范市公安局")) == {CODE}
        assert codes(replace(plain, attachments=ATTACHMENTS)) == {CODE}

    def test_before_anything_is_typed_nothing_is_missing(self) -> None:
        assert codes(None) == set()


class TestLetter:
    def test_the_police_learn_the_crime_the_materials_and_their_time(self) -> None:
        made = transfer_letter(situation(drafted_state(TO_POLICE), by=HEAD))
        assert made.receiver == "示范市公安局"
        assert made.party.name == PARTY.name
        assert made.attachments == ATTACHMENTS
        assert made.reason == (
            "上述行为违反了《医疗保障基金使用监督管理条例》第十五条第一款的规定。\n"
            "当事人虚构结算、骗取医疗保障基金数额较大，涉嫌犯罪。"
        )
        assert "《行政执法机关移送涉嫌犯罪案件的规定》第三条" in made.basis
        assert "《中华人民共和国行政处罚法》第二十七条第一款" in made.basis
        assert "第八条的规定，自接受本案之日起三日内进行审查" in made.reply
        assert made.facts.endswith("以上事实有证据1、2、3证明。")
        assert len(made.evidence) == 4
        assert made.course.endswith("本案于2026年4月28日调查终结。")
        assert made.made_on == date(2026, 6, 1)

    def test_an_authority_reads_nothing_of_a_crime(self) -> None:
        made = transfer_letter(situation(drafted_state(TO_AUTHORITY), by=HEAD))
        whole = "".join((made.reason, made.basis, made.reply))
        assert made.receiver == "示范市卫生健康委员会"
        assert "第十二条、第四十三条" in made.basis
        assert "犯罪" not in whole
        assert "三日" not in whole

    def test_it_is_numbered_sealed_and_prints(self) -> None:
        known = kinds.find("transfer-letter")
        made = render(
            known.code,
            known.newest,
            transfer_letter(situation(drafted_state(TO_POLICE), by=HEAD)),
            organ=BUREAU.name,
            number=f"示范医保{known.series}〔2026〕1号",
            qr="https://example.invalid/p",
            timestamp=NOW,
        )
        assert known.series == "移字"
        assert known.sealed
        assert made.seal is not None

    def test_there_is_none_without_an_organ_or_a_draft(self) -> None:
        with pytest.raises(BadContentError, match="受移送机关"):
            transfer_letter(situation(drafted_state(BARE), by=HEAD))
        with pytest.raises(BadContentError, match="尚未拟定处理意见"):
            transfer_letter(situation(filed_state(), by=HEAD))


def test_the_letter_is_received_by_the_organ_and_not_by_the_party() -> None:
    letter = IssuedDocument(
        kind="transfer-letter",
        title="案件移送书",
        number="示范医保移字〔2026〕1号",
        issued_on=date(2026, 5, 25),
        sealed=True,
    )
    case = drafted_state(TO_POLICE)
    sent = situation(case, SERVED, documents={DECISION: letter})
    assert service_receipt(sent, number=letter.number).recipient == "示范市公安局"

    told = situation(
        case, SERVED, documents={DECISION: replace(letter, kind="penalty-notice")}
    )
    assert service_receipt(told, number="1").recipient == PARTY.name
