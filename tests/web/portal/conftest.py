"""A bureau that publishes, and a portal that follows it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from tests.unit.disclosure.samples import BUREAU
from tests.unit.disclosure.world import LOG, World
from tests.unit.review.catalogue_samples import ITEMS
from zhunsheng.authorities.queries import get_bureau
from zhunsheng.cases import queries as cases
from zhunsheng.regulations.bindings import law_of
from zhunsheng.review.catalogue.announcing import Announcement, announce
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


def approve_catalogue(portal: Portal, edition: int = 1) -> None:
    """An edition of the catalogue of legal review goes out."""
    day = portal.world.at.date()
    with transaction.atomic():
        announce(
            Announcement(
                bureau=get_bureau(BUREAU),
                edition=edition,
                items=ITEMS,
                note="内部说明不公开",
                approved_on=day,
                effective_on=date(2026, 4, edition),
                law=law_of(BUREAU, day),
                at=portal.world.at,
            )
        )


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
