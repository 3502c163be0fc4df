"""启动: one parent that keeps the sites and the background work running.

The parent does no work itself. A child that ends is started again, later each
time it ends soon; when the parent is asked to end, it asks its children, waits,
and ends what does not. Every child has its own process group, so nothing that a
child started outlives it.
"""

import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from zhunsheng.kernel.errors import ZhunshengError

BLOCKING_THREADS = 64  # slow uploads hold a thread each; pages must not wait
_LOCK = "serve.lock"
_FIRST_WAIT = 0.5
_LONGEST_WAIT = 30.0
_LIVED_LONG = 60.0
_PATIENCE = 10.0
_TICK = 0.1
_START_PATIENCE = 60.0
_PR_SET_PDEATHSIG = 1


class ServeError(ZhunshengError):
    """Serving cannot begin; one sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """部分: one child process."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass(slots=True)
class _Child:
    part: Part
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait: float = _FIRST_WAIT
    start_at: float = 0.0


def site_part(name: str, settings: str, application: str, host: str, port: int) -> Part:
    """A site under granian: WSGI, one worker, many blocking threads."""
    return Part(
        name=name,
        command=(
            sys.executable,
            *("-m", "granian", "--interface", "wsgi", "--no-ws"),
            *("--host", host, "--port", str(port)),
            *("--workers", "1", "--blocking-threads", str(BLOCKING_THREADS)),
            *("--backpressure", str(4 * BLOCKING_THREADS), "--log-level", "error"),
            f"{application}:application",
        ),
        environment={"DJANGO_SETTINGS_MODULE": settings},
    )


def command_part(name: str, settings: str, *words: str) -> Part:
    """A command of this program that runs until it is ended."""
    return Part(
        name=name,
        command=(sys.executable, "-m", "zhunsheng.site.main", *words),
        environment={"DJANGO_SETTINGS_MODULE": settings},
    )


def lock_folder(folder: Path) -> IO[bytes]:
    """Hold the folder of data; ``ServeError`` if another process serves it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / _LOCK).open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise ServeError(
            f"数据文件夹 {folder} 正由另一个准绳进程使用；先停止它，或者换用 --data。"
        ) from None
    return file


def check_port(host: str, port: int) -> None:
    """``ServeError`` if nobody could listen there."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror:
        raise ServeError(f"没有地址 {host}；检查 --host。") from None
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
            probe.listen(1)
        except PermissionError:
            raise ServeError(
                f"没有权限使用端口 {port}，请换用大于 1023 的端口。"
            ) from None
        except OSError as error:
            raise ServeError(
                f"端口 {port} 已被占用或者不能使用（{error.strerror}）；"
                "请用 --port 或 --portal-port 换一个。"
            ) from None


@dataclass(slots=True)
class Supervisor:
    """Keeps the parts running until it is asked to end."""

    parts: Sequence[Part]
    tell: Callable[[str], None]
    _children: list[_Child] = field(default_factory=list)
    _ending: bool = False

    def run(self, ready: Callable[[], bool], when_ready: Callable[[], None]) -> None:
        """Start all parts and watch them; ``when_ready`` once ``ready``."""
        self._children = [_Child(part) for part in self.parts]
        before = {
            number: signal.signal(number, self._asked_to_end)
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        }
        try:
            self._watch(ready, when_ready)
        finally:
            self._end()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _asked_to_end(self, number: int, frame: object) -> None:
        del number, frame
        self._ending = True

    def _watch(self, ready: Callable[[], bool], when_ready: Callable[[], None]) -> None:
        told, patience = False, time.monotonic() + _START_PATIENCE
        while not self._ending:
            for child in self._children:
                self._tend(child)
            if not told and ready():
                when_ready()
                told = True
            if not told and time.monotonic() > patience:
                raise ServeError("网站在一分钟内没有启动；请查看上面的提示。")
            time.sleep(_TICK)

    def _tend(self, child: _Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.start_at:
                child.process, child.started = _start(child.part), now
            return
        code = child.process.poll()
        if code is None:
            return
        _signal_group(child.process, signal.SIGKILL)
        lived = now - child.started
        child.wait = (
            _FIRST_WAIT if lived > _LIVED_LONG else min(child.wait * 2, _LONGEST_WAIT)
        )
        child.process, child.start_at = None, now + child.wait
        self.tell(
            f"{child.part.name}意外结束（{code}），{child.wait:.0f} 秒后重新启动。"
        )

    def _end(self) -> None:
        running = [child.process for child in self._children if child.process]
        for process in running:
            _signal_group(process, signal.SIGTERM)
        patience = time.monotonic() + _PATIENCE
        for process in running:
            try:
                process.wait(max(0.0, patience - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.tell("一个子进程没有按时结束，已强行结束。")
            _signal_group(process, signal.SIGKILL)
            process.wait()


def _start(part: Part) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        part.command,
        env=os.environ | part.environment,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509  # the parent has one thread
    )


def _end_with_parent() -> None:
    """Ask Linux to end this child when the parent dies, even by SIGKILL."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal the child and whatever it started."""
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return


def answers(host: str, port: int) -> bool:
    """Whether somebody listens there."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False
