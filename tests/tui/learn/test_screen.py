"""Learn: everything can be looked up, searched as it is typed, and opened from its row."""

from __future__ import annotations

from pathlib import Path

import pytest
from kits.hostile_kit import HOSTILE, check, coach_of
from kits.tui_kit import LARGE, MASSAGE, PULL, SMALL, SMALL_PLAN, Desk, at_desk, write_plan

from backcare_tui.coach import Coach
from backcare_tui.coach.plans import use_plan
from backcare_tui.coach.recording import surely
from backcare_tui.domain.reference.entries import Entry
from backcare_tui.storage.plan_library import NOT_PLANS
from backcare_tui.tui.learn.entry_list import EntryList
from backcare_tui.tui.widgets.line import Search

SHIPPED = sorted(path.stem for path in Path(__file__).parents[3].joinpath("plans").glob("*.toml"))
PLANS = [name for name in SHIPPED if name not in NOT_PLANS]


def names(desk: Desk) -> EntryList:
    return desk.app.screen.query_one(EntryList)


def here(desk: Desk) -> Entry:
    found = names(desk).entry
    assert found is not None
    return found


def focused(desk: Desk) -> str:
    """What has the focus: ``EntryList``, ``Search``, or the text."""
    widget = desk.app.focused
    assert widget is not None
    return "text" if widget.id == "text" else type(widget).__name__


