"""What the dashboard's tests share: an open app with its coach, read as a person reads it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from unittest.mock import patch

import pytest
from rich.cells import cell_len
from textual.binding import Binding
from textual.events import Paste
from textual.pilot import Pilot
from textual.strip import Strip

from backcare_tui.coach import Coach
from backcare_tui.coach.timeline import Timeline
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.journal.events import Pain
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.dialogs.pain import PainScreen
from backcare_tui.tui.today.screen import TodayScreen
from backcare_tui.tui.today.task_rows import TaskRows
from backcare_tui.tui.year.grid import YearGrid
from kits.quick import draw, strips_of

FRIDAY = datetime(2026, 11, 20, 7, 42, tzinfo=UTC)
"""A Friday on which the shipped plan asks for all it has: five rows that count, and a walk."""

NOW = datetime(2026, 11, 27, 19, 42, tzinfo=UTC)
"""When the demo's journal is looked at."""

SMALL, USUAL, LARGE, HUGE = (40, 20), (80, 24), (120, 40), (200, 60)
SIZES = pytest.mark.parametrize(
    "size", [SMALL, USUAL, LARGE, HUGE], ids=["40x20", "80x24", "120x40", "200x60"]
)
"""All sizes of screens."""

PUMP, MASSAGE, SECOND, PULL, OPENER, WALK = range(6)
"""Where the rows of ``FRIDAY`` stand."""

Picture = Callable[..., bool]
"""Takes a coach and keys; whether the screen looks as it did."""

MARK = "[●◐⊘○·–]  "
"""Any of the shapes of a row's state."""


