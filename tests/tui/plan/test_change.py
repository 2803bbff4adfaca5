"""Changing the plan by a line: seen before it is saved, and nothing saved that is not understood."""

from __future__ import annotations

import pytest
from kits.tui_kit import SIZES, SMALL, SMALL_PLAN, USUAL, Desk, at_desk, write_plan
from rich.cells import cell_len

from backcare_tui.coach import Coach
from backcare_tui.coach.actions.plan_edit import Edit
from backcare_tui.domain.plan.schedule import schedule_words
from backcare_tui.tui.widgets.line import Search

HOSTILE = """\
title = "[red]Mine[/]"

[[check]]
id = "undo"
name = "[red]漢字\\u001b[31m\\u202e漢字 @click=app.quit %s"
every = "day"

[[exercise]]
id = "set"
name = "\\t[/]"
breaths = 5
every = ["mon"]
""" % ("漢" * 160)
"""A plan whose words would break a screen that took them for more than words."""


def field(desk: Desk) -> Search:
    """The line of the open dialog."""
    return desk.app.screen.query_one(Search)


async def test_a_change_is_shown_as_it_is_typed_saved_by_enter_and_taken_back(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3", "c")
        await desk.press(*"pump minutes 5")
        assert "- minutes = [3, 5, 8, 10]" in desk.text
        assert "+ minutes = 5" in desk.text
        assert not fresh.library.is_own("combined")
        await desk.press("enter")
        assert "is changed" in desk.said
        assert fresh.plan.tasks[0].rungs[-1].minutes == 5
        await desk.press("c", *"undo", "enter")
        assert len(fresh.plan.tasks[0].rungs) == 4


async def test_what_cannot_be_is_said_and_enter_and_escape_change_nothing(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3", "c", *"pump minutes 900", "enter")
        assert desk.shown == "ChangeScreen"
        assert "900 is not" in desk.flowing
        await desk.press("escape")
        assert not fresh.library.is_own("combined")


async def test_a_change_is_made_by_choosing_alone(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3", "c", "enter")
        assert field(desk).value == "posture-pump "
        await desk.press("down", "enter", "down", "down", "enter")
        assert field(desk).value == "posture-pump every mon tue wed thu fri sat"
        assert '+ every = ["mon", "tue", "wed", "thu", "fri", "sat"]' in desk.text
        await desk.press("enter")
        assert desk.shown == "PlanScreen"
    assert schedule_words(desk.disk().plan.tasks[0].every) == "Mon Tue Wed Thu Fri Sat"


async def test_a_value_stands_ready_to_be_edited(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3", "c", "enter", "tab")
        assert field(desk).value == "posture-pump minutes 3,5,8,10"
        assert "from 1 to 60" in desk.flowing
        assert "says so already" in desk.text
        await desk.press("enter")
        assert desk.shown == "ChangeScreen"
        await desk.press(*["backspace"] * 3, "enter")
        assert [dose.minutes for dose in fresh.plan.tasks[0].rungs] == [3, 5, 8]


async def test_the_library_is_searched_by_any_word_and_a_task_of_it_added(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3", "c", *"add", "space", *"back")
        assert "in your plan" in desk.text
        await desk.press("space", *"arch", "enter")
        assert field(desk).value == "add posture-device lumbar-arch"
        assert '+ id = "lumbar-arch"' in desk.text
        await desk.press("enter")
        assert fresh.plan.task("lumbar-arch") is not None


async def test_a_search_that_finds_nothing_says_what_may_be_searched_for(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3", "c", *"add", "space", *"yoga", "enter")
        assert "Nothing in the library is found by that." in desk.flowing
        await desk.press(*["backspace"] * 8, *"xyz")
        assert "Nothing is found by that." in desk.flowing
        assert desk.shown == "ChangeScreen"


async def test_what_cannot_be_chosen_says_why_and_does_nothing(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3", "c", *"add", "space", *"pump", "enter")
        assert field(desk).value == "add pump"
        assert "Posture pump is in your plan already." in desk.text
        assert desk.shown == "ChangeScreen"


async def test_enter_saves_what_is_typed_while_other_choices_stand_below(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3", "c", *"pump every mon wed fri")
        assert "mon tue wed thu fri" in desk.text
        assert "enter saves it" in desk.text
        await desk.press("enter")
    assert schedule_words(desk.disk().plan.tasks[0].every) == "Mon Wed Fri"


async def test_escape_goes_back_a_choice_and_then_leaves(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3", "c", "enter", "enter", "backspace", "escape")
        assert field(desk).value == "posture-pump "
        await desk.press("escape")
        assert field(desk).value == ""
        await desk.press("escape")
        assert desk.shown == "PlanScreen"
    assert not fresh.library.is_own("combined")


async def test_the_mouse_alone_makes_a_change(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3")
        await desk.click_word("Self-massage")
        assert field(desk).value == "self-massage "
        await desk.click_word("every")
        await desk.click_word("Monday to Friday")
        assert field(desk).value == "self-massage every mon tue wed thu fri"
        await desk.click_word("saves it")
        assert desk.shown == "PlanScreen"
    assert schedule_words(desk.disk().plan.tasks[1].every) == "Monday to Friday"


async def test_a_change_begins_at_a_task_of_the_palette(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        for _again in range(2):
            await desk.press("ctrl+p", *"pump")
            await desk.until("Posture pump: change")
            await desk.click_word("Posture pump: change")
            await desk.until("Change the plan")
            assert field(desk).value == "posture-pump "
            await desk.press("escape")
            assert desk.shown == "PlanScreen"


@SIZES
async def test_the_line_and_the_list_stand_still_while_one_types(fresh: Coach, size: tuple[int, int]) -> None:
    async with at_desk(fresh, size) as desk:
        await desk.press("3", "c")
        before = [desk.app.screen.query_one(name).region for name in ("#line", "#choices", ".hint")]
        for key in (*"add", "space", *"neck"):
            await desk.press(key)
            after = [desk.app.screen.query_one(name).region for name in ("#line", "#choices", ".hint")]
            assert after == before, key


@SIZES
async def test_hostile_names_are_shown_as_they_are_written(fresh: Coach, size: tuple[int, int]) -> None:
    write_plan(fresh, HOSTILE)
    async with at_desk(Coach(fresh.home, fresh.clock), size) as desk:
        await desk.press("3", "c")
        assert "[red]漢字" in desk.text
        for keys in (["enter"], ["end", "enter"], ["escape", "escape"], [*"undo"], [*" name x"], ["enter"]):
            await desk.press(*keys)
            assert all(cell_len(line) == size[0] for line in desk.lines)


async def test_a_plan_that_cannot_be_read_is_told_and_changes_nothing(fresh: Coach) -> None:
    write_plan(fresh, "title = 3")
    async with at_desk(Coach(fresh.home, fresh.clock)) as desk:
        await desk.press("3", "c")
        assert "3 is not a text" in desk.flowing
        await desk.press("enter", "down", "tab")
        assert desk.shown == "ChangeScreen"


async def test_a_verb_alone_is_no_task_though_one_has_it_in_its_name(coach: Coach) -> None:
    write_plan(coach, SMALL_PLAN.format(title="Mine", name="Stand up and move"))
    coach.refresh()
    async with at_desk(coach) as desk:
        await desk.press("3", "c")
        for verb in ("move ", "set ", "remove "):
            await desk.type(verb)
            assert desk.shown == "ChangeScreen"
            await desk.press(*["backspace"] * len(verb))


async def test_a_plan_that_breaks_while_it_is_changed_is_told(coach: Coach) -> None:
    write_plan(coach, SMALL_PLAN.format(title="Mine", name="Squat"))
    coach.refresh()
    async with at_desk(coach) as desk:
        await desk.press("3", "c")
        write_plan(coach, "exercise = 3")
        await desk.press("enter")
        assert desk.shown == "ChangeScreen"
        write_plan(coach, "broken = [")
        await desk.type("a")
        assert desk.shown == "ChangeScreen"


async def test_what_is_wrong_with_a_new_task_is_told_though_keys_are_left(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("3", "c")
        await desk.type("new activity Heat minutes 15 at noonish")
        assert "noonish" in desk.flowing
        assert "is not" in desk.flowing
        await desk.press("enter")
        assert desk.shown == "ChangeScreen"


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=str)
async def test_a_change_is_two_lines_without_their_comments_right_below_the_choices(
    fresh: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(fresh, size) as desk:
        await desk.press("3", "c")
        await desk.type("pump every mon wed fri")
        gone = next(at for at, line in enumerate(desk.lines) if '- every = "day"' in line)
        assert '+ every = ["mon", "wed", "fri"]' in desk.lines[gone + 1]
        assert "#" not in desk.text
        choice = max(at for at, line in enumerate(desk.lines) if "Monday to Fr" in line)
        assert 1 <= gone - choice <= 3
        await desk.press("enter")
        assert "# or" in next(line for line in plan_text(fresh).split("\n") if "wed" in line)


def plan_text(coach: Coach) -> str:
    return coach.plan_path.read_text(encoding="utf-8")


def test_a_change_of_a_comment_alone_is_told_whole() -> None:
    lines = ("- every = 1 # a", "+ every = 1 # b")
    assert Edit("", "", lines, "").bare == lines
    assert Edit("", "", ("- every = 1 # a", "+ every = 2 # a"), "").bare == ("- every = 1", "+ every = 2")
