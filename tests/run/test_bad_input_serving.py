"""The site as a process: killed in the middle of acts, cut off, on a full disk."""

import http.client
import http.cookiejar
import json
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.run.program import ROOT, environment, run
from tests.run.test_demonstration import free_port

LEAD = {
    "source": "report",
    "received_on": "2025-03-03",
    "suspect_kind": "organisation",
    "summary": "反映该院过度诊疗。",
}
SET_UP = """
import os, sys
os.environ["ZHUNSHENG_DATA"] = sys.argv[1]
from datetime import datetime
from zhunsheng.site.cli import database
database.set_up("zhunsheng.site.settings.staff")
database.migrate()
from zhunsheng.site import clock
from zhunsheng.site.demonstration import people
at = datetime.fromisoformat("2025-03-03T09:00:00+08:00")
people.establish(at, only=frozenset({"620100"}))
people.set_passwords()
clock.set_clock(datetime.fromisoformat("2025-03-04T09:00:00+08:00"))
print(people.PASSWORD)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data with the people of Lanzhou; made once, then copied."""
    folder = tmp_path_factory.mktemp("made") / "data"
    folder.mkdir()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", SET_UP, str(folder)],
        env=environment(PYTHONPATH=str(ROOT)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    (folder.parent / "password").write_text(done.stdout.strip(), encoding="utf-8")
    return folder


class Site:
    """The staff site under granian, on a folder of its own."""

    def __init__(self, folder: Path, password: str) -> None:
        self.folder = folder
        self._password = password
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603
            [
                *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
                *("--port", str(self.port), "--workers", "1"),
                *("--blocking-threads", "32", "--log-level", "error"),
                "zhunsheng.site.wsgi_staff:application",
            ],
            env=environment(
                PYTHONPATH=str(ROOT),
                ZHUNSHENG_DATA=str(self.folder),
                DJANGO_SETTINGS_MODULE="zhunsheng.site.settings.staff",
            ),
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for _ in range(300):
            try:
                page = self.home + "/sign-in/"
                urllib.request.urlopen(page, timeout=5).close()  # noqa: S310
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError(self.home)

    def kill(self) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def sign_in(self) -> dict[str, str]:
        """The headers of a signed-in handler."""
        jar = http.cookiejar.CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        page = browser.open(self.home + "/sign-in/").read().decode()
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert found
        form = {
            "username": "lanzhou-handler-1",
            "password": self._password,
            "csrfmiddlewaretoken": found[1],
        }
        browser.open(self.home + "/sign-in/", urllib.parse.urlencode(form).encode())
        cookies = {one.name: str(one.value) for one in jar}
        return {
            "Cookie": "; ".join(f"{name}={text}" for name, text in cookies.items()),
            "X-CSRFToken": cookies["zhunsheng_staff_csrf"],
            "Content-Type": "application/json",
        }

    def register(self, headers: dict[str, str], name: str) -> tuple[int, Any]:
        """One act; status 0 if no answer came."""
        body = json.dumps(LEAD | {"suspect": name}).encode()
        where = self.home + "/api/v1/acts/cases.register-lead"
        request = urllib.request.Request(where, body, headers)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)
        except (OSError, http.client.HTTPException):
            return 0, None

    def leads(self) -> list[str]:
        """Who is suspected, of every lead in the ledger."""
        code = (
            "import sys, os; os.environ['ZHUNSHENG_DATA'] = sys.argv[1]\n"
            "from zhunsheng.site.cli import database\n"
            "database.set_up('zhunsheng.site.settings.staff')\n"
            "from zhunsheng.ledger import reader\n"
            "from zhunsheng.cases.models import CaseRow\n"
            "found = [one.suspect for one, _ in reader.replay_log('620100')"
            " if type(one).__name__ == 'LeadRegistered']\n"
            "assert len(found) == CaseRow.objects.count()\n"
            "import json; print(json.dumps(found))"
        )
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", code, str(self.folder)],
            env=environment(PYTHONPATH=str(ROOT)),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        found: list[str] = json.loads(done.stdout)
        return found

    def limit_files(self, size: int) -> None:
        """Let no file of the site grow beyond ``size``; the disk is full then."""
        assert self.process is not None
        family = subprocess.run(  # noqa: S603
            ["pgrep", "-g", str(self.process.pid)],  # noqa: S607
            capture_output=True,
            text=True,
            check=True,
        )
        for one in family.stdout.split():
            hard = resource.prlimit(int(one), resource.RLIMIT_FSIZE)[1]
            resource.prlimit(int(one), resource.RLIMIT_FSIZE, (size, hard))


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Iterator[Site]:
    """A site that serves."""
    folder = tmp_path / "data"
    shutil.copytree(made, folder)
    password = (made.parent / "password").read_text(encoding="utf-8")
    served = Site(folder, password)
    served.start()
    yield served
    served.kill()


def test_a_kill_among_twenty_requests_leaves_each_whole_or_not_there(
    site: Site,
) -> None:
    headers = site.sign_in()
    answered: set[str] = set()
    asked: set[str] = set()
    for number, seconds in enumerate((0.02, 0.08, 0.2)):
        names = [f"示范医院{number}之{one}" for one in range(20)]
        asked |= set(names)
        with ThreadPoolExecutor(20) as people:
            sent = [people.submit(site.register, headers, one) for one in names]
            time.sleep(seconds)
            site.kill()
        answered |= {
            name
            for name, one in zip(names, sent, strict=True)
            if one.result()[0] == 200
        }
        verified = run("verify", "--data", site.folder)
        assert verified.returncode == 0, verified.stdout + verified.stderr
        site.start()
    found = site.leads()
    assert len(found) == len(set(found))
    assert answered <= set(found) <= asked
    assert site.register(headers, "之后")[0] == 200


def test_a_full_disk_is_503_and_the_same_act_succeeds_later(site: Site) -> None:
    headers = site.sign_in()
    assert site.register(headers, "之前")[0] == 200
    site.limit_files(4096)
    refused = [site.register(headers, "满") for _ in range(3)]
    assert {status for status, _ in refused} == {503}
    assert all("没有办理" in told["says"] for _, told in refused)
    site.limit_files(resource.RLIM_INFINITY)
    assert site.register(headers, "满")[0] == 200
    assert site.leads() == ["之前", "满"]
    verified = run("verify", "--data", site.folder)
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_a_form_that_was_cut_off_is_not_taken_for_a_whole_one(site: Site) -> None:
    headers = site.sign_in()
    typed = urllib.parse.urlencode(LEAD | {"suspect": "断开"}).encode()
    token = {"csrfmiddlewaretoken": headers["X-CSRFToken"]}
    body = urllib.parse.urlencode(token).encode() + b"&" + typed
    head = (
        "POST /acts/cases.register-lead/ HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{site.port}\r\nCookie: {headers['Cookie']}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body) + 100}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as wire:
        wire.sendall(head.encode() + body)
        wire.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: wire.recv(65536), b"")).decode()
    assert " 400 " in answer.partition("\r\n")[0]
    assert "请求没有传完，没有办理" in answer
    assert site.leads() == []


def test_the_same_proposal_twice_at_once_is_done_once(site: Site) -> None:
    headers = site.sign_in() | {"Idempotency-Key": "twice"}
    with ThreadPoolExecutor(8) as people:
        sent = list(people.map(lambda _: site.register(headers, "同一"), range(8)))
    assert {status for status, _ in sent} == {200}
    assert len({told["result"]["id"] for _, told in sent}) == 1
    assert site.leads() == ["同一"]
