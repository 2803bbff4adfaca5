"""Year and Trend: what ten years add to their first frame, and what moving the year's cursor costs."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path

from .commands import ENTRY, command
from .finding import Finding, compare, pairs
from .homes import BenchHome, open_home
from .processes import Cost, environment, python
from .screens import TODAY, first_frame

PART = "Looking back"
MORE = 150.0
"""Milliseconds that ten years may add to a first frame."""
FRAME = 16.0
"""Milliseconds in which a moved cursor is to be repainted."""
SCREENS = {"Year": (b"5", (b"Year", b"diary")), "Trend": (b"6", (b"Trend", b"diary"))}
"""The key of each, and what must stand on it."""
SHEET = Cost(3000.0, 3000.0, 150.0)
"""Milliseconds, and MiB, that a page to take along of ten years may take."""
MOVES = ("left", "up", "up", "right")
SIZE = (120, 40)


def measure(folder: Path, rounds: int) -> list[Finding]:
    """First frames from the key to the last byte drawn, and the cursor from the key to the repaint."""
    empty, ten = open_home(folder, "empty"), open_home(folder, "ten")
    found = []
    for name, (key, marks) in SCREENS.items():

        def opened(home: BenchHome, key: bytes = key, marks: tuple[bytes, ...] = marks) -> Cost:
            line = python("-c", ENTRY, "--home", str(home.folder))
            env = environment(BACKCARE_NOW=home.now, TERM="xterm-256color")
            return first_frame(line, env, TODAY, key, marks)

        both = pairs(rounds, lambda: opened(ten), lambda: opened(empty))
        added = [(_less(ours, theirs), Cost(MORE, MORE, 0.0)) for ours, theirs in both]
        found += [
            compare(PART, f"{name}: what ten years add to opening it : {MORE:g} ms", added, 1.0),
            compare(PART, f"{name}: opening it, ten years : empty", both, None),
        ]
    moves = [(cost, Cost(FRAME, FRAME, 0.0)) for cost in asyncio.run(_moves(ten, rounds))]
    since = (ten.today.replace(year=ten.today.year - 10)).isoformat()
    sheets = [
        (command(ten, "report", "--html", "--since", since), SHEET) for _round in range(max(1, rounds // 4))
    ]
    found += [
        compare(PART, "`backcare report`, of ten years : 3000 ms", sheets, 1.0),
        compare(PART, "`backcare report`, of ten years, peak memory : 150 MiB", sheets, 1.0, by="peak"),
    ]
    return [*found, compare(PART, f"Year: the cursor moved and repainted : {FRAME:g} ms", moves, 1.0)]


def _less(ours: Cost, theirs: Cost) -> Cost:
    return Cost(ours.wall - theirs.wall, ours.cpu - theirs.cpu, 0.0)


async def _moves(home: BenchHome, rounds: int) -> list[Cost]:
    """Move the cursor about, four times a round, without a terminal; each move waits for its repaint.

    Textual draws at most 60 frames a second; here it may draw at once, so that no waiting is measured.
    """
    os.environ["TEXTUAL_FPS"] = "1000"
    from backcare_tui.tui.app import BackcareApp

    app = BackcareApp(home.coach())
    drawn = asyncio.Event()
    last = [0.0]
    draw: Callable[..., None] = app._display

    def display(*frame: object) -> None:
        draw(*frame)
        last[0] = time.perf_counter()
        drawn.set()

    app._display = display  # type: ignore[method-assign, assignment]
    found = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("5")
        await pilot.pause(1)
        for key in MOVES * rounds:
            drawn.clear()
            start, cpu = time.perf_counter(), time.process_time()
            app.simulate_key(key)
            await drawn.wait()
            spent = time.process_time() - cpu
            await asyncio.sleep(0.05)  # whatever else it draws belongs to the move too
            found.append(Cost(1000 * (last[0] - start), 1000 * spent, 0.0))
    return found
