"""Week, Plan, help, and the ways between the screens."""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from kits.folder import snapshot
from kits.tui_kit import PUMP, SMALL, SMALL_PLAN, USUAL, Desk, at_desk, write_plan
from textual.drivers.headless_driver import HeadlessDriver

from backcare_tui.coach import Coach
from backcare_tui.tui.widgets.text import Bullets


async def test_the_digits_open_the_three_screens_and_come_back(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        for key, screen in (
            ("2", "WeekScreen"),
            ("3", "PlanScreen"),
            ("1", "TodayScreen"),
            ("2", "WeekScreen"),
        ):
            await desk.press(key)
            assert desk.shown == screen


async def test_what_was_said_is_seen_on_whatever_screen_is_open(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("2", "n")
        await desk.type("from the week")
        await desk.press("enter")
        assert desk.shown == "WeekScreen"
        assert "Noted." in desk.text
        assert desk.on_disk.notes == ("from the week",)


async def test_an_entry_made_on_today_is_in_the_week_at_once(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("2")
        assert "●" not in desk.line_with("Posture pump")
        await desk.press("1", "space", "2")
        assert "●" in desk.line_with("Posture pump")
        await desk.press("u")
        assert "●" not in desk.line_with("Posture pump")


async def test_brackets_move_through_the_weeks_and_no_further_than_this_one(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("2")
        assert "Week 48" in desk.text
        await desk.press("left_square_bracket")
        assert "Week 47" in desk.text
        assert "16 – 22 November" in desk.text
        assert "an earlier week" in desk.text
        await desk.press("left_square_bracket")
        assert "Week 46" in desk.text
        await desk.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert "Week 48" in desk.text
        assert "an earlier week" not in desk.text


async def test_escape_goes_back_to_the_running_week(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("2", *["left_square_bracket"] * 4)
        assert "Week 44" in desk.text
        await desk.press("escape")
        assert "Week 48" in desk.text


async def test_a_week_before_the_first_entry_is_empty_and_says_so(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("2", "left_square_bracket")
        assert "Nothing recorded in this week." in desk.text


async def test_the_week_looked_at_stays_when_something_is_recorded(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("2", "left_square_bracket", "p", "2", "enter")
        assert "Week 47" in desk.text


async def test_the_plan_is_told_in_words_and_scrolls_to_its_end(coach: Coach) -> None:
    async with at_desk(coach, SMALL) as desk:
        await desk.press("3")
        assert "Posture device and massage, together" in desk.flowing
        await desk.press("end")
        await desk.until("Pain from 3 is amber, from 6 red.")


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x20"])
async def test_help_tells_keys_marks_and_when_to_get_help(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("question_mark")
        assert desk.shown == "HelpScreen"
        assert "check the row off" in desk.flowing
        seen = desk.flowing
        for _page in range(12):
            await desk.press(
                "pagedown", "up", "up"
            )  # what begins on a page and ends on the next is seen whole
            inside = slice(*desk.app.screen.query_one(".dialog").region.column_span)  # not the page behind
            words = " ".join(" ".join(line[inside].split()) for line in desk.lines)
            seen += " " + re.sub(r"[▁-█] ?", "", words)  # without the scroll bar
        assert "emergency" in seen
        assert "If unsure, stop and ask a professional." in seen
        await desk.press("escape")
        assert desk.shown == "TodayScreen"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
@pytest.mark.parametrize("screen", ["1", "2", "3", "4"])
async def test_q_closes_from_every_screen(coach: Coach, key: str, screen: str) -> None:
    async with at_desk(coach) as desk:
        await desk.press(screen)
        await desk.pilot.press(key)
    assert desk.app.return_code == 0
    assert desk.app._exit


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the terminal went through, where it can be handed over to another program and taken back."""
    found: list[str] = []
    driver = HeadlessDriver
    monkeypatch.setattr(driver, "can_suspend", property(lambda _self: True))
    monkeypatch.setattr(driver, "suspend_application_mode", lambda _self: found.append("given"))
    monkeypatch.setattr(driver, "resume_application_mode", lambda _self: found.append("taken back"))
    return found


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that runs a script, which a test writes; it finds the plan's path in ``path``."""
    script = tmp_path / "my editor.py"
    script.write_text("")
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")
    return script


def edits(editor: Path, code: str) -> None:
    editor.write_text(f"import sys\npath = sys.argv[1]\n{code}\n")


def change(old: str, new: str) -> str:
    """Code of an editor that puts ``new`` for ``old``; it must be there."""
    return (
        "text = open(path, encoding='utf-8').read()\n"
        f"assert {old!r} in text\n"
        f"open(path, 'w', encoding='utf-8').write(text.replace({old!r}, {new!r}, 1))"
    )


async def test_e_edits_the_persons_own_copy_and_takes_it_up_at_once(
    coach: Coach, editor: Path, handed_over: list[str]
) -> None:
    edits(editor, change('name = "Posture pump"', 'name = "Neck pump"'))
    async with at_desk(coach) as desk:
        await desk.press("3", "e")
        assert desk.said == "The plan reads well and is in force."
        assert handed_over == ["given", "taken back"]
        assert "Neck pump" in desk.text
        assert coach.plan_path == coach.home.plans / "combined.toml"
        assert desk.disk().plan.tasks[0].name == "Neck pump"
        await desk.press("1")
        assert desk.day.rows[PUMP].name == "Neck pump"
        assert "Neck pump" in desk.text


async def test_e_without_a_change_says_that_the_plan_is_as_it_was(
    coach: Coach, editor: Path, handed_over: list[str]
) -> None:
    async with at_desk(coach) as desk:
        await desk.press("3", "e")
        assert desk.said == "The plan is as it was."


async def test_e_with_a_slip_shows_the_error_and_keeps_the_last_good_plan(
    coach: Coach, editor: Path, handed_over: list[str]
) -> None:
    edits(editor, change("minutes = [3, 5, 8, 10]", "minutes = [3, 5, 8, 100]"))
    async with at_desk(coach) as desk:
        await desk.press("3", "e")
        assert "The plan has errors, so the last good one is in force." in desk.said
        assert "100 is not" in desk.flowing
        assert [row.name for row in desk.day.rows] == [row.name for row in coach.today().rows]
        edits(editor, change("8, 100]", "8, 10]"))
        await desk.press("e")
        assert desk.said == "The plan reads well and is in force."
        assert "100 is not" not in desk.flowing


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-editor-anywhere", "no-such-editor-anywhere could not be started"),
        ("false", "false ended with code 1; the plan is as it left it."),
        ("rm", "combined.toml could not be read: No such file or directory."),
        ("'", "which cannot be read as a command"),
    ],
)
async def test_the_screen_comes_back_from_an_editor_that_ends_badly_and_says_so(
    coach: Coach, handed_over: list[str], monkeypatch: pytest.MonkeyPatch, command: str, said: str
) -> None:
    monkeypatch.setenv("EDITOR", command)
    async with at_desk(coach) as desk:
        await desk.press("3", "e")
        assert handed_over == ["given", "taken back"]
        assert said in desk.said
        assert desk.app.said.warning
        await desk.press("1")
        assert desk.shown == "TodayScreen"


async def test_a_terminal_that_cannot_hand_over_is_told_the_other_way(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("3", "e")
        assert "backcare plan edit" in desk.said
        assert desk.app.said.warning


async def looked_everywhere(desk: Desk) -> None:
    """Open every screen and dialog, and write nothing."""
    for key in ("w", "a", "s", "p", "n", "question_mark", "ctrl+p"):
        await desk.press(key, "escape")
    await desk.press("down", "end", "left_square_bracket", "escape", "2", "left_square_bracket", "escape")
    await desk.press("3", "end", "4", "slash", "x", "escape", "enter", "end", "1", "l", "1")
    desk.app.on_app_focus()
    await desk.tick()
    await desk.resize((40, 20))
    await desk.resize((120, 40))


async def test_looking_around_writes_nothing_where_there_is_nothing(coach: Coach, tmp_path: Path) -> None:
    async with at_desk(coach) as desk:
        await looked_everywhere(desk)
    assert os.listdir(tmp_path) == []


async def test_looking_around_changes_nothing_of_a_lived_in_home(demo: Coach, tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    async with at_desk(demo) as desk:
        await looked_everywhere(desk)
    assert snapshot(tmp_path) == before


async def test_a_plan_that_only_differs_in_name_shows_the_new_name_in_the_week(coach: Coach) -> None:
    write_plan(coach, SMALL_PLAN.format(title="Mine", name="Squat"))
    coach.refresh()
    async with at_desk(coach) as desk:
        await desk.press("space", "2")
        assert "●" in desk.line_with("Squat")
        write_plan(coach, SMALL_PLAN.format(title="Mine", name="Deep squat"))
        await desk.tick()
        assert "●" in desk.line_with("Deep squat")
        assert date(2026, 11, 20) in desk.app.week.dates  # type: ignore[union-attr]


async def test_how_to_read_it_is_one_key_away_in_the_help_and_explains_every_word_once(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("question_mark")
        assert "ctrl+r how to read it" in desk.text
        assert "How a day begins" not in desk.text
        await desk.press("ctrl+r")
        assert "How to read it" in desk.lines[4]
        assert "“Same as last time”" in desk.text
        (told,) = (words.render().plain for words in desk.app.screen.query(Bullets))
        for word in ("Kept", "On target", "Strength", "Rung", "Zone", "Eased", "Offered"):
            assert told.count(f"{word}: ") == 1, word
