"""决定、告知: the reasoned texts, read as a party reads them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.unit.cases.printing_scene import (
    BUREAU,
    CASE,
    DRAFT,
    HEAD,
    OVERUSE,
    SWAP,
    drafted_state,
    filed_state,
    notified_state,
    situation,
)
from zhunsheng.cases.printing import decision, notice
from zhunsheng.cases.printing.course import Course, course_of
from zhunsheng.cases.records.notice import (
    Adoption,
    DefenceAnswered,
    DefenceManner,
    DefenceRecorded,
    DefenceWaived,
    HearingHeld,
    IssueNotice,
    NoticeIssued,
)
from zhunsheng.cases.records.parts import Circumstance, Outcome
from zhunsheng.documents import kinds
from zhunsheng.documents.content.reading import BadContentError, check
from zhunsheng.kernel.fields import CHINA

DEFENCE = DefenceRecorded(
    case_id=CASE,
    received_on=date(2026, 5, 13),
    manner=DefenceManner.WRITTEN,
    speaker="示范甲",
    content="已退回全部费用，请求从轻处罚",
)
ANSWER = DefenceAnswered(
    case_id=CASE,
    adoption=Adoption.PARTIAL,
    checked="核对了退款凭证",
    reasons="退回属实，拟处罚中已经从轻",
)
ISSUE = IssueNotice(case_id=CASE, defence_days=5)


def _decide(**changes: object) -> tuple[str, ...]:
    case = notified_state()
    for name, value in changes.items():
        setattr(case, name, value)
    made = decision.penalty_decision(situation(case, by=HEAD), Course())
    check("行政处罚决定书", kinds.find("penalty-decision").content, made)
    return (made.course, made.hearing, made.discretion, *made.performance)


def test_decision_says_the_six_contents_with_amounts_in_figures_and_capitals() -> None:
    case = notified_state()
    course = Course(defences=[DEFENCE], answers=[ANSWER])
    made = decision.penalty_decision(situation(case, by=HEAD), course)

    assert (made.refund_fen, made.fine_fen) == (1_487_910, 1_542_285)
    assert made.made_on == date(2026, 6, 1)
    assert made.decisions == (
        "责令改正违法行为。",
        (
            "责令退回医疗保障基金人民币14,879.10元（大写：壹万肆仟捌佰柒拾玖元壹角整），"
            "其中第（一）项13,791.60元、第（二）项1,087.50元。"
        ),
        (
            "处以罚款人民币15,422.85元（大写：壹万伍仟肆佰贰拾贰元捌角伍分），"
            "其中第（一）项13,791.60元、第（二）项1,631.25元。"
        ),
    )
    assert made.facts.startswith("（一）2024年1月1日至2025年12月31日，当事人")
    assert "以上事实有证据1、2、3证明。\n（二）同一期间" in made.facts
    assert "《医疗保障基金使用监督管理条例》第三十八条第（二）项" in made.basis
    assert "依法从轻处罚。按涉及金额的1倍罚款，计13,791.60元。" in made.discretion
    assert "按涉及金额的1.5倍罚款，计1,631.25元。" in made.discretion
    assert made.evidence[0] == (
        "医疗机构执业许可证复印件（书证，来源：示范市示范镇卫生院，"
        "复制件经核对与原件一致），证明当事人的主体资格。"
    )
    check("行政处罚决定书", kinds.find("penalty-decision").content, made)


def test_decision_tells_the_course_from_the_lead_to_the_end_of_the_investigation() -> (
    None
):
    assert _decide()[0] == (
        "根据2026年2月10日收到的举报线索，本机关于2026年3月2日对"
        "示范市示范镇卫生院涉嫌违反医疗保障基金使用规定案立案调查"
        "（案件编号：示范医保立字〔2026〕3号）。"
        "调查期间，执法人员制作现场检查笔录1份、制作询问笔录2份、收集证据4项。"
        "本案于2026年4月28日调查终结。"
    )


def test_refund_and_fine_go_to_two_accounts_with_their_time_and_surcharge() -> None:
    performance = _decide()[3:]
    refund = next(one for one in performance if "退回医疗保障基金" in one)
    fine = next(one for one in performance if one.startswith("缴纳罚款"))
    late = next(one for one in performance if "加处罚款" in one)

    assert BUREAU.fund_account in refund
    assert BUREAU.treasury_account not in refund
    assert BUREAU.treasury_account in fine
    assert BUREAU.fund_account not in fine
    assert "自收到本决定书之日起十五日内" in fine
    assert "《中华人民共和国行政处罚法》第七十二条第一款第一项" in late
    assert "每日按罚款数额的百分之三" in late


def test_remedy_names_body_court_and_both_times() -> None:
    made = decision.penalty_decision(situation(notified_state(), by=HEAD), Course())
    assert made.remedy == (
        "不服本决定的，可以自收到之日起六十日内向示范市人民政府申请行政复议，"
        "也可以自收到之日起六个月内依法向示范市示范区人民法院提起行政诉讼。"
        "行政复议或者行政诉讼期间，本决定不停止执行，法律另有规定的除外。"
    )
    assert "七个工作日内向社会公示" in made.disclosure


def test_only_a_refund_leaves_out_the_fine_and_its_account() -> None:
    spared = replace(OVERUSE, fine_fen=0)
    case = notified_state(replace(DRAFT, violations=(spared,)))
    made = decision.penalty_decision(situation(case, by=HEAD), Course())
    assert made.fine_fen is None
    assert made.refund_fen == 1_379_160
    assert BUREAU.treasury_account not in "".join(made.performance)
    assert "其中" not in "".join(made.decisions)


def test_defence_and_its_answer_stand_in_the_decision() -> None:
    course = Course(defences=[DEFENCE], answers=[ANSWER])
    said = decision.penalty_decision(
        situation(notified_state(), by=HEAD), course
    ).hearing
    assert said == (
        "本机关于2026年5月8日制作《行政处罚事先告知书》，"
        "2026年5月11日以直接送达方式送达，告知拟作出的行政处罚内容及事实、理由、依据，"
        "以及依法享有的陈述、申辩和要求听证的权利。"
        "2026年5月13日，当事人书面提出：已退回全部费用，请求从轻处罚。"
        "经复核，本机关对当事人的意见部分采纳：退回属实，拟处罚中已经从轻。"
        "当事人在规定期限内未要求听证。"
    )


def test_silence_and_waiver_are_told_apart() -> None:
    assert "当事人在规定期限内未提出陈述、申辩意见。" in _decide()[1]
    waived = _decide(defence_waived_on=date(2026, 5, 12), hearing_waived=True)[1]
    assert "当事人于2026年5月12日书面声明放弃陈述、申辩和要求听证的权利。" in waived
    assert "未要求听证" not in waived


def test_a_hearing_stands_in_the_decision_attended_or_not() -> None:
    case = notified_state()
    case.hearing_asked_on = date(2026, 5, 14)
    held = _hearing(attended=True)
    said = decision.penalty_decision(
        situation(case, by=HEAD), Course(hearing=held)
    ).hearing
    assert "2026年5月14日要求听证。本机关于2026年5月26日举行听证" in said
    assert "根据听证笔录作出本决定" in said

    missed = decision.penalty_decision(
        situation(case, by=HEAD), Course(hearing=_hearing(attended=False))
    ).hearing
    assert "视为放弃听证权利" in missed
    assert "根据听证笔录" not in missed


def _hearing(*, attended: bool) -> HearingHeld:
    return HearingHeld(
        case_id=CASE,
        held_on=date(2026, 5, 26),
        attended=attended,
        attendees="示范甲",
        content="各方发表意见",
        report="建议维持",
        began_at=datetime(2026, 5, 26, 9, 0, tzinfo=CHINA),
        ended_at=datetime(2026, 5, 26, 11, 0, tzinfo=CHINA),
    )


def test_no_decision_before_the_notice_was_served() -> None:
    case = notified_state()
    case.notice_served_on = None
    with pytest.raises(BadContentError, match="告知情况：事先告知书尚未送达"):
        decision.penalty_decision(situation(case, by=HEAD), Course())


def test_no_penalty_says_why_and_educates() -> None:
    slight = replace(
        OVERUSE,
        fine_fen=0,
        circumstance=Circumstance.SLIGHT_CORRECTED,
        reasons="数额较小，已经主动退回",
    )
    draft = replace(DRAFT, outcome=Outcome.NO_PENALTY, violations=(slight,))
    made = decision.no_penalty_decision(situation(drafted_state(draft), by=HEAD))
    assert "第三十三条第一款、第五十七条第一款第二项" in made.basis
    assert "属于违法行为轻微并及时改正，没有造成危害后果的情形。" in made.reason
    assert made.decisions[0] == "不予行政处罚。"
    assert "责令退回医疗保障基金人民币13,791.60元" in made.decisions[1]
    assert "第三十三条第三款的规定，对当事人进行教育" in made.decisions[2]
    check("不予行政处罚决定书", kinds.find("no-penalty-decision").content, made)


def test_what_is_not_established_is_not_called_a_violation() -> None:
    draft = replace(
        DRAFT,
        outcome=Outcome.NOT_ESTABLISHED,
        violations=(replace(SWAP, base_fen=0, refund_fen=0, fine_fen=0),),
    )
    made = decision.no_penalty_decision(situation(drafted_state(draft), by=HEAD))
    whole = "".join((made.facts, made.basis, made.reason, *made.decisions))
    assert "违反了" not in whole
    assert "责令" not in whole
    assert made.decisions == ("违法事实不能成立，不予行政处罚。",)
    check("不予行政处罚决定书", kinds.find("no-penalty-decision").content, made)


def test_notice_offers_a_hearing_where_the_fine_is_large() -> None:
    draft = replace(DRAFT, violations=(replace(OVERUSE, fine_fen=50_000_000),))
    made = notice.penalty_notice(situation(drafted_state(draft), ISSUE))
    check("告知书", kinds.find("penalty-notice").content, made)
    assert "五个工作日内" in made.defence_term
    assert "五个工作日内向本机关提出" in str(made.hearing_term)


def test_notice_offers_no_hearing_without_a_fine() -> None:
    draft = replace(DRAFT, violations=(replace(OVERUSE, fine_fen=0),))
    made = notice.penalty_notice(situation(drafted_state(draft), ISSUE))
    assert made.hearing_term is None


def test_notice_and_decision_impose_the_same_things() -> None:
    told = notice.penalty_notice(situation(drafted_state(), ISSUE))
    done = decision.penalty_decision(situation(notified_state(), by=HEAD), Course())
    assert told.proposals == done.decisions
    assert told.facts == done.facts
    assert told.basis == done.basis


def test_notice_needs_a_draft() -> None:
    with pytest.raises(BadContentError, match="尚未拟定处理意见"):
        notice.penalty_notice(situation(filed_state(), ISSUE))


def test_course_begins_anew_with_a_new_notice() -> None:
    first = notified_state().notice
    assert isinstance(first, NoticeIssued)
    waiver = DefenceWaived(
        case_id=CASE,
        waived_on=date(2026, 5, 12),
        includes_hearing=True,
        statement="放弃",
    )
    course = course_of([first, DEFENCE, ANSWER, waiver])
    assert (course.defences, course.answers) == ([DEFENCE], [ANSWER])
    again = course_of([first, DEFENCE, ANSWER, _hearing(attended=True), first])
    assert (again.defences, again.answers, again.hearing) == ([], [], None)
