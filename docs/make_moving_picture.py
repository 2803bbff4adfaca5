"""Make the README's moving picture: a day of the demo's journal, as one SVG that any page can show.

Run it from a checkout with ``make screenshots``; it needs nothing but the app. A line of the screen that stays as it
was is drawn once, so that half a minute is some hundred kilobytes. Where a reader wants no motion it stands still.
"""

from __future__ import annotations

import asyncio
import html
import os
import tempfile
import unittest.mock
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from textual.pilot import Pilot

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.demo import demo_coach
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.session.screen import SessionScreen
from backcare_tui.tui.themes import DARK
from backcare_tui.tui.today.header import SETTLE

NOW = datetime.fromisoformat("2026-11-27T19:42:00+00:00")
OUT = Path(__file__).parent.resolve() / "screenshots" / "a-day.svg"
COLUMNS, LINES = 80, 24
WIDE, HIGH, FONT, EDGE = 9.0, 18.0, 15.0, 14.0
"""Units of a cell across and down, of its letters, and around the screen."""
DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of a braille character's dots, in the order of its bits."""
BEAT = 0.25
"""Seconds between two frames of what moves by itself."""

DAY: tuple[tuple[str, float], ...] = (
    ("", 1.8),
    ("space", 1.4),
    ("space", 1.6),
    ("p", 1.2),
    ("2", 1.0),
    ("tab", 0.8),
    ("left", 0.8),
    ("space", 1.2),
    ("enter", 1.8),
    ("enter", 1.6),
    ("space", 0.0),
    ("space", 0.0),
    ("right", 0.0),
    ("beats", 9.0),
    ("e", 1.4),
    ("1", 2.0),
    ("enter", 1.4),
    ("space", 1.2),
    ("rest", 3.0),
)
"""Keys, and how many seconds what they lead to is shown; ``beats``: what moves by itself, for so long; ``rest``: what is left once it came to rest."""


class Run(NamedTuple):
    """Some cells of one look: where they begin, what they say, and their colours."""

    column: int
    text: str
    ink: str
    paper: str
    bold: bool


Row = tuple[Run, ...]


class Frame(NamedTuple):
    """The screen's rows, and how long they stand."""

    rows: tuple[Row, ...]
    seconds: float


def run_of(segment: Segment, column: int) -> Run:
    """A piece of the screen with its colours as they come out."""
    style = segment.style
    ink, paper = (
        _hex(colour.triplet if colour else None)
        for colour in (style and style.color, style and style.bgcolor)
    )
    if style is not None and style.reverse:
        ink, paper = paper, ink
    return Run(column, segment.text, ink, paper, bool(style is not None and style.bold))


def _hex(colour: ColorTriplet | None) -> str:
    return colour.hex if colour is not None else ""


def rows_of(app: BackcareApp) -> tuple[Row, ...]:
    """What is on the screen."""
    rows = []
    for strip in app.screen._compositor.render_strips():  # noqa: SLF001 - Textual exports a picture, not cells
        runs: list[Run] = []
        column = 0
        for segment in strip:
            runs.append(run_of(segment, column))
            column += segment.cell_length
        rows.append(tuple(runs))
    return tuple(rows)


async def film(folder: str) -> list[Frame]:
    """Live the day, a frame a key."""
    clock = FixedClock(NOW)
    app = BackcareApp(Coach(demo_coach(folder, NOW).home, clock))
    app.theme = DARK.name
    frames: list[Frame] = []
    async with app.run_test(size=(COLUMNS, LINES)) as pilot:
        for key, seconds in DAY:
            if key == "beats":
                for _beat in range(round(seconds / BEAT)):
                    clock.moment += timedelta(seconds=BEAT)
                    if isinstance(session := app.screen, SessionScreen):
                        session.tick()
                    frames.append(Frame(await settled(app, pilot), BEAT))
            else:
                if key == "rest":
                    await asyncio.sleep(SETTLE + BEAT)
                elif key:
                    await pilot.press(key)
                rows = await settled(app, pilot)
                if seconds:
                    frames.append(Frame(rows, seconds))
    return frames


