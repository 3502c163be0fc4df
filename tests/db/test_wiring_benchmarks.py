"""A bureau's own benchmarks count at once; a wrong file changes nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.unit.cases import discretion_scene as scene
from zhunsheng.calendars import workdays
from zhunsheng.regulations import discretion, library
from zhunsheng.regulations.discretion import BadBenchmarkError, benchmark_of
from zhunsheng.site.cli import law

DAY = date(2026, 3, 2)
OWN = scene.HEAD.format(name="own", begins="2022-01-01", ends="") + scene.USED


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of data of its own; the shipped law afterwards."""
    monkeypatch.setenv("ZHUNSHENG_DATA", str(tmp_path))
    monkeypatch.setattr(law, "_LOOK_AGAIN_SECONDS", 0.0)
    kept = library.current(), workdays.current(), discretion.current()
    law.install()
    yield tmp_path
    library.install(kept[0])
    workdays.install(kept[1])
    discretion.install(kept[2])


def put(data: Path, text: str, name: str = "own.toml") -> None:
    folder = data / "benchmarks"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def own() -> str:
    return getattr(benchmark_of("990100", DAY), "id", "")


def test_a_file_that_is_laid_in_the_folder_counts_at_once(data: Path) -> None:
    assert own() == ""
    put(data, OWN)
    assert law.refresh() is True
    assert own() == "own"
    (data / "benchmarks" / "own.toml").unlink()
    assert law.refresh() is True
    assert own() == ""


def test_a_wrong_file_is_said_and_the_benchmarks_stay(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(data, OWN)
    law.refresh()
    before = library.current()
    put(data, OWN.replace("1300, 1700", "1400, 1700"), "own.toml")
    assert law.refresh() is False
    assert own() == "own"
    assert library.current() is before
    said = capsys.readouterr().err
    assert "own.toml 有误：第1项：各阶次的幅度之间有空缺。" in said
    assert said.count("\n") == 1


def test_a_wrong_file_stops_a_program_that_starts(data: Path) -> None:
    put(data, OWN.replace('"r735:38"', '"r735:380"'))
    with pytest.raises(BadBenchmarkError, match=r"own\.toml 有误"):
        law.install()


def test_a_benchmark_may_cite_the_bureaus_own_rule(data: Path) -> None:
    rule = """
id = "own-rule"
title = "示范省裁量办法"
issuer = "示范省医疗保障局"
level = "province"
force = "document"
region = "990000"
matters = ["penalty"]
numbering = "articles"
in_force_from = 2022-01-01
source_mark = "V"
[[clause]]
ref = "3"
kind = "content"
gist = "裁量阶次。"
"""
    (data / "instruments").mkdir()
    (data / "instruments" / "own-rule.toml").write_text(rule, encoding="utf-8")
    put(data, OWN.replace('"r735:38"', '"r735:38", "own-rule:3"'))
    assert law.refresh() is True
    assert own() == "own"
