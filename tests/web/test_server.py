"""Without the cookie nothing is behind any path; with it, a tab is a process, four at most, that ends with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession, CookieJar, WSServerHandshakeError, web

from backcare_tui.web.lock import Lock, Names
from backcare_tui.web.server import MOST_TABS, Server

PATHS = (
    "/",
    "/ws",
    "/static/page.js",
    "/download/x",
    "/nothing",
    "/open",
    "/open/",
    "/open?key=x",
    "/../pyproject.toml",
)


class FakeTab:
    """Counts where a process would be."""

    started: list[FakeTab]

    def __init__(self, words: list[str], **how: Any) -> None:
        self.words, self.how, self.heard, self.ended = words, how, list[str](), asyncio.Event()

    async def start(self, width: int, height: int) -> None:
        self.size = width, height
        self.started.append(self)
        await self.how["write_bytes"](b"drawn")

    async def hear(self, text: str) -> None:
        self.heard.append(text)

    async def stop(self) -> None:
        self.ended.set()


class Served:
    """A server on a port of this machine, and a browser."""

    def __init__(self, lock: Lock, at: str, browser: ClientSession, tabs: list[FakeTab]) -> None:
        self.lock, self.at, self.browser, self.tabs = lock, at, browser, tabs

    async def status(self, path: str, method: str = "GET", **headers: str) -> int:
        async with self.browser.request(method, self.at + path, headers=headers) as answer:
            return answer.status

    async def come_in(self) -> None:
        assert await self.status(f"/open?key={self.lock.new_key()}") == 200

    async def tab(self, **headers: str) -> Any:
        return await self.browser.ws_connect(
            f"{self.at}/ws?width=46&height=40&touch=1", headers={"Origin": self.at, **headers}
        )


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    tabs: list[FakeTab] = []
    kind = type("Counted", (FakeTab,), {"started": tabs})
    lock = Lock()
    server = Server(lock, Names("127.0.0.1"), ["nothing"], make_tab=kind)
    runner = web.AppRunner(server.app(), access_log=None, shutdown_timeout=1)
    listening = await server.listen(runner, "127.0.0.1", 0, None)
    at = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        yield Served(lock, at, browser, tabs)
    listening.close()
    await runner.cleanup()
    assert all(tab.ended.is_set() for tab in tabs)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
async def test_without_the_cookie_every_path_is_403(served: Served, method: str) -> None:
    served.lock.new_key()
    assert {path: await served.status(path, method) for path in PATHS} == dict.fromkeys(PATHS, 403)


async def test_the_link_opens_once_and_its_cookie_opens_the_rest(served: Served) -> None:
    link = f"/open?key={served.lock.new_key()}"
    assert await served.status(link, **{"Sec-Purpose": "prefetch"}) == 403
    assert await served.status(link, "HEAD") == 403
    async with served.browser.get(served.at + link) as answer:
        assert answer.status == 200
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "./" in await answer.text()
    assert await served.status("/") == 200
    assert await served.status("/static/textual.js") == 200
    assert await served.status("/static/..%2fserver.py") == 404
    assert await served.status("/download/none") == 204
    served.browser.cookie_jar.clear()
    async with served.browser.get(served.at + link) as answer:
        assert answer.status == 403
        assert "press enter" in (await answer.text()).lower()
    assert await served.status("/") == 403


async def test_a_foreign_name_is_403_with_the_cookie_too(served: Served) -> None:
    await served.come_in()
    assert await served.status("/", Host="rebound.example") == 403
    assert await served.status(f"/open?key={served.lock.new_key()}", Host="rebound.example") == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
async def test_a_foreign_page_opens_no_web_socket(served: Served, origin: str) -> None:
    await served.come_in()
    with pytest.raises(WSServerHandshakeError) as refused:
        await served.tab(Origin=origin)
    assert refused.value.status == 403
    assert served.tabs == []


async def test_fifty_connections_without_the_cookie_start_no_process(served: Served) -> None:
    served.lock.new_key()
    found = await asyncio.gather(*(served.tab() for _ in range(50)), return_exceptions=True)
    assert [getattr(each, "status", None) for each in found] == [403] * 50
    assert served.tabs == []


async def test_every_answer_keeps_what_it_holds_to_itself(served: Served) -> None:
    for path in ("/", "/open?key=x"):
        async with served.browser.get(served.at + path) as answer:
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    await served.come_in()
    async with served.browser.get(served.at) as answer:
        page = await answer.text()
        assert "width=device-width" in page
        assert "//" not in page.replace("<!DOCTYPE", "")  # nothing from elsewhere, and no absolute link
        assert 'src="/' not in page
        assert 'href="/' not in page


async def test_a_tab_is_told_its_size_and_what_is_typed_and_ends_with_its_socket(served: Served) -> None:
    await served.come_in()
    socket = await served.tab()
    assert (await socket.receive()).data == b"drawn"
    await socket.send_str('["stdin","x"]')
    await socket.close()
    (tab,) = served.tabs
    await tab.ended.wait()
    assert tab.size == (46, 40)
    assert tab.how["touch"]
    assert tab.heard == ['["stdin","x"]']


async def test_a_fifth_tab_is_told_kindly_and_has_room_once_another_is_closed(served: Served) -> None:
    await served.come_in()
    sockets = [await served.tab() for _ in range(MOST_TABS)]
    async with served.browser.get(served.at) as answer:
        assert answer.status == 503
        assert "Close one" in await answer.text()
    with pytest.raises(WSServerHandshakeError):
        await served.tab()
    assert len(served.tabs) == MOST_TABS
    await sockets[0].close()
    await served.tabs[0].ended.wait()
    assert await served.status("/") == 200
