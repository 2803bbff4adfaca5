"""The server: a lock before everything, then the page, its files, and a process for each tab."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from typing import Protocol
from urllib.parse import quote
from weakref import WeakSet

from aiohttp import WSMsgType, web
from textual_serve.download_manager import DownloadManager

from backcare_tui.web import page
from backcare_tui.web.lock import Lock, Names, cookie_header, is_prefetch
from backcare_tui.web.tab import Tab, cells

MOST_TABS = 4
"""Tabs that are open at once."""

MOST_CONNECTIONS = 100
"""Connections up to which one that is silent is borne with; a page takes a handful."""

LARGEST_BODY, LARGEST_MESSAGE = 1024, 64 * 1024
"""Bytes of a request's body, which none has, and of what is typed or pasted at once."""

TO_ASK, TO_ASK_IN_A_CROWD = 10.0, 0.5
"""Seconds in which a connection has to ask for something; the same where there are more than are held."""

HEARTBEAT = 15.0
"""Seconds between two questions whether a tab is still there."""

GOODBYE = 1.0
"""Seconds that a tab has to answer that its socket is closed; a phone that sleeps answers nothing."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Running(Protocol):
    """What a tab needs of its process."""

    async def start(self, width: int, height: int) -> None:
        """Begin."""

    async def hear(self, text: str) -> None:
        """Take a message of the browser."""

    async def stop(self) -> None:
        """End, in bounded time."""


class Server:
    """Serves the dashboard.

    Args:
        lock: Who may come in.
        names: What it may be called by.
        words: What a tab runs.
        secure: Whether browsers reach it through TLS.
        make_tab: What runs it; tests count with another.
    """

    def __init__(
        self,
        lock: Lock,
        names: Names,
        words: list[str],
        *,
        secure: bool = False,
        make_tab: Callable[..., Running] = Tab,
    ) -> None:
        self.lock, self.names = lock, names
        self._words, self._secure, self._make_tab = words, secure, make_tab
        self._downloads = DownloadManager()
        self._sockets = set[web.WebSocketResponse]()
        self._places = 0
        self._empty = asyncio.Event()
        self._empty.set()
        self._heard = WeakSet[asyncio.BaseTransport]()

    def app(self) -> web.Application:
        """All of it as aiohttp runs it."""
        app = web.Application(middlewares=[self._guard], client_max_size=LARGEST_BODY)
        app.router.add_get("/open", self._open, allow_head=False)
        app.router.add_get("/", self._index)
        app.router.add_get("/static/{name}", self._static)
        app.router.add_get("/download/{key}", self._download, allow_head=False)
        app.router.add_get("/ws", self._socket, allow_head=False)
        app.on_shutdown.append(self._close_tabs)
        return app

    async def listen(
        self, runner: web.AppRunner, bind: str, port: int, tls: ssl.SSLContext | None
    ) -> asyncio.Server:
        """Listen; a connection that asks for nothing is closed after a while, and there are only so many.

        Raises:
            OSError: The address is not to be had.
        """
        await runner.setup()
        handle = runner.server
        if handle is None:
            raise AssertionError
        loop = asyncio.get_running_loop()

        def connected() -> asyncio.BaseProtocol:
            connection = handle()
            loop.call_later(TO_ASK_IN_A_CROWD, crowded, connection)
            loop.call_later(TO_ASK, self._hang_up, connection)
            return connection

        def crowded(connection: web.RequestHandler) -> None:
            if len(handle.connections) > MOST_CONNECTIONS:
                self._hang_up(connection)

        return await loop.create_server(connected, bind, port, ssl=tls)

    def _hang_up(self, connection: web.RequestHandler) -> None:
        transport = connection.transport
        if isinstance(transport, asyncio.Transport) and transport not in self._heard:
            transport.abort()

    # The lock

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let in who has the cookie, or comes by the link; everyone else gets the same answer, whatever is there."""
        if request.transport is not None:
            self._heard.add(request.transport)
        host = request.headers.get("Host", "")
        is_ours = self.names.knows_host(host)
        try:
            if not is_ours:
                answer: web.StreamResponse = _say(page.LOCKED, 403)
            elif (request.method, request.path) == ("GET", "/open"):
                answer = await self._open(request)
            elif not self.lock.knows(request.headers.get("Cookie", "")):
                answer = _say(page.LOCKED, 403)
            else:
                answer = await handler(request)
        except web.HTTPException as error:
            answer = _say(page.NOTHING, error.status)
        if not answer.prepared:
            answer.headers.update(page.headers(host if is_ours else ""))
        return answer

    async def _open(self, request: web.Request) -> web.StreamResponse:
        """The link: its key for a cookie, once."""
        value = None if is_prefetch(request.headers) else self.lock.take(request.query.get("key", ""))
        if value is None:
            return _say(page.USED, 403)
        # Not a redirect: one that began on another site would not bring a strict cookie along.
        answer = web.Response(text=page.words("Open backcare", "./"), content_type="text/html")
        answer.headers["Set-Cookie"] = cookie_header(value, secure=self._secure)
        return answer

    # What is behind it

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        if self._places >= MOST_TABS:
            return _say(page.FULL, 503)
        return web.Response(text=page.DASHBOARD, content_type="text/html")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        known = page.STATIC.get(request.match_info["name"])
        if known is None:
            raise web.HTTPNotFound
        path, kind = known
        return web.Response(body=await asyncio.to_thread(path.read_bytes), content_type=kind)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """A file that a tab hands over, always one to keep: nothing of it is shown as a page of ours."""
        key = request.match_info["key"]
        try:
            name = (await self._downloads.get_download_metadata(key)).file_name
        except KeyError:
            raise web.HTTPNoContent from None  # the browser stays where it is
        answer = web.StreamResponse(headers=page.headers(request.headers["Host"]))
        answer.content_type = "application/octet-stream"
        answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
        await answer.prepare(request)
        async for chunk in self._downloads.download(key):
            await answer.write(chunk)
        await answer.write_eof()
        return answer

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        """A tab: its process begins and ends with the web socket."""
        if not self.names.knows_origin(request.headers.get("Origin", ""), request.headers["Host"]):
            return _say(page.LOCKED, 403)
        if self._places >= MOST_TABS:
            return _say(page.FULL, 503)
        socket = web.WebSocketResponse(timeout=GOODBYE, heartbeat=HEARTBEAT, max_msg_size=LARGEST_MESSAGE)
        if not socket.can_prepare(request):
            raise web.HTTPBadRequest
        try:
            width, height = (cells(request.query.get(name, "")) for name in ("width", "height"))
        except ValueError:
            width, height = 80, 24
        self._places += 1
        self._empty.clear()
        self._sockets.add(socket)
        try:
            await socket.prepare(request)
            await self._run(socket, width, height, touch=request.query.get("touch") == "1")
        finally:
            self._sockets.discard(socket)
            self._places -= 1
            if not self._places:
                self._empty.set()
        return socket

    async def _run(self, socket: web.WebSocketResponse, width: int, height: int, *, touch: bool) -> None:
        async def closed() -> None:
            await socket.close()

        tab = self._make_tab(
            self._words,
            touch=touch,
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=closed,
            downloads=self._downloads,
        )
        try:
            await tab.start(width, height)
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    await tab.hear(message.data)
        finally:
            # Shielded: where the server ends meanwhile, the process is still waited for.
            await asyncio.shield(asyncio.ensure_future(tab.stop()))

    async def _close_tabs(self, _app: web.Application) -> None:
        """End every process, and wait for each: that takes bounded time."""
        await asyncio.gather(*(each.close(code=1001) for each in self._sockets), return_exceptions=True)
        await self._empty.wait()


def _say(text: str, status: int) -> web.Response:
    if status == 204:
        return web.Response(status=204)
    return web.Response(text=page.words(text), content_type="text/html", status=status)
