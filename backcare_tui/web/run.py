"""Serving until told to end: the terminal shows the link, and a new one at each press of enter."""

from __future__ import annotations

import asyncio
import logging
import signal
import ssl
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from aiohttp import web

from backcare_tui.web.lock import Lock, Names
from backcare_tui.web.server import Server
from backcare_tui.web.tab import command

ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]

WAIT = 4.0
"""Seconds for what is under way at the end."""


class Place(NamedTuple):
    """Where and how it is served.

    Attributes:
        bind: The address listened on.
        port: Its port; 0 for any that is free.
        host: What people call it by, with a port and a path before ours where a proxy has them; empty for the address.
        tls: The certificate of our own, if there is one.
        secure: Whether browsers reach it through TLS, ours or that of a proxy.
        home: The folder handed on to each tab.
    """

    bind: str
    port: int
    host: str
    tls: ssl.SSLContext | None
    secure: bool
    home: str | None


def link(place: Place, port: int, key: str) -> str:
    """The address that opens it, once."""
    bind = f"[{place.bind}]" if ":" in place.bind and not place.bind.startswith("[") else place.bind
    where = place.host.rstrip("/") or f"{bind}:{port}"
    return f"{'https' if place.secure else 'http'}://{where}/open?key={key}"


def serve(place: Place, show: Callable[[str], None]) -> None:
    """Serve until a signal comes.

    Args:
        place: Where and how.
        show: Shows a person a link.

    Raises:
        OSError: The address is not to be had.
    """
    asyncio.run(_serve(place, show))


async def _serve(place: Place, show: Callable[[str], None]) -> None:
    lock, loop, ended = Lock(), asyncio.get_running_loop(), asyncio.Event()
    names = Names(place.bind, place.host.partition("/")[0], secure=place.secure)
    server = Server(lock, names, command(place.home), secure=place.secure)
    # No log: the one secret that is ever in an address is the link's key, and anyone may write the rest of it.
    logging.disable(logging.CRITICAL)
    runner = web.AppRunner(server.app(), access_log=None, keepalive_timeout=30, shutdown_timeout=WAIT)
    with suppress(NotImplementedError):  # on Windows ctrl+c comes as an exception
        for number in ENDS:
            loop.add_signal_handler(number, ended.set)
    listening = await server.listen(runner, place.bind.strip("[]"), place.port, place.tls)
    try:
        port = listening.sockets[0].getsockname()[1]

        def show_link() -> None:
            show(link(place, port, lock.new_key()))

        show_link()
        with _enter(loop, show_link):
            await ended.wait()
    finally:
        listening.close()
        await runner.cleanup()


class _enter:  # noqa: N801 - reads as what it waits for
    """Hears enter in the terminal, where there is one."""

    def __init__(self, loop: asyncio.AbstractEventLoop, then: Callable[[], None]) -> None:
        self._loop, self._then = loop, then
        self._hears = False

    def __enter__(self) -> None:
        with suppress(AttributeError, ValueError, OSError, NotImplementedError):
            if sys.stdin.isatty():
                self._loop.add_reader(sys.stdin, self._pressed)
                self._hears = True

    def __exit__(self, *_: object) -> None:
        if self._hears:
            self._loop.remove_reader(sys.stdin)

    def _pressed(self) -> None:
        if sys.stdin.readline():
            self._then()
        else:  # the end of input: the terminal is gone, or someone pressed ctrl+d
            self._loop.remove_reader(sys.stdin)
