"""A bureau that publishes, and a portal that follows it."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client

from tests.unit.disclosure.world import LOG, World
from zhunsheng.cases import queries as cases
from zhunsheng.site.settings import portal as portal_settings
from zhunsheng.web.portal import intake


@dataclass
class Portal:
    """The portal beside the bureau: another folder, another set of tables."""

    world: World
    folder: Path

    def follow(self) -> None:
        """Take what the bureau signed since the last time."""
        intake.follow(LOG, str(self.world.signer.verifier()))
        self.world.export(self.folder)
        intake.take_folder(self.folder, at=self.world.at)


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World()
    made.set_up()
    monkeypatch.setattr(cases, "decision_facts", made.decision_facts)
    return made


@pytest.fixture
def portal(world: World, tmp_path: Path) -> Portal:
    return Portal(world, tmp_path)


@pytest.fixture
def public(settings: object) -> Client:
    """A visitor of the portal, under the portal's own middleware and addresses."""
    settings.ROOT_URLCONF = "zhunsheng.site.urls_portal"  # type: ignore[attr-defined]
    settings.MIDDLEWARE = portal_settings.MIDDLEWARE  # type: ignore[attr-defined]
    return Client()
