"""A picture of the screen is kept somewhere whatever folders there are, and the place is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from kits.tui_kit import FRIDAY, at_desk

from backcare_tui.coach import Coach
from backcare_tui.tui.screenshot import keep_picture


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody's home folder with nothing in it."""
    folder = tmp_path / "person"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("XDG_DOWNLOAD_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    return folder


def texts_in(folder: Path) -> list[str]:
    return [path.read_text() for path in folder.iterdir()]


async def test_without_a_folder_for_downloads_the_picture_lies_in_the_home_folder(
    coach: Coach, person: Path
) -> None:
    async with at_desk(coach) as desk:
        desk.app.deliver_screenshot()
        assert desk.said == "A picture of the screen is in ~/backcare 2026-11-20 07.42.00.svg"
    (kept,) = texts_in(person)
    assert "<svg" in kept


def test_a_folder_for_downloads_has_it_and_no_picture_takes_anothers_place(person: Path) -> None:
    (person / "Downloads").mkdir()
    paths = [keep_picture(str(number), FRIDAY) for number in range(3)]
    assert {path.parent for path in paths} == {person / "Downloads"}
    assert [path.read_text() for path in paths] == ["0", "1", "2"]


def modes_in(folder: Path) -> list[int]:
    return [path.stat().st_mode & 0o777 for path in folder.iterdir()]


@pytest.fixture
def nowhere(person: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder that could be written to."""
    person.rmdir()
    monkeypatch.setattr(Path, "cwd", lambda: person / "gone")


@pytest.mark.usefixtures("nowhere")
async def test_what_no_folder_took_is_told(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        desk.app.deliver_screenshot()
        assert desk.said == "The picture could not be kept: no such file or directory."


async def test_a_page_to_take_along_is_kept_there_for_its_person_alone(coach: Coach, person: Path) -> None:
    async with at_desk(coach) as desk:
        await desk.press("6", "o")
        await desk.press("o")
        assert desk.said.startswith("The page to take along is in ~/backcare 2026-11-20 to take along")
    assert [text[:15] for text in texts_in(person)] == ["<!doctype html>"] * 2
    assert modes_in(person) == [0o600, 0o600]
