"""What all tests share: the same random choices on every run, and no test that needs a program which is not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=False)
settings.load_profile("repeatable")

PROGRAMS = {"office": ("soffice",), "browser": ("chromium", "chromium-browser", "google-chrome")}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out tests marked ``office`` or ``browser`` where the machine has no such program."""
    for marker, programs in PROGRAMS.items():
        if item.get_closest_marker(marker) and not any(shutil.which(program) for program in programs):
            pytest.skip(f"needs {programs[0]}")


@pytest.fixture(scope="session")
def project() -> Path:
    """The top folder of the project."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def samples(project: Path) -> Path:
    """The folder of sample replies, forms and expected results."""
    return project / "samples"
