"""From the link to a check-off by a tap on a phone, with everything real: server, process, browser and disk."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from kits.chromium_kit import CHROMIUM, Phone, phone
from kits.cli_kit import Line
from kits.examples import CI

from backcare_tui.paths import Home

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="no such signals there"),
    pytest.mark.skipif(CHROMIUM is None and not CI, reason="no chromium here"),
]

FIRST = "Posture pump"
DRAWN = "document.body.classList.contains('-first-byte')"


# What the page is sent to draw, and how many cells it asked for.
LISTEN = """(() => {
window.shown = "";
const Plain = window.WebSocket, reader = new TextDecoder();
window.WebSocket = class extends Plain {
  constructor(address) {
    super(address);
    this.addEventListener("message", ({ data }) => {
      if (typeof data !== "string") window.shown += reader.decode(data, { stream: true });
    });
  }
  send(text) {
    const [kind, value] = JSON.parse(text);
    if (kind === "resize") window.cells = value;
    super.send(text);
  }
};
})()"""


@pytest.fixture
def line(home: Home) -> Line:
    """A command line over a home with a small plan, whose safety questions are answered."""
    line = Line(home)
    line.plan()
    line("safety", "--none")
    return line


@asynccontextmanager
async def served(line: Line) -> AsyncIterator[tuple[Process, str]]:
    """``backcare serve`` on a free port, and its link."""
    words = (sys.executable, "-m", "backcare_tui", "serve", "--port", "0")
    process = await asyncio.create_subprocess_exec(
        *words, env=line.environ(), stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL
    )
    assert process.stdout is not None
    try:
        while (said := (await process.stdout.readline()).decode()) and "/open?key=" not in said:
            pass
        yield process, said.strip()
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def children(process: Process) -> list[int]:
    """The processes of its tabs."""
    found = await asyncio.to_thread(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text)
    return [int(number) for number in found.split()]


class Cells(NamedTuple):
    """How the terminal lies in the page: pixels, then columns and lines."""

    width: float
    height: float
    columns: int
    lines: int


async def drawn(page: Phone, words: str) -> Cells:
    """Wait until the dashboard shows some words, and answer with how it lies in the page."""
    await page.until(f"window.shown.includes({json.dumps(words)}) && {DRAWN}")
    box = "document.querySelector('.xterm-screen').getBoundingClientRect()"
    width, height, columns, lines = await page.tells(
        f"[{box}.width, {box}.height, window.cells.width, window.cells.height]"
    )
    return Cells(width, height, columns, lines)


async def tap_mark(page: Phone, cells: Cells, words: str) -> None:
    """Tap the mark before a row: Textual moves to the place of each line before it writes it."""
    shown = await page.tells("window.shown")
    line = int(re.findall(r"\x1b\[(\d+);\d+H", shown[: shown.index(words)])[-1])
    await page.tap(2.5 * cells.width / cells.columns, (line - 0.5) * cells.height / cells.lines)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no children are listed there")
async def test_a_tap_on_a_phone_checks_a_row_off(line: Line, tmp_path: Path) -> None:
    """And without the link nothing opens; with the end of the server, all of it has ended."""
    async with asyncio.timeout(60), served(line) as (process, link), phone(tmp_path / "profile") as page:
        await page("Page.enable")
        await page("Page.addScriptToEvaluateOnNewDocument", source=LISTEN)
        await page("Page.navigate", url=f"{link.partition('/open')[0]}/")
        await page.until("document.body.textContent.includes('locked')")
        assert await children(process) == []
        await page("Page.navigate", url=link)
        cells = await drawn(page, FIRST)
        assert 44 <= cells.columns <= 50
        assert cells.lines >= 24
        assert 0.94 * 390 <= cells.width <= 390
        assert 0.94 * 844 <= cells.height <= 844
        # What is tapped before the picture was there goes nowhere, and nobody knows here when it is.
        while not await page.tells(f"/{FIRST}: [^.]* done/.test(window.shown)"):
            await tap_mark(page, cells, FIRST)
            with suppress(TimeoutError):
                async with asyncio.timeout(2):
                    await page.until(f"/{FIRST}: [^.]* done/.test(window.shown)")
        await page.picture(tmp_path / "phone.png")
        assert line("today", "--json").data["tasks"][0]["state"] == "done"
        (tab,) = await children(process)
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
        with pytest.raises(ProcessLookupError):
            os.kill(tab, 0)
