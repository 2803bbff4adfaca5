"""Chromium without a window, told what to do by its DevTools protocol over one web socket."""

from __future__ import annotations

import asyncio
import base64
import shutil
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
)


class Phone:
    """One page of it, held upright, with a finger."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket, self._number = socket, 0

    async def __call__(self, method: str, **params: object) -> Any:
        """Call a method of the protocol, and answer with its result; nothing where the page went away meanwhile."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": params})
        while True:
            message = await self._socket.receive_json()
            if message.get("id") == self._number:
                return message.get("result", {})

    async def tells(self, script: str) -> Any:
        """The value of a script in the page."""
        found = await self("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        return found.get("result", {}).get("value")

    async def until(self, script: str) -> None:
        """Wait until a script in the page is true, looked at before each of its pictures."""
        while not await self.tells(
            f"new Promise((done) => requestAnimationFrame(() => done(document.body !== null && ({script}))))"
        ):
            pass

    async def tap(self, x: float, y: float) -> None:
        """Touch a place, in pixels of the page."""
        await self("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        await self("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    async def picture(self, path: Path) -> None:
        """Keep what is to be seen."""
        found = await self("Page.captureScreenshot", format="png")
        await asyncio.to_thread(path.write_bytes, base64.b64decode(found["data"]))


@asynccontextmanager
async def phone(folder: Path, width: int = 390, height: int = 844) -> AsyncIterator[Phone]:
    """A phone's browser, its profile in a folder."""
    assert CHROMIUM is not None
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, *FLAGS, f"--user-data-dir={folder}", "about:blank", stdout=DEVNULL, stderr=PIPE
    )
    try:
        port = await _port(process)
        async with ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                pages = await answer.json(content_type=None)
            address = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
            async with session.ws_connect(address, max_msg_size=0) as socket:
                found = Phone(socket)
                await found(
                    "Emulation.setDeviceMetricsOverride",
                    width=width,
                    height=height,
                    deviceScaleFactor=2,
                    mobile=True,
                )
                await found("Emulation.setTouchEmulationEnabled", enabled=True)
                yield found
                await found("Browser.close")
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _port(process: Process) -> int:
    assert process.stderr is not None
    while line := await process.stderr.readline():
        _, told, address = line.decode(errors="replace").partition("DevTools listening on ws://127.0.0.1:")
        if told:
            return int(address.partition("/")[0])
    raise AssertionError("chromium did not start")
