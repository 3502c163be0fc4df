"""The supervising parent: restarts, clean ends, ports and locks."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhunsheng.site import serve
from zhunsheng.site.serve import Part, ServeError, Supervisor


def part(code: str) -> Part:
    return Part(name="示范", command=(sys.executable, "-c", code), environment={})


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def supervise(parts: list[Part], ready: object, seconds: float) -> list[str]:
    """Run a supervisor and ask it to end after a while; what it told."""
    told: list[str] = []
    supervisor = Supervisor(parts, told.append)
    timer = threading.Timer(seconds, lambda: os.kill(os.getpid(), signal.SIGTERM))
    timer.start()
    try:
        supervisor.run(ready, lambda: told.append("ready"))  # type: ignore[arg-type]
    finally:
        timer.join()
    return told


class TestPorts:
    def test_a_port_in_use_is_one_sentence(self, taken: int) -> None:
        with pytest.raises(ServeError, match=f"端口 {taken} 已被占用"):
            serve.check_port("127.0.0.1", taken)

    def test_a_free_port_is_fine(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        serve.check_port("127.0.0.1", port)

    def test_an_unknown_host_is_one_sentence(self) -> None:
        with pytest.raises(ServeError, match="没有地址"):
            serve.check_port("no.such.host.invalid", 8000)

    def test_whether_somebody_answers(self, taken: int) -> None:
        assert serve.answers("127.0.0.1", taken)
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        assert not serve.answers("127.0.0.1", port)


class TestLock:
    def test_a_folder_is_served_once(self, tmp_path: Path) -> None:
        with (
            serve.lock_folder(tmp_path),
            pytest.raises(ServeError, match="正由另一个准绳进程使用"),
        ):
            serve.lock_folder(tmp_path)
        serve.lock_folder(tmp_path).close()


class TestSupervisor:
    def test_a_child_that_ends_is_started_again_later_each_time(
        self, tmp_path: Path
    ) -> None:
        marks = tmp_path / "marks"
        code = f"open({str(marks)!r}, 'a').write('x'); raise SystemExit(3)"

        told = supervise([part(code)], lambda: False, 4.5)

        assert 2 <= len(marks.read_text()) <= 4
        assert told[0] == "示范意外结束（3），1 秒后重新启动。"
        assert told[1] == "示范意外结束（3），2 秒后重新启动。"

    def test_ready_is_told_once(self) -> None:
        told = supervise([part("import time; time.sleep(60)")], lambda: True, 1)
        assert told == ["ready"]

    def test_what_a_child_started_ends_with_it(self, tmp_path: Path) -> None:
        number = tmp_path / "pid"
        code = (
            "import subprocess, sys, time\n"
            "child = subprocess.Popen([sys.executable, '-c',"
            " 'import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
            " time.sleep(60)'])\n"
            f"open({str(number)!r}, 'w').write(str(child.pid))\n"
            "time.sleep(60)"
        )
        supervise([part(code)], lambda: False, 2)

        grandchild = int(number.read_text())
        for _ in range(50):
            if not Path(f"/proc/{grandchild}").exists() or _is_dead(grandchild):
                return
            time.sleep(0.1)
        pytest.fail("a grandchild outlived the supervisor")

    def test_a_child_that_does_not_listen_is_ended_by_force(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(serve, "_PATIENCE", 0.5)
        code = (
            "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
            " time.sleep(60)"
        )
        told = supervise([part(code)], lambda: False, 1.5)
        assert told[-1] == "一个子进程没有按时结束，已强行结束。"

    def test_signal_handlers_are_given_back(self) -> None:
        before = signal.getsignal(signal.SIGTERM)
        supervise([part("import time; time.sleep(60)")], lambda: True, 0.5)
        assert signal.getsignal(signal.SIGTERM) is before

    def test_a_site_that_never_answers_is_said(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(serve, "_START_PATIENCE", 0.3)
        supervisor = Supervisor([part("import time; time.sleep(60)")], print)
        with pytest.raises(ServeError, match="没有启动"):
            supervisor.run(lambda: False, lambda: None)


def _is_dead(number: int) -> bool:
    state = Path(f"/proc/{number}/stat").read_text(encoding="ascii").split(") ")[1][0]
    return state == "Z"
