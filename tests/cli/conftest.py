"""A command line over the test's own home."""

from __future__ import annotations

import pytest
from kits.cli_kit import Line

from backcare_tui.paths import Home


@pytest.fixture
def line(home: Home) -> Line:
    """A line over an empty home, on Sunday 22 November 2026."""
    return Line(home)


@pytest.fixture
def small(line: Line) -> Line:
    """A line over a home with the small plan."""
    line.plan()
    return line


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have another terminal."""
    monkeypatch.delenv("COLUMNS", raising=False)
