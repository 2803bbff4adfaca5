"""A person who follows a guided session, while time passes only when the test says so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import cast

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.session.frame import Frame
from backcare_tui.tui.session.screen import SessionScreen
from kits.tui_kit import USUAL, Desk, at_desk

AUTO = 'title = "Mine"\n\n[guide]\nauto = true\nrest = "10 s"\n'
PUMP = '\n[[device]]\nid = "pump"\nname = "{name}"\nminutes = 2\nevery = "day"\nsteps = ["Lie down."]\n'
CLAW = """
[[massage]]
id = "claw"
name = "{name}"
seconds = 30
targets = ["piriformis", "gluteus-medius"]
a_day = 2
every = ["mon", "tue", "wed", "thu", "fri", "sat"]
"""
PRESS = '\n[[exercise]]\nid = "curl-up"\nname = "{name}"\nreps = 3\nsets = 2\ntempo = "lift 1 s, lower 1 s"\nevery = "day"\n'
BREATH = '\n[[exercise]]\nid = "breath"\nname = "{name}"\nbreaths = 3\npace = "6 a minute"\nfigure = "opener-lying"\nevery = "day"\n'


def plan(*tasks: str, head: str = 'title = "Mine"\n', name: str = "A thing") -> str:
    """A plan of some tasks, all called alike; ``name`` as TOML writes it."""
    return head + "".join(task.format(name=name) for task in tasks)


class Walk:
    """Someone who follows: presses keys, lets time pass, and reads."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def screen(self) -> SessionScreen:
        found = [one for one in self.desk.app.screen_stack if isinstance(one, SessionScreen)]
        return found[-1]

    @property
    def frame(self) -> Frame:
        return self.screen.frame

    @property
    def at(self) -> str:
        """The step in a word or two: ``time running``."""
        frame = self.frame
        return f"{frame.step.kind} {frame.state}" if frame.step is not None else "over"

    @property
    def text(self) -> str:
        return self.desk.flowing

    async def press(self, *keys: str) -> None:
        await self.desk.press(*keys)

    async def wait(self, seconds: float, look_every: float = 5.0) -> None:
        """Let time pass, with a look at the clock every so often, as the timer has it."""
        clock = cast("FixedClock", self.desk.coach.clock)
        while seconds > 1e-9:
            step = min(seconds, look_every)
            seconds -= step
            clock.moment += timedelta(seconds=step)
            if isinstance(self.desk.app.screen, SessionScreen):
                self.screen.tick()
        await self.desk.settle()

    @property
    def recorded(self) -> list[Event]:
        """Today's events, as they are on disk."""
        disk = self.desk.disk()
        return list(disk.timeline.events(disk.today_date, disk.today_date))


@asynccontextmanager
async def guided(coach: Coach, *keys: str, size: tuple[int, int] = USUAL) -> AsyncIterator[Walk]:
    """Open the dashboard, and a session with some keys: ``enter`` for the first row."""
    async with at_desk(Coach(coach.home, coach.clock), size) as desk:
        await desk.press(*(keys or ("enter",)))
        yield Walk(desk)


def did(events: list[Event]) -> list[tuple[str, Dose]]:
    """What was checked off: the row, and how much of it was done."""
    done = [event for event in events if isinstance(event, kinds.Done)]
    return [(event.target or event.task, event.did or event.dose) for event in done]


def pains(events: list[Event]) -> list[tuple[str, int]]:
    return [(event.task, event.level) for event in events if isinstance(event, kinds.Pain)]
