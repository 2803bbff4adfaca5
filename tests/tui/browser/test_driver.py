"""The process of a tab ends with its tab; what was recorded is on disk before its key is answered."""

from __future__ import annotations

import subprocess
import sys

import pytest
from kits.cli_kit import Line

from backcare_tui.paths import Home
from backcare_tui.web.tab import environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")


def until(process: subprocess.Popen[bytes], words: bytes) -> bytes:
    """What it draws, up to some words."""
    assert process.stdout is not None
    shown = b""
    while words not in shown:
        more = process.stdout.read(65536)
        assert more, "it ended"
        shown += more
    return shown


@pytest.mark.parametrize("gone", ["stdin", "stdout"])
def test_a_tab_that_is_gone_ends_its_process(home: Home, gone: str) -> None:
    line = Line(home)
    line.plan()
    line("safety", "--none")
    env = environment(line.environ(), 46, 40, touch=True)
    words = [sys.executable, "-m", "backcare_tui"]
    with subprocess.Popen(
        words, env=env, stdin=-1, stdout=-1, stderr=subprocess.DEVNULL, bufsize=0
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        shown = until(process, b"Posture pump")
        assert shown.startswith(b"__GANGLION__\n")
        if gone == "stdin":
            process.stdin.close()
            process.stdin = None
        else:
            process.stdout.close()
            process.stdin.write(b"D\x00\x00\x00\x012")
        try:
            process.wait(20)
        finally:
            process.kill()
