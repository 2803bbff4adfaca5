"""What the tests of files on disk share."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcare_tui.storage.journal.journal import Journal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal"


@pytest.fixture
def journal(folder: Path) -> Journal:
    return Journal(str(folder))