class Desk:
    """A person at the open dashboard: presses keys, clicks, reads the screen and, apart from it, the disk."""

    def __init__(self, app: BackcareApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def coach(self) -> Coach:
        return self.app.coach

    @property
    def day(self) -> Day:
        """The day on the screen."""
        assert self.app.day is not None
        return self.app.day

    @property
    def said(self) -> str:
        return self.app.said.text

    @property
    def on_disk(self) -> Day:
        """Today as a coach sees it who has only the disk to go by."""
        return self.disk().today()

    def disk(self) -> Coach:
        return Coach(self.coach.home, self.coach.clock)

    @property
    def today(self) -> TodayScreen:
        screen = self.app.get_screen_stack("today")[0]
        return cast("TodayScreen", screen)

    @property
    def task_rows(self) -> TaskRows:
        return self.today.query_one(TaskRows)

    @property
    def row(self) -> Row:
        """The row under the cursor."""
        assert self.task_rows.row is not None
        return self.task_rows.row

    @property
    def shown(self) -> str:
        """The name of what is on top: ``TodayScreen``, ``PainScreen`` …"""
        return type(self.app.screen).__name__

    @property
    def strips(self) -> list[Strip]:
        return strips_of(self.app)

    @property
    def lines(self) -> list[str]:
        """The screen's rows as text."""
        return [strip.text for strip in self.strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def flowing(self) -> str:
        """The screen's words in one line, so that a sentence can be found wherever it wraps, without scroll bars."""
        return " ".join(self.text.replace("▕", " ").split())

    def line_with(self, words: str) -> str:
        """The first row of the screen that holds these words."""
        for line in self.lines:
            if words in line:
                return line
        raise AssertionError(f"{words!r} is not on the screen")

    def line(self, name: str) -> str:
        """The one row of the screen that has a mark before this name."""
        (found,) = [line for line in self.lines if re.search(MARK + re.escape(name), line)]
        return found

    async def press(self, *keys: str) -> None:
        """Press keys, each one only once the one before has had its whole effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Put words in as a terminal does that pastes."""
        self.app.post_message(Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until no message is on its way and nothing is left to draw, however slow the machine is."""
        for _turn in range(200):
            await self.pilot._wait_for_screen()
            screen = self.app.screen
            animator = self.app.animator
            if animator._animations and self.app.animation_level == "none":
                with self.app._context():
                    animator()  # even then what moves arrives with the next tick of a clock
            # A scroll waits for the next drawing; so does what a screen does after it.
            waits = (
                screen._callbacks
                or screen._dirty_widgets
                or screen._layout_required
                or screen._scroll_required
            )
            if self.app._exception is not None or not waits:
                return
            with self.app._context():  # another window's may be the active one
                screen._on_timer_update()
        raise AssertionError(f"never quiet: {screen._callbacks} {screen._dirty_widgets}")

    async def until(self, words: str) -> None:
        """Wait until words are on the screen: a scroll is drawn after the key that asked for it."""
        for _turn in range(200):
            if words in self.flowing:
                return
            await self.settle()
        raise AssertionError(f"{words!r} never came: {self.flowing}")

    async def go_to(self, at: int) -> None:
        """Move the cursor to a row of Today, with keys."""
        await self.press("home", *["down"] * at)
        assert self.task_rows.cursor == at

    async def tick(self) -> None:
        """What the timer does."""
        self.app.tick()
        await self.settle()

    async def resize(self, size: tuple[int, int]) -> None:
        await self.pilot.resize_terminal(*size)
        await self.settle()

    def metas(self) -> Iterator[tuple[int, int, dict[str, object]]]:
        """Every cell's column, row and what a click on it would find."""
        for y, strip in enumerate(self.strips):
            x = 0
            for segment in strip:
                meta = segment.style.meta if segment.style is not None else {}
                for letter in segment.text:
                    yield x, y, meta
                    x += cell_len(letter)

    async def click_on(self, **meta: object) -> None:
        """Click the first cell that carries all of ``meta``."""
        for x, y, found in self.metas():
            if all(found.get(key) == value for key, value in meta.items()):
                assert await self.pilot.click(offset=(x, y))
                await self.settle()
                return
        raise AssertionError(f"nothing on the screen carries {meta}")

    async def click_word(self, word: str) -> None:
        """Click the first letter of a word."""
        y = next(at for at, line in enumerate(self.lines) if word in line)
        assert await self.pilot.click(offset=(self.lines[y].index(word), y))
        await self.settle()


@asynccontextmanager
async def at_desk(
    coach: Coach, size: tuple[int, int] = USUAL, *, safety: bool = False
) -> AsyncIterator[Desk]:
    """Open the dashboard without a terminal, with nothing moving by itself.

    A new home asks the safety questions first; only a test that wants them has ``safety``.
    """
    app = BackcareApp(coach)
    app.animation_level = "none"
    with asked(safety=safety):
        async with app.run_test(size=size) as pilot:
            desk = Desk(app, pilot)
            await desk.settle()
            yield desk
            if app.is_running:
                draw(app)


def asked(*, safety: bool) -> AbstractContextManager[object]:
    """Without ``safety``, a new home opens as if its questions had been left for later, which records nothing."""
    return nullcontext() if safety else patch.object(Timeline, "is_empty", False)


def write_plan(coach: Coach, text: str) -> Path:
    """Make a text the person's own plan, as an editor would; its time of change always moves on."""
    import os

    path = coach.home.plans / "combined.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.stat().st_mtime_ns if path.exists() else 1_700_000_000_000_000_000
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))
    return path


SMALL_PLAN = """\
title = "{title}"

[[exercise]]
id = "squat"
name = "{name}"
reps = [8, 10]
every = "day"
"""
"""A plan of one task; ``format`` it with a title and a name."""

TRACKING_PLAN = """
title = "Tracking"

[[device]]
id = "posture-pump"
name = "Posture pump"
minutes = [3, 5, 8]
every = "day"

[[track]]
id = "sleep"
ask = "How did you sleep?"

[[track]]
id = "medicine"
ask = "Painkiller today?"
scale = "yes/no"

[[track]]
id = "hours-sat"
ask = "How long did you sit?"
scale = "number"
unit = "h"
"""
"""A plan that asks three things beside pain."""

RESTING_PLAN = """\
title = "Massage only"

[[massage]]
id = "rub"
seconds = [30]
targets = ["piriformis"]
every = ["mon"]
"""
"""A plan that asks nothing on any day but Monday."""

SLIPS = (("[3, 5, 8, 10]", "[3, 5, 8, 100]"), ('["mon", "wed", "fri"]', '["mon", "wed", "fry"]'))
"""Errors to make in the shipped plan: what stands there, and what a slip of the hand makes of it."""

TODAY, WEEK, PLAN, LEARN = "TodayScreen", "WeekScreen", "PlanScreen", "LearnScreen"
DIARY = "DiaryScreen"
OPENED_BY = {TODAY: "1", WEEK: "2", PLAN: "3", LEARN: "4", DIARY: "7"}


def footer(desk: Desk) -> list[Binding]:
    return [active.binding for active in desk.app.screen.active_bindings.values() if active.binding.show]


def reports(desk: Desk) -> list[Pain]:
    """Every report that is on disk."""
    return [event for event in desk.disk().timeline.every_event() if isinstance(event, Pain)]


def chosen(desk: Desk) -> tuple[str, ...]:
    """What is picked in the open dialog."""
    screen = desk.app.screen
    assert isinstance(screen, PainScreen)
    return screen.chosen


def year_grid(desk: Desk) -> YearGrid:
    return desk.app.screen.query_one(YearGrid)
