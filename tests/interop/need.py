"""Programs that a test needs: where they are absent it is skipped, but not in CI."""

import os
import shutil

import pytest


def need(*programs: str) -> None:
    """Skip the test if a program is missing; fail where everything must run."""
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    says = f"needs {', '.join(missing)}"
    if os.environ.get("CI") == "true" or os.environ.get("ZHUNSHENG_REQUIRE_ALL") == "1":
        pytest.fail(says)
    pytest.skip(says)
