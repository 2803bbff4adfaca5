"""What happens while the dashboard is open: other windows, edits, damage, a full disk."""

from __future__ import annotations

import errno
import os
import re
from datetime import date, timedelta

import pytest
from kits.folder import snapshot
from kits.tui_kit import MASSAGE, OPENER, PULL, PUMP, SMALL_PLAN, at_desk, write_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.nudges.reminders import remind
from backcare_tui.coach.nudges.status import status_lines
from backcare_tui.storage.reminders import notifier
from backcare_tui.storage.status_file import load
from backcare_tui.tui.app import TICK, BackcareApp

GOOD = SMALL_PLAN.format(title="Mine", name="Squat")
TWO_SLIPS = GOOD.replace("reps = [8, 10]", "reps = [8, 900]").replace('every = "day"', 'every = "dya"')
"""A plan with two errors, in lines 6 and 7."""


async def test_a_timer_looks_again_at_least_every_two_seconds(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcare_tui.tui.app.TICK", TICK)
    asked: list[tuple[float, str]] = []
    usual = BackcareApp.set_interval

    def watched(self, interval, callback=None, **rest):
        asked.append((interval, getattr(callback, "__name__", "")))
        return usual(self, interval, callback, **rest)

    monkeypatch.setattr(BackcareApp, "set_interval", watched)
    async with at_desk(coach):
        ((seconds, _name),) = [one for one in asked if one[1] == "tick"]
        assert 0.1 <= seconds <= 2
        assert seconds == TICK


async def test_what_another_window_records_appears_after_a_tick(coach: Coach, clock: FixedClock) -> None:
    async with at_desk(coach) as desk:
        other = Coach(coach.home, clock)
        other.tasks.done("face-pull-press")
        other.tasks.pain(6, where=["low-back-left"])
        await desk.tick()
        assert "●" in desk.line("Face pull")
        assert "6 now" in desk.text
        assert "low back left" in desk.flowing
        other.undo()
        await desk.tick()
        assert "6 now" not in desk.text


async def test_the_cursor_stays_on_its_row_when_another_window_records(
    coach: Coach, clock: FixedClock
) -> None:
    async with at_desk(coach) as desk:
        await desk.go_to(PULL)
        Coach(coach.home, clock).tasks.done("posture-pump")
        await desk.tick()
        assert desk.row.id == "face-pull-press"


async def test_the_cursor_stays_on_its_row_when_the_plan_grows_above_it(coach: Coach) -> None:
    write_plan(coach, GOOD)
    coach.refresh()
    async with at_desk(coach) as desk:
        above = '[[exercise]]\nid = "lunge"\nname = "Lunge"\nreps = [5]\nevery = "day"\n\n[[exercise]]'
        write_plan(coach, GOOD.replace("[[exercise]]", above))
        await desk.tick()
        assert [row.id for row in desk.day.rows] == ["lunge", "squat"]
        assert desk.row.id == "squat"
        write_plan(coach, GOOD)
        await desk.tick()
        assert desk.row.id == "squat"


async def test_the_week_and_an_earlier_day_follow_too(coach: Coach, clock: FixedClock) -> None:
    async with at_desk(coach) as desk:
        other = Coach(coach.home, clock)
        await desk.press("2")
        other.tasks.done("posture-pump")
        await desk.tick()
        assert "●" in desk.line_with("Posture pump")
        await desk.press("1", "left_square_bracket")
        other.sure = True
        other.tasks.note("from the other window", day=date(2026, 11, 19))
        await desk.tick()
        assert "from the other window" in desk.text
        assert desk.app.late == date(2026, 11, 19)


async def test_a_tick_is_felt_in_a_dialog_only_once_it_is_left(coach: Coach, clock: FixedClock) -> None:
    async with at_desk(coach) as desk:
        await desk.press("n")
        await desk.type("half a word")
        Coach(coach.home, clock).tasks.done("posture-pump")
        await desk.tick()
        assert desk.shown == "NoteScreen"
        assert "half a word" in desk.text
        await desk.press("enter")
        assert "●" in desk.line("Posture pump")
        assert desk.on_disk.notes == ("half a word",)


async def test_a_row_finished_elsewhere_a_moment_ago_is_not_done_twice(
    coach: Coach, clock: FixedClock
) -> None:
    async with at_desk(coach) as desk:
        Coach(coach.home, clock).tasks.done("posture-pump")
        before = snapshot(coach.home.journal)
        await desk.press("space")
        assert "already" in desk.said
        assert "●" in desk.line("Posture pump")
        assert snapshot(coach.home.journal) == before


async def test_undo_reaches_what_another_window_recorded(coach: Coach, clock: FixedClock) -> None:
    async with at_desk(coach) as desk:
        await desk.press("space")
        clock.moment += timedelta(minutes=1)
        Coach(coach.home, clock).tasks.done("face-pull-press")
        await desk.press("u")
        assert desk.said == "Taken back: Face pull posture press done."
        await desk.press("u")
        assert desk.said == "Taken back: Posture pump done."
        assert all(row.state == "due" for row in desk.on_disk.rows if not row.optional)


async def test_an_edit_of_the_plan_is_taken_up_after_a_tick(coach: Coach) -> None:
    write_plan(coach, GOOD)
    coach.refresh()
    async with at_desk(coach) as desk:
        await desk.press("3", "1")
        write_plan(coach, SMALL_PLAN.format(title="Mine", name="Deep squat"))
        await desk.tick()
        assert desk.row.name == "Deep squat"
        assert "Deep squat" in desk.text
        await desk.press("3")
        assert "Deep squat" in desk.text


async def test_a_plan_of_ones_own_that_appears_takes_the_place_of_the_shipped_one(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.go_to(OPENER)
        write_plan(coach, GOOD)
        await desk.tick()
        assert desk.row.name == "Squat"
        assert desk.task_rows.cursor == 0


async def test_a_slip_in_the_plan_is_named_and_the_last_good_plan_stays(coach: Coach) -> None:
    write_plan(coach, GOOD)
    coach.refresh()
    async with at_desk(coach) as desk:
        write_plan(coach, TWO_SLIPS)
        await desk.tick()
        assert "the last good one is in force" in desk.flowing
        assert "900" in desk.flowing
        assert [row.name for row in desk.day.rows] == ["Squat"]
        await desk.press("space")
        assert desk.on_disk.rows[0].state == "done"
        await desk.press("3")
        words = re.sub("[▁-█] ", "", desk.flowing)  # without the scroll bar
        for problem in coach.problems:
            assert problem in words
        assert len(coach.problems) == 2
        assert "900" in desk.flowing
        assert "dya" in desk.flowing
        assert "Squat" in desk.text
        write_plan(coach, GOOD)
        await desk.tick()
        assert "900" not in desk.text
        assert "dya" not in desk.text
        await desk.press("1")
        assert "last good one" not in desk.flowing


async def test_other_slips_take_the_place_of_the_first_ones_on_both_screens(coach: Coach) -> None:
    write_plan(coach, GOOD)
    coach.refresh()
    async with at_desk(coach) as desk:
        for problem in ("900", "901"):
            write_plan(coach, GOOD.replace("10]", f"{problem}]"))
            await desk.tick()
            await desk.press("3")
            assert problem in desk.flowing
            await desk.press("1")
            assert problem in desk.flowing
        assert "900" not in desk.text


async def test_a_plan_file_that_is_taken_away_leaves_the_shipped_one(coach: Coach) -> None:
    path = write_plan(coach, GOOD)
    coach.refresh()
    async with at_desk(coach) as desk:
        path.unlink()
        await desk.tick()
        assert desk.day.rows[PUMP].name == "Posture pump"


async def test_a_first_start_with_a_broken_plan_goes_by_the_shipped_one_until_it_is_mended(
    coach: Coach,
) -> None:
    write_plan(coach, TWO_SLIPS)
    broken = Coach(coach.home, coach.clock)
    async with at_desk(broken) as desk:
        assert "2 errors (3 shows them), so the shipped one is in force." in desk.flowing
        assert desk.day.plan == "Posture device and massage, together"
        await desk.press("3")
        assert "900" in desk.flowing
        assert "dya" in desk.flowing
        write_plan(coach, SMALL_PLAN)
        await desk.tick()
        await desk.press("1")
        assert not broken.problems
        assert "the shipped one" not in desk.flowing


async def test_a_broken_plan_with_a_history_asks_by_the_last_good_one(coach: Coach) -> None:
    write_plan(coach, GOOD)
    coach.refresh()
    coach.tasks.done("squat")
    write_plan(coach, TWO_SLIPS)
    async with at_desk(Coach(coach.home, coach.clock)) as desk:
        assert desk.shown == "TodayScreen"
        assert desk.row.state == "done"
        assert "last good one" in desk.flowing


async def test_settings_that_name_no_plan_are_told_and_mended_without_a_restart(coach: Coach) -> None:
    coach.tasks.done("posture-pump")
    coach.home.settings.write_text('plan = "nonsense"\n')
    async with at_desk(Coach(coach.home, coach.clock)) as desk:
        assert "nonsense" in desk.flowing
        await desk.press("3")
        assert "nonsense" in desk.flowing
        coach.home.settings.write_text('plan = "combined"\n# mended\n')
        await desk.tick()
        assert "nonsense" not in desk.text
        await desk.press("1")
        assert "nonsense" not in desk.text


async def test_a_damaged_journal_file_is_named_and_the_rest_is_shown(coach: Coach) -> None:
    coach.tasks.done("posture-pump")
    async with at_desk(coach) as desk:
        (coach.home.journal / "2026-11.other.json").write_text("{ not JSON")
        await desk.tick()
        assert "2026-11.other.json is damaged" in desk.flowing
        assert "●" in desk.line("Posture pump")
        await desk.press("space")
        assert desk.on_disk.rows[MASSAGE].state == "done"
        (coach.home.journal / "2026-11.other.json").unlink()
        await desk.tick()
        assert "damaged" not in desk.text


@pytest.mark.parametrize("call", ["fsync", "write", "replace"])
@pytest.mark.parametrize("first", [True, False], ids=["first-entry", "later-entry"])
async def test_a_full_disk_is_said_in_one_sentence_and_nothing_is_shown_as_done(
    coach: Coach, monkeypatch: pytest.MonkeyPatch, call: str, first: bool
) -> None:
    if not first:
        coach.tasks.done("face-pull-press")
    async with at_desk(coach) as desk:
        with monkeypatch.context() as patch:
            patch.setattr(os, call, full)
            await desk.press("space")
            await desk.press("p", "4", "enter")
            await desk.press("escape")  # what could not be saved is still there to be saved again
        assert desk.said == "Not saved, and nothing was changed: the disk is full."
        assert desk.app.said.warning
        assert "○" in desk.line("Posture pump")
        assert desk.on_disk.rows[PUMP].state == "due"
        assert desk.on_disk.pain.latest is None
        await desk.press("space")
        assert desk.on_disk.rows[PUMP].state == "done"


def full(*_args: object, **_more: object) -> int:
    """A disk without room."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def test_a_nudge_that_nothing_else_could_tell_rings_an_open_dashboard_once(
    coach: Coach, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifier, "desktop", tuple)
    rung: list[int] = []
    async with at_desk(coach) as desk:
        monkeypatch.setattr(desk.app, "bell", lambda: rung.append(1))
        clock.moment += timedelta(hours=12)
        said = remind(Coach(coach.home, clock)).text
        await desk.tick()
        await desk.tick()
        assert said in desk.flowing
        assert rung == [1]
        clock.moment += timedelta(minutes=59)
        assert remind(Coach(coach.home, clock)).text == ""
        await desk.tick()
        clock.moment += timedelta(minutes=1)
        coach.home.settings.write_text('bell = "off"\n')
        assert remind(Coach(coach.home, clock)).text
        await desk.tick()
        assert rung == [1]


async def test_the_turn_of_the_day_is_kept_for_bars(coach: Coach, clock: FixedClock) -> None:
    coach.tasks.note("x")
    async with at_desk(coach) as desk:
        clock.moment += timedelta(days=1)
        await desk.tick()
    found = load(str(coach.home.cache), "plain", (f"{clock.moment:%Y-%m-%d}", clock.moment.hour * 60))
    assert found == status_lines(Coach(coach.home, clock))["plain"]
