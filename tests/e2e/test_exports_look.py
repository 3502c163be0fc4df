"""报送 in a browser: accessible, and whole on a phone."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.db.test_exports import export
from tests.e2e.test_staff_look import keep_picture
from tests.unit.disclosure.samples import FACTS
from tests.unit.disclosure.world import World
from tests.web.staff.test_exports import register, world
from zhunsheng.kernel.ids import CaseId

__all__ = ["world"]

pytestmark = pytest.mark.django_db(transaction=True)
_LOOKED = "/publications/exports/?kind=index&first=2026-03-01&last=2026-03-03"
_WRONG = "/publications/exports/?kind=credit&first=2026-03-01&last=2026-03-03"


@pytest.fixture
def home(world: World) -> Iterator[str]:
    """The site, where one row was sent, one is wrong, and two wait for the index."""
    register(world)
    world.publish()
    wrong = replace(
        FACTS,
        case_id=CaseId(UUID(int=502)),
        decision_number="兰医保罚〔2026〕10号",
        representative="",
    )
    world.publish(wrong)
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.mark.parametrize("width", [1440, 390])
def test_exports_are_fit_for_everybody(window: Any, world: World, width: int) -> None:
    watched = window(width)
    made = export(world)
    pages = {
        "exports-ready": _LOOKED,
        "exports-wrong": _WRONG,
        "export": f"/publications/exports/{made}/",
        "export-receipt": f"/acts/exchange.record-receipt/?export_id={made}",
    }
    for name, path in pages.items():
        watched.go(path)
        keep_picture(watched, f"{name}-{width}")
        assert watched.axe() == [], name
        assert watched.overflow() <= 0, name
    assert watched.errors == []
    assert watched.outside == []
