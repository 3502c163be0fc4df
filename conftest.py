"""What every test may count on, and what a complete run must not miss."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.db import connection
from django.test import TransactionTestCase

from zhunsheng.ledger import triggers

SHARED = Path(__file__).parent.parent / "shared"
"""The project's reference material, where it stands beside the checkout."""

# No test asserts wall time. In CI the examples are the same on each run, so that a
# landing is judged by its change; at a desk they are new ones each time.
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the reference material run only where it is; they say so otherwise.

    Tests in a browser come last: its driver keeps a loop running in this thread,
    and who signs a document wants to start one.
    """
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))
    if SHARED.is_dir():
        return
    missing = pytest.mark.skip(
        reason="the reference material is not beside the checkout"
    )
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(missing)


@pytest.fixture(autouse=True, scope="session")
def ledger_may_be_emptied() -> Iterator[None]:
    """The flush after a committing test would be refused: the ledger only grows."""
    flush = TransactionTestCase._fixture_teardown

    def teardown(case: TransactionTestCase) -> None:
        with triggers.lifted(connection):
            flush(case)

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = flush  # type: ignore[method-assign]
