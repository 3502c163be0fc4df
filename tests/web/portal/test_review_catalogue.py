"""审核目录清单 on the portal: what the public reads of it, and what it cannot forge."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.unit.disclosure.samples import BUREAU
from tests.unit.disclosure.world import LOG
from tests.unit.review.catalogue_samples import ITEMS
from tests.web.portal.conftest import Portal, approve_catalogue
from zhunsheng.disclosure.bundles import BadBundleError
from zhunsheng.disclosure.catalogue_records import CatalogueReleased
from zhunsheng.ledger import reader
from zhunsheng.review.catalogue.flow import FLOW
from zhunsheng.web.portal import shelving
from zhunsheng.web.portal.models import PublicBureau, PublicEntry

pytestmark = pytest.mark.django_db

PAGE = f"/bureaus/{BUREAU}/review-catalogue/"


def approve(portal: Portal, edition: int) -> None:
    approve_catalogue(portal, edition)
    portal.follow()


def read(public: Client, page: str) -> str:
    response = public.get(page)
    assert response.status_code == 200
    return response.content.decode()


def test_nothing_stands_there_before_the_first(portal: Portal, public: Client) -> None:
    assert public.get(PAGE).status_code == 404
    portal.world.publish()
    portal.follow()
    assert public.get(PAGE).status_code == 404
    assert "review-catalogue" not in read(public, f"/bureaus/{BUREAU}/")


def test_the_public_reads_items_amounts_clauses_and_the_way(
    portal: Portal, public: Client
) -> None:
    approve(portal, 1)

    text = read(public, PAGE)

    assert "第 1 版" in text
    assert "50,000.00" in text
    assert "《医疗保障系统全面推行行政执法公示制度" in text
    for item in ITEMS:
        assert item.title in text
    for stage in FLOW:
        assert text.count(stage.title) >= 2  # drawn, and in words
    assert "10 个工作日，经批准可以延长 10 个工作日" in text
    assert 'role="img"' in text
    assert "style=" not in text
    assert "<script" not in text
    assert "内部说明" not in text
    assert PAGE in read(public, f"/bureaus/{BUREAU}/")


def test_the_edition_before_can_still_be_read(portal: Portal, public: Client) -> None:
    approve(portal, 1)
    first = PublicBureau.objects.get(code=BUREAU).catalogue_position
    approve(portal, 2)

    text = read(public, PAGE)
    assert "第 2 版" in text
    assert f"{PAGE}{first}/" in text
    earlier = read(public, f"{PAGE}{first}/")
    assert "第 1 版" in earlier
    assert "这是以前的版本" in earlier


@pytest.mark.parametrize("position", ["0", "7", "999999999999999"])
def test_another_entry_is_no_catalogue(
    portal: Portal, public: Client, position: str
) -> None:
    portal.world.publish()  # stands at 0
    approve(portal, 1)
    assert public.get(f"{PAGE}{position}/").status_code == 404


def test_a_catalogue_of_another_bureau_is_not_taken(portal: Portal) -> None:
    """A log speaks for its own bureau only."""
    approve(portal, 1)
    ((record, _),) = reader.replay_log(LOG)
    assert isinstance(record, CatalogueReleased)
    entry = PublicEntry.objects.get(log=LOG)
    assert shelving.record_of(entry) == record
    with pytest.raises(BadBundleError):
        shelving._check_place(
            LOG, f"review-catalogue/{BUREAU}", replace(record, bureau="360100")
        )
