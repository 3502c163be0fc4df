"""``zhunsheng serve``: both sites and the background work, on one folder of data."""

import argparse
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console

from zhunsheng.site import serve
from zhunsheng.site.configuration import data_folder

STAFF = "zhunsheng.site.settings.staff"
PORTAL = "zhunsheng.site.settings.portal"
_STAFF_SITE = "zhunsheng.site.wsgi_staff"
_PORTAL_SITE = "zhunsheng.site.wsgi_portal"
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104


def run(arguments: argparse.Namespace) -> int:
    """Serve until asked to end."""
    return serve_folder(
        data_folder(), arguments.host, arguments.port, arguments.portal_port
    )


def serve_folder(folder: Path, host: str, port: int, portal_port: int) -> int:
    """Serve this folder of data; returns when asked to end."""
    has_portal = importlib.util.find_spec(_PORTAL_SITE) is not None
    ports = (port, portal_port) if has_portal else (port,)
    if len(set(ports)) < len(ports):
        raise serve.ServeError("执法平台和公示门户不能使用同一个端口。")
    for one in ports:
        serve.check_port(host, one)
    if host not in ("127.0.0.1", "localhost", "::1", *_EVERYWHERE):
        os.environ.setdefault("ZHUNSHENG_HOSTS", f"localhost,127.0.0.1,[::1],{host}")
    with serve.lock_folder(folder):
        for settings in (STAFF, PORTAL) if has_portal else (STAFF,):
            migrate(settings)
        parts = [
            serve.site_part("执法平台", STAFF, _STAFF_SITE, host, port),
            serve.command_part("后台工作", STAFF, "followers"),
        ]
        if has_portal:
            parts += [
                serve.site_part("公示门户", PORTAL, _PORTAL_SITE, host, portal_port),
                serve.command_part("公示接收", PORTAL, "portal-intake"),
            ]
        _supervise(parts, host, ports)
    return 0


def migrate(settings: str) -> None:
    """Bring the tables of one site up to date, in a process of its own."""
    done = subprocess.run(
        (sys.executable, "-m", "zhunsheng.site.main", "migrate"),
        env=os.environ | {"DJANGO_SETTINGS_MODULE": settings},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        says = done.stderr.decode(errors="replace").strip()
        raise serve.ServeError(says.removeprefix("错误：") or "数据库无法更新。")


def _supervise(parts: list[serve.Part], host: str, ports: tuple[int, ...]) -> None:
    console = Console(highlight=False)
    shown = "localhost" if host in (*_EVERYWHERE, "127.0.0.1") else host
    near = "127.0.0.1" if host in _EVERYWHERE else host

    def ready() -> bool:
        return all(serve.answers(near, one) for one in ports)

    def when_ready() -> None:
        for name, one in zip(("执法平台", "公示门户"), ports, strict=False):
            console.print(f"{name}  http://{shown}:{one}/")
        console.print("按 Ctrl+C 停止。")

    supervisor = serve.Supervisor(parts, console.print)
    supervisor.run(ready, when_ready)
    console.print("已停止。")
