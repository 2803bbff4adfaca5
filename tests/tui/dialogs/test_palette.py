"""The palette finds things: what can be done with a task, a muscle, a day, a note."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from kits.tui_kit import DIARY, LEARN, MASSAGE, PUMP, SMALL_PLAN, TODAY, Desk, at_desk, write_plan

from backcare_tui.coach import Coach
from backcare_tui.domain.safety import SIGNS
from backcare_tui.tui.dialogs.palette import Found, things
from backcare_tui.tui.diary.diary_list import DiaryList


def found(desk: Desk, text: str) -> dict[str, Found]:
    """What is found, the best first."""
    by_score = sorted(things(desk.app, text), key=lambda thing: -thing.score)
    return {thing.words: thing for thing in by_score}


async def run(desk: Desk, text: str, words: str) -> None:
    found(desk, text)[words].run()
    await desk.settle()


async def test_a_muscle_that_is_asked_today_offers_all_that_can_be_done_with_it(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        name = "Quadratus lumborum"
        whole = [f"{name}: {word}" for word in ("done", "guide", "why", "about", "sore")]
        assert [*found(desk, "quadr")][:5] == whole
        await run(desk, "quadr", f"{name}: done")
        assert desk.on_disk.rows[MASSAGE].state == "done"
        assert [*found(desk, "quadr")][:3] == [whole[2], whole[3], whole[4]]
        await desk.press("3")
        await run(desk, "quadr", f"{name}: why")
        assert desk.shown == "WhyScreen"
        assert name in desk.text
        await desk.press("escape")
        assert desk.shown == TODAY
        await run(desk, "quadr", f"{name}: sore")
        assert desk.said == "Quadratus lumborum is left alone today and the next two days."


async def test_a_muscle_that_is_not_asked_today_can_be_read_about_and_be_sore(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        assert [*found(desk, "piri")] == ["Piriformis: about", "Piriformis: sore", "Diary: piri"]
        await run(desk, "piri", "Piriformis: about")
        assert desk.shown == LEARN
        assert "muscle · buttock" in desk.text


async def test_a_task_is_guided_from_any_screen_and_a_page_is_opened(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("5")
        await run(desk, "pump", "Posture pump: guide")
        assert desk.shown == "SessionScreen"
        assert "Posture pump" in desk.lines[0]
        await desk.press("escape", "escape")
        await run(desk, "how to read", "How to read it: about")
        assert desk.shown == LEARN
        assert "How to read it" in desk.text


@pytest.mark.parametrize(
    ("text", "day"), [("last friday", "13 November"), ("3 nov", "3 November"), ("yesterday", "19 November")]
)
async def test_a_day_is_looked_at(coach: Coach, text: str, day: str) -> None:
    async with at_desk(coach) as desk:
        await desk.press("2")
        first = next(iter(found(desk, text).values()))
        assert day in first.words
        first.run()
        await desk.settle()
        assert desk.shown == TODAY
        assert day in desk.lines[0]
        assert [*found(desk, "tomorrow")] == ["Diary: tomorrow"]


async def test_words_of_a_note_lead_to_it_in_the_diary(coach: Coach) -> None:
    coach.sure = True
    coach.tasks.note("slept on [/b] the floor", day=coach.today_date - timedelta(days=2))
    coach.tasks.note("the floor again")
    async with at_desk(coach) as desk:
        assert [*found(desk, "floor")] == ["“the floor again”", "“slept on [/b] the floor”", "Diary: floor"]
        await run(desk, "floor", "“slept on [/b] the floor”")
        assert desk.shown == DIARY
        entries = desk.app.screen.query_one(DiaryList)
        assert len(entries.entries) == 2
        assert entries.entry is not None
        assert entries.entry.day == date(2026, 11, 18)
        await desk.press("1")
        await run(desk, "again", "Diary: again")
        assert [entry.text for entry in entries.entries] == ["the floor again"]


async def test_on_a_locked_day_nothing_is_done_from_the_palette(coach: Coach) -> None:
    coach.safety.screen([SIGNS[0].id])
    async with at_desk(coach) as desk:
        assert next(iter(found(desk, "posture pump"))) == "Posture pump: about"
        assert not [words for words in found(desk, "quadr") if words.endswith(("done", "guide", "sore"))]


async def test_things_are_found_as_one_types_and_words_of_a_plan_are_no_markup(coach: Coach) -> None:
    coach.tasks.note("a [red]b[/] c")
    async with at_desk(coach) as desk:
        await desk.press("ctrl+p")
        await desk.type("[red]b")
        await desk.app.workers.wait_for_complete()
        await desk.settle()
        assert "“a [red]b[/] c”" in desk.text
        await desk.press("escape")
        await desk.press("p", "ctrl+p")
        await desk.type("pump")
        await desk.app.workers.wait_for_complete()
        assert "Posture pump: done" not in desk.text


async def test_choosing_a_thing_does_it(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("ctrl+p")
        await desk.type("posture pump")
        await desk.app.workers.wait_for_complete()
        await desk.press("enter")
        await desk.app.workers.wait_for_complete()
        await desk.settle()
        assert desk.on_disk.rows[PUMP].state == "done"


async def test_each_of_several_sessions_is_found_by_its_own_name(coach: Coach) -> None:
    write_plan(coach, SMALL_PLAN.format(title="Mine", name="Tuck") + 'at = ["morning", "evening"]\n')
    coach.refresh()
    async with at_desk(coach) as desk:
        first = [*found(desk, "tuck")][:2]
        assert "Tuck (morning): done" in first
        await run(desk, "tuck", "Tuck (evening): done")
        assert [row.state for row in desk.on_disk.rows] == ["due", "done"]
