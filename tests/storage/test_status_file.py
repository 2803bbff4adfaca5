"""The status file: whole or not used, this machine's or not used, and nothing is waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from kits.coach_kit import on_host

from backcare_tui.storage import status_file
from backcare_tui.storage.status_file import load, marks, save

DAY = ("2026-11-22", "2026-11-23", 240)
TURNS = {0: {"plain": "before", "tmux": ""}, 180: {"plain": "at seven · ü", "tmux": "x y"}}
SEVEN = ("2026-11-22", 420)


@pytest.fixture
def saved(tmp_path: Path) -> str:
    folder = str(tmp_path / "cache")
    os.mkdir(folder)
    journal, paths = str(tmp_path / "journal"), [str(tmp_path / "a plan"), str(tmp_path / "none")]
    os.mkdir(journal)
    save(folder, DAY, journal, paths, TURNS, marks(journal, paths))
    return folder


@pytest.mark.parametrize(
    ("today", "plain", "tmux"),
    [
        (("2026-11-22", 240), "before", ""),
        (("2026-11-22", 419), "before", ""),
        (SEVEN, "at seven · ü", "x y"),
        (("2026-11-23", 239), "at seven · ü", "x y"),
        (("2026-11-23", 240), None, None),
        (("2026-11-22", 239), None, None),
        (("2026-11-21", 420), None, None),
    ],
)
def test_each_time_of_the_care_day_has_its_words(
    saved: str, today: tuple[str, int], plain: str | None, tmux: str | None
) -> None:
    assert load(saved, "plain", today) == plain
    assert load(saved, "tmux", today) == tmux
    assert load(saved, "other", today) is None


def test_a_file_that_was_cut_off_anywhere_is_not_used(saved: str) -> None:
    (path,) = Path(saved).iterdir()
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert load(saved, "plain", SEVEN) is None
    assert path.stat().st_mode & 0o077 == 0


def test_one_of_another_machine_or_version_is_not_used(saved: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with on_host("other"):
        assert load(saved, "plain", SEVEN) is None
    monkeypatch.setattr(status_file, "FORMAT", "2 later")
    assert load(saved, "plain", SEVEN) is None


def test_a_temporary_file_that_is_left_of_a_full_disk_is_taken_away(
    saved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = sorted(os.listdir(saved))
    monkeypatch.setattr(os, "replace", full)
    save(saved, DAY, saved, [], TURNS, marks(saved, []))
    assert sorted(os.listdir(saved)) == before


def test_a_path_with_a_line_break_is_none_of_its_lines(tmp_path: Path) -> None:
    save(str(tmp_path), DAY, "two\nlines", [], TURNS, "")
    assert list(tmp_path.iterdir()) == []
