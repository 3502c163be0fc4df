"""请文字服务起草: what is made, what is asked, what is not."""

import json
from collections.abc import Iterator
from hashlib import sha256
from threading import Thread
from time import sleep
from typing import Any
from uuid import UUID

import pytest

from tests.unit.exchange.standing_engine import MODEL, StandIn, standing_in
from zhunsheng.cases.viewing.drafting import (
    DraftingMaterial,
    EvidenceLine,
    PrivateWords,
)
from zhunsheng.exchange.wording import asking
from zhunsheng.exchange.wording.asking import Request, ask, prepare
from zhunsheng.exchange.wording.calling import EngineError
from zhunsheng.exchange.wording.prompts import Place, place_of, places_in
from zhunsheng.kernel.ids import CaseId

DRAFT, ANSWER = "cases.draft-decision", "cases.answer-defence"
MATERIAL = DraftingMaterial(
    case_id=CaseId(UUID(int=7)),
    evidence=(
        EvidenceLine(no=1, title="结算明细", kind_label="电子数据", proves="违规次数"),
        EvidenceLine(
            no=2, title="示范甲的笔录", kind_label="当事人的陈述", proves="承认"
        ),
    ),
    defences=("部分项目确已实施，请求从轻。",),
    private=PrivateWords(names=("示范甲",)),
)
TYPED: dict[str, Any] = {
    "violations": [
        {
            "facts": "重复开药213张",
            "period_from": "2024-01-01",
            "period_to": "2025-12-31",
            "base_fen": 1_379_160,
            "fine_fen": 9_999_900,
            "violated": "条例第十五条第一款",
            "basis": "条例第三十八条第（二）项",
            "circumstance": "lighter",
            "reasons": "主动退回",
            "evidence_nos": [2],
        },
        {"facts": "串换项目87人次", "circumstance": "none"},
    ],
    "reasons": "事实清楚",
}


@pytest.fixture
def service() -> Iterator[StandIn]:
    with standing_in() as found:
        yield found


def place(act: str = DRAFT, field: str = "violations.0.reasons") -> Place:
    found = place_of(act, field)
    assert found is not None
    return found


def made(service: StandIn, field: str = "violations.0.reasons", **more: str) -> Request:
    return prepare(service.engine(**more), place(DRAFT, field), TYPED, MATERIAL)


def shown(request: Request) -> dict[str, str]:
    return {one.label: one.text for one in request.shown}


def test_the_body_is_what_the_protocol_says(service: StandIn) -> None:
    request = made(service)
    body = json.loads(request.body)
    assert body["model"] == MODEL
    assert [one["role"] for one in body["messages"]] == ["system", "user"]
    assert body["stream"] is False
    assert request.digest == sha256(request.body.encode()).hexdigest()
    ask(service.engine(), request)
    assert service.bodies == [request.body.encode()]


def test_reasons_are_asked_with_the_facts_of_that_violation(service: StandIn) -> None:
    assert shown(made(service)) == {
        "第1项违法事实": "重复开药213张",
        "第1项行为起止日期": "2024年1月1日至2025年12月31日",
        "第1项涉及金额": "13,791.60元",
        "第1项证据": "〔人员1〕的笔录（当事人的陈述），证明承认",
        "第1项违反条款和处理依据": (
            "《医疗保障基金使用监督管理条例》第十五条第一款；"
            "《医疗保障基金使用监督管理条例》第三十八条第（二）项"
        ),
        "第1项情节": "从轻",
        "承办人已写的第1项裁量理由": "主动退回",
    }


def test_facts_are_asked_without_verdict_and_fine(service: StandIn) -> None:
    for field in ("violations.0.facts", "violations.0.reasons", "reasons"):
        assert "99,999" not in made(service, field).body
    labels = set(shown(made(service, "violations.0.facts")))
    assert labels == {
        "第1项违法事实",
        "第1项行为起止日期",
        "第1项涉及金额",
        "第1项证据",
    }


