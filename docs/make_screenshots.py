"""Make the README's screenshots from the demo's journal.

Run it from a checkout with ``make screenshots``; it needs ``rsvg-convert`` and the Fira Code font.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import subprocess
import tempfile
import unittest.mock
from datetime import datetime
from pathlib import Path

from backcare_tui.coach.demo import demo_coach
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.themes import DARK, LIGHT

NOW = datetime.fromisoformat("2026-11-27T19:42:00+00:00")
OUT = Path(__file__).parent.resolve() / "screenshots"
CELL = 12.2
"""Width of a cell in the exported drawing; it is twice as high."""
FONT = 20
"""What a line of text stands above its cell's top."""
DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of a braille character's dots, in the order of its bits."""

SHOTS: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "today-light": ((80, 24), LIGHT.name, ()),
    "today-wide": ((120, 40), DARK.name, ()),
    "week": ((80, 24), DARK.name, ("2",)),
    "year": ((80, 24), DARK.name, ("5",)),
    "trend": ((80, 24), DARK.name, ("6",)),
    "learn": ((80, 24), DARK.name, ("down", "down", "l")),
    "guided": ((80, 24), DARK.name, ("down", "down", "down", "enter", "space", "space", "right")),
    "guided-massage": ((80, 24), DARK.name, ("down", "down", "enter")),
    "plan": ((80, 24), DARK.name, ("3",)),
    "why": ((80, 24), DARK.name, ("w",)),
    "flare": ((80, 24), DARK.name, ("f", "up", "enter")),
    "preview": ((80, 24), DARK.name, ("3", "v")),
    "safety": ((80, 24), DARK.name, ("ctrl+p", *"safety", "enter")),
    "pain": (
        (80, 24),
        DARK.name,
        ("p", "4", "tab", "left", "space"),
    ),
}


def upright(svg: str) -> str:
    """The drawing with leading blanks turned into positions, as not every converter keeps them."""

    def shift(match: re.Match[str]) -> str:
        blanks = CELL * match[5].count("&")
        return f'x="{float(match[1]) + blanks:.1f}" y="{match[2]}" textLength="{float(match[3]) - blanks:.1f}"{match[4]}>'

    svg = re.sub(r'x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>((?:&#160;)+)', shift, svg)
    return dotted(svg)


def dotted(svg: str) -> str:
    """The drawing with braille as the dots it stands for: few fonts have it, and fewer in the width of a cell."""

    def dots(match: re.Match[str]) -> str:
        found = []
        for at, char in enumerate(html.unescape(match[4])):
            left, top = float(match[2]) + at * CELL, float(match[3]) - FONT
            for dot, (column, row) in enumerate(DOTS):
                if ord(char) >= 0x2800 and ord(char) - 0x2800 >> dot & 1:
                    x, y = left + (column + 0.5) * CELL / 2, top + (row + 0.5) * CELL / 2
                    found.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4"/>')
        return f'<g class="{match[1]}">{"".join(found)}</g>'

    drawn = r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)"[^>]*>([\u2800-\u28ff\s]*(?:&#160;[\u2800-\u28ff\s]*)*)</text>'
    return re.sub(drawn, dots, svg)


async def draw(name: str, folder: str) -> str:
    """One screen as a drawing."""
    size, theme, keys = SHOTS[name]
    app = BackcareApp(demo_coach(folder, NOW))
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
        for _ in range(3):  # what a key changed is drawn a moment later
            await pilot.pause()
        return upright(app.export_screenshot(title="backcare"))


def shoot(name: str, folder: str) -> None:
    """Make one picture."""
    svg = asyncio.run(draw(name, folder))
    picture = OUT / f"{name}.png"
    subprocess.run(["rsvg-convert", "-w", "1200", "-o", str(picture)], input=svg.encode(), check=True)


def main() -> None:
    """Draw them all."""
    OUT.mkdir(exist_ok=True)
    for name in SHOTS:
        with (
            tempfile.TemporaryDirectory() as folder,
            unittest.mock.patch.dict(os.environ, HOME=folder, COLORTERM="truecolor"),
        ):
            shoot(name, os.path.join(folder, "my-back"))


if __name__ == "__main__":
    main()
