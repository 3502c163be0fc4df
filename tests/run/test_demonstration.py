"""``demo``, ``serve``, ``verify``, ``backup``, ``restore`` on one folder of data."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.run.program import ROOT, SCENARIOS, command, environment, run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A demonstration, made once."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    words = ("demo", "--no-serve", "--json", "--scenarios", SCENARIOS)
    done = run(*words, "--data", folder)
    assert done.returncode == 0, done.stderr
    (folder.parent / "told.json").write_text(done.stdout, encoding="utf-8")
    yield folder
    shutil.rmtree(folder)


def _proof(folder: Path, log: str, position: int) -> str:
    """A proof as the bureau hands it out."""
    code = (
        "from zhunsheng.site.cli import database;"
        "database.set_up('zhunsheng.site.settings.staff');"
        "from zhunsheng.ledger.checkpoints import prove_entry;"
        f"print(prove_entry({log!r}, {position}, with_body=False), end='')"
    )
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        env=environment(ZHUNSHENG_DATA=str(folder)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def fetched(port: int, path: str = "/") -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as page:
        return int(page.status)


class TestDemo:
    def test_it_tells_what_was_done(self, made: Path) -> None:
        told = json.loads((made.parent / "told.json").read_text("utf-8"))
        assert told["ok"] is True
        (case,) = told["cases"]
        assert (case["acts"], case["records"], case["wrong"]) == (3, 3, [])
        roles = {one["role"] for one in told["accounts"]}
        assert {"承办人", "法制审核人员", "主要负责人", "系统管理员"} <= roles

    def test_another_folder_is_not_overwritten(self, tmp_path: Path) -> None:
        (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
        words = ("demo", "--no-serve", "--scenarios", SCENARIOS)
        done = run(*words, "--data", tmp_path)
        assert done.returncode == 2
        assert "不会覆盖" in done.stderr
        assert [one.name for one in tmp_path.iterdir()] == ["thesis.txt"]

    def test_a_folder_without_scenarios_is_one_sentence(self, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        words = ("demo", "--no-serve", "--scenarios", tmp_path / "empty")
        done = run(*words, "--data", tmp_path / "data")
        assert done.returncode == 2
        assert "没有剧本" in done.stderr


class TestTruth:
    def test_the_ledger_is_whole_and_signed(self, made: Path) -> None:
        done = run("verify", "--json", "--data", made)
        assert done.returncode == 0, done.stdout
        told = json.loads(done.stdout)
        assert told["findings"] == []
        assert told["logs"]["620100"] > 3
        assert (made / "public-keys" / "620100.txt").is_file()

    def test_rebuilding_says_how_much(self, made: Path) -> None:
        done = run("rebuild", "--data", made)
        assert done.returncode == 0, done.stderr
        assert "条记录重新生成" in done.stdout

    def test_a_changed_body_is_found(self, made: Path, tmp_path: Path) -> None:
        copy = tmp_path / "copy"
        shutil.copytree(made, copy)
        with sqlite3.connect(copy / "zhunsheng.sqlite3") as database:
            database.execute("DROP TRIGGER ledger_body_no_update")
            database.execute(
                "UPDATE ledger_body SET body ="
                " CAST(replace(body, '兰州', '南昌') AS BLOB)"
            )
        database.close()
        done = run("verify", "--data", copy)
        assert done.returncode == 1
        assert "被改动" in done.stdout

    def test_a_proof_holds_off_line_and_only_with_the_right_key(
        self, made: Path, tmp_path: Path
    ) -> None:
        proof = tmp_path / "a.tlog-proof"
        proof.write_text(_proof(made, "620100", 3), encoding="utf-8")
        key = made / "public-keys" / "620100.txt"
        other = made / "public-keys" / "620000.txt"
        nowhere = {"ZHUNSHENG_DATA": str(tmp_path / "nowhere")}

        good = run("check-proof", proof, "--key", key, "--json", **nowhere)
        foreign = run("check-proof", proof, "--key", other, **nowhere)
        keyless = run("check-proof", proof, **nowhere)
        proof.write_text(
            proof.read_text("utf-8").replace("index 3", "index 4"), "utf-8"
        )
        bent = run("check-proof", proof, "--key", key, **nowhere)

        assert good.returncode == 0, good.stdout
        told = json.loads(good.stdout)
        assert (told["log"], told["position"]) == ("zhunsheng/620100", 3)
        assert (foreign.returncode, "没有它的验证公钥" in foreign.stdout) == (1, True)
        assert (keyless.returncode, "--key" in keyless.stderr) == (2, True)
        assert (bent.returncode, "证明不成立" in bent.stdout) == (1, True)

    def test_a_backup_comes_back_and_proves_itself(
        self, made: Path, tmp_path: Path
    ) -> None:
        archive = tmp_path / "backup.zip"
        assert run("backup", archive, "--data", made).returncode == 0
        fresh = tmp_path / "fresh"

        done = run("restore", archive, "--data", fresh)
        again = run("restore", archive, "--data", fresh)

        assert done.returncode == 0, done.stderr
        assert run("verify", "--data", fresh).returncode == 0
        assert again.returncode == 2
        assert "只能恢复到空的数据库" in again.stderr

    def test_a_damaged_backup_changes_nothing(self, tmp_path: Path) -> None:
        archive = tmp_path / "backup.zip"
        archive.write_bytes(b"PK not really")
        done = run("restore", archive, "--data", tmp_path / "fresh")
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1


class TestServing:
    def test_both_sites_answer_survive_a_kill_and_end_cleanly(self, made: Path) -> None:
        port, portal = free_port(), free_port()
        words = ("--port", str(port), "--portal-port", str(portal), "--data", made)
        parent = subprocess.Popen(  # noqa: S603
            command("serve", *words),
            env=environment(),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            assert parent.stdout is not None
            shown = parent.stdout.readline() + parent.stdout.readline()
            assert f"http://localhost:{port}/" in shown
            assert f"http://localhost:{portal}/" in shown
            assert fetched(port) == 200
            assert fetched(portal) == 200

            second = run("serve", *words)
            assert second.returncode == 2
            assert "已被占用" in second.stderr
            other = ("--port", str(free_port()), "--portal-port", str(free_port()))
            third = run("serve", *other, "--data", made)
            assert third.returncode == 2
            assert "正由另一个准绳进程使用" in third.stderr

            os.kill(_child_of(parent.pid, str(port)), signal.SIGKILL)
            assert _comes_back(port)
        finally:
            parent.send_signal(signal.SIGTERM)
            rest = parent.communicate(timeout=30)[0]
        assert parent.returncode == 0
        assert "意外结束" in rest
        assert rest.endswith("已停止。\n")
        with pytest.raises(OSError, match="refused"):
            fetched(port)


def _child_of(parent: int, word: str) -> int:
    """The child whose command line holds the word."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            ancestor = int((folder / "stat").read_text().split(") ")[1].split()[1])
            words = (folder / "cmdline").read_bytes().decode().split("\0")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if ancestor == parent and word in words:
            return int(folder.name)
    raise LookupError(word)


def _comes_back(port: int) -> bool:
    time.sleep(1)
    for _ in range(120):
        try:
            return fetched(port) == 200
        except OSError:
            time.sleep(0.25)
    return False
