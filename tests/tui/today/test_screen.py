"""Today's keys: what they do to the disk, and what is seen of it."""

from __future__ import annotations

import re

import pytest
from kits.folder import snapshot
from kits.tui_kit import MASSAGE, OPENER, PULL, PUMP, RESTING_PLAN, SMALL_PLAN, WALK, at_desk, write_plan

from backcare_tui.coach import Coach
from backcare_tui.tui.today.header import DayHeader


async def test_space_checks_the_row_off_on_disk_and_on_screen(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("space")
        assert desk.on_disk.rows[PUMP].state == "done"
        assert desk.on_disk == desk.day
        assert desk.said == "Posture pump: 3 min done. 1 of 5 today."
        assert "●  Posture pump" in desk.line("Posture pump")
        assert "done 07:42" in desk.line("Posture pump")
        assert desk.said in desk.flowing


async def test_space_on_a_finished_row_asks_before_anything_is_written(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("space")
        before = snapshot(coach.home.data)
        await desk.press("up", "space")
        assert "Posture pump was done at 07:42. Take that back?" in desk.flowing
        await desk.press("escape")
        assert snapshot(coach.home.data) == before


async def test_after_a_check_off_the_cursor_goes_to_the_next_row_still_to_do(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.go_to(PULL)
        await desk.press("space")
        assert desk.row.id == "bioenergetic-opener"
        assert desk.line("Face pull").startswith("  ●")
        await desk.press("space")
        assert desk.row.id == "posture-pump"


async def test_a_whole_day_is_one_key_a_task(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press(*["space"] * 5)
        assert desk.day.done == desk.day.asked == 5
        assert desk.row.id == "bioenergetic-opener"


async def test_a_finished_day_goes_quiet_and_down_opens_its_list(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        keys = desk.lines[-2:]
        for _row in range(5):
            await desk.press("space")
        assert desk.day.done == desk.day.asked == 5
        assert desk.said.endswith("That is all for today.")
        assert "Done for today." in desk.text
        assert "● ● ● ● ●   ○" in desk.text, "a dot a row; the walk is as one likes"
        assert re.search(r"Tomorrow: \d things, about \d+ min\.", desk.text)
        assert "Posture pump" not in desk.text
        assert "space done" not in desk.text
        assert desk.lines[-1] == keys[-1]
        await desk.press("space")
        assert desk.day.done == 5, "no row is seen, so none is taken back"
        await desk.press("down")
        assert "Posture pump" in desk.text
        assert "space done" in desk.text
        assert "Done for today." not in desk.text


async def test_what_is_taken_back_opens_the_rows_again(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press(*["space"] * 5)
        await desk.press("u")
        assert desk.day.done == 4
        assert "Posture pump" in desk.text
        await desk.press("space")
        assert "Done for today." in desk.text


async def test_the_days_dot_brightens_once_when_all_is_done_and_never_without_motion(coach: Coach) -> None:
    for level in ("none", "full"):
        async with at_desk(coach) as desk:
            desk.app.animation_level = level
            await desk.press("home", *["space"] * 5)
            head = desk.app.screen.query_one(DayHeader)
            assert head.lit is (level == "full")
            lit = desk.lines
            head._settle()
            await desk.settle()
            assert not head.lit
            assert desk.lines == lit, "nothing moves"
            await desk.press("u", "u", "u", "u", "u")


async def test_a_day_that_opens_finished_is_quiet_from_the_start(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press(*["space"] * 5)
    async with at_desk(coach) as desk:
        desk.app.animation_level = "full"
        assert "Done for today." in desk.text
        assert not desk.app.screen.query_one(DayHeader).lit


async def test_a_part_and_later_the_whole(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.go_to(MASSAGE)
        await desk.press("a")
        assert desk.shown == "AmountScreen"
        assert "30 s a side asked" in desk.text
        await desk.type("1 side")
        await desk.press("enter")
        assert desk.shown == "TodayScreen"
        assert desk.on_disk.rows[MASSAGE].state == "part"
        assert "1 of 2 sides" in desk.line("Quadratus lumborum")
        assert "◐" in desk.line("Quadratus lumborum")
        await desk.press("a")
        assert "so far" in desk.text
        await desk.type("30")
        await desk.press("enter")
        assert desk.on_disk.rows[MASSAGE].state == "done"
        assert "●" in desk.line("Quadratus lumborum")


async def test_less_than_was_done_already_is_said_and_not_kept(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        for amount in ("2", "1"):
            await desk.press("a")
            await desk.type(amount)
            await desk.press("enter")
        assert desk.said == "Posture pump is at 2 of 3 min already."
        did = desk.on_disk.rows[PUMP].did
        assert did is not None
        assert did.total == 2


@pytest.mark.parametrize("nonsense", ["lots", "-3", "1 side", "1e99", "5 %"])
async def test_an_amount_that_cannot_be_read_is_said_at_once_and_asked_again(
    coach: Coach, nonsense: str
) -> None:
    async with at_desk(coach) as desk:
        await desk.press("a")
        await desk.type(nonsense)
        await desk.press("enter")
        assert desk.shown == "AmountScreen"
        assert desk.app.screen.query_one("#wrong").content.plain  # type: ignore[attr-defined]
        assert desk.on_disk.rows[PUMP].state == "due"
        await desk.press(*["backspace"] * len(nonsense), *"2", "enter")
        assert desk.shown == "TodayScreen"
        assert desk.on_disk.rows[PUMP].state == "part"


@pytest.mark.parametrize("key", ["a", "s", "n"])
async def test_enter_without_words_keeps_asking_and_escape_leaves_nothing(coach: Coach, key: str) -> None:
    before = snapshot(coach.home.data)
    async with at_desk(coach) as desk:
        await desk.press(key)
        asking = desk.shown
        if key == "s":
            await desk.press("tab")
        await desk.press("space", "space", "enter")
        assert desk.shown == asking
        await desk.press("escape")
        assert desk.shown == "TodayScreen"
        assert desk.day.rows[PUMP].state == "due"
    assert snapshot(coach.home.data) == before


async def test_a_visit_takes_no_amount(coach: Coach) -> None:
    write_plan(coach, 'title = "V"\n[[visit]]\nid = "physio"\nname = "Physiotherapist"\nevery = "day"\n')
    coach.refresh()
    async with at_desk(coach) as desk:
        await desk.press("a")
        assert desk.shown == "TodayScreen"
        assert desk.said == "A visit is done or not; space checks it off."
        await desk.press("space")
        assert desk.on_disk.rows[0].state == "done"


async def test_a_skip_with_a_reason_of_the_list(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("s", "down", "enter")
        row = desk.on_disk.rows[PUMP]
        assert (row.state, row.because) == ("skipped", "tired")
        assert "⊘  Posture pump" in desk.line("Posture pump")
        assert "skipped: tired" in desk.line("Posture pump")
        assert desk.said == "Posture pump skipped (tired). Your streak is safe."


async def test_a_skip_in_own_words(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("s", "tab")
        await desk.type("the pump is lent out")
        await desk.press("enter")
        assert desk.on_disk.rows[PUMP].because == "the pump is lent out"


async def test_a_second_skip_says_that_it_is_skipped_already(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("s", "enter")
        await desk.press("s", "enter")
        assert desk.said.startswith("Posture pump is skipped already")


async def test_w_tells_why_and_how_and_escape_goes_back(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.go_to(OPENER)
        await desk.press("w")
        assert desk.shown == "WhyScreen"
        assert "Mid/upper back bioenergetic opener" in desk.text
        assert "In the plan every day." in desk.text
        await desk.press("end")
        assert "Source" in desk.text
        await desk.press("escape")
        assert desk.shown == "TodayScreen"
        assert desk.row.id == "bioenergetic-opener"


async def test_a_note_is_kept_with_the_day_and_shown(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("n")
        await desk.type("slept well [/]")
        await desk.press("enter")
        assert desk.on_disk.notes == ("slept well [/]",)
        assert "Notes · slept well [/]" in desk.text


async def test_letters_typed_into_a_note_are_letters_and_not_keys(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("n", *"q 123 u? pasw[]")
        assert desk.shown == "NoteScreen"
        await desk.press("enter")
        assert desk.on_disk.notes == ("q 123 u? pasw[]",)
        assert all(row.state == "due" for row in desk.on_disk.rows if not row.optional)


async def test_undo_takes_back_one_thing_after_the_other_the_last_first(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("space", "p", "4", "enter")
        await desk.press("u")
        assert desk.said == "Taken back: the pain report."
        assert desk.on_disk.pain.latest is None
        assert desk.on_disk.rows[PUMP].state == "done"
        await desk.press("u")
        assert desk.said == "Taken back: Posture pump done."
        assert desk.on_disk.rows[PUMP].state == "due"
        assert "○" in desk.line("Posture pump")
        await desk.press("u")
        assert desk.said == "Nothing from today or yesterday is left to take back."


async def test_the_cursor_stops_at_both_ends(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("up")
        assert desk.task_rows.cursor == 0
        await desk.press("down", "down", "up")
        assert desk.task_rows.cursor == 1
        await desk.press("end")
        assert desk.task_rows.cursor == WALK
        await desk.press("down")
        assert desk.task_rows.cursor == WALK
        await desk.press("home")
        assert desk.task_rows.cursor == 0


async def test_a_new_day_begins_at_its_first_open_row(coach: Coach) -> None:
    coach.tasks.done("posture-pump")
    coach.tasks.done("quadratus")
    async with at_desk(coach) as desk:
        assert desk.row.id == "self-massage/lumbar-erectors"


async def test_a_day_that_asks_nothing_says_that_rest_is_part_of_it(coach: Coach) -> None:
    write_plan(coach, RESTING_PLAN)
    coach.refresh()
    before = snapshot(coach.home.data)
    async with at_desk(coach) as desk:
        assert "Nothing is asked today. Rest is part of it." in desk.text
        for key in ("space", "a", "s", "w"):
            desk.app.tell("")
            await desk.press(key, "down", "up", "end", "home")
            assert desk.shown == "TodayScreen"
            assert desk.said == "Nothing is asked today."
    assert snapshot(coach.home.data) == before


async def test_a_task_done_though_the_plan_no_longer_has_it_can_be_looked_at(coach: Coach) -> None:
    coach.tasks.done("face-pull-press")
    write_plan(coach, SMALL_PLAN.format(title="New", name="Squat"))
    coach.refresh()
    async with at_desk(coach) as desk:
        assert [row.id for row in desk.day.rows] == ["squat", "face-pull-press"]
        await desk.press("end", "w")
        assert desk.shown == "WhyScreen"
        await desk.press("escape", "space")
        assert "Take that back?" in desk.flowing


async def test_a_paste_of_several_lines_is_kept_whole_and_as_it_is(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("n")
        await desk.type("stiff at first\nbetter\tby noon\r\n\x1b[31mthen fine")
        await desk.press("enter")
        assert desk.on_disk.notes == ("stiff at first\nbetter by noon\n[31mthen fine",)


async def test_a_check_off_lights_its_row_for_a_moment_and_moves_nothing(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        desk.app.animation_level = "full"
        before = desk.lines
        await desk.press("space")
        assert desk.task_rows.fresh == {"posture-pump"}
        lit = desk.lines
        desk.task_rows._settle()
        await desk.settle()
        assert desk.task_rows.fresh == frozenset()
        assert desk.lines == lit
        for name in ("Posture pump", "Face pull", "Today"):
            was, now = (
                next((y, line.find(name)) for y, line in enumerate(lines) if name in line)
                for lines in (before, lit)
            )
            assert was == now


async def test_nothing_is_lit_where_animation_is_not_wanted(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        desk.app.animation_level = "none"
        await desk.press("space")
        assert desk.task_rows.fresh == frozenset()


async def test_the_foot_never_tells_a_morning_as_now(coach: Coach) -> None:
    coach.tasks.pain(5, morning=True)
    async with at_desk(coach) as desk:
        assert "5 this morning" in desk.text
        assert "now" not in desk.line_with("this morning")
        desk.disk().tasks.pain(1)
        await desk.tick()
        assert "1 now · 5 this morning" in desk.text


async def test_where_the_steps_of_a_row_are_cut_the_last_line_says_where_the_rest_is(coach: Coach) -> None:
    coach.tasks.pain(2)
    async with at_desk(coach, (120, 40)) as desk:
        await desk.go_to(PUMP)
        told = desk.flowing
        assert ("w tells the rest" in told) == ("Get up slowly" not in told)
        await desk.resize((120, 36))
        assert "w tells the rest" in desk.flowing
        await desk.click_word("tells the rest")
        assert desk.shown == "WhyScreen"
        await desk.press("escape")
        await desk.resize((120, 70))
        assert "tells the rest" not in desk.flowing
        assert "Get up slowly" in desk.flowing


async def test_an_entry_for_a_day_before_the_first_of_use_is_asked_about_on_the_screen(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("left_square_bracket", "p", "3", "enter")
        assert desk.shown == "ChoiceScreen"
        assert "Thursday 19 November 2026 is before your first day" in desk.text
        await desk.press("escape")
        assert (desk.said, desk.day.record.worst) == ("Left as it was.", None)
        await desk.press("p", "3", "enter", "up", "enter")
        assert desk.said == "Pain 3: noted. For Thursday 19 November."
        assert desk.day.record.worst == 3


@pytest.mark.parametrize("size", [(80, 24), (40, 20)], ids=["80x24", "40x20"])
async def test_in_the_red_the_safety_question_stands_before_the_list(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p", "9", "enter")
        assert desk.flowing.index("warning sign with this pain") < desk.flowing.index("Begin gently")
        if size == (80, 24):  # what is asked pushes neither of these two out of the line of keys
            assert "u undo" in desk.flowing
            assert "u undo" in desk.flowing
