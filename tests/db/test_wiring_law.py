"""What a bureau imported counts in the running program: years, texts, instruments."""

import argparse
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.db import connection
from django.test import Client

from tests.unit.authorities.world import AT, PASSWORD, world
from zhunsheng.calendars import workdays
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations import bindings, clauses, library
from zhunsheng.site.cli import import_text, import_year, law

pytestmark = pytest.mark.django_db
LANZHOU = BureauCode("620100")
DAY = date(2026, 3, 2)
_YEAR = """
year = 2027
notice = "示范通知"
source = "示范来源"
[[holiday]]
name = "元旦"
days_off = [2027-01-01]
made_up = []
"""
_OWN = """
id = "own-2026"
title = "示范市医疗保障局办案规则"
issuer = "示范市医疗保障局"
level = "city"
force = "document"
region = "620100"
matters = ["penalty"]
numbering = "articles"
in_force_from = 2026-01-01
source_mark = "V"
[[clause]]
ref = "3"
kind = "guard"
gist = "核查线索不超过十个工作日。"
[[period]]
name = "verify-lead"
title = "线索核查"
length = 10
unit = "working-day"
start = "收到线索"
protects = "bureau-duty"
basis = ["3"]
"""


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of data of its own; the shipped law afterwards."""
    monkeypatch.setenv("ZHUNSHENG_DATA", str(tmp_path))
    monkeypatch.setattr(law, "_LOOK_AGAIN_SECONDS", 0.0)
    monkeypatch.setattr(clauses, "_wordings", {})
    kept = library.current(), workdays.current()
    law.install()
    yield tmp_path
    library.install(kept[0])
    workdays.install(kept[1])


def put(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def ask(path: str, client: Client) -> str:
    """A page as the server gives it: through the WSGI application."""
    from zhunsheng.site.wsgi_staff import application  # noqa: PLC0415

    environ: dict[str, Any] = {}
    setup_testing_defaults(environ)
    cookies = "; ".join(f"{one.key}={one.value}" for one in client.cookies.values())
    environ |= {"PATH_INFO": path, "HTTP_HOST": "testserver", "HTTP_COOKIE": cookies}
    answered: list[str] = []
    body = application(environ, lambda status, *_: answered.append(status))
    assert answered == ["200 OK"]
    return b"".join(body).decode()


def test_an_imported_text_is_shown_beside_the_gist(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a restart, by a server that was running before."""
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: AT)
    # A request would end the test's transaction.
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    world()
    client = Client()
    client.post("/sign-in/", {"username": "handler", "password": PASSWORD})
    entry = library.current().instruments["mingshan-2020-recording"].entries[0]
    page = f"/clauses/mingshan-2020-recording/{entry.clause.ref}/"
    before = ask(page, client)
    put(
        data / "texts" / "mingshan-2020-recording.json",
        json.dumps({entry.clause.ref: "示范原文，逐字照录。"}),
    )
    after = ask(page, client)

    assert "示范原文，逐字照录。" not in before
    assert "示范原文，逐字照录。" in after


@pytest.mark.shared
def test_what_import_text_writes_is_read_back(data: Path) -> None:
    shared = Path(__file__).parents[2] / ".." / "shared" / "regulations"
    file = shared / "mingshan-2020-recording.txt"
    arguments = argparse.Namespace(instrument="mingshan-2020-recording", file=file)
    (first, *_) = library.current().instruments["mingshan-2020-recording"].entries
    assert clauses.wording(first.clause) is None

    assert import_text.run(arguments) == 0
    assert law.refresh() is True

    assert clauses.wording(first.clause)
    assert law.refresh() is False


def test_an_imported_year_counts_at_once(data: Path, tmp_path: Path) -> None:
    put(tmp_path / "new" / "2027.toml", _YEAR)
    assert not workdays.current().is_published(2027)

    arguments = argparse.Namespace(file=tmp_path / "new" / "2027.toml")
    assert import_year.run(arguments) == 0
    assert law.refresh() is True

    assert workdays.current().is_published(2027)


def test_a_bureaus_own_instrument_tightens_a_period(data: Path) -> None:
    before = bindings.law_of(LANZHOU, DAY).period("verify-lead")
    put(data / "instruments" / "own-2026.toml", _OWN)
    assert law.refresh() is True

    after = bindings.law_of(LANZHOU, DAY).period("verify-lead")
    assert (before.length, after.length) == (15, 10)
    assert [str(one) for one in after.tightened_by] == ["own-2026:3"]
    elsewhere = bindings.law_of(BureauCode("360100"), DAY).period("verify-lead")
    assert elsewhere.length == 15


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("instruments/own.toml", 'id = "own"', "own.toml 有误：缺少"),
        ("calendars/2027.toml", "year = ", "2027.toml 有误"),
        ("texts/mingshan-2020-recording.json", '{"999": "x"}', "import-text"),
        ("texts/nobody.json", "not json", "import-text"),
    ],
)
def test_a_broken_file_is_said_and_the_law_stays(
    data: Path, capsys: pytest.CaptureFixture[str], path: str, text: str, says: str
) -> None:
    before = library.current(), workdays.current()
    put(data / path, text)

    assert law.refresh() is False
    assert says in capsys.readouterr().err
    assert (library.current(), workdays.current()) == before
    assert law.refresh() is False  # said once, not with every page
    assert capsys.readouterr().err == ""


def test_the_folder_is_looked_at_once_a_second(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(law, "monotonic", lambda: now[0])
    monkeypatch.setattr(law, "_LOOK_AGAIN_SECONDS", 1.0)
    monkeypatch.setattr(law._State, "looked_at", now[0])
    put(data / "calendars" / "2027.toml", _YEAR)
    now[0] += 0.9
    assert law.refresh() is False
    os.utime(data / "calendars" / "2027.toml")
    now[0] += 0.2
    assert law.refresh() is True
