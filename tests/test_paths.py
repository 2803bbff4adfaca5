"""Where things live, by what was typed and the environment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backcare_tui.paths import find_home


def test_a_tilde_is_the_persons_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert find_home("~/back", {}).config == tmp_path / "back"
    assert find_home(None, {"BACKCARE_HOME": "~"}).data == tmp_path


@pytest.mark.parametrize("typed", ["~nobody-of-that-name/back", "~nobody-of-that-name"])
def test_the_folder_of_a_user_that_there_is_not_is_refused_and_never_made(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^BACKCARE_HOME is in the home folder of '~nobody-of-that-name'"):
        find_home(None, {"BACKCARE_HOME": typed})
    with pytest.raises(
        ValueError, match=r"^--home is in .*; for a folder of that very name write \./~nobody"
    ):
        find_home(typed, {})
    assert find_home(f"./{typed}", {}).config == Path(os.path.abspath(typed))
