"""Tests that commit: the tables are emptied afterwards, the ledger's too."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from zhunsheng.ledger import triggers


@pytest.fixture(autouse=True, scope="session")
def ledger_may_be_emptied() -> Iterator[None]:
    """The flush after a test would be refused: the ledger only grows."""
    flush = TransactionTestCase._fixture_teardown

    def teardown(case: TransactionTestCase) -> None:
        with triggers.lifted(connection):
            flush(case)

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = flush  # type: ignore[method-assign]
