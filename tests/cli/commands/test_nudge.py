"""``left``, ``status``, ``remind`` and ``snooze``: what is due in one sentence, and nothing where nothing is."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from kits.cli_docs import documented, example, fields
from kits.cli_kit import Line

from backcare_tui.storage.reminders import notifier, timers
from backcare_tui.storage.reminders.timers import Command


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Command]:
    """Nobody's desktop or timers are touched: what the system would be told."""
    commands: list[Command] = []

    def run(given: Sequence[Command]) -> str:
        commands.extend(given)
        return ""

    monkeypatch.setattr(notifier, "desktop", tuple)
    monkeypatch.setattr(timers, "usual_kind", lambda: "systemd")
    monkeypatch.setattr(timers, "run", run)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "conf"))
    return commands


def test_what_is_due_is_one_sentence_and_nothing_due_is_silence(small: Line) -> None:
    assert small.at(22, "12:30")("left") == (1, "", "")
    sentence = "Evening: posture pump and 3 more, about 10 min.\n"
    assert small.at(22, "19:00")("left") == (0, sentence, "")
    small("done", "--all")
    assert small("left") == (1, "", "")


def test_the_json_is_the_one_that_is_documented(small: Line) -> None:
    nothing = small("left", "--json")
    assert (nothing.code, nothing.data) == (1, {"schema": 1, "due": False, "text": None, "tasks": []})
    assert small("status", "--format", "json").data == example("status")
    small("done", "self"), small("done", "face")
    due = small.at(22, "19:00")("left", "--json")
    assert due.code == 0
    assert due.data == {**example("left"), "text": "Evening: posture pump, 3 min. 3 of 4 done."}
    assert fields(due.data) <= documented("`backcare left --json`")
    assert fields(small("status", "--json").data) == documented("`backcare status --format json`")


def test_on_shows_what_it_writes_and_writes_that(small: Line, tmp_path: Path, told: list[Command]) -> None:
    shown = small("remind", "on", "--at", "12:30", "--at", "7.05", "--dry-run")
    assert shown.code == 0
    assert shown.out.endswith("Nothing was written.\n")
    assert not (tmp_path / "conf").exists()
    assert told == []
    done = small("remind", "on", "--at", "12:30", "--at", "7.05")
    assert done.out.startswith(shown.out.removesuffix("Nothing was written.\n"))
    folder = tmp_path / "conf" / "systemd" / "user"
    for path in folder.iterdir():
        assert all(f"    {row}".rstrip() in done.out.split("\n") for row in path.read_text().splitlines())
    timer = (folder / "backcare-remind.timer").read_text()
    assert timer.count("OnCalendar=") == 2
    assert "OnCalendar=*-*-* 07:05:00\nOnCalendar=*-*-* 12:30:00\nPersistent=true\n" in timer
    assert [command.text for command in told] == [
        "systemctl --user daemon-reload",
        "systemctl --user enable --now backcare-remind.timer",
    ]
    state = small("remind").out
    assert "a timer of systemd looks at 07:05 and 12:30." in state
    assert "Reminders are off." in small("remind", "off").out
    assert list(folder.iterdir()) == []
    assert "No timer of ours is there" in small("remind").out


def test_without_a_time_it_looks_at_those_of_the_plan(small: Line) -> None:
    assert small("remind", "on", "--dry-run").out.count("OnCalendar=*-*-* 19:00:00") == 1


def test_the_timer_starts_this_python_on_this_home(small: Line) -> None:
    row, text = small("remind", "on", "--with", "crontab", "--at", "20:00").out.splitlines()
    assert text == "Nothing was written: paste what stands above with `crontab -e`."
    words = shlex.split(row.removeprefix("0 20 * * * "))
    assert words[0].startswith("DBUS_SESSION_BUS_ADDRESS=unix:path=/")
    assert words[1:] == [
        os.path.abspath(sys.executable), "-m", "backcare_tui", "remind", "now", "--home", str(small.home.config),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("remind", "on", "--at", "25:00"), 2),
        (("remind", "on", "--at", ""), 2),
        (("remind", "on", *(word for hour in range(13) for word in ("--at", f"{hour}:00"))), 2),
        (("remind", "on", "--with", "at"), 2),
        (("snooze", "soon"), 2),
        (("status", "--format", "xmobar"), 2),
    ],
)
def test_what_cannot_be_understood_is_one_sentence_and_nothing_is_written(
    small: Line, words: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    answer = small(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert not (tmp_path / "conf").exists()


def test_files_of_anothers_and_a_system_that_will_not_are_told(
    small: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timers, "run", lambda _commands: "`systemctl` said: no bus")
    answer = small("remind", "on")
    assert (answer.code, answer.err) == (
        1,
        "The files are written, but not in force: `systemctl` said: no bus\n",
    )
    path = tmp_path / "conf" / "systemd" / "user" / "backcare-remind.service"
    path.write_text("mine")
    answer = small("remind", "on")
    assert (answer.code, answer.err) == (
        1,
        f"{path} is there already and is not ours, so nothing was written.\n",
    )
    assert path.read_text() == "mine"


def test_a_timer_hears_one_sentence_and_then_for_an_hour_nothing(small: Line) -> None:
    small.at(22, "19:00")
    assert small("remind", "now").out == "Evening: posture pump and 3 more, about 10 min.\n"
    assert small.at(22, "19:59")("remind", "now") == (0, "", "")
    assert small("snooze", "90m").out == "No reminder before 21:29.\n"
    assert small.at(22, "21:00")("remind", "now") == (0, "", "")
    state = small("remind").out
    assert "Told last: 2026-11-22 19:00.\n" in state
    assert "Snoozed until 21:29" in state
    assert small("snooze", "off").out == "Reminders go on.\n"
    assert small("remind", "now").out


def test_a_reminder_records_nothing(small: Line) -> None:
    small("note", "x")
    (path,) = small.home.journal.glob("2026-11.*")
    before = path.read_bytes()
    small.at(22, "19:00")("remind", "now")
    small("snooze")
    assert path.read_bytes() == before
