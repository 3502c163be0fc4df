"""Destroyed and restored: what a bureau does on its worst day, as processes."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.run.program import ROOT, SCENARIOS, environment, run

_REGISTER = """
from zhunsheng.site.cli import database
database.set_up("zhunsheng.site.settings.staff")
from zhunsheng.authorities.posts import Post
from zhunsheng.authorities.queries import list_officers
from zhunsheng.ledger.performing import perform
from zhunsheng.site import clock
by = next(one for one in list_officers("620100") if one.holds(Post.HANDLER))
lead = {
    "source": "inspection",
    "received_on": clock.now().date().isoformat(),
    "suspect": "示范新医院",
    "suspect_kind": "organisation",
    "summary": "检查发现重复收费。",
}
perform("cases.register-lead", lead, by=by.officer_id, at=clock.now())
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A demonstration with two backups; between them one lead was registered."""
    home = tmp_path_factory.mktemp("restore")
    folder = home / "data"
    words = ("demo", "--no-serve", "--json", "--scenarios", SCENARIOS)
    assert run(*words, "--data", folder).returncode == 0
    assert run("backup", home / "old.zip", "--data", folder).returncode == 0
    shutil.copy(folder / "zhunsheng.sqlite3", home / "old.sqlite3")
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", _REGISTER],
        env=environment(ZHUNSHENG_DATA=str(folder)),
        cwd=ROOT,
        check=True,
    )
    assert run("followers", "--once", "--data", folder).returncode == 0
    assert run("backup", home / "new.zip", "--data", folder).returncode == 0
    yield folder
    shutil.rmtree(home)


def fresh(made: Path, tmp_path: Path, *names: str) -> Path:
    """A new folder of data into which these folders were put back first."""
    folder = tmp_path / "fresh"
    for name in names:
        shutil.copytree(made / name, folder / name)
    return folder


def test_verify_says_what_it_checked(made: Path) -> None:
    shown = run("verify", "--data", made)
    told = json.loads(run("verify", "--json", "--data", made).stdout)

    assert (shown.returncode, shown.stderr) == (0, "")
    for word in ("台账", "检查点", "上级副署", "库外检查点", "库房：", "完好："):
        assert word in shown.stdout
    assert told["cosignatures"]["620100"] == told["checkpoints"]["620100"] > 0
    assert told["cosignatures"]["000000"] == 0  # nobody is above the nation
    assert told["kept"]["620100"] == 1
    assert told["files"] >= 0


def test_a_forged_cosignature_is_found(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    with sqlite3.connect(copy / "zhunsheng.sqlite3") as database:
        database.execute("DROP TRIGGER ledger_cosignature_no_update")
        database.execute(
            "UPDATE ledger_cosignature SET line ="
            " (SELECT line FROM ledger_cosignature WHERE log = '360100' LIMIT 1)"
            " WHERE log = '620100'"
        )
    database.close()
    done = run("verify", "--data", copy)
    assert done.returncode == 1
    assert "副署被改动" in done.stdout


def test_a_database_put_back_in_place_is_found(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    shutil.copy(made.parent / "old.sqlite3", copy / "zhunsheng.sqlite3")
    done = run("verify", "--data", copy)
    assert done.returncode == 1
    assert "台账退回到旧的状态" in done.stdout


@pytest.mark.parametrize("given", [True, False])
def test_an_older_backup_is_refused_and_named(
    made: Path, tmp_path: Path, *, given: bool
) -> None:
    """Against a checkpoint that is given, or one put back with the keys."""
    names = ("keys", "public-keys") if given else ("keys", "public-keys", "checkpoints")
    folder = fresh(made, tmp_path, *names)
    kept = ("--checkpoint", made / "checkpoints" / "620100.txt") if given else ()

    done = run("restore", made.parent / "old.zip", "--data", folder, *kept)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "620100 的台账：台账退回到旧的状态" in done.stderr
    with sqlite3.connect(folder / "zhunsheng.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM ledger_log").fetchone() == (0,)
    database.close()


def test_the_newest_backup_comes_back_whole_and_goes_on(
    made: Path, tmp_path: Path
) -> None:
    folder = fresh(made, tmp_path, "keys", "public-keys", "checkpoints")

    done = run("restore", made.parent / "new.zip", "--data", folder)
    assert done.returncode == 0, done.stderr
    before = json.loads(run("verify", "--json", "--data", folder).stdout)
    assert run("followers", "--once", "--data", folder).returncode == 0
    taken = run("portal-intake", "--once", "--data", folder)
    after = json.loads(run("verify", "--json", "--data", folder).stdout)

    assert before["ok"] is after["ok"] is True
    assert before["logs"] == after["logs"]  # followers repeat nothing
    assert before["files"] == after["files"]
    assert taken.returncode == 0, taken.stderr
