"""``serve``: what it refuses before it listens, what it shows once it does, and that it ends with all it started."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from kits.cli_imports import loaded
from kits.cli_kit import Line

from backcare_tui.cli.commands import serve as command
from backcare_tui.cli.startup import has_terminal

EVIL = "\x1b[31m\u202ex"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--port", "x"], 2, "'x' is not a port: it is a whole number from 0 to 65535."),
        (["--port", "65536"], 2, "from 0 to 65535"),
        (["--bind", "0.0.0.0"], 1, "could read along"),
        (["--bind", ""], 1, "could read along"),
        (["--bind", "192.168.1.2", "--host", "desk.example"], 1, "could read along"),
        (["--bind", "0.0.0.0", "--behind-tls"], 1, "Say with --host"),
        (["--host", "http://x/"], 2, "is not a name"),
        (["--host", "a b"], 2, "is not a name"),
        (["--host", EVIL], 2, "is not a name"),
        (["--bind", EVIL], 1, "could read along"),
        (["--cert", "c.pem"], 2, "--cert and --key go together"),
        (["--cert", "c.pem", "--key", "k.pem"], 1, "cannot be used: no such file"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(line: Line, words: list[str], code: int, said: str) -> None:
    answer = line("serve", *words)
    assert answer.code == code
    assert said in " ".join(answer.err.split())
    assert not set(answer.err) & set(EVIL) - set("[31mx")
    assert not line.home.config.exists() or not [*line.home.config.iterdir()]


def test_what_is_no_certificate_is_told(line: Line, tmp_path: Path) -> None:
    pem = tmp_path / "x.pem"
    pem.write_text("nothing", encoding="utf-8")
    answer = line("serve", "--cert", str(pem), "--key", str(pem))
    assert answer.code == 1
    assert "not a certificate and its key in PEM" in " ".join(answer.err.split())


def test_missing_packages_are_named_with_what_installs_them(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "segno" else name)
    answer = line("serve")
    assert answer.code == 1
    assert "pip install '.[serve]'" in answer.err
    assert "segno not found" in answer.err


def test_a_port_that_is_taken_is_told(line: Line) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = line.apart("serve", "--port", str(port))
    assert answer.code == 1
    assert f"127.0.0.1 port {port} cannot be listened on" in answer.err


@pytest.mark.parametrize("words", [("today",), ("serve", "--help")])
def test_what_serves_is_not_imported_by_any_other_line(small: Line, words: tuple[str, ...]) -> None:
    assert not loaded(small, *words) & {"aiohttp", "segno", "textual_serve", "backcare_tui.web"}


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_shows_its_link_and_ends_in_good_order(line: Line, number: int) -> None:
    words = [
        sys.executable,
        "-m",
        "backcare_tui",
        "serve",
        "--port",
        "0",
        "--behind-tls",
        "--host",
        "a.example/b",
    ]
    with subprocess.Popen(
        words, env=line.environ(), stdin=subprocess.DEVNULL, stdout=-1, stderr=-1, text=True
    ) as it:
        assert it.stdout is not None
        said = next(row for row in it.stdout if "/open" in row)
        it.send_signal(number)
        _out, err = it.communicate(timeout=20)
    assert re.fullmatch(r"  https://a\.example/b/open\?key=[\w-]{43}\n", said)
    assert (it.returncode, err) == (0, "")


def test_whoever_is_shown_in_a_browser_has_a_terminal_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    assert has_terminal()
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.linux_driver:LinuxDriver")
    assert not has_terminal()
