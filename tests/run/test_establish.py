"""第一个单位: an operator establishes it on an empty folder of data."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.run.program import run
from zhunsheng.site.cli.establish_words import WORDS

GIVEN = {
    "name": "示范医疗保障局",
    "short_name": "示范医保局",
    "document_prefix": "示范医保",
    "fund_account": "示范银行 0001",
    "treasury_account": "示范银行 0002",
    "reconsideration_body": "示范人民政府",
    "court": "示范人民法院",
    "address": "示范大街1号",
    "telephone": "010-00000000",
    "department": "办公室",
    "administrator": "张示范",
    "username": "zhang.shifan",
}


def words(**changed: str) -> list[str]:
    given = GIVEN | changed
    return [part for one in WORDS for part in (one.option, given[one.name])]


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "zhunsheng.sqlite3") as database:
        return database.execute(query).fetchall()


@pytest.fixture(scope="module")
def established(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("fresh") / "data"
    done = run("establish", "--data", folder, *words())
    assert (done.returncode, done.stderr) == (0, "")
    return folder, done.stdout


def test_the_first_bureau_is_told_with_its_one_time_password(
    established: tuple[Path, str],
) -> None:
    folder, told = established
    first, second, third = told.splitlines()
    assert first == "已设立示范医疗保障局（000000）。"
    assert second.startswith("系统管理员张示范，账号 zhang.shifan，一次性密码 Zs")
    assert third == "密码只显示这一次，首次登录时必须更改。"
    (kept,) = rows(
        folder, "select username, password, must_change from authorities_account"
    )
    password = second.rpartition(" ")[2]
    assert kept[0] == "zhang.shifan"
    assert kept[2] == 1
    assert password not in str(kept[1])
    assert password.encode() not in (folder / "zhunsheng.sqlite3").read_bytes()


def test_its_ledger_holds_the_four_acts_and_verifies(
    established: tuple[Path, str],
) -> None:
    folder, _ = established
    done = run("verify", "--data", folder, "--json")
    assert done.returncode == 0, done.stdout
    told = json.loads(done.stdout)
    assert told["ok"] is True
    assert told["logs"] == {"000000": 4}


def test_it_is_established_once(established: tuple[Path, str]) -> None:
    folder, _ = established
    done = run("establish", "--data", folder, *words(username="second.one"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "错误：这里已经设立国家局；其他单位由上一级单位的系统管理员登录执法平台设立。\n"
    )


def test_json_is_for_programs(tmp_path: Path) -> None:
    done = run("establish", "--data", tmp_path, "--json", *words())
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["code"], told["username"]) == ("000000", "zhang.shifan")
    assert told["password"].startswith("Zs")


def test_another_bureau_is_not_the_first(tmp_path: Path) -> None:
    done = run("establish", "--data", tmp_path, "--code", "620100", *words())
    assert done.returncode == 2
    assert done.stderr.startswith("错误：第一个单位是国家局（000000）；620100 由上一级")
    assert not (tmp_path / "zhunsheng.sqlite3").exists()


def test_nobody_to_ask_means_all_missing_words_are_named(tmp_path: Path) -> None:
    given = words()
    done = run("establish", "--data", tmp_path, *given[2:-2])
    assert done.returncode == 2
    assert done.stderr == "错误：缺少参数：--name、--username。\n"


def test_a_wrong_word_establishes_nothing(tmp_path: Path) -> None:
    done = run("establish", "--data", tmp_path, *words(username="张示范"))
    assert done.returncode == 2
    assert done.stderr == "错误：系统管理员账号名：格式不正确。\n"
    assert rows(tmp_path, "select count(*) from authorities_bureaurow") == [(0,)]
