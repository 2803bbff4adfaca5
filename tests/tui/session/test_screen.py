"""Whole guided sessions: what is shown, what the keys do, and what is on disk in the end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kits.guided_kit import AUTO, BREATH, CLAW, PRESS, PUMP, Walk, did, guided, pains, plan
from kits.tui_kit import LARGE, SMALL, USUAL, at_desk, write_plan

from backcare_tui.coach import Coach
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.safety import felt
from backcare_tui.tui.themes import THEMES

ROOT = Path(__file__).parents[3]
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["40x20", "120x40"])
"""The least room and all of it; the rest of this file is at 80 by 24."""


# The four kinds


@SIZES
async def test_a_device_from_its_checklist_to_how_it_feels(coach: Coach, size: tuple[int, int]) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach, size=size) as walk:
        assert walk.at == "prepare waiting"
        assert "Lie down." in walk.text
        await walk.wait(100)
        await walk.press("enter")
        assert walk.at == "time running"
        await walk.wait(119)
        assert walk.frame.left == pytest.approx(1)
        assert walk.recorded == []
        await walk.wait(1)
        assert walk.at == "rise running"
        assert "roll to your side" in walk.text
        await walk.wait(60)
        assert walk.at == "pain waiting"
        await walk.press("3")
        assert walk.at == "over"
        assert did(walk.recorded) == [("pump", Dose(minutes=2))]
        assert pains(walk.recorded) == [("pump", 3)]
        assert "Done 2 min" in walk.text
        await walk.press("enter")
        assert walk.desk.shown == "TodayScreen"
        assert walk.desk.row.state == "done"
        assert walk.desk.said.startswith("A thing: 2 min done.")


@SIZES
async def test_a_massage_side_after_side_and_spot_after_spot(coach: Coach, size: tuple[int, int]) -> None:
    write_plan(coach, plan(CLAW))
    async with guided(coach, "g", size=size) as walk:
        assert walk.at == "time before"
        assert "Ready when you are." in walk.text
        for spot in ("piriformis", "gluteus-medius"):
            assert walk.frame.part is not None
            assert walk.frame.part.target == spot
            for side, pause in (("left side", 15), ("right side", 15)):
                await walk.press(*(["space"] if walk.at == "time before" else []))
                assert walk.at == "time running"
                assert side in walk.text
                assert ("Position" in walk.text) is False
                assert "Keep to 3–5 out of 10" in walk.text
                await walk.wait(30)
                assert walk.at in ("change running", "pain waiting")
                assert ("Goes on by itself; space stops that." in walk.text) is (walk.at != "pain waiting")
                await walk.wait(pause)
        assert walk.at == "pain waiting"
        await walk.press("right")
        assert did(walk.recorded) == [
            (spot, Dose(seconds=30, sides=2)) for spot in ("piriformis", "gluteus-medius")
        ]
        assert pains(walk.recorded) == []


@SIZES
async def test_repetitions_by_the_cadence_with_a_rest_between_sets(
    coach: Coach, size: tuple[int, int]
) -> None:
    write_plan(coach, plan(PRESS))
    async with guided(coach, size=size) as walk:
        await walk.press("enter")
        assert "set 1 of 2" in walk.text
        assert "rep 1 of 3" in walk.text
        assert "▸ lift" in walk.text
        await walk.wait(3)
        assert "rep 2 of 3" in walk.text
        assert "▸ lower" in walk.text
        await walk.wait(3)
        assert walk.at == "rest running"
        await walk.wait(44)
        assert walk.at == "rest running"
        await walk.wait(7)
        assert walk.at == "pain waiting"
        await walk.press("minus")
        assert pains(walk.recorded) == [("curl-up", 10)]
        assert did(walk.recorded) == [("curl-up", Dose(reps=3, sets=2))]


@SIZES
async def test_breaths_are_paced_and_counted(coach: Coach, size: tuple[int, int]) -> None:
    write_plan(coach, plan(BREATH))
    async with guided(coach, size=size) as walk:
        await walk.press("enter")
        assert "breath 1 of 3" in walk.text
        assert "Dizzy?" in walk.text
        assert walk.frame.phase == "in"
        await walk.wait(6)
        assert walk.frame.phase == "out"
        await walk.wait(14)
        assert "breath 3 of 3" in walk.text
        await walk.wait(10)
        assert walk.at == "pain waiting"
        await walk.press("0")
        assert did(walk.recorded) == [("breath", Dose(breaths=3))]


async def test_a_whole_day_goes_by_itself_if_the_plan_says_so(coach: Coach) -> None:
    write_plan(coach, plan(PUMP, CLAW, PRESS, BREATH, head=AUTO))
    async with guided(coach, "g") as walk:
        await walk.wait(720, look_every=12)
        assert walk.at == "over"
        assert len(did(walk.recorded)) == 5
        assert walk.desk.on_disk.done == walk.desk.on_disk.asked == 5


# Keys


async def test_space_pauses_for_as_long_as_one_likes(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(50)
        await walk.press("space")
        assert walk.at == "time paused"
        assert "Paused." in walk.text
        await walk.wait(10_000, look_every=1000)
        await walk.press("space")
        assert walk.frame.left == pytest.approx(70)
        await walk.wait(70)
        assert walk.at == "rise running"


async def test_a_closed_lid_is_time_that_did_not_count_and_is_told(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(50)
        await walk.wait(300, look_every=300)
        assert walk.at == "time paused"
        assert "Paused: nobody looked for 5 min." in walk.text
        assert walk.frame.left == pytest.approx(70)


async def test_time_under_a_closed_lid_counts_if_one_says_so(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach, size=SMALL) as walk:
        await walk.press("t", "enter", "t")
        assert walk.at == "time running"
        await walk.wait(50)
        assert "t count" not in walk.text
        await walk.wait(40, look_every=40)
        assert all(told in walk.text for told in ("looked for 40 s.", "t count", "esc leave", "? more"))
        await walk.press("t")
        assert walk.at == "time running"
        assert walk.frame.left == pytest.approx(30)


async def test_help_tells_the_keys_of_a_session(coach: Coach) -> None:
    async with guided(coach) as walk:
        await walk.press("enter", "question_mark")
        assert walk.desk.shown == "HelpScreen"
        assert "pause, and go on" in walk.text
        assert "skip it for two days" in walk.text
        assert "streak" not in walk.text
        await walk.press("escape")
        assert walk.at == "time paused"


async def test_half_time_and_the_last_minute_are_told_in_words(coach: Coach) -> None:
    write_plan(coach, plan(PUMP).replace("minutes = 2", "minutes = 4"))
    async with guided(coach, size=SMALL) as walk:
        await walk.press("enter")
        await walk.wait(119)
        assert "done." not in walk.text
        await walk.wait(1)
        assert "Half of it is done." in walk.text
        await walk.wait(60)
        assert "The last minute." in walk.text
        assert "█▄▄█" in walk.text  # the figures are large there too


async def test_back_to_work_that_was_left_and_never_past_its_dose(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(60)
        await walk.press("right")
        assert walk.at == "rise running"
        await walk.press("left")
        assert walk.frame.left == pytest.approx(60)
        await walk.wait(200)
        await walk.press("left", "left", "left")
        await walk.wait(600)
        await walk.press("right", "right", "right", "right", "right")
        assert did(walk.recorded) == [("pump", Dose(minutes=2))]


async def test_enter_counts_a_repetition_and_then_the_key_alone_does(coach: Coach) -> None:
    write_plan(coach, plan(PRESS))
    async with guided(coach) as walk:
        await walk.press("enter", "enter")
        assert walk.frame.count == 1
        assert "You count" in walk.text
        await walk.wait(100)
        assert walk.frame.count == 1
        await walk.press("enter", "enter")
        assert walk.at == "rest running"


async def test_finishing_early_records_what_was_done(coach: Coach) -> None:
    write_plan(coach, plan(PRESS))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(4)
        await walk.press("e")
        assert walk.at == "pain waiting"
        await walk.press("right")
        assert did(walk.recorded) == [("curl-up", Dose(reps=2))]
        assert "Done 2 of 6 reps" in walk.text


async def test_a_sore_spot_is_left_alone_and_the_next_one_follows(coach: Coach) -> None:
    write_plan(coach, plan(CLAW))
    async with guided(coach, "g") as walk:
        await walk.press("enter")
        await walk.wait(10)
        await walk.press("x")
        assert walk.frame.part is not None
        assert walk.frame.part.target == "gluteus-medius"
        await walk.press("e")
        sore = [event.target for event in walk.recorded if isinstance(event, kinds.Sore)]
        await walk.press("right")
        sore = [event.target for event in walk.recorded if isinstance(event, kinds.Sore)]
        assert sore == ["piriformis"]


async def test_a_number_ticks_a_line_of_the_checklist_and_a_click_does_too(coach: Coach) -> None:
    async with guided(coach, size=LARGE) as walk:
        await walk.press("2")
        assert walk.desk.line_with("Let all the air out").strip().startswith("✓")
        assert walk.desk.line_with("Choose a firm").strip().startswith("1  ")
        await walk.desk.click_word("Choose a firm")
        assert walk.desk.line_with("Choose a firm").strip().startswith("✓")


async def test_a_click_answers_how_it_feels(coach: Coach) -> None:
    write_plan(coach, plan(PRESS))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(2)
        await walk.press("e")
        await walk.desk.click_on(key="minus")
        assert pains(walk.recorded) == [("curl-up", 10)]


# Stopping and leaving


@pytest.mark.parametrize(
    ("number", "why", "act"),
    [
        ("4", "dizzy", "breathe normally"),
        ("1", "tingling", "Come out of it slowly"),
        ("7", "chest pain", "EMERGENCY"),
    ],
)
async def test_a_stop_word_stops_records_and_says_what_to_do(
    coach: Coach, number: str, why: str, act: str
) -> None:
    write_plan(coach, plan(BREATH, PUMP))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(22)
        await walk.press("exclamation_mark")
        assert walk.screen.session.since is None
        await walk.press(number)
        assert walk.at == "over"
        assert (f"You answered: {why}." if act == "EMERGENCY" else f"Stopped for {felt(why)}.") in walk.text
        assert act in walk.text
        assert did(walk.recorded) == [("breath", Dose(breaths=2))]
        assert [event.why for event in walk.recorded if isinstance(event, kinds.Stopped)] == [why]
        assert walk.desk.on_disk.locked is (why == "chest pain")


async def test_one_key_stops_who_gets_dizzy_while_breathing(coach: Coach) -> None:
    write_plan(coach, plan(BREATH, PRESS))
    async with guided(coach, "g") as walk:
        await walk.press("d", "enter")  # not while it is repetitions
        assert walk.at == "reps running"
        while walk.frame.step is not None and walk.frame.step.kind != "breaths":
            await walk.press("right")
        assert walk.at == "breaths running"
        await walk.wait(11)
        await walk.press("d")
        assert walk.at == "over"
        assert "Sit or lie until it has passed, and breathe normally." in walk.text
        assert [event.why for event in walk.recorded if isinstance(event, kinds.Stopped)] == ["dizzy"]
        assert did(walk.recorded) == [("breath", Dose(breaths=1))]


@pytest.mark.parametrize("theme", [*(theme.name for theme in THEMES), "ansi-light"])
async def test_figure_pacer_and_clock_are_drawn_in_every_theme(coach: Coach, theme: str) -> None:
    write_plan(coach, plan(PUMP, PRESS, BREATH, head=AUTO))
    async with at_desk(Coach(coach.home, coach.clock)) as desk:
        desk.app.theme = theme
        await desk.press("g")
        walk = Walk(desk)
        for kind in ("time", "reps", "breaths"):
            while walk.frame.step is not None and walk.frame.step.kind != kind:
                await walk.press("right")
            assert walk.at == f"{kind} running"


async def test_no_stop_word_after_all_leaves_it_standing_still(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(5)
        await walk.press("exclamation_mark", "escape")
        assert walk.at == "time paused"
        assert walk.recorded == []


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=["40x20", "80x24", "120x40"])
async def test_the_words_to_stop_for_are_on_every_step(coach: Coach, size: tuple[int, int]) -> None:
    write_plan(coach, plan(PUMP, CLAW, PRESS, BREATH, head=AUTO))
    async with guided(coach, "g", size=size) as walk:
        seen = set()
        for _look in range(100):
            if walk.frame.step is None:
                break
            seen.add(walk.frame.step.kind)
            assert "! stop: tingling, numbness, shooting pain, dizzy, chest pain" in walk.text
            assert "esc leave" in walk.text
            assert "? more" in walk.text
            await walk.wait(3)
            await walk.press("right")
        assert seen == {"prepare", "time", "rise", "pain", "change", "reps", "rest", "breaths"}


async def test_the_pump_says_how_to_end_without_a_key_and_wherever_it_is_left(coach: Coach) -> None:
    ending = "Let all the air out, slowly; then undo the strap. Stay lying for a minute. Roll to your side. Get up slowly."
    async with guided(coach, size=SMALL) as walk:
        await walk.wait(30)
        await walk.press("escape")  # air may be in by now, with nothing to record yet
        assert ending in walk.text
        await walk.press("escape", "enter", "enter")
        assert walk.at == "time running"
        await walk.press("escape")
        assert ending in walk.text
        await walk.press("down", "enter")
        await walk.wait(180)
        for words, seconds in zip(ending.split(". "), (30, 60, 15, 15), strict=True):
            assert walk.at == "rise running"
            assert words in walk.text
            await walk.wait(seconds)
        assert walk.at == "pain waiting"

    async with guided(coach, size=SMALL) as walk:
        await walk.press("enter", "exclamation_mark", "2")
        assert walk.at == "over"
        assert all(words in walk.text for words in ending.split(". "))


async def test_escape_asks_once_and_goes_on_where_it_was(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(40)
        await walk.press("escape", "down", "enter")
        assert walk.at == "time running"
        await walk.press("escape", "enter")
        assert walk.desk.shown == "TodayScreen"
        assert did(walk.recorded) == [("pump", Dose(minutes=0.5))]
        assert walk.desk.said.startswith("A thing: 0.5 of 2 min so far.")


async def test_leaving_without_recording_leaves_nothing(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(40)
        await walk.press("escape", "down", "down", "enter")
        assert walk.desk.shown == "TodayScreen"
        assert walk.recorded == []
        assert walk.desk.disk().sessions.left() is None


async def test_leaving_before_anything_was_done_asks_nothing(coach: Coach) -> None:
    async with guided(coach) as walk:
        await walk.press("escape")
        assert walk.desk.shown == "TodayScreen"
        assert walk.recorded == []


async def test_a_session_of_nothing_takes_back_nothing_of_before(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    coach.tasks.pain(3)
    async with guided(coach) as walk:
        await walk.press("enter", "e")
        assert "Nothing was done this time." in walk.text
        assert "undo" not in walk.text
        await walk.press("u", "enter")
        assert pains(walk.recorded) == [("", 3)]


async def test_what_cannot_be_saved_is_said_kept_and_tried_again(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(coach, plan(PRESS))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(4)

        def full(*_args: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as broken:
            broken.setattr("backcare_tui.storage.files.os.replace", full)
            await walk.press("e", "right")
            assert "not saved yet" in walk.text
            await walk.press("enter")
            assert walk.desk.shown == "SessionScreen"
        await walk.press("enter")
        assert did(walk.recorded) == [("curl-up", Dose(reps=2))]


# What cannot be guided


async def test_what_is_done_or_of_another_day_is_a_kind_sentence(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("space", "up", "enter")
        assert desk.shown == "TodayScreen"
        assert "done already" in desk.said
        await desk.press("left_square_bracket", "g")
        assert desk.said == "Only today can be guided; esc leads back to it."
        await desk.press("enter")
        assert desk.shown == "TodayScreen"


# A person's own


def snippet() -> str:
    page = (ROOT / "docs" / "guided.md").read_text(encoding="utf-8")
    blocks: list[str] = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    return next(block for block in blocks if "[[" in block)


async def test_the_plan_of_the_docs_is_guided_without_any_code(coach: Coach) -> None:
    write_plan(coach, snippet())
    async with guided(coach, "g") as walk:
        await walk.press("enter")
        assert "left side · set 1 of 2" in walk.text
        assert "rep 1 of 3" in walk.text
        await walk.wait(4 * 15 + 2 * 15 + 20)  # both sides of both sets: hands-free
        await walk.wait(15 + 10 + 40)
        assert walk.frame.step is not None
        assert walk.frame.step.kind == "pain"
        await walk.press("2")
        assert dict(did(walk.recorded)) == {
            "arm-raise": Dose(reps=3, sets=2, sides=2),
            "slow-breath": Dose(breaths=4),
        }


async def test_a_figure_of_ones_own_is_shown_with_ones_own_exercise(coach: Coach) -> None:
    page = (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")
    (figure,) = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    path = write_plan(coach, snippet())
    path.with_name("figures.toml").write_text(figure, encoding="utf-8")
    async with guided(coach) as walk:
        await walk.press("enter")
        low = walk.desk.text
        assert re.search("[⠁-⣿]", low)
        await walk.wait(2)
        assert walk.desk.text != low


HOSTILE = ["[/]", "x [red]x[/red]", "\u202eevil \u0645", "👩‍👩‍👧 family" * 3, "a" * 60, "漢字" * 20]


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_hostile_names_break_no_step(coach: Coach, size: tuple[int, int]) -> None:
    tasks = [PUMP, PRESS, BREATH] * (len(HOSTILE) // 3)
    named = [
        task.replace('id = "', f'id = "t{at}-').format(name=HOSTILE[at]) for at, task in enumerate(tasks)
    ]
    write_plan(coach, AUTO + "".join(named))
    assert {row.name for row in Coach(coach.home, coach.clock).today().rows} == {*HOSTILE}
    async with guided(coach, "g", size=size) as walk:
        for _step in range(60):
            assert all(strip.cell_length == size[0] for strip in walk.desk.strips)
            if walk.frame.step is None:
                break
            await walk.wait(3)
            await walk.press("right")
        assert walk.at == "over"


# Signals


async def test_a_session_without_a_terminal_writes_no_signal(
    coach: Coach, capfd: pytest.CaptureFixture[str]
) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(130)
    out, err = capfd.readouterr()
    assert "\x07" not in out + err
