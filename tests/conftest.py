"""Fixtures shared by all tests, and where the shared data is."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("DEVELOPMENT_DATA", ROOT.parent / "shared" / "data"))

settings.register_profile("tests", deadline=None)  # shared machines are slow now and then; nothing here asserts a time
settings.register_profile("ci", deadline=None, derandomize=True)  # what lands must not depend on the day's luck
settings.load_profile("ci" if os.environ.get("CI") else "tests")


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the shared development data; the test is skipped on machines without it, and fails in CI."""
    if not DATA.is_dir():
        if os.environ.get("REQUIRE_DEVELOPMENT_DATA"):
            pytest.fail(f"the development data is not at {DATA}, and REQUIRE_DEVELOPMENT_DATA says it has to be")
        pytest.skip(f"the development data is not on this machine ({DATA})")
    return DATA
