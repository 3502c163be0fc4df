"""暂定期限: a year is published after a deadline was told; both days stay."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from zhunsheng.authorities.queries import get_officer
from zhunsheng.calendars import workdays
from zhunsheng.cases import queries
from zhunsheng.cases.pages import DueView, LeadPage
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import PROGRAM, LeadId
from zhunsheng.ledger.performing import perform
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.site.cli import import_year, law
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db

RECEIVED = datetime(2026, 12, 21, 9, tzinfo=CHINA)
LATER = datetime(2026, 12, 23, 9, tzinfo=CHINA)
HANDLER = people.officer_id("lanzhou-handler-1")
YEAR = """
year = 2027
notice = "关于2027年部分节假日安排的通知（虚构）"
number = "虚构〔2026〕1号"
source = "测试"

[[holiday]]
name = "元旦"
days_off = [2027-01-01, 2027-01-02, 2027-01-03, 2027-01-04]
made_up = []
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A data folder of its own, and the shipped calendar again afterwards."""
    monkeypatch.setenv("ZHUNSHENG_DATA", str(tmp_path))
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: LATER)
    shipped = workdays.current()
    yield tmp_path
    workdays.install(shipped)


@pytest.fixture
def lead(folder: Path) -> LeadId:
    people.establish(datetime(2026, 12, 1, 9, tzinfo=CHINA), only=frozenset({"620100"}))
    given = {
        "source": "inspection",
        "received_on": "2026-12-21",
        "suspect": "示范大药房",
        "suspect_kind": "organisation",
        "summary": "智能监控发现重复收费。",
    }
    done = perform("cases.register-lead", given, by=HANDLER, at=RECEIVED)
    return LeadId(UUID(str(done.result["id"])))


def page(lead: LeadId) -> LeadPage:
    return queries.get_lead_page(lead, get_officer(HANDLER), LATER)


def due(lead: LeadId) -> DueView:
    found = page(lead).due
    assert found is not None
    return found


def titles(lead: LeadId) -> list[str]:
    return [one.title for phase in page(lead).timeline for one in phase.entries]


def import_it(folder: Path) -> None:
    path = folder / "published.toml"
    path.write_text(YEAR, encoding="utf-8")
    assert import_year.run(Namespace(file=path)) == 0
    law.install()


def test_both_days_are_kept(
    folder: Path, lead: LeadId, capsys: pytest.CaptureFixture[str]
) -> None:
    before = due(lead)
    assert before.explanation.provisional
    assert before.explanation.formerly == ()

    import_it(folder)
    after = due(lead)
    assert not after.explanation.provisional
    assert after.last_day > before.last_day
    (told,) = after.explanation.formerly
    assert f"原为 暂定 {before.last_day}" in told
    assert f"因2027 年放假安排公布，改为 {after.last_day}" in told
    assert titles(lead) == ["重算期限", "登记线索"]
    (entry, _) = [one for phase in page(lead).timeline for one in phase.entries]
    assert str(before.last_day) in entry.gist[0]
    assert str(after.last_day) in entry.gist[0]
    assert entry.officer_name == "程序"
    assert "1 项期限有变化" in capsys.readouterr().out

    import_it(folder)
    assert titles(lead) == ["重算期限", "登记线索"]
    assert "没有期限因此变化" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("by", "after", "codes"),
    [
        (HANDLER, "2027-01-12", {"cases.recompute.not-the-program"}),
        (PROGRAM, "2027-01-11", {"cases.recompute.nothing-changed"}),
    ],
)
def test_no_hand_moves_a_deadline(
    lead: LeadId, by: Any, after: str, codes: set[str]
) -> None:
    given = {
        "case_id": str(lead),
        "obligation": "verify-lead",
        "title": "核查线索并决定是否立案",
        "before": "2027-01-11",
        "was_provisional": True,
        "after": after,
        "provisional": True,
        "reason": "测试",
    }
    with pytest.raises(RefusedError) as refused:
        perform("cases.recompute-deadlines", given, by=by, at=LATER)
    assert {one.code for one in refused.value.refusals} == codes
