"""What each bar is handed: its own form, with nothing in a name that it would obey."""

from __future__ import annotations

import json

import pytest
from kits.cli_kit import HOSTILE
from kits.coach_kit import edit_plan

from backcare_tui.cli.commands import nudge
from backcare_tui.coach import Coach
from backcare_tui.coach.nudges.bars import FORMATS
from backcare_tui.coach.nudges.status import status_lines
from backcare_tui.storage.reminders.timers import KINDS


def test_the_command_line_takes_every_format_and_timer() -> None:
    assert nudge.FORMATS == FORMATS
    assert nudge.KINDS == KINDS


@pytest.mark.parametrize("name", [*HOSTILE.values(), "#[fg=red]<b>&amp;</b> %{F#f00} $(id) `id`"])
def test_a_name_is_never_more_than_words(mine: Coach, name: str) -> None:
    edit_plan(mine, 'name = "Posture pump"', f"name = {json.dumps(name)}\nwhen = 'morning'")
    edit_plan(mine, "minutes = [5, 8]", "minutes = 5")
    lines = status_lines(mine)
    assert tuple(lines) == FORMATS
    assert all(line.isprintable() for line in lines.values())
    assert all(lines[form].isascii() for form in ("json", "waybar", "i3status-rust"))
    for form in ("waybar", "i3status-rust"):
        for key in {"text", "tooltip", "short_text"} & json.loads(lines[form]).keys():
            text = json.loads(lines[form])[key]
            assert "<" not in text and ">" not in text
            assert text.count("&") == sum(text.count(known) for known in ("&amp;", "&lt;", "&gt;"))
    assert "#" not in lines["tmux"].replace("##", "")


def test_each_bar_gets_what_its_protocol_names(mine: Coach) -> None:
    mine.tasks.done("press")
    lines = status_lines(mine)
    assert json.loads(lines["waybar"]) == {
        "text": "1 of 4 · 9 min · posture pump",
        "alt": "due",
        "tooltip": "1 of 4 · 9 min · posture pump",
        "class": "due",
        "percentage": 25,
    }
    assert json.loads(lines["i3status-rust"]) == {
        "state": "Idle",
        "text": "1 of 4 · 9 min · posture pump",
        "short_text": "1/4",
    }
    assert lines["plain"] == lines["starship"] == lines["tmux"] == "1 of 4 · 9 min · posture pump"


def test_a_prompt_is_left_alone_where_nothing_is_left(mine: Coach) -> None:
    mine.tasks.done(["press", "pump", "claw"])
    lines = status_lines(mine)
    assert (lines["plain"], lines["starship"]) == ("4 of 4 · done", "")
    assert json.loads(lines["i3status-rust"])["state"] == "Good"
