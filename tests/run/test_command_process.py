"""Commands as processes: quick start, full disk, one line for every failure."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.run.program import ROOT, SCENARIOS, command, environment, run

GOOD = SCENARIOS / "not-filed.json"


def test_a_deadline_needs_no_django() -> None:
    words = ["deadline", "verify-lead", "--bureau", "620100", "--from", "2026-02-10"]
    code = (
        "import sys; from zhunsheng.site.main import main;"
        f"code = main({[*words, '--json']!r});"
        "assert 'django' not in sys.modules; sys.exit(code)"
    )
    began = time.monotonic()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["last_day"], told["provisional"]) == ("2026-03-09", False)
    assert time.monotonic() - began < 10


def test_a_deadline_in_words() -> None:
    done = run("deadline", "verify-lead", "--bureau", "620100", "--from", "2026-02-10")
    assert done.returncode == 0
    assert "最迟 2026-03-09" in done.stdout


def test_acts_are_listed_with_schema_and_guards() -> None:
    done = run("acts", "--json")
    assert done.returncode == 0, done.stderr
    acts = {one["act"]: one for one in json.loads(done.stdout)["acts"]}
    filing = acts["cases.approve-filing"]
    assert filing["guards"]
    assert all(one["guards"] or one["free_by"] for one in acts.values())
    assert filing["input"]["type"] == "object"


def test_clauses_name_what_enforces_them_and_nothing_else() -> None:
    done = run("clauses", "--bureau", "620100", "--on", "2025-03-03", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    by_clause = {one["clause"]: one["enforced_by"] for one in told["clauses"]}
    assert (
        "cases.lead-registered v1"
        in by_clause["gansu-2020-81-recording:7#1"]["records"]
    )
    kinds = {"guards", "obligations", "records", "documents", "pages", "tests"}
    assert all(set(one) == kinds for one in by_clause.values())
    assert not any(one["clause"].startswith("neimenggu") for one in told["clauses"])


def test_a_lapsed_rule_is_named() -> None:
    done = run("clauses", "--bureau", "620100", "--on", "2026-03-03", "--json")
    lapsed = [one["instrument"] for one in json.loads(done.stdout)["lapsed"]]
    assert "gansu-2020-81-recording" in lapsed


@pytest.mark.parametrize("words", [("migrate", "--data"), ("restore", "--data")])
def test_a_full_disk_is_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    archive = tmp_path / "backup"
    archive.write_bytes(b"x")
    rest = (archive,) if words[0] == "restore" else ()

    def no_more_than() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    done = subprocess.run(  # noqa: S603
        command(*words, tmp_path / "data", *rest),
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=no_more_than,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("错误：磁盘")
    assert done.stderr.count("\n") == 1


def test_an_import_of_a_year_is_kept_and_used(tmp_path: Path) -> None:
    year = tmp_path / "2027.toml"
    year.write_text(
        'year = 2027\nnotice = "示范通知"\nsource = "示范"\n'
        '[[holiday]]\nname = "元旦"\ndays_off = [2027-01-01]\nmade_up = []\n',
        encoding="utf-8",
    )
    done = run("import-year", year, "--data", tmp_path / "data")
    assert done.returncode == 0, done.stderr
    words = ("deadline", "verify-lead", "--bureau", "620100", "--from", "2026-12-25")
    before = run(*words, "--json", ZHUNSHENG_DATA=str(tmp_path / "none"))
    after = run(*words, "--json", ZHUNSHENG_DATA=str(tmp_path / "data"))
    assert json.loads(before.stdout)["provisional"] is True
    assert json.loads(after.stdout)["provisional"] is False
    assert json.loads(after.stdout)["last_day"] == "2027-01-18"


def test_a_file_that_is_no_year_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "year.toml"
    path.write_text("year = 2027", encoding="utf-8")
    done = run("import-year", path, "--data", tmp_path / "data")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data" / "calendars").exists()


def test_a_file_that_is_no_package_is_one(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(b"PK not really")
    done = run("check-package", path, "--json")
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    assert told["ok"] is False
    assert [one["code"] for one in told["findings"]] == ["not-a-package"]


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xfe"])
def test_a_file_that_is_no_proof_is_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.tlog-proof"
    path.write_bytes(content)
    done = run("check-proof", path, "--json")
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["ok"] is False
