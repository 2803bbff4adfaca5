"""From the link to a check-off by a tap on a phone, with everything real: server, process, browser and disk."""

from __future__ import annotations

import asyncio
import re
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from kits.chromium_kit import CHROMIUM, Phone, phone
from kits.cli_kit import Line
from kits.examples import CI

from backcare_tui.paths import Home

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="no such signals there"),
    pytest.mark.skipif(CHROMIUM is None and not CI, reason="no chromium here"),
]

DRAWN = "document.body.classList.contains('-first-byte')"


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


async def drawn(page: Phone) -> tuple[float, float]:
    """Wait until the dashboard is there, and answer with the size of a cell, in pixels."""
    await page.until(DRAWN)
    size = "const s = document.querySelector('.xterm-screen').getBoundingClientRect(); [s.width, s.height]"
    width, height = await page.tells(f"(() => {{ {size.replace('; [', '; return [')} }})()")
    assert 0.94 * 390 <= width <= 390
    assert 0.95 * 844 <= height <= 844
    font = float(await page.tells("document.getElementById('terminal').dataset.fontSize"))
    cell = int(font * 0.6002)
    assert 44 <= width / cell <= 50
    return cell, height / round(height / (font * 1.36))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no children are listed there")
async def test_a_tap_on_a_phone_checks_a_row_off(line: Line, tmp_path: Path) -> None:
    """And without the link nothing opens; with the end of the server, all of it has ended."""
    async with asyncio.timeout(40), served(line) as (process, link), phone(tmp_path / "profile") as page:
        base = link.partition("/open")[0]
        await page("Page.navigate", url=f"{base}/")
        await page.until("document.body.textContent.includes('locked')")
        assert await children(process) == []
        await page("Page.navigate", url=link)
        cell, high = await drawn(page)
        for _ in range(
            60
        ):  # as a person does who sees nothing happen: the first frame may still be on its way
            top = await mark_of_first_row(line, page, cell, high)
            if top:
                break
        await page.picture(tmp_path / "phone.png")
        assert line("today", "--json").data["items"][0]["state"] == "done"
        (tab,) = await children(process)
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
        assert not Path(f"/proc/{tab}").exists()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/open\?key=[\w-]{43}", link)


async def mark_of_first_row(line: Line, page: Phone, cell: float, high: float) -> bool:
    """Tap down the column of marks, until the first row is checked off."""
    for row in range(6, 20):
        await page.tap(2.5 * cell, (row + 0.5) * high)
        if line("today", "--json").data["items"][0]["state"] == "done":
            return True
    return False
