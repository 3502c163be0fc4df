"""What every test may count on, and what a complete run must not miss."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent / "shared"
"""The project's reference material, where it stands beside the checkout."""

COMPLETE = bool(os.environ.get("CI") or os.environ.get("ZHUNSHENG_REQUIRE_ALL"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the reference material run only where it is; they say so otherwise."""
    if SHARED.is_dir():
        return
    missing = pytest.mark.skip(reason="the reference material is not beside the checkout")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(missing)
