"""Timers of the system: whatever a path holds, what is started is that path; and no file of another's is touched."""

from __future__ import annotations

import os
import plistlib
import re
import shlex
import shutil
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest
from kits.examples import CI

from backcare_tui.storage.reminders import timers
from backcare_tui.storage.reminders.timers import CRONTAB, KINDS, LAUNCHD, OURS, SYSTEMD, Command, timer

AT = (time(12, 30), time(20))
ODD = [
    "a b",
    "100%",
    "%h",
    "$HOME",
    "${HOME}",
    "it's",
    '"q"',
    "back\\slash",
    "a;b",
    "<&>",
    "`id`",
    "größe",
    "-x",
    "#c",
    "~",
    "*",
]


def program(word: str = "") -> tuple[str, ...]:
    return (
        "/usr/bin/python3",
        "-m",
        "backcare_tui",
        "remind",
        "now",
        *(["--home", f"/home/{word}"] if word else []),
    )


@pytest.mark.skipif(not (CI or shutil.which("systemd-analyze")), reason="there is no systemd here")
@pytest.mark.parametrize("word", ["", " ".join(ODD)])
def test_systemd_takes_the_units_without_a_word(tmp_path: Path, word: str) -> None:
    odd = tmp_path / (word.replace("/", "") or "python")
    odd.symlink_to(sys.executable)  # the program itself may lie anywhere
    there = timer(SYSTEMD, (str(odd), *program(word)[1:]), AT, {"XDG_CONFIG_HOME": str(tmp_path)})
    timers.put(there)
    files = [str(path) for path, _text in there.files]
    found = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", *files],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in found.stderr.splitlines() if "backcare" in line]
    assert (found.returncode, told) == (0, [])


@pytest.mark.skipif(os.name != "posix", reason="paths of POSIX")
def test_a_program_of_an_odd_name_is_started_by_a_shell_as_what_it_is(tmp_path: Path) -> None:
    odd = tmp_path / " ".join(ODD)
    odd.symlink_to(sys.executable)
    words = (str(odd), "-c", "import sys; print(sys.argv)", *ODD)
    line = next(row for row in timer(SYSTEMD, words, AT, {}).files[0][1].splitlines() if "ExecStart=" in row)
    started = unquoted(line.removeprefix("ExecStart="))
    told = subprocess.run(
        started, capture_output=True, text=True, check=True, env={"PYTHONHOME": sys.base_prefix}
    )
    assert told.stdout == f"{['-c', *ODD]}\n"


def unquoted(line: str) -> list[str]:
    """The words of a unit's command, as its manual page tells that they are read."""
    words = shlex.split(line, posix=True)
    assert all(re.fullmatch(r"([^%$]|%%|\$\$)*", word) for word in words)  # else a specifier, or a variable
    return [word.replace("%%", "%").replace("$$", "$") for word in words]


@pytest.mark.parametrize("word", ODD)
def test_each_timer_starts_the_very_words(word: str) -> None:
    line = next(
        row
        for row in timer(SYSTEMD, program(word), AT, {}).files[0][1].splitlines()
        if row.startswith("ExecStart=")
    )
    assert unquoted(line.removeprefix("ExecStart=")) == [*program(word)]
    agent = plistlib.loads(timer(LAUNCHD, program(word), AT, {}).files[0][1].encode())
    assert agent["ProgramArguments"] == [*program(word)]
    assert agent["StartCalendarInterval"] == [{"Hour": 12, "Minute": 30}, {"Hour": 20, "Minute": 0}]
    row, _other = timer(CRONTAB, program(word), AT, {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/%x y"}).lines
    assert "%" not in row.replace("\\%", "")
    command = row.removeprefix("30 12 * * * ").replace("\\%", "%")
    told = subprocess.run(
        ["sh", "-c", command.replace("/usr/bin/python3", "printf '%s\\0' \"$DBUS_SESSION_BUS_ADDRESS\"", 1)],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"]},
    ).stdout
    assert told.split("\0")[1:-1] == [*program(word)[1:]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("word", ["two\nlines", "nul\0", "\x1b[31m", "\udcff", "\u202e"])
def test_what_no_timer_can_hold_is_refused(kind: str, word: str) -> None:
    with pytest.raises(ValueError, match="no timer can hold"):
        timer(kind, program(word), AT, {})


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setenv("HOME", str(tmp_path))
    return {"XDG_CONFIG_HOME": str(tmp_path / "conf")}


@pytest.mark.parametrize("kind", [SYSTEMD, LAUNCHD])
def test_what_is_written_is_found_again_and_taken_away(kind: str, elsewhere: dict[str, str]) -> None:
    there = timer(kind, program("it's 100%"), AT, elsewhere)
    assert timers.times_on(there) == ()
    timers.put(there)
    timers.put(timer(kind, program(), AT, elsewhere))  # once more, over our own
    assert timers.times_on(there) == AT
    paths = [path for path, _text in there.files]
    assert all(path.stat().st_mode & 0o077 == 0 for path in paths)
    assert timers.take_away(there) == paths
    assert not any(path.exists() for path in paths)
    assert timers.take_away(there) == []


@pytest.mark.parametrize("kind", [SYSTEMD, LAUNCHD])
def test_no_file_of_anothers_is_replaced_or_taken_away(kind: str, elsewhere: dict[str, str]) -> None:
    there = timer(kind, program(), AT, elsewhere)
    last = there.files[-1][0]
    last.parent.mkdir(parents=True)
    last.write_text("[Timer]\nOnCalendar=*-*-* 12:30:00\n")
    with pytest.raises(FileExistsError):
        timers.put(there)
    assert [path for path, _text in there.files if path.exists()] == [last]
    assert timers.take_away(there) == []
    assert timers.times_on(there) == ()
    assert OURS not in last.read_text()


def test_the_first_command_that_fails_ends_it_and_says_why(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    fails = (sys.executable, "-c", "import sys; sys.exit('no \\n bus')")
    touch = Command(("touch", str(mark)))
    assert timers.run([Command(fails, may_fail=True)]) == ""
    assert timers.run([Command(fails), touch]).endswith("said: no bus")
    assert timers.run([Command(("/nowhere/at/all",)), touch]).startswith("`/nowhere/at/all` said: ")
    assert not mark.exists()
