"""The lock of the dashboard in a browser: who may come in, and by which name it may be called. Pure, so that it is tried alone."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

COOKIE = "backcare"
"""The name of the cookie that the link gives."""

BYTES = 32
"""Random bytes of a key and of a cookie."""

PLACE = re.compile(r"(\[[0-9a-f:.]{2,60}\]|[0-9a-z._-]{1,250})(:[0-9]{1,5})?", re.IGNORECASE)
"""A name or an address, and perhaps a port."""

LOOPBACK_NAME = "localhost"


class Lock:
    """One link at a time, good for one visit; each visit gives a cookie of its own, good until the process ends."""

    def __init__(self) -> None:
        self._key = b""
        self._cookies: list[bytes] = []

    def new_key(self) -> str:
        """The key of a new link; the one before it opens nothing any more."""
        key = secrets.token_urlsafe(BYTES)
        self._key = _digest(key)
        return key

    def take(self, key: str) -> str | None:
        """Use up the key: the value of a cookie, or None where it is not the key, or was used before."""
        if not self._key or not secrets.compare_digest(self._key, _digest(key)):
            return None
        self._key = b""
        value = secrets.token_urlsafe(BYTES)
        self._cookies.append(_digest(value))
        return value

    def knows(self, header: str) -> bool:
        """Whether a request's cookies hold one that was given here; every one is compared, each in the same time."""
        value = _digest(cookie_of(header))
        return sum(secrets.compare_digest(known, value) for known in self._cookies) > 0


def _digest(text: str) -> bytes:
    """What is kept in place of a secret, of one length whatever was sent."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def cookie_of(header: str) -> str:
    """Our cookie's value in a ``Cookie`` header; empty where there is none."""
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return "" if morsel is None else morsel.value


def cookie_header(value: str, *, secure: bool) -> str:
    """The ``Set-Cookie`` header.

    It names no path: the browser then takes the folder of the link as itself sees it, below whatever a
    reverse proxy puts before it.
    """
    return f"{COOKIE}={value}; HttpOnly; SameSite=Strict{'; Secure' if secure else ''}"


def is_loopback(bind: str) -> bool:
    """Whether only this machine can reach an address."""
    address = _address(bind)
    return bind.lower() == LOOPBACK_NAME if address is None else address.is_loopback


def is_wildcard(bind: str) -> bool:
    """Whether it stands for every address of the machine."""
    address = _address(bind)
    return not bind if address is None else address.is_unspecified


class Names:
    """By which names the server may be called, which stops a foreign name that was pointed at this machine.

    Args:
        bind: The address that is listened on.
        own: What people call it by through a proxy or a tunnel: ``home.example`` or ``home.example:8443``.
        secure: Whether browsers reach it through TLS.
    """

    def __init__(self, bind: str, own: str = "", *, secure: bool = False) -> None:
        self._names = {bind.lower().strip("[]")}
        self._any_address = is_wildcard(bind)
        self._own, self._secure = own.lower(), secure
        if own:
            self._names.add(_split(own)[0])

    def knows_host(self, host: str) -> bool:
        """Whether a ``Host`` header names us, at whatever port: a tunnel has one of its own."""
        name, is_right = _split(host)
        if not is_right:
            return False
        if is_loopback(name) or name in self._names:
            return True
        return self._any_address and _address(name) is not None  # no foreign name leads here by an address

    def knows_origin(self, origin: str, host: str) -> bool:
        """Whether a page that opens a web socket is ours: it has the very host and port, and is as safe."""
        scheme, _, place = origin.partition("://")
        if scheme not in (("https",) if self._secure else ("http", "https")) or not _split(place)[1]:
            return False
        # A proxy may call us by another name than the page does; then it is the one that was told.
        return self.knows_host(host) and place.lower() in {host.lower(), self._own or host.lower()}


def is_prefetch(headers: Mapping[str, str]) -> bool:
    """Whether a browser only looks ahead, for which no key is used up."""
    said = (headers.get(name, "").lower() for name in ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"))
    return any("prefetch" in words or "preview" in words or "prerender" in words for words in said)


def _split(place: str) -> tuple[str, bool]:
    """A host's name in small letters without its port, and whether it is one at all."""
    try:
        parts = urlsplit(f"//{place}")
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        return "", False
    return parts.hostname or "", bool(PLACE.fullmatch(place)) and bool(parts.hostname) and port_is_right


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name.strip("[]"))
    except ValueError:
        return None
