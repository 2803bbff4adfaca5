"""A tab's process: started without a shell, ended in any case, and fed with nothing but what it may hear."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import pytest
from textual_serve.download_manager import DownloadManager

from backcare_tui.web import tab as tabs
from backcare_tui.web.tab import Tab, cells, environment

ECHO = """
import sys, signal
if "deaf" in sys.argv: signal.signal(signal.SIGTERM, signal.SIG_IGN)
out = sys.stdout.buffer
def say(kind, data): out.write(kind + len(data).to_bytes(4, "big") + data); out.flush()
out.write(b"__GANGLION__\\n"); say(b"D", b"drawn")
while (head := sys.stdin.buffer.read(5)) or "deaf" in sys.argv:
    if head: say(b"D", sys.stdin.buffer.read(int.from_bytes(head[1:], "big")))
"""


class Page:
    """What a browser would get."""

    def __init__(self, *words: str) -> None:
        self.data, self.said, self.closed = b"", list[Any](), asyncio.Event()
        self.more = asyncio.Event()
        self.tab = Tab(
            [sys.executable, "-c", ECHO, *words],
            touch=True,
            write_bytes=self._draw,
            write_str=self._say,
            close=self._close,
            downloads=DownloadManager(),
        )

    async def _draw(self, data: bytes) -> None:
        self.data += data
        self.more.set()

    async def _say(self, text: str) -> None:
        self.said.append(json.loads(text))

    async def _close(self) -> None:
        self.closed.set()

    async def until(self, data: bytes) -> None:
        while data not in self.data:
            self.more.clear()
            await self.more.wait()


async def test_what_is_typed_arrives_and_what_is_no_message_is_passed_over() -> None:
    page = Page()
    await page.tab.start(46, 40)
    await page.until(b"drawn")
    for nonsense in (
        "",
        "[]",
        "{}",
        "null",
        '["stdin"]',
        '["resize",{"width":"x","height":1}]',
        '["resize",1]',
        "\ud800",
    ):
        await page.tab.hear(nonsense)
    await page.tab.hear('["stdin","typed"]')
    await page.until(b"typed")
    await page.tab.hear('["resize",{"width":99999,"height":1}]')
    await page.until(b'"width": 500, "height": 10')
    await page.tab.stop()
    assert page.tab._process is not None
    assert page.tab._process.returncode is not None


async def test_one_that_hears_no_end_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabs, "PATIENCE", 0.2)
    page = Page("deaf")
    await page.tab.start(46, 40)
    await page.until(b"drawn")
    await page.tab.stop()
    assert page.tab._process is not None
    assert page.tab._process.returncode == -9


async def test_a_file_and_an_address_reach_the_browser_relative_and_harmless() -> None:
    page = Page()
    for asked in (
        {
            "type": "deliver_file_start",
            "key": "k",
            "path": "/home/me/../a b.svg",
            "mime_type": "",
            "encoding": "",
        },
        {"type": "open_url", "url": "javascript:alert(1)"},
        {"type": "open_url", "url": "https://example.org/"},
        {"type": "keyboard", "wanted": True},
        {"type": "other"},
    ):
        await page.tab.on_meta(json.dumps(asked).encode())
    assert page.said == [
        ["open_url", {"url": "download/k", "new_tab": False}],
        ["open_url", {"url": "https://example.org/", "new_tab": True}],
        ["keyboard", True],
    ]


def test_a_process_is_told_what_it_draws_for() -> None:
    told = environment({"HOME": "/h", "NO_COLOR": "1", "BACKCARE_NOW": "n"}, 46, 40, touch=True)
    assert told["TEXTUAL_DRIVER"].endswith(":WebDriver")
    assert (told["COLUMNS"], told["ROWS"], told["BACKCARE_TOUCH"]) == ("46", "40", "1")
    assert (told["BACKCARE_NOW"], "NO_COLOR" in told) == ("n", False)


@pytest.mark.parametrize(("value", "kept"), [("1", 10), ("46", 46), ("999999999", 500), (80, 80)])
def test_a_size_is_kept_within_reason(value: object, kept: int) -> None:
    assert cells(value) == kept
