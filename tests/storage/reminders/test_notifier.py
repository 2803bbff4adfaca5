"""How a nudge is told: the words are one argument, and never anything else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from backcare_tui.storage.reminders import notifier

HARMFUL = "<b>&'\"; $(id) {text} \\ %s"


def put_program(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name, alone on the PATH, which writes down what it is handed."""
    out, path = folder / "out", folder / name
    path.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(out)!r}, 'w').write('\\n'.join(sys.argv[1:]))\n"
    )
    path.chmod(0o700)
    monkeypatch.setenv("PATH", str(folder))
    return out


@pytest.mark.skipif(os.name != "posix", reason="programs of POSIX")
@pytest.mark.parametrize(
    ("platform", "name", "end"),
    [
        ("linux", "notify-send", ["--", "backcare", "&lt;b&gt;&amp;'\"; $(id) {text} \\ %s"]),
        ("darwin", "osascript", ["-e", "end run", HARMFUL]),
    ],
)
def test_the_desktop_is_handed_the_words_as_one_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, name: str, end: list[str]
) -> None:
    out = put_program(tmp_path, name, monkeypatch)
    monkeypatch.setattr(sys, "platform", platform)
    command = notifier.desktop()
    assert notifier.tell(command, HARMFUL) == ""
    assert out.read_text().split("\n")[-3:] == end


def test_where_there_is_none_nothing_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert notifier.desktop() == ()


def test_one_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notifier, "PATIENCE", 0.05)
    command = (sys.executable, "-c", "import signal; signal.pause()", "{text}")
    assert "took longer" in notifier.tell(command, "x")
