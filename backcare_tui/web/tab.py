"""One tab of a browser: a process of the dashboard, and what goes between the two."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

import backcare_tui

PATIENCE = 3.0
"""Seconds that a process has to end by itself; all is saved by then, as each key is when it is pressed."""

START = b"__GANGLION__\n"
"""What Textual's driver for browsers says first."""

LARGEST = 16_000_000
"""Bytes of one packet of the process at most."""

SMALLEST, WIDEST = 10, 500
"""Cells that a browser may ask for."""


def command(home: str | None) -> list[str]:
    """What a tab runs: this very program, over the same home."""
    return [sys.executable, "-m", "backcare_tui", *(["--home", home] if home else [])]


def environment(environ: Mapping[str, str], width: int, height: int, *, touch: bool) -> dict[str, str]:
    """What a tab's process is told: to draw for a browser, how large, and whether fingers press its keys."""
    return {
        **{name: value for name, value in environ.items() if name not in ("TEXTUAL", "NO_COLOR")},
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "TEXTUAL_FPS": "60",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM": "xterm-256color",
        "TERM_PROGRAM": "textual",
        "COLUMNS": str(width),
        "ROWS": str(height),
        "BACKCARE_TOUCH": "1" if touch else "",
    }


class Tab(AppService):
    """Textual-serve's bridge to a process, with an end that comes in any case and nothing that a shell reads."""

    _process: Process | None

    def __init__(
        self,
        words: list[str],
        *,
        touch: bool,
        write_bytes: Callable[[bytes], Awaitable[None]],
        write_str: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[None]],
        downloads: DownloadManager,
    ) -> None:
        super().__init__(
            "", write_bytes=write_bytes, write_str=write_str, close=close, download_manager=downloads
        )
        self._words, self._touch = words, touch

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        process = await asyncio.create_subprocess_exec(
            *self._words,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,  # it may quote what anyone has written
            env=environment(os.environ, width, height, touch=self._touch),
            cwd=Path(backcare_tui.__file__).parents[1],  # no module is taken from where someone happens to be
            start_new_session=True,  # ctrl+c is the server's, which ends this in good order
        )
        self._process, self._stdin = process, process.stdin
        return process

    async def run(self) -> None:
        """Hand on what the process draws and asks for, until it has ended."""
        process = self._process
        if process is None or process.stdout is None:
            return
        out = process.stdout
        handlers = {b"D": self.on_data, b"M": self.on_meta, b"P": self.on_packed}
        with suppress(asyncio.IncompleteReadError, ConnectionError, ValueError):
            if await out.readline() == START:
                while True:
                    kind, size = await out.readexactly(1), int.from_bytes(await out.readexactly(4), "big")
                    if kind not in handlers or size > LARGEST:
                        break
                    await handlers[kind](await out.readexactly(size))
        with suppress(ConnectionError):
            await self.remote_close()

    async def on_meta(self, data: bytes) -> None:
        """Do what the process asks the browser for: to take a file, open a page, or show its keyboard."""
        asked = json.loads(data)
        kind = asked.get("type")
        if kind == "deliver_file_start":
            key = str(asked["key"])
            await self._download_manager.create_download(
                app_service=self,
                delivery_key=key,
                file_name=Path(str(asked["path"])).name,
                open_method="download",
                mime_type=str(asked["mime_type"] or ""),
                encoding=str(asked["encoding"] or "") or None,
                name=asked.get("name"),
            )
            # Relative, so that it is found behind a proxy; a file to keep does not replace the page.
            await self._say("open_url", {"url": f"download/{key}", "new_tab": False})
        elif kind == "open_url" and str(asked["url"]).startswith(("https://", "http://")):
            await self._say("open_url", {"url": asked["url"], "new_tab": True})
        elif kind == "keyboard":
            await self._say("keyboard", bool(asked["wanted"]))

    async def _say(self, kind: str, value: object) -> None:
        await self.remote_write_str(json.dumps([kind, value]))

    async def hear(self, text: str) -> None:
        """Hand on a message of the browser; what is none is passed over."""
        try:
            kind, *rest = json.loads(text)
            value = rest[0] if rest else None
            if kind == "stdin" and isinstance(value, str):
                await self.send_bytes(value.encode("utf-8", "replace"))
            elif kind == "resize" and isinstance(value, dict):
                await self.set_terminal_size(cells(value["width"]), cells(value["height"]))
            elif kind == "ping" and isinstance(value, str):
                await self._say("pong", value[:20])
            elif kind in ("blur", "focus"):
                await self.send_meta({"type": kind})
        except (ValueError, TypeError, KeyError):
            return

    async def stop(self) -> None:
        """End the process: by a word, then by force."""
        process, task = self._process, self._task
        self._task = None
        if process is None:
            return
        await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.terminate()
            if process.stdin is not None:
                process.stdin.close()
            if task is not None:
                task.cancel()
            try:
                await asyncio.wait_for(process.wait(), PATIENCE)
            except TimeoutError:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if task is not None:
            with suppress(asyncio.CancelledError):
                await task


def cells(value: object) -> int:
    """A width or height as a browser gives it, kept within reason.

    Raises:
        ValueError: It is no number.
    """
    return max(SMALLEST, min(WIDEST, int(str(value)[:6])))
