"""Something that is no file in a file's place: nothing waits for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from kits.cli_kit import Line

from backcare_tui.storage import cache

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")

SECONDS = 60
"""No line takes so long; one that waits for a pipe would for ever."""


def places(line: Line) -> dict[str, Path]:
    """The files of a home in use."""
    line("safety", "--none")
    line("done", "posture")
    journal = line.home.journal
    return {
        "settings": line.home.settings,
        "plan": line.home.plans / "combined.toml",
        "sum": Path(cache.file_of(str(line.home.cache), cache.CLOSED)),
        "older sum": Path(cache.file_of(str(line.home.cache), cache.OLDER)),
        "plan as read": Path(cache.file_of(str(line.home.cache), cache.PLAN)),
        "month": next(journal.glob("2026-11.*.json")),
        "letters": next(journal.glob(".device.*")),
    }


@pytest.mark.parametrize("name", ["settings", "plan", "sum", "older sum", "plan as read", "month", "letters"])
def test_a_pipe_in_a_files_place_keeps_nothing_waiting(small: Line, name: str) -> None:
    path = places(small)[name]
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    for words in (["today"], ["where"], ["note", "a word"]):
        answer = small.apart(*words, timeout=SECONDS)
        assert answer.code in (0, 1), answer
        assert "did not expect" not in answer.err
    if name == "month":
        assert "a word" in small("today", "--json").data["notes"]
