"""The other papers of a case: each is whole, and prints."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.unit.cases.printing_papers import (
    ANNOUNCED,
    DEFENCE,
    DISCUSSED,
    HELD,
    INSPECTION,
    INTERVIEW,
    PAPERS,
    RULING,
    SERVED,
    address,
    closing,
    demand,
    filing,
    with_hearing,
    with_proposal,
)
from tests.unit.cases.printing_scene import (
    BUREAU,
    CASE,
    FILING,
    HEAD,
    HOST,
    NOW,
    PARTY,
    decided_state,
    filed_state,
    lead_state,
    notified_state,
    situation,
)
from zhunsheng.cases.printing import evidence, execution, lead, notice
from zhunsheng.cases.records import decision as decisions
from zhunsheng.cases.records import execution as ends
from zhunsheng.cases.records import leads
from zhunsheng.cases.records import notice as told
from zhunsheng.cases.records.parts import Signature
from zhunsheng.documents import kinds
from zhunsheng.documents.content.reading import BadContentError
from zhunsheng.documents.render import render
from zhunsheng.kernel.fields import CHINA


@pytest.mark.parametrize("kind", PAPERS)
def test_paper_is_whole_and_prints(kind: str) -> None:
    known = kinds.find(kind)
    made = render(
        kind,
        known.newest,
        PAPERS[kind](),
        organ=BUREAU.name,
        number="示范医保字〔2026〕3号" if known.series else None,
        qr="https://example.invalid/p" if known.sealed else None,
        timestamp=NOW,
    )
    assert made.pdf.startswith(b"%PDF")
    assert (made.seal is not None) == known.sealed


def test_filing_is_signed_by_three_persons_each_on_the_own_day() -> None:
    made: Any = filing()
    signed = (made.handler_opinion, made.department_opinion, made.head_opinion)
    assert [one.name for one in signed] == ["示范乙", "示范丁", "示范戊"]
    assert [one.signed_on for one in signed] == [
        date(2026, 3, 2),
        date(2026, 3, 2),
        date(2026, 6, 1),
    ]
    assert made.basis == (
        "当事人涉嫌违反医疗保障基金使用规定，"
        "涉及《医疗保障基金使用监督管理条例》第三十八条规定的行为；"
        "违法行为发生地在本辖区，属于本机关管辖；"
        "符合《中华人民共和国行政处罚法》第五十四条第二款、"
        "《医疗保障行政处罚程序暂行规定》第十五条规定的立案条件。"
    )


def test_filing_waits_for_the_department() -> None:
    case = with_proposal(lead_state(), FILING)
    case.proposals[5].checked_by = None
    with pytest.raises(BadContentError, match="承办机构负责人尚未审核"):
        lead.filing_approval(
            situation(case, RULING, by=HEAD), RULING, number="3", name="案"
        )


def test_informant_is_told_what_was_answered() -> None:
    case = with_proposal(
        lead_state(), leads.NotFilingProposed(case_id=CASE, reasons="未发现违法事实")
    )
    answered = leads.InformantAnswered(
        case_id=CASE, answered_on=date(2026, 3, 2), manner="电话", answer="经查不属实"
    )
    made = lead.not_filed_notice(situation(case, answered), "示范投诉人")
    assert (made.reason, made.told_by) == ("经查不属实。", "电话")
    made = lead.not_filed_notice(situation(case, RULING, by=HEAD), "示范投诉人")
    assert (made.reason, made.told_by) == ("未发现违法事实。", "书面告知")


def test_reports_and_orders_name_the_regulation_in_full() -> None:
    order: Any = PAPERS["rectification-order"]()
    assert order.basis == (
        "依据《中华人民共和国行政处罚法》第二十八条第一款、"
        "《医疗保障基金使用监督管理条例》第三十八条的规定，责令改正。"
    )
    assert order.due_on == date(2026, 6, 30)
    report: Any = PAPERS["case-report"]()
    assert report.nature == "违反《医疗保障基金使用监督管理条例》第十五条。"


def test_record_on_the_spot_names_certificates_of_that_day() -> None:
    made: Any = PAPERS["inspection-record"]()
    assert [one.certificate for one in made.inspectors] == [
        "示范00000011",
        "示范00000012",
    ]
    assert "已向被检查人出示执法证件" in made.shown
    assert made.recorder == "示范丙"

    early = replace(INSPECTION, began_at=datetime(2023, 12, 31, 23, 0, tzinfo=CHINA))
    with pytest.raises(BadContentError, match="示范乙的执法证号"):
        evidence.inspection_record(situation(filed_state(), early))


def test_inspection_before_filing_names_whom_it_inspected() -> None:
    with pytest.raises(BadContentError, match="被检查人：尚未立案的，必须填写"):
        evidence.inspection_record(situation(lead_state(), INSPECTION))
    given = replace(INSPECTION, inspected=PARTY)
    made = evidence.inspection_record(situation(lead_state(), given))
    assert made.inspected.identity_number == PARTY.identifier


def test_refusal_to_sign_is_noted_with_its_witness() -> None:
    refused = replace(
        INTERVIEW,
        signature=Signature.REFUSED,
        refusal_note="被询问人称需要请示",
        witness="示范社区工作人员",
    )
    made = evidence.interview_record(situation(filed_state(), refused))
    assert made.signing.refusal == "被询问人称需要请示"
    assert made.signing.witness == "示范社区工作人员"
    signed = evidence.interview_record(situation(filed_state(), INTERVIEW))
    assert signed.signing.refusal is None


def test_oral_defence_needs_its_record() -> None:
    with pytest.raises(BadContentError, match="口头陈述申辩的，必须填写"):
        notice.defence_record(situation(notified_state(), replace(DEFENCE, oral=None)))


def test_hearing_is_at_the_hour_that_was_told_and_closed_only_with_a_reason() -> None:
    made: Any = PAPERS["hearing-notice"]()
    assert made.held_at == datetime(2026, 5, 27, 9, 30, tzinfo=CHINA)
    closed = replace(ANNOUNCED, openness=told.Openness.CLOSED)
    with pytest.raises(BadContentError, match="不公开的理由"):
        notice.hearing_notice(situation(with_hearing(), closed, by=HOST))
    because = replace(closed, closed_because="涉及个人隐私")
    made = notice.hearing_notice(situation(with_hearing(), because, by=HOST))
    assert made.openness == "不公开听证（涉及个人隐私）"


def test_who_stays_away_from_the_hearing_has_no_last_word() -> None:
    away = replace(HELD, attended=False, closing=None, says=None, signature=None)
    made = notice.hearing_record(situation(with_hearing(), away, by=HOST))
    assert made.closing == "当事人无正当理由未到场，视为放弃听证权利。"
    with pytest.raises(BadContentError, match="最后陈述"):
        notice.hearing_record(
            situation(with_hearing(), replace(HELD, closing=None), by=HOST)
        )


def test_a_differing_view_stands_in_the_discussion() -> None:
    made: Any = PAPERS["discussion-record"]()
    assert [one.text for one in made.opinions][2] == "第二项的倍数偏高，其余同意"
    assert made.conclusion == "按拟处理意见作出决定。同意拟处理意见。"
    assert [one.name for one in made.observers] == ["示范乙"]
    assert made.presider.post == "示范市医疗保障局主要负责人"
    assert made.observers[0].post == "示范市医疗保障局基金监管科承办人"


def test_a_discussion_of_more_time_tells_how_long_the_case_has_run() -> None:
    state = filed_state()
    state.extensions = {ends.ExtensionStage.FIRST: 30}
    held = replace(
        DISCUSSED,
        subject=told.DiscussionSubject.EXTENSION,
        conclusion="案情复杂",
        agrees=False,
    )
    made = notice.discussion_record(situation(state, held, by=HEAD))
    assert made.report.splitlines()[1:] == [
        "本案于2026年3月2日立案，办案期限已延长30日。",
        "讨论事项：再次延长办案期限。",
    ]
    assert made.conclusion == "案情复杂。不同意再次延长办案期限。"


def test_what_is_left_at_the_door_is_noted_with_its_witness() -> None:
    made: Any = PAPERS["service-receipt"]()
    assert (made.refusal, made.note) == (SERVED.circumstances, None)
    assert made.served_at == datetime(2026, 5, 28, 10, 5, tzinfo=CHINA)
    posted = replace(
        SERVED, manner=decisions.ServiceManner.POST, circumstances="单号 EX000"
    )
    made = execution.service_receipt(situation(decided_state(), posted), number="3")
    assert (made.refusal, made.note) == (None, "单号 EX000")


def test_demand_adds_the_surcharge_and_keeps_the_accounts_apart() -> None:
    made = demand()
    assert (made.total_fen, made.late_fen) == (3_076_463, 46_268)
    assert made.unmet == (
        "未退回医疗保障基金人民币14,879.10元（大写：壹万肆仟捌佰柒拾玖元壹角整）；"
        "未缴纳罚款人民币15,422.85元（大写：壹万伍仟肆佰贰拾贰元捌角伍分）；"
        "未缴纳逾期加处的罚款人民币462.68元（大写：肆佰陆拾贰元陆角捌分）。"
    )
    assert made.term == "自收到本催告书之日起十个工作日内履行。"
    assert BUREAU.fund_account in made.account
    assert BUREAU.treasury_account in made.account


def test_closing_tells_what_was_paid_and_what_became_of_the_decision() -> None:
    case = decided_state()
    case.payments = [
        ends.PaymentRecorded(
            case_id=CASE,
            kind=ends.PaymentKind.REFUND,
            account=ends.Account.FUND,
            paid_on=date(2026, 5, 29),
            amount_fen=1_487_910,
            voucher="示范0001",
        )
    ]
    made = closing(case)
    assert made.execution == (
        "决定已经履行完毕\n"
        "退回医保基金已缴人民币14,879.10元（大写：壹万肆仟捌佰柒拾玖元壹角整）。"
    )
    assert made.outcome.startswith("2026年5月25日决定：责令改正违法行为。责令退回")

    stopped = filed_state()
    stopped.terminated_on = date(2026, 5, 1)
    made = closing(stopped)
    assert made.outcome == "2026年5月1日终止调查，未作出决定。"
    assert made.decision_number == "未作出决定"


def test_electronic_service_only_with_consent() -> None:
    assert address(electronic=True).electronic_consent == "同意"
    refused = address(electronic=False)
    assert (refused.electronic_consent, refused.electronic_address) == ("不同意", None)
