"""机器建议文字有人负责: one fact changed, exactly one refusal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.ready import CASE, FIRST, data, ready, suggested
from zhunsheng.cases.evolution import fold
from zhunsheng.cases.guards import suggestions as guards
from zhunsheng.cases.marking import Suggestion
from zhunsheng.cases.printing.course import Course
from zhunsheng.cases.printing.evidence import case_report
from zhunsheng.cases.records.notice import (
    Adoption,
    DecisionDrafted,
    DefenceAnswered,
    NoticeIssued,
    ReviewRequested,
)
from zhunsheng.cases.records.suggestions import (
    ConfirmWording,
    KeepSuggestion,
    WordingConfirmed,
    WordingPurpose,
    WordingSuggested,
)
from zhunsheng.cases.state import CaseState
from zhunsheng.cases.suggested import in_words, unconfirmed
from zhunsheng.kernel.ids import BureauCode, DocumentId
from zhunsheng.ledger.projection import Place
from zhunsheng.regulations.guards import unmet

AT = datetime.fromisoformat("2026-05-06T10:00:00+08:00")
WORDS = scene.OVERUSE.reasons
ANSWER = "经逐份核对病历和处方，当事人所称情况没有证据支持"


def written(*records: object) -> CaseState:
    """The state after these records of one stream."""
    return fold(
        (
            record,
            Place(BureauCode("620100"), no, f"case/{CASE}", no, FIRST, AT),
        )
        for no, record in enumerate(records, start=1)
    )


def suggestion(text: str = WORDS) -> WordingSuggested:
    given = KeepSuggestion(
        case_id=CASE,
        purpose=WordingPurpose.DISCRETION,
        about="裁量理由",
        engine="http://127.0.0.1:8080/v1",
        model="示范模型",
        sent="{}",
        text=text,
    )
    return WordingSuggested(case_id=CASE, given=given, sent_digest="0" * 64)


def draft(reasons: str = WORDS) -> DecisionDrafted:
    first = replace(scene.OVERUSE, reasons=reasons)
    given = replace(scene.DRAFT, violations=(first, scene.SWAP))
    return replace(scene.drafted_state().draft, given=given)  # type: ignore[type-var]


NOTICE = NoticeIssued(
    case_id=CASE,
    document_id=DocumentId(CASE),
    round=1,
    draft_digest="a" * 64,
    hearing_offered=False,
    defence_days=5,
    issued_on=AT.date(),
)
ANSWERED = DefenceAnswered(
    case_id=CASE, adoption=Adoption.NONE, checked="已复核", reasons=ANSWER
)
CONFIRMED = WordingConfirmed(case_id=CASE, draft_digest="", passages=())
DECLARED = ReviewRequested(case_id=CASE, complete=True)
OWN_WORDS = "本案情节经承办人综合全案证据独立判断，依照裁量基准拟定"


@pytest.mark.parametrize(
    ("records", "waits"),
    [
        ((suggestion(), draft()), 1),
        ((draft(), suggestion()), 0),  # written before the engine was asked
        ((suggestion(), draft(OWN_WORDS)), 0),
        ((suggestion(), draft(), CONFIRMED), 0),
        ((suggestion(), draft(), DECLARED), 0),
        ((suggestion(), CONFIRMED, draft()), 1),  # confirmed, then drafted anew
        ((suggestion(), DECLARED, draft()), 1),
        ((suggestion(), draft(), draft(OWN_WORDS)), 0),
        ((suggestion(), draft(), CONFIRMED, suggestion()), 0),
        ((suggestion(ANSWER), NOTICE, ANSWERED), 1),
        ((suggestion(ANSWER), DECLARED, NOTICE, ANSWERED), 1),
        ((suggestion(ANSWER), NOTICE, ANSWERED, CONFIRMED), 0),
        ((suggestion(ANSWER), ANSWERED, NOTICE), 0),  # of a notice that was replaced
        ((NOTICE, ANSWERED, suggestion(ANSWER)), 0),
        ((suggestion(), suggestion(ANSWER), draft(), NOTICE, ANSWERED), 2),
        ((suggestion(), suggestion(ANSWER), draft(), CONFIRMED, NOTICE, ANSWERED), 1),
    ],
)
def test_what_waits_for_somebody_to_answer(
    records: tuple[object, ...], waits: int
) -> None:
    case = written(*records)
    assert len(unconfirmed(case)) == waits
    assert sum(not one.confirmed for one in in_words(case)) == waits


def _nothing(_: CaseState) -> None:
    """The situation as it is."""


@pytest.mark.parametrize("name", ["cases.propose-decision", "cases.issue-notice"])
@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (_nothing, set()),
        (
            lambda case: case.suggestions.append(_engine(no=18)),
            {"cases.wording-unconfirmed"},
        ),
        (lambda case: case.suggestions.append(_engine(no=20)), set()),
        (lambda case: _confirm(case, 21), set()),
        (lambda case: _confirm(case, 20), {"cases.wording-unconfirmed"}),
    ],
)
def test_nothing_goes_out_on_words_of_nobody(
    name: str, change: Callable[[CaseState], None], codes: set[str]
) -> None:
    situation = ready(name)
    change(situation.case)
    found = unmet((guards.wording_was_confirmed,), situation)
    assert {one.code for one in found} == codes


def _engine(no: int) -> Suggestion:
    return Suggestion(no=no, about="", engine="", model="", text=WORDS)


def _confirm(case: CaseState, version: int) -> None:
    case.suggestions.append(_engine(no=18))
    case.wording_confirmed = version


def test_the_refusal_says_where_the_words_are() -> None:
    situation = replace(ready("cases.propose-decision"), case=suggested())
    (found,) = unmet((guards.wording_was_confirmed,), situation)
    assert f"违法事实及拟处理 1：裁量理由（{len(WORDS)} 字）" in found.says


@pytest.mark.parametrize(("confirmed", "codes"), [(True, set()), (False, {"not"})])
def test_who_confirms_says_so(confirmed: object, codes: set[str]) -> None:
    given = ConfirmWording(case_id=CASE, confirmed=bool(confirmed))
    situation = replace(ready("cases.confirm-wording"), data=given)
    found = unmet(guards.CONFIRM, situation)
    assert {one.code for one in found} == {"cases.wording-not-declared" for _ in codes}


def test_the_case_report_marks_the_words_above_the_signature() -> None:
    declared = scene.situation(suggested(), data("cases.request-review"))
    opinion = case_report(declared, Course()).handler_opinion
    assert opinion.text.startswith(scene.DRAFT.reasons)
    assert "机器建议文字，已经承办人核对确认" in opinion.text
    assert f"裁量理由：“{WORDS}”" in opinion.text
    assert opinion.name == "示范乙"


def test_a_report_before_the_statement_says_that_it_waits() -> None:
    opinion = case_report(scene.situation(suggested()), Course()).handler_opinion
    assert "机器建议文字，尚待承办人确认" in opinion.text


def test_a_report_in_own_words_has_no_such_note() -> None:
    own = scene.situation(scene.drafted_state(), data("cases.request-review"))
    assert case_report(own, Course()).handler_opinion.text == scene.DRAFT.reasons
