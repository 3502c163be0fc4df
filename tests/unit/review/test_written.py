"""The list of record types in the stream of reviews has them all."""

from zhunsheng.ledger.records import all_types
from zhunsheng.review.written import REVIEW_RECORDS

ELSEWHERE = "review.catalogue-"
"""The catalogue has streams of its own."""


def test_every_type_of_review_is_listed_once() -> None:
    declared = {
        one.cls
        for one in all_types()
        if one.name.startswith("review.") and not one.name.startswith(ELSEWHERE)
    }
    assert set(REVIEW_RECORDS) == declared
    assert len(set(REVIEW_RECORDS)) == len(REVIEW_RECORDS)