async def test_4_opens_it_with_everything_grouped_and_the_first_task_told(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("4")
        assert desk.shown == "LearnScreen"
        assert focused(desk) == "EntryList"
        assert names(desk).entries == coach.entries()
        for words in (
            "Your plan",
            "Muscles in your plan",
            "▌Posture pump",
            "device · neck, upper back",
            "4 learn",
        ):
            assert words in desk.text, words


async def test_every_entry_is_told_as_the_cursor_comes_to_it(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("4")
        known = coach.entries()
        for at, entry in enumerate(known):
            assert here(desk) == entry, at
            assert f"▌{entry.title}" in desk.text
            assert entry.about.split(",")[0] in desk.flowing
            await desk.press("down")
        assert here(desk) == known[-1]
        await desk.press("home")
        assert here(desk) == known[0]
        assert "Your plan" in desk.text
        await desk.press("end", "up")
        assert here(desk) == known[-2]


@pytest.mark.parametrize("plan", PLANS)
async def test_l_opens_every_row_of_every_shipped_plan_at_its_own_entry(coach: Coach, plan: str) -> None:
    use_plan(coach, plan)
    async with at_desk(coach) as desk:
        for at, row in enumerate(desk.day.rows):
            await desk.press("1")
            await desk.go_to(at)
            await desk.press("l")
            assert desk.shown == "LearnScreen"
            entry = here(desk)
            assert (entry.kind == "muscle", entry.id) == (bool(row.target), row.target or row.task)
            assert f"▌{entry.title[:34]}" in desk.text


async def test_l_on_a_narrow_screen_opens_the_text_at_once_and_escape_the_list(coach: Coach) -> None:
    async with at_desk(coach, SMALL) as desk:
        await desk.go_to(PULL)
        await desk.press("l")
        assert focused(desk) == "text"
        assert "exercise · upper back, shoulder" in desk.text
        assert "Your plan" not in desk.text
        await desk.press("escape")
        assert focused(desk) == "EntryList"
        assert "▌Face pull posture press" in desk.text
        assert "exercise ·" not in desk.text


async def test_l_ends_a_search_and_opens_the_same_entry_again_after_moving_away(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.go_to(MASSAGE)
        await desk.press("l", "slash", *"warn", "enter", "escape", "1", "l")
        assert here(desk).id == desk.day.rows[MASSAGE].target
        assert desk.app.screen.query_one(Search).value == ""


async def test_l_on_a_task_that_the_plan_has_no_more_says_so_and_stays(coach: Coach) -> None:
    coach.tasks.done("face-pull-press")
    write_plan(coach, SMALL_PLAN.format(title="Mine", name="Squat"))
    coach.refresh()
    async with at_desk(coach) as desk:
        await desk.press("end", "l")
        assert desk.row.task == "face-pull-press"
        assert desk.shown == "TodayScreen"
        assert "in the plan no more" in desk.said


async def test_slash_searches_as_you_type_and_letters_are_no_keys_then(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("4", "slash", *"pnu1")
        assert desk.shown == "LearnScreen"
        assert desk.app.screen.query_one(Search).value == "pnu1"
        assert "Nothing found." in desk.text
        assert "Try a muscle" in desk.flowing
        assert desk.on_disk.notes == ()
        await desk.press("escape", "slash", *"glut")
        assert [entry.id for entry in names(desk).entries][:3] == [
            "gluteus-medius",
            "gluteus-minimus",
            "gluteus-maximus",
        ]
        assert "Muscles in your plan" not in desk.text
        await desk.press("backspace", "backspace", "backspace", "backspace")
        assert names(desk).entries == coach.entries()


async def test_arrows_move_the_list_while_typing_and_enter_goes_to_the_text(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("4", "slash", *"glut", "down", "down")
        assert focused(desk) == "Search"
        assert here(desk).id == "gluteus-maximus"
        await desk.press("up", "enter")
        assert focused(desk) == "text"
        assert here(desk).id == "gluteus-minimus"
        await desk.press("escape")
        assert focused(desk) == "EntryList"
        assert desk.app.screen.query_one(Search).value == "glut"


async def test_escape_clears_the_search_and_stays_at_what_it_led_to(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("4", "slash", *"suboc", "escape")
        assert focused(desk) == "EntryList"
        assert desk.app.screen.query_one(Search).value == ""
        assert here(desk).id == "suboccipitals"
        assert "▌Suboccipitals" in desk.text
        assert names(desk).entries == coach.entries()


async def test_enter_on_nothing_found_does_nothing(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("4", "slash", *"zzz", "enter")
        assert focused(desk) == "Search"


async def test_the_text_scrolls_and_the_next_entry_begins_at_its_top(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("4", "enter", "pagedown", "pagedown", "pagedown")
        await desk.until("Stop at once")
        await desk.press("end")
        await desk.until("app default ladder")
        await desk.press("escape", "down")
        assert "massage · low back" in desk.text


async def test_on_a_narrow_screen_the_search_shows_the_list(coach: Coach) -> None:
    async with at_desk(coach, SMALL) as desk:
        await desk.press("4", "enter", "slash", *"lati")
        assert "▌Latissimus dorsi" in desk.text
        await desk.press("enter")
        assert "muscle · mid-back" in desk.text
        assert "▌" not in desk.text


async def test_what_is_read_stays_read_when_the_screen_becomes_narrow(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("4", "enter")
        await desk.resize(SMALL)
        assert "device · neck" in desk.text
        assert focused(desk) == "text"
        await desk.press("escape")
        assert "▌Posture pump" in desk.text


async def test_a_click_moves_and_a_second_one_reads(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("4")
        await desk.click_on(row=2)
        assert here(desk).id == "face-pull-press"
        await desk.click_on(row=2)
        await desk.settle()
        assert focused(desk) == "text"


async def test_the_dose_follows_what_is_recorded_and_nothing_else_moves(coach: Coach) -> None:
    async with at_desk(coach, LARGE) as desk:
        await desk.press("l")
        assert "[3] → 5 → 8 → 10 min" in desk.text
        before = here(desk).id
        desk.app.record(lambda: surely(coach, lambda: coach.guidance.rung("posture-pump", 3)))
        await desk.settle()
        assert "3 → 5 → [8] → 10 min" in desk.text
        assert here(desk).id == before
        await desk.press("1")
        desk.app.record(lambda: coach.guidance.rung("posture-pump", 2))
        await desk.press("4")
        assert "3 → [5] → 8 → 10 min" in desk.text
        assert here(desk).id == before


async def test_another_plan_takes_its_place_at_once_and_the_cursor_stays_on_its_entry(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("4", "end", "up")
        assert here(desk).id == "low-mood"
        write_plan(coach, SMALL_PLAN.format(title="Mine", name="Squat"))
        await desk.tick()
        assert here(desk).id == "low-mood"
        await desk.press("home")
        assert "▌Squat" in desk.text
        assert "Muscles in your plan" not in desk.text


async def test_a_plan_that_cannot_be_read_leaves_the_shipped_plan_muscles_and_safety(coach: Coach) -> None:
    write_plan(coach, "title = 3")
    async with at_desk(Coach(coach.home, coach.clock)) as desk:
        await desk.press("4")
        assert "▌Posture pump" in desk.text
        assert "Quadratus lumborum" in desk.text
        await desk.press("slash", *"emergency")
        assert "▌Warning signs" in desk.text


async def test_an_open_warning_sign_locks_the_row_but_not_the_page(coach: Coach) -> None:
    coach.safety.screen(("infection",), ())
    async with at_desk(coach) as desk:
        await desk.press("l")
        assert desk.shown == "TodayScreen"
        await desk.press("4")
        assert desk.shown == "LearnScreen"


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["40x20", "120x40"])
async def test_hostile_words_are_told_as_words_and_can_be_searched_for(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(coach_of(tmp_path, HOSTILE), size) as desk:
        await desk.press("4")
        for _entry in HOSTILE:
            check(desk)
            await desk.press("down")
        await desk.press("home", "enter", "end")
        check(desk)
        await desk.press("escape", "slash")
        for text in HOSTILE.values():
            await desk.type(text[:150])
            check(desk)
            desk.app.screen.query_one(Search).clear()


async def test_a_hostile_name_is_found_by_typing_it(tmp_path: Path) -> None:
    async with at_desk(coach_of(tmp_path, {"one": "McGill [/]", "two": "[red]x"})) as desk:
        await desk.press("4", "slash")
        await desk.type("[red]x")
        assert here(desk).id == "two"
        assert desk.text.count("[red]x") >= 3


async def test_one_bar_stands_where_the_keys_go(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("4")
        for keys, column in (([], "names"), (["enter"], "here"), (["escape"], "names")):
            await desk.press(*keys)
            ((at, line),) = [(line.index("▌"), line) for line in desk.lines if "▌" in line]
            assert at in range(*desk.app.screen.query_one(f"#{column}").region.column_span)
            assert "Posture pump" in line
