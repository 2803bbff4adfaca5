"""Make the README's screenshots from the demo's journal.

Run it from a checkout with the development extra installed; it needs ``rsvg-convert`` and the
Fira Code font: ``python docs/make_screenshots.py``.
"""

from __future__ import annotations

import asyncio
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
"""Width of a cell in the exported drawing."""

SHOTS: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "today": ((80, 24), DARK.name, ()),
    "today-light": ((80, 24), LIGHT.name, ()),
    "today-wide": ((120, 40), DARK.name, ()),
    "week": ((80, 24), DARK.name, ("2",)),
    "year": ((80, 24), DARK.name, ("5",)),
    "trend": ((80, 24), DARK.name, ("6",)),
    "learn": ((80, 24), DARK.name, ("down", "down", "l")),
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

    return re.sub(r'x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>((?:&#160;)+)', shift, svg)


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
