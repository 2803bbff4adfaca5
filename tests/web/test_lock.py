"""The lock: a link opens once, a cookie is known by its value alone, and only names of ours are answered to."""

from __future__ import annotations

import pytest

from backcare_tui.web.lock import Lock, Names, cookie_header, cookie_of, is_loopback, is_prefetch, is_wildcard


def test_a_link_opens_once() -> None:
    lock = Lock()
    key = lock.new_key()
    assert lock.take("") is None
    assert lock.take(key + "x") is None
    assert lock.take(key) is not None
    assert lock.take(key) is None


def test_a_new_link_ends_the_one_before_and_leaves_who_is_in() -> None:
    lock = Lock()
    old, new = lock.new_key(), lock.new_key()
    assert lock.take(old) is None
    first = lock.take(new)
    second = lock.take(lock.new_key())
    assert first != second
    assert lock.knows(f"backcare={first}")
    assert lock.knows(f"other=1; backcare={second}")


def test_nothing_opens_before_there_is_a_link() -> None:
    assert Lock().take("") is None
    assert not Lock().knows("backcare=")


@pytest.mark.parametrize(
    "header", ["", "backcare", "backcare=", "backcare=x", "=;;=\x00", "backcare=é\ud800", "a" * 9000]
)
def test_a_cookie_that_was_not_given_is_not_known(header: str) -> None:
    lock = Lock()
    value = lock.take(lock.new_key())
    assert not lock.knows(header)
    assert not lock.knows(f"other={value}")


def test_keys_and_cookies_hold_256_bits_and_differ() -> None:
    lock = Lock()
    keys = {lock.new_key() for _ in range(50)}
    assert len(keys) == 50
    assert min(map(len, keys)) >= 43
    value = lock.take(lock.new_key())
    assert value is not None
    assert len(value) >= 43


def test_the_cookie_is_for_the_browser_alone() -> None:
    assert cookie_header("v", secure=False) == "backcare=v; HttpOnly; SameSite=Strict"
    assert cookie_header("v", secure=True).endswith("; Secure")
    assert cookie_of(cookie_header("v", secure=True)) == "v"


@pytest.mark.parametrize("bind", ["127.0.0.1", "127.8.9.1", "::1", "[::1]", "localhost", "LOCALHOST"])
def test_loopback_is_this_machine(bind: str) -> None:
    assert is_loopback(bind)


@pytest.mark.parametrize(
    "bind",
    ["", "0.0.0.0", "::", "192.168.1.2", "example.org", "localhost.example.org", "127.0.0.1.example.org"],
)
def test_all_else_is_beyond_it(bind: str) -> None:
    assert not is_loopback(bind)
    assert is_wildcard(bind) == (bind in ("", "0.0.0.0", "::"))


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8420", True),
        ("localhost:9000", True),
        ("[::1]:8420", True),
        ("back.example", True),
        ("BACK.example:443", True),
        ("192.168.1.5:8420", False),
        ("evil.example", False),
        ("back.example.evil.example", False),
        ("localhost@evil.example", False),
        ("localhost/evil.example", False),
        ("localhost:0", False),
        ("localhost:99999", False),
        ("local\x1bhost", False),
        ("", False),
    ],
)
def test_only_names_of_ours_are_answered_to(host: str, known: bool) -> None:
    assert Names("127.0.0.1", "back.example").knows_host(host) is known


def test_on_every_address_an_address_is_a_name_and_a_foreign_name_is_none() -> None:
    names = Names("0.0.0.0", "desk.example:8420")
    assert names.knows_host("192.168.1.5:8420")
    assert not names.knows_host("rebound.example:8420")


@pytest.mark.parametrize(
    ("origin", "host", "secure", "known"),
    [
        ("http://127.0.0.1:8420", "127.0.0.1:8420", False, True),
        ("http://localhost:9000", "localhost:9000", False, True),
        ("https://back.example", "back.example", True, True),
        ("https://back.example", "127.0.0.1:8420", True, True),  # a proxy that calls us by our address
        ("http://back.example", "back.example", True, False),
        ("http://localhost:3000", "127.0.0.1:8420", False, False),  # another program on this machine
        ("http://127.0.0.1:3000", "127.0.0.1:8420", False, False),
        ("https://evil.example", "127.0.0.1:8420", False, False),
        ("https://evil.example", "evil.example", False, False),
        ("null", "127.0.0.1:8420", False, False),
        ("", "127.0.0.1:8420", False, False),
        ("file://", "127.0.0.1:8420", False, False),
    ],
)
def test_only_a_page_of_ours_opens_a_web_socket(origin: str, host: str, secure: bool, known: bool) -> None:
    assert Names("127.0.0.1", "back.example", secure=secure).knows_origin(origin, host) is known


@pytest.mark.parametrize(
    "headers", [{"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "Prefetch"}, {"X-Purpose": "preview"}]
)
def test_looking_ahead_is_told_from_coming_in(headers: dict[str, str]) -> None:
    assert is_prefetch(headers)
    assert not is_prefetch({"Sec-Fetch-Mode": "navigate"})
