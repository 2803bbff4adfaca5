"""The keys of a guided session: each is there when it does something, and a keymap can change it."""

from __future__ import annotations

import pytest
from kits.guided_kit import BREATH, CLAW, PRESS, PUMP, Walk, guided, plan
from kits.tui_kit import SMALL, USUAL, write_plan

from backcare_tui.coach import Coach
from backcare_tui.tui.keymap import every_binding

ALWAYS = {"guide.next", "guide.back", "guide.finish", "guide.leave", "guide.why", "guide.help"}
ON, PAUSE, COUNT, SORE = {"guide.begin"}, {"guide.pause"}, {"guide.count"}, {"guide.sore"}
DIZZY = {"guide.dizzy"}
FREE = "f9"


def footer(walk: Walk) -> set[str]:
    shown = [
        active.binding for active in walk.desk.app.screen.active_bindings.values() if active.binding.show
    ]
    assert all(binding.id for binding in shown)
    assert len({binding.id for binding in shown}) == len(shown)
    return {binding.id for binding in shown if binding.id}


@pytest.mark.parametrize(
    ("task", "before", "while_it_runs"),
    [
        (PUMP, ALWAYS | ON, ALWAYS | PAUSE),
        (CLAW, ALWAYS | ON | SORE, ALWAYS | PAUSE | SORE),
        (PRESS, ALWAYS | ON, ALWAYS | PAUSE | COUNT),
        (BREATH, ALWAYS | ON | DIZZY, ALWAYS | PAUSE | COUNT | DIZZY),
    ],
    ids=["device", "massage", "reps", "breaths"],
)
async def test_the_footer_has_the_keys_that_do_something(
    coach: Coach, task: str, before: set[str], while_it_runs: set[str]
) -> None:
    write_plan(coach, plan(task))
    async with guided(coach) as walk:
        assert footer(walk) == before
        await walk.press("enter")
        assert footer(walk) == while_it_runs
        await walk.press("space")
        assert footer(walk) == before
        await walk.press("space")
        await walk.wait(12)
        await walk.press("e")
        await walk.press("right", "right")
        assert walk.at == "over"
        taken_back = {"guide.undo"} if walk.recorded else set()  # too little of a device is nothing
        assert footer(walk) == {"guide.close"} | taken_back


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("guide.begin", "time running"),
        ("guide.on", "time running"),
        ("guide.next", "time running"),
        ("guide.skip", "time running"),
        ("guide.stop", "StopScreen"),
        ("guide.help", "HelpScreen"),
        ("guide.leave", "TodayScreen"),
        ("guide.finish", "over"),
    ],
)
async def test_a_keymap_can_change_a_key(coach: Coach, name: str, at: str) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        walk.desk.app.set_keymap({name: FREE})
        await walk.press(FREE)
        assert (walk.desk.shown if at.endswith("Screen") else walk.at) == at


async def test_a_changed_stop_key_is_the_one_that_is_shown(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach, "p", "escape") as walk:
        walk.desk.app.set_keymap({"guide.stop": FREE})
        await walk.press("enter")
        assert f"{FREE} stop: tingling" in walk.text
        await walk.desk.click_word("tingling")
        assert walk.desk.shown == "StopScreen"


async def test_no_key_of_the_day_works_in_a_session(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        await walk.press("p", "s", "2", "3", "q", "a", "g", "left_square_bracket")
        assert walk.desk.shown == "SessionScreen"
        assert walk.recorded == []


async def test_undo_at_the_end_takes_back_the_check_off(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(60)
        await walk.press("e", "right", "right", "u")
        assert walk.desk.shown == "TodayScreen"
        assert walk.desk.on_disk.rows[0].state == "due"
        assert walk.desk.row.state == "due"


async def test_the_palette_has_the_sessions_keys_and_none_that_records_beside_it(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        app = walk.desk.app
        names = {command.title for command in app.get_system_commands(app.screen)}
        assert {"Go on", "Next", "Back", "End", "Leave", "Help"} <= names
        assert not {"Safety", "Check-in", "Cleared", "Resume"} & names


async def test_in_a_session_arrows_go_on_and_letters_of_other_places_do_nothing(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(20)
        at = walk.frame.number
        await walk.press("n", "f")
        assert (walk.at, walk.frame.number) == ("time running", at)
        await walk.press("right", "left")
        assert walk.frame.number == at
        walk.desk.app.set_keymap({"guide.skip": FREE})
        await walk.press(FREE)
        assert walk.frame.number == at + 1


def test_ending_a_session_and_a_flare_share_no_key() -> None:
    keys = {declared.id: {*declared.binding.key.split(",")} for declared in every_binding()}
    assert not keys["guide.finish"] & keys["flare"]
    assert not keys["guide.next"] & keys["note"]


@pytest.mark.parametrize("task", [PUMP, CLAW, PRESS, BREATH], ids=["device", "massage", "reps", "breaths"])
async def test_the_way_out_and_the_help_are_always_among_the_keys(coach: Coach, task: str) -> None:
    write_plan(coach, plan(task))
    for size in (SMALL, USUAL):
        async with guided(coach, size=size) as walk:
            for _step in range(40):
                if walk.frame.step is None:
                    break
                assert "esc leave" in walk.text
                assert "? more" in walk.text
                await walk.wait(3)
                await walk.press("right")
