"""What guidance says on the rows, the day's message, and the days to come."""

from __future__ import annotations

import pytest
from kits.folder import snapshot
from kits.tui_kit import SMALL, USUAL, at_desk, write_plan
from kits.tui_lives import LADDER_PLAN, asks_about_a_flare, climbs, live, use_ladder

from backcare_tui.coach import Coach

SIZES = pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
OUTLOOKS = (
    "If everything asked is done and pain is 2 from tomorrow on. Looking saves nothing.",
    "If everything asked is done and pain is 6 from tomorrow on. Looking saves nothing.",
    "If nothing more is done and pain is 2 from tomorrow on. Looking saves nothing.",
)


@SIZES
async def test_a_step_up_says_what_the_dose_was(coach: Coach, size: tuple[int, int]) -> None:
    climbs(coach)
    async with at_desk(coach, size) as desk:
        line = desk.line("Posture pump")
        assert "5 min" in line
        assert "▲ was 3 min" in line
        assert "One step up. Posture pump 5 min (k keeps 3 min)." in desk.flowing
        await desk.press("space")
        assert "5 min done" in desk.said
        assert desk.on_disk.levels["posture-pump"].rung == 2


@SIZES
async def test_k_declines_a_step_up_wherever_the_cursor_is_and_the_row_says_how(
    coach: Coach, size: tuple[int, int]
) -> None:
    climbs(coach)
    async with at_desk(coach, size) as desk:
        assert ("▲ was 3 min · k keeps it" in desk.line("Posture pump")) == (size == USUAL)
        assert "(k keeps 3 min)" in desk.flowing
        await desk.press("end", "k")
        assert desk.said == "Posture pump: kept at 3 min. The step up may be offered again from 4 December."
        assert "3 min" in desk.line("Posture pump")
        assert "k keeps" not in desk.text
        await desk.press("home", "w")
        assert "5 min; from 4 December: you kept 3 min" in desk.flowing
        await desk.press("escape", "k")
        assert desk.shown == "TodayScreen"
        await desk.press("u")
        assert "5 min" in desk.line("Posture pump")


async def test_a_step_up_that_is_not_done_is_not_taken(coach: Coach) -> None:
    climbs(coach)
    async with at_desk(coach) as desk:
        await desk.press("a", "3", "enter")
        assert desk.on_disk.rows[0].state in ("part", "done")
        await desk.press("w")
        assert "was 3 min" in desk.flowing or "3 min" in desk.flowing


async def test_less_is_told_by_a_sign_and_the_dose_before(coach: Coach) -> None:
    asks_about_a_flare(coach)
    async with at_desk(coach) as desk:
        assert "▽ was 8 min" in desk.line("Posture pump")
        assert "5 min" in desk.line("Posture pump")


async def test_a_row_that_waits_only_for_a_report_says_so_and_a_report_makes_it_climb(coach: Coach) -> None:
    use_ladder(coach)
    live(coach, 5, pain=None)
    async with at_desk(coach) as desk:
        assert "ready for more: report pain (p)" in desk.line("Posture pump")
        await desk.press("p", "1", "enter")
        assert "▲ was 3 min" in desk.line("Posture pump")
        await desk.press("u")
        assert "ready for more: report pain (p)" in desk.line("Posture pump")


async def test_the_message_of_the_day_is_there_where_there_is_room(coach: Coach) -> None:
    tip = '[[tip]]\nid = "mine"\ntext = "Breathe out, and then lift."\nsource = "mine"\n'
    use_ladder(coach)
    write_plan(coach, LADDER_PLAN + tip)
    coach.refresh()
    live(coach, 1)
    message = coach.today().message
    assert message is not None
    for size, shown in ((USUAL, True), ((80, 23), True), ((80, 22), False), (SMALL, False)):
        async with at_desk(coach, size) as desk:
            assert (message.text in desk.flowing) is shown, size


async def test_an_own_message_is_drawn(coach: Coach) -> None:
    tip = '[[tip]]\nid = "mine"\ntext = "Breathe out, and then lift."\nsource = "mine"\n'
    write_plan(coach, LADDER_PLAN + tip)
    coach.refresh()
    async with at_desk(coach) as desk:
        assert "Breathe out, and then lift." in desk.text


async def test_on_the_first_day_the_questions_stand_in_the_welcome_and_the_message_below_the_rows(
    coach: Coach,
) -> None:
    async with at_desk(coach) as desk:
        assert desk.day.message is not None
        at = next(y for y, line in enumerate(desk.lines) if "Good morning. This is day one." in line)
        assert "Before you start: a few yes-or-no questions.  o answers them" in desk.lines[at + 1]
        assert desk.day.message.text[:30] in desk.text
        await desk.press("o")
        assert desk.shown == "SafetyScreen"


async def test_on_a_narrow_screen_all_of_the_message_and_the_key_to_the_list_of_signs_are_there(
    coach: Coach,
) -> None:
    async with at_desk(coach, (40, 28)) as desk:
        message = desk.day.message
        assert message is not None
        assert len(message.text) > 36
        assert message.text in desk.flowing
        assert "yes-or-no questions. o answers them" in desk.flowing


async def test_an_answer_is_seen_beside_an_error_a_note_and_a_message(demo: Coach) -> None:
    text = (demo.home.plans / "combined.toml").read_text(encoding="utf-8")
    write_plan(demo, text.replace("minutes = [3, 5, 8, 10]", "minutes = [3, 5, 8, 100]"))
    demo.refresh()
    demo.tasks.note("A few words.")
    async with at_desk(demo) as desk:
        await desk.press("space")
        assert desk.said
        assert desk.said in desk.flowing


@SIZES
async def test_v_shows_three_outlooks_and_then_the_plan_again_and_writes_nothing(
    coach: Coach, size: tuple[int, int]
) -> None:
    use_ladder(coach)
    live(coach, 4)
    before = snapshot(coach.home.data)
    async with at_desk(coach, size) as desk:
        await desk.press("3")
        plan = desk.text
        for outlook in OUTLOOKS:
            await desk.press("v")
            assert outlook in desk.flowing
            assert "Fri 20" in desk.text
            assert "Stretch" in desk.text
            await desk.press("end")
            await desk.until("Thu 3")
        await desk.press("v")
        assert desk.text == plan
        await desk.press("end", "v", "1", "3")
        assert OUTLOOKS[0] in desk.flowing
    assert snapshot(coach.home.data) == before


async def test_an_outlook_follows_what_is_recorded(coach: Coach) -> None:
    use_ladder(coach)
    live(coach, 4)
    async with at_desk(coach) as desk:
        await desk.press("3", "v", "p", "4", "enter")
        assert "pain is 4 from tomorrow on" in desk.flowing


async def test_an_outlook_of_a_locked_home_asks_nothing(coach: Coach) -> None:
    coach.safety.screen(("infection",))
    async with at_desk(coach) as desk:
        await desk.press("3", "v")
        assert "locked: nothing is asked" in desk.flowing
        for name in ("Posture pump", "Quadratus"):
            assert name not in desk.text


async def test_an_outlook_of_a_plan_that_cannot_be_read_says_what_to_do(coach: Coach) -> None:
    write_plan(coach, "title = 3\n")
    async with at_desk(Coach(coach.home, coach.clock)) as desk:
        await desk.press("3")
        for _press in range(4):
            await desk.press("v")
            assert "e opens it in your editor" in desk.flowing
