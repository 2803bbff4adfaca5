"""``status`` at once: the small file says what a whole look would, or is passed over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
from kits.cli_kit import PLAN, Line
from kits.nudge_kit import TUCK

from backcare_tui.cli import glance
from backcare_tui.cli.commands.nudge import FORMATS

posix = pytest.mark.skipif(os.name != "posix", reason="elsewhere each look is a whole one")
PLAN_AT = f"""
title = "By the hour"
{TUCK}
[[check]]
id = "screen"
name = "Screen <at> #eye % height"
every = "day"
"""


def says(line: Line, *words: str, capsys: pytest.CaptureFixture[str]) -> str | None:
    """What the small file alone says; None where it is passed over."""
    environ = {"BACKCARE_HOME": str(line.home.config), "BACKCARE_NOW": line.now}
    return capsys.readouterr().out if glance.print_status(words, environ) else None


@posix
def test_the_file_says_what_a_whole_look_does_at_every_hour_and_in_every_state(
    line: Line, capsys: pytest.CaptureFixture[str]
) -> None:
    line.plan(PLAN_AT)
    states = (
        ("note", "begun"),
        ("done", "tuck@morning"),
        ("flare", "start"),
        ("flare", "end"),
        ("done", "--all"),
        ("undo",),
        ("pause",),
        ("resume",),
        ("safety", "--yes", "infection"),
    )
    for words in states:
        assert line.at(22)(*words).code == 0
        for clock in ("03:59", "04:00", "06:59", "07:00", "12:30", "19:00", "23:59"):
            line.at(22 if clock != "03:59" else 23, clock)
            for form in FORMATS if clock == "19:00" else ("json",):
                quick = says(line, "--format", form, capsys=capsys)
                assert quick is not None, (words, clock)
                assert quick == line("status", "--format", form).out, (words, clock, form)
        assert says(line, "--json", capsys=capsys) == line("status", "--json").out


def kept(line: Line) -> Path:
    (path,) = line.home.cache.glob("status.*")
    return path


def linked(line: Line) -> None:
    path = kept(line)
    path.rename(path.with_name("elsewhere")).with_name(path.name).symlink_to("elsewhere")


def piped(line: Line) -> None:
    path = kept(line)
    path.unlink()
    os.mkfifo(path)


def changed(line: Line) -> None:
    path = next(line.home.journal.glob("2026-11.*.json"))
    path.write_bytes(path.read_bytes())


def edited(line: Line) -> None:
    line.plan(PLAN.replace("reps = 12", "reps = 14"))


LATER = {
    "a journal synced": lambda line: (line.home.journal / "2026-11.zzzzzz.json").write_text("{}"),
    "a journal changed": changed,
    "a plan edited": edited,
    "another plan": lambda line: line.home.settings.write_text('plan = "tens"\n'),
    "damage": lambda line: kept(line).write_bytes(kept(line).read_bytes().replace(b"min", b"max")),
    "nothing there": lambda line: kept(line).unlink(),
    "a link": linked,
    "a pipe": piped,
    "the next day": lambda line: line.at(23, "04:00"),
    "the day before": lambda line: line.at(22, "03:59"),
}
"""What makes the file say too little, or another's."""

TOLD = ("a journal synced",)
"""What is told to be wrong each time, so that each look is a whole one."""


@posix
@pytest.mark.parametrize("what", LATER)
def test_a_file_that_may_not_say_all_is_passed_over_and_made_anew(
    small: Line, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    small("done", "posture")
    assert says(small, capsys=capsys) is not None
    LATER[what](small)
    assert says(small, capsys=capsys) is None
    whole = small("status").out
    assert says(small, capsys=capsys) == (None if what in TOLD else whole)


@posix
@pytest.mark.parametrize(
    ("words", "environ"),
    [
        (("--help",), {}),
        (("--format",), {}),
        (("--format", "xmobar"), {}),
        (("--format=", "plain"), {}),
        (("more",), {}),
        ((), {"BACKCARE_NOW": "soon"}),
        ((), {"BACKCARE_NOW": "2026-11-22T07:42:00Z"}),
        ((), {"BACKCARE_NOW": "2026-11-22T07:42:61+00:00"}),
        ((), {"BACKCARE_NOW": "2026-11-22T07:42:00+00:99"}),
        ((), {"BACKCARE_HOME": "~nobody-here/x"}),
        ((), {"BACKCARE_DEBUG": "1"}),
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_the_command(
    small: Line, words: tuple[str, ...], environ: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    small("done", "posture")
    usual = {"BACKCARE_HOME": str(small.home.config), "BACKCARE_NOW": small.now}
    assert not glance.print_status(words, {**usual, **environ})
    assert capsys.readouterr().out == ""


@posix
def test_a_bar_waits_for_nothing_but_the_file(small: Line) -> None:
    small("done", "posture")
    found = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "backcare_tui", "status"],
        env=small.environ(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == "1 of 4 · 6 min · quadratus lumborum\n"
    loaded = {row.rpartition("|")[2].strip() for row in found.stderr.splitlines()}
    costly = {
        "click",
        "msgspec",
        "tinydb",
        "platformdirs",
        "datetime",
        "typing",
        "json",
        "pathlib",
        "re",
        "hashlib",
    }
    assert not loaded & costly
    assert {name for name in loaded if name.startswith("backcare_tui.")} == {
        "backcare_tui.cli",
        "backcare_tui.cli.entry",
        "backcare_tui.cli.glance",
        "backcare_tui.storage",
        "backcare_tui.storage.machine",
        "backcare_tui.storage.status_file",
    }


@posix
def test_another_encoding_is_left_to_the_command(small: Line) -> None:
    small("done", "posture")
    answer = small.apart("status", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert answer == (0, "1 of 4 . 6 min . quadratus lumborum\n", "")


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only a home of one's own is found at once")
@pytest.mark.parametrize("chosen", ["", "/somewhere/else", "relative"])
def test_the_cache_is_looked_for_where_it_is(chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    monkeypatch.setenv("XDG_CACHE_HOME", chosen)
    found = glance._cache("", os.environ)
    assert found in ("", str(platformdirs.user_cache_path("backcare")))
    assert bool(found) == (chosen != "relative")


@posix
def test_a_look_makes_no_folder(line: Line, tmp_path: Path) -> None:
    assert line("status").code == 0
    assert list(tmp_path.iterdir()) == []


@posix
def test_what_is_recorded_or_taken_back_of_another_day_is_never_shown_too_early_or_too_late(
    small: Line, capsys: pytest.CaptureFixture[str]
) -> None:
    before, _every, _rest = PLAN.rpartition('every = "day"')
    small.plan(before + 'every = "2 days"')  # so that yesterday says whether it is due today
    small.at(20)("done", "posture")
    for words in (
        ("done", "face", "--day", "-1"),
        ("undo",),
        ("redo",),
        ("pain", "8", "--day", "-1"),
        ("undo",),
        ("done", "posture"),
        ("pain", "8", "--after", "posture"),
        ("undo",),
        ("plan", "set", "posture", "minutes", "4"),
    ):
        assert small.at(22)(*words).code == 0, words
        quick = says(small, capsys=capsys)
        assert quick in (None, small("status").out), words
        assert says(small, capsys=capsys) == small("status").out
