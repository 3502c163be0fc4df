"""Reading scenarios: what is wrong is one sentence that names the step."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest

import zhunsheng.site.scenario
from zhunsheng.site.scenario.references import resolve
from zhunsheng.site.scenario.script import ScenarioError, parse, read

AT = "2026-03-02T09:30:00+08:00"
STEP: dict[str, Any] = {"act": "cases.receive-lead", "by": "lanzhou-handler", "at": AT}
SCHEMA = json.loads(
    (Path(zhunsheng.site.scenario.__path__[0]) / "schema.json").read_text("utf-8")
)


def script(*steps: Any, **more: Any) -> dict[str, Any]:
    return {"title": "示范", "steps": list(steps or [STEP]), **more}


def step(**more: Any) -> dict[str, Any]:
    return STEP | more


class TestReading:
    def test_a_whole_scenario(self) -> None:
        raw = script(
            step(**{"as": "lead", "data": {"source": "complaint"}}),
            step(
                data={"lead_id": "$lead.id", "officers": ["$officers.lanzhou-a"]},
                expect={"refused": ["cases.file.too-late"], "due": {"file": "x"}},
            ),
            {"clock": "2026-03-03T00:00:00+08:00", "expect": {"of": "$lead"}},
            bureaus=["620100"],
        )
        jsonschema.validate(raw, SCHEMA)

        found = parse(raw, "a.json")

        assert (found.title, found.seed, found.bureaus) == ("示范", "示范", ("620100",))
        first, second, clock = found.steps
        assert (first.number, first.name, first.expect.outcome) == (1, "lead", "ok")
        assert first.at == datetime.fromisoformat(AT)
        assert (second.expect.outcome, second.expect.names) == (
            "refused",
            ("cases.file.too-late",),
        )
        assert second.expect.due == {"file": "x"}
        assert clock.is_clock

    @pytest.mark.parametrize(
        ("raw", "says"),
        [
            ([], "应为一个 JSON 对象"),
            ({"steps": [STEP]}, "缺少 title"),
            (script(title=" "), "缺少 title"),
            ({"title": "x"}, "至少有一步"),
            ({"title": "x", "steps": []}, "至少有一步"),
            (script(stepz=1), "不认识的字段 stepz"),
            (script(bureaus=[1]), "bureaus"),
            (script(bureaus="620100"), "bureaus"),
            (script(seed=1), "seed"),
            (script("x"), "第 1 步应为"),
            (script(STEP, {"by": "x", "at": AT}), "第 2 步缺少 act"),
            (script({"act": "x", "at": AT}), "第 1 步缺少 by"),
            (script({"act": "x", "by": "y"}), "第 1 步缺少 at"),
            (script(step(at="2026-03-02")), "不是带时区的时间"),
            (script(step(at="2026-03-02T09:30:00")), "不是带时区的时间"),
            (script(step(at="soon")), "不是带时区的时间"),
            (script(step(at=5)), "第 1 步缺少 at"),
            (script(step(data=[])), "data 应为一组字段"),
            (script(step(when="x")), "不认识的字段 when"),
            (script({"clock": AT, "act": "x"}), "不认识的字段 act"),
            (script(step(**{"as": "Case"})), "as 应为小写英文名"),
            (script(step(**{"as": 5})), "as 应为小写英文名"),
            (script(step(**{"as": "officers"})), "不能用 officers"),
            (script(step(expect=[])), "expect 应为一组字段"),
            (script(step(expect={"fine": True})), "不认识的字段 fine"),
            (script(step(expect={"ok": False})), "expect.ok 只能是 true"),
            (script(step(expect={"missing": 1})), "expect.missing 只能是 true"),
            (script(step(expect={"refused": []})), "expect.refused 应为"),
            (script(step(expect={"refused": "x"})), "expect.refused 应为"),
            (script(step(expect={"invalid": [1]})), "expect.invalid 应为"),
            (
                script(step(expect={"ok": True, "missing": True})),
                "不能同时有 missing 和 ok",
            ),
            (script(step(expect={"due": []})), "expect.due 应为"),
            (script(step(expect={"of": 1})), "expect.of 应为"),
            (
                script(STEP, step(at="2026-03-01T09:30:00+08:00")),
                "第 2 步的时间早于第 1 步",
            ),
            (script(step(data={"a": [{"b": "$case.id"}]})), "第 1 步的 $case.id 没有"),
            (script(step(expect={"of": "$case"})), "第 1 步的 $case 没有"),
            (
                script(step(**{"as": "case", "data": {"a": "$case"}})),
                "第 1 步的 $case 没有",
            ),
        ],
    )
    def test_what_is_wrong_is_named(self, raw: Any, says: str) -> None:
        with pytest.raises(ScenarioError, match=r".") as caught:
            parse(raw, "a.json")
        assert says in str(caught.value)
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"{", "第 1 行第 2 列"),
            (b"", "第 1 行第 1 列"),
            ("{}".encode("utf-16"), "不是 UTF-8"),
            (b"[" * 100_000, "嵌套过深"),
            (b" " * 5_000_001, "过大"),
        ],
    )
    def test_an_unreadable_file_is_one_sentence(
        self, tmp_path: Path, content: bytes, says: str
    ) -> None:
        path = tmp_path / "a.json"
        path.write_bytes(content)
        with pytest.raises(ScenarioError, match=says):
            read(path)

    @pytest.mark.parametrize(
        "raw",
        [
            {"title": "x", "steps": []},
            script(step(when="x")),
            script(step(expect={"refused": []})),
            script({"clock": AT, "act": "x"}),
            script(step(**{"as": "Case"})),
        ],
    )
    def test_the_schema_refuses_it_too(self, raw: Any) -> None:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(raw, SCHEMA)


class TestReferences:
    NAMES: ClassVar = {"case": {"id": "1", "number": "2"}}

    @pytest.mark.parametrize(
        ("value", "resolved"),
        [
            ("$case.id", "1"),
            ("$case", "1"),
            ("$case.number", "2"),
            ({"a": ["$case", {"b": "$case.number"}]}, {"a": ["1", {"b": "2"}]}),
            ("$officers.lanzhou-a", "LANZHOU-A"),
            ("$$case", "$case"),
            ("a $case", "a $case"),
            ("$5", "$5"),
            (5, 5),
            (None, None),
        ],
    )
    def test_references_are_replaced_at_any_depth(
        self, value: Any, resolved: Any
    ) -> None:
        assert resolve(value, self.NAMES, str.upper) == resolved

    def test_a_missing_key_names_those_that_there_are(self) -> None:
        with pytest.raises(ScenarioError, match="case 有：id、number"):
            resolve("$case.name", self.NAMES, str.upper)

    def test_a_step_without_result_is_said(self) -> None:
        with pytest.raises(ScenarioError, match="lead 有：没有结果"):
            resolve("$lead", self.NAMES, str.upper)
