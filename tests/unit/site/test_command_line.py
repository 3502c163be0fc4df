"""The command line: help, misuse, exit codes; one Chinese line for every error."""

import errno
from importlib.util import find_spec
from pathlib import Path

import pytest

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.site import main as command_line
from zhunsheng.site.cli.commands import COMMANDS
from zhunsheng.site.cli.failures import sentence
from zhunsheng.site.cli.parsing import in_chinese


def run(*words: str) -> int:
    return command_line.main(words)


class TestHelp:
    def test_every_command_is_listed(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("--help") == 0
        shown = capsys.readouterr().out
        for one in COMMANDS:
            assert one.name in shown
            assert one.says in shown

    @pytest.mark.parametrize("command", [one.name for one in COMMANDS])
    def test_every_command_explains_itself(
        self, command: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(command, "--help") == 0
        shown = capsys.readouterr().out
        assert shown.startswith(f"用法：zhunsheng {command}")
        assert "options:" not in shown

    @pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.name)
    def test_the_module_of_every_command_is_there(self, one: object) -> None:
        assert find_spec(one.module) is not None  # type: ignore[attr-defined]

    def test_no_command_is_misuse(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run() == 2
        assert "命令" in capsys.readouterr().out


class TestMisuse:
    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (("fly",), "没有命令 fly"),
            (("deadline",), "缺少参数：期限, --bureau, --from"),
            (("deadline", "x", "--bureau", "62", "--from", "2026-03-02"), "六位数字"),
            (
                ("deadline", "x", "--bureau", "\uff16" * 6, "--from", "2026-03-02"),
                "六位数字",
            ),
            (
                ("deadline", "x", "--bureau", "620100", "--from", "2026-02-30"),
                "“2026-02-30”不是日期",
            ),
            (("deadline", "x", "--bureau"), "参数 --bureau 缺少值"),
            (("serve", "--port", "0"), "不是端口"),
            (("serve", "--port", "65536"), "不是端口"),
            (("serve", "--port", "x"), "不是端口"),
            (("acts", "--yaml"), "没有这个参数：--yaml"),
            (("acts", "--json=1"), "参数 --json 不需要值"),
            (("scenario", "/no/such/file.json"), "没有文件 /no/such/file.json"),
            (("check-package", "/no/such"), "没有文件 /no/such"),
            (("acts", "--js"), "没有这个参数：--js"),
        ],
    )
    def test_misuse_is_one_line_and_two(
        self,
        words: tuple[str, ...],
        says: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        assert run(*words) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert shown.err.startswith("错误：")
        assert shown.err.count("\n") == 1
        assert says in shown.err

    def test_an_unknown_english_sentence_is_at_least_shown(self) -> None:
        assert in_chinese("something new") == "something new"


class OperationalError(Exception):
    """As databases call theirs."""


class TestFailures:
    @pytest.mark.parametrize(
        ("error", "says"),
        [
            (ZhunshengError("没有日历。"), "没有日历。"),
            (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
            (OSError(errno.EFBIG, "File too large"), "超过系统限制"),
            (OSError(errno.EIO, "Input/output error"), "系统错误：Input/output error"),
            (PermissionError(errno.EACCES, "denied", "/x"), "没有权限：/x"),
            (FileNotFoundError(errno.ENOENT, "no", "/x"), "没有文件或者文件夹：/x"),
            (OperationalError("database or disk is full"), "磁盘已满"),
            (OperationalError("disk I/O error"), "磁盘读写失败"),
            (OperationalError("database is locked"), "数据库正忙"),
            (OperationalError("no such table: ledger_log"), "zhunsheng migrate"),
            (OperationalError("connection refused: Connection refused"), "连接不上"),
            (KeyError("x"), "程序内部错误：KeyError"),
            (OperationalError("something else"), "程序内部错误：OperationalError"),
        ],
    )
    def test_one_sentence_for_whatever_went_wrong(
        self, error: Exception, says: str
    ) -> None:
        assert says in sentence(error)

    def test_the_cause_counts(self) -> None:
        outer = RuntimeError("could not write")
        outer.__cause__ = OSError(errno.ENOSPC, "No space left on device")
        assert sentence(outer).startswith("磁盘已满")

    def test_a_ring_of_causes_ends(self) -> None:
        first, second = RuntimeError("a"), RuntimeError("b")
        first.__cause__, second.__cause__ = second, first
        assert "RuntimeError" in sentence(first)

    def test_a_trace_is_shown_only_on_request(
        self,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        tmp_path: Path,
    ) -> None:
        file = tmp_path / "scenario.json"
        file.write_text("{")
        assert run("scenario", str(file)) == 2
        assert "Traceback" not in capsys.readouterr().err
        monkeypatch.setenv("ZHUNSHENG_TRACE", "1")
        with pytest.raises(ZhunshengError):
            run("scenario", str(file))

    def test_an_error_of_several_lines_becomes_one(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_: object) -> int:
            raise ZhunshengError("一\n二")

        monkeypatch.setattr("zhunsheng.site.cli.deadline.run", fail)
        words = ("deadline", "x", "--bureau", "620100", "--from", "2026-03-02")
        assert run(*words) == 2
        assert capsys.readouterr().err == "错误：一 二\n"


def test_a_folder_without_database_is_not_made(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ZHUNSHENG_DATA", "restored afterwards")
    missing = tmp_path / "nothing"
    assert run("verify", "--data", str(missing)) == 2
    assert "不是准绳的数据文件夹" in capsys.readouterr().err
    assert not missing.exists()
