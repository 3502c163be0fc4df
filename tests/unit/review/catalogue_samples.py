"""Made-up catalogues of legal review."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.review.catalogue.kinds import MajorKind, PartyType
from zhunsheng.review.catalogue.records import CatalogueItem
from zhunsheng.review.catalogue.state import Catalogue

DRAFTER, HEAD = OfficerId(UUID(int=41)), OfficerId(UUID(int=42))
ALL = (
    (PartyType.ORGANISATION, 50_000_00),
    (PartyType.INDIVIDUAL_BUSINESS, 20_000_00),
    (PartyType.CITIZEN, 5_000_00),
)
PROVIDERS = ALL[:2]
FIELDS = {
    PartyType.ORGANISATION: "organisation_fen",
    PartyType.INDIVIDUAL_BUSINESS: "individual_business_fen",
    PartyType.CITIZEN: "citizen_fen",
}


def item(kind: MajorKind, *amounts: tuple[PartyType, int]) -> CatalogueItem:
    return CatalogueItem(
        kind=kind,
        title=kind.label,
        clauses=("nhsa-2020-32:5.2.2",),
        **{FIELDS[party]: fen for party, fen in amounts},
    )


ITEMS = (
    item(MajorKind.FINE_AND_RECOVERY, *ALL),
    item(MajorKind.REFUSAL, *PROVIDERS),
    *(
        item(kind)
        for kind in (
            MajorKind.TERMINATION,
            MajorKind.HEARING,
            MajorKind.COURT_APPLICATION,
            MajorKind.CRIMINAL_TRANSFER,
            MajorKind.COMPLEX,
            MajorKind.PUBLIC_INTEREST,
            MajorKind.OTHER,
        )
    ),
)
"""What a bureau needs at least."""


def without(*kinds: MajorKind) -> tuple[CatalogueItem, ...]:
    return tuple(one for one in ITEMS if one.kind not in kinds)


def instead(kind: MajorKind, **changes: Any) -> tuple[CatalogueItem, ...]:
    """The same items, one of them changed."""
    return tuple(replace(one, **changes) if one.kind is kind else one for one in ITEMS)


def catalogue(
    items: tuple[CatalogueItem, ...] = ITEMS,
    *,
    edition: int = 1,
    effective_on: date = date(2026, 1, 1),
    approved_at: datetime = datetime(2025, 12, 20, 15, tzinfo=CHINA),
) -> Catalogue:
    return Catalogue(
        edition=edition,
        items=items,
        note="示范",
        effective_on=effective_on,
        approved_by=HEAD,
        approved_at=approved_at,
        opinion="同意",
    )