def test_the_reasons_of_all_know_all_violations(service: StandIn) -> None:
    told = shown(made(service, "reasons"))
    assert told["第2项违法事实"] == "串换项目87人次"
    assert told["第2项情节"] == "无特别情节，没有从轻、减轻、从重的情形"
    assert told["承办人已写的综合理由"] == "事实清楚"


def test_an_answer_is_asked_with_what_the_party_said(service: StandIn) -> None:
    typed = {"adoption": "none", "checked": "逐份核对", "reasons": ""}
    request = prepare(service.engine(), place(ANSWER, "checked"), typed, MATERIAL)
    assert shown(request) == {
        "第1次陈述申辩": "部分项目确已实施，请求从轻。",
        "复核结论": "不予采纳",
        "承办人已写的复核情况": "逐份核对",
    }


def test_only_the_fields_that_are_allowed_are_sent(service: StandIn) -> None:
    told = shown(made(service, FIELDS="facts,circumstance"))
    assert set(told) == {"第1项违法事实", "第1项情节"}


def test_a_purpose_that_is_not_allowed_is_refused(service: StandIn) -> None:
    with pytest.raises(EngineError, match="没有允许"):
        made(service, PURPOSES="facts")


@pytest.mark.parametrize("typed", [{}, {"violations": []}, {"violations": [{}]}])
def test_without_facts_nothing_is_asked(
    service: StandIn, typed: dict[str, Any]
) -> None:
    with pytest.raises(EngineError, match="还没有可供起草的材料"):
        prepare(service.engine(), place(), typed, MATERIAL)


@pytest.mark.parametrize(
    "row",
    [
        {"facts": 7, "base_fen": "一千", "period_from": "昨天", "evidence_nos": "1"},
        {"facts": None, "circumstance": "harsh", "evidence_nos": [9]},
        "not a row",
    ],
)
def test_what_was_typed_wrongly_is_not_told(service: StandIn, row: object) -> None:
    typed = {"violations": [row], "reasons": "事实清楚"}
    request = prepare(service.engine(), place(DRAFT, "reasons"), typed, MATERIAL)
    assert set(shown(request)) == {"承办人已写的综合理由"}


def test_text_that_deceives_is_not_sent(service: StandIn) -> None:
    typed = {"violations": [{"facts": "重复\u202e开药"}]}
    with pytest.raises(EngineError, match="第1项违法事实：第 3 个字符"):
        prepare(service.engine(), place(), typed, MATERIAL)


def test_material_has_a_largest_length(service: StandIn) -> None:
    fits = {"violations": [{"facts": "药" * 16_000}]}
    assert prepare(service.engine(), place(), fits, MATERIAL).body
    long = {"violations": [{"facts": "药" * 18_000}]}
    with pytest.raises(EngineError, match="材料过长"):
        prepare(service.engine(), place(), long, MATERIAL)


def test_the_fourth_at_once_is_told_to_wait(service: StandIn) -> None:
    service.mode = "slow"
    engine = service.engine(SECONDS="10")
    request = made(service)
    refused: list[str] = []

    def asks() -> None:
        try:
            ask(engine, request)
        except EngineError as error:
            refused.append(str(error))

    busy = [Thread(target=asks) for _ in range(3)]
    for one in busy:
        one.start()
    while service.calls < len(busy):
        sleep(0.01)
    with pytest.raises(EngineError, match="请稍候再试"):
        ask(engine, request)
    service.release.set()
    for one in busy:
        one.join()
    service.mode = "good"
    assert ask(engine, request) == service.says
    assert asking.BUSY not in refused


def test_every_place_of_a_form_is_found_by_its_name() -> None:
    assert [one.field for one in places_in(DRAFT, 2)] == [
        "violations.0.facts",
        "violations.0.reasons",
        "violations.1.facts",
        "violations.1.reasons",
        "reasons",
    ]
    assert [one.field for one in places_in(ANSWER, 0)] == ["checked", "reasons"]
    assert places_in("cases.issue-decision", 3) == ()