async def settled(app: BackcareApp, pilot: Pilot[None]) -> tuple[Row, ...]:
    """The screen, once a key has had its effect."""
    for _turn in range(3):
        await pilot.pause()
    return rows_of(app)


def drawn(row: Row, y: float, page: str) -> str:
    """A line of the screen as elements."""
    parts = []
    for run in row:
        x, width = EDGE + run.column * WIDE, len(run.text) * WIDE
        if run.paper not in ("", page):
            parts.append(f'<path fill="{run.paper}" d="M{x:g} {y:g}h{width:g}v{HIGH:g}h{-width:g}z"/>')
        if any("\u2800" < char < "\u2900" for char in run.text):
            dots = "".join(
                f"M{x + at * WIDE + (across + 0.5) * WIDE / 2 - 1:.4g} {y + (down + 0.5) * HIGH / 4 - 1:.4g}h2v2h-2z"
                for at, char in enumerate(run.text)
                for dot, (across, down) in enumerate(DOTS)
                if "\u2800" < char < "\u2900" and ord(char) - 0x2800 >> dot & 1
            )
            parts.append(f'<path fill="{run.ink}" d="{dots}"/>')
        text = "".join(" " if "\u2800" <= char < "\u2900" else char for char in run.text)
        said = text.strip()
        if said:
            left = x + (len(text) - len(text.lstrip())) * WIDE
            weight = ' class="b"' if run.bold else ""
            parts.append(
                f'<text x="{left:g}" y="{y + FONT * 0.92:g}" textLength="{len(said) * WIDE:g}" fill="{run.ink}"{weight}>'
                f"{html.escape(said).replace('  ', '&#160;&#160;')}</text>"
            )
    return "".join(parts)


def picture(frames: list[Frame]) -> str:
    """All frames as one drawing, each different line of the screen once."""
    total = sum(frame.seconds for frame in frames)
    page = max((run.paper for run in frames[0].rows[0]), key=len)
    when: dict[tuple[int, Row], list[tuple[float, float]]] = {}
    start = 0.0
    for frame in frames:
        end = start + frame.seconds
        for at, row in enumerate(frame.rows):
            spans = when.setdefault((at, row), [])
            if spans and spans[-1][1] == start:
                spans[-1] = spans[-1][0], end
            else:
                spans.append((start, end))
        start = end
    times: dict[str, str] = {}
    groups = []
    for (at, row), spans in when.items():
        shown = drawn(row, EDGE + at * HIGH, page)
        if shown and spans == [(0.0, total)]:
            groups.append(shown)
        elif shown:
            name = times.setdefault(keyframes(spans, total), f"k{len(times)}")
            first = "" if spans[0][0] == 0.0 else " o"
            groups.append(f'<g class="{name}{first}">{shown}</g>')
    styles = "".join(
        f"@keyframes {name}{{{frame}}}.{name}{{animation:{name} {total:g}s step-end infinite}}"
        for frame, name in times.items()
    )
    width, height = COLUMNS * WIDE + 2 * EDGE, LINES * HIGH + 2 * EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="A day with backcare">'
        f"<style>text{{font:{FONT}px 'Fira Code',Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre}}.b{{font-weight:700}}"
        f".o{{visibility:hidden}}{styles}@media (prefers-reduced-motion:reduce){{g{{animation:none!important}}}}</style>"
        f'<rect width="{width:g}" height="{height:g}" rx="10" fill="{page}"/>{"".join(groups)}</svg>\n'
    )


def keyframes(spans: list[tuple[float, float]], total: float) -> str:
    """When something is seen, as the steps of an animation."""
    steps = {} if spans[0][0] == 0.0 else {0.0: "hidden"}
    for start, end in spans:
        steps[start] = "visible"
        steps[end] = "hidden"
    return "".join(
        f"{100 * at / total:.5g}%{{visibility:{seen}}}" for at, seen in steps.items() if at < total or seen
    )


def main() -> None:
    """Draw it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        unittest.mock.patch.dict(os.environ, HOME=folder, COLORTERM="truecolor"),
    ):
        frames = asyncio.run(film(os.path.join(folder, "my-back")))
    OUT.write_text(picture(frames), encoding="utf-8")


if __name__ == "__main__":
    main()
