"""Reminders: what is due is told, once an hour at most, and nothing else ever is."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from kits.coach_kit import again, put_plan
from kits.nudge_kit import TUCK

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Unreadable
from backcare_tui.coach.nudges.reminders import read_length, remembered, remind, snooze, waiting
from backcare_tui.coach.preferences import keep_setting, own_command, wanted_in_sessions
from backcare_tui.coach.results import Refused
from backcare_tui.paths import Home
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.reminders import notifier

PLAN = f"""
title = "A week"
{TUCK}
[[device]]
id = "pump"
name = "Posture pump"
minutes = 8
every = ["mon", "wed", "fri"]
when = "evening"
"""


@pytest.fixture(autouse=True)
def _no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's screen is written on."""
    monkeypatch.setattr(notifier, "desktop", tuple)


@pytest.fixture
def timed(home: Home, clock: FixedClock) -> Coach:
    put_plan(home, PLAN)
    clock.moment = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    return Coach(home, clock)


def later(clock: FixedClock, **length: float) -> None:
    clock.moment += timedelta(**length)


WEEK = [
    # (day of November, time, what is done before), and what is said then
    (23, "07:00", (), "Morning: chin tuck, 10 reps."),
    (23, "07:30", (), ""),  # within the hour
    (23, "19:00", ("tuck@morning",), "Evening: posture pump and 1 more, about 10 min. 1 of 3 done."),
    (23, "20:30", ("tuck@evening", "pump"), ""),  # all is done
    (24, "07:00", (), "Morning: chin tuck, 10 reps."),
    (24, "12:30", ("tuck@morning",), ""),  # the rest is for the evening
    (24, "19:00", ("pause",), ""),
    (25, "19:00", (), ""),  # still paused
    (26, "07:00", ("resume", "flare"), "Morning: chin tuck, 5 reps."),
    (26, "19:00", ("tuck@morning", "tuck@evening"), ""),  # a flare, and nothing is due
    (27, "07:00", ("flare over", "snooze 1h"), ""),
    (27, "08:00", (), "Morning: chin tuck, 5 reps."),
    (28, "07:00", ("skip tuck",), ""),  # left out with a reason
    (28, "19:00", (), ""),
    (29, "07:00", ("sign",), ""),  # a lock is no nudge
    (29, "19:00", (), ""),
]


def live(coach: Coach, what: str) -> None:
    match what.split():
        case ["pause"]:
            coach.guidance.pause()
        case ["resume"]:
            coach.guidance.resume()
        case ["flare", *over]:
            coach.guidance.flare(begins=not over)
        case ["snooze", length]:
            snooze(coach, length)
        case ["skip", task]:
            coach.tasks.skip(task, because="travel")
        case ["sign"]:
            coach.safety.screen(["infection"])
        case _:
            coach.tasks.done(what)


def test_a_week_is_reminded_of_what_is_due_and_of_nothing_else(timed: Coach, clock: FixedClock) -> None:
    said = []
    for day, at, deeds, _words in WEEK:
        hour, minute = map(int, at.split(":"))
        clock.moment = datetime(2026, 11, day, hour, minute, tzinfo=UTC)
        for what in deeds:
            live(timed, what)
        said.append((day, at, deeds, remind(again(timed)).text))
    assert said == WEEK


def test_there_is_an_hour_between_two_whatever_the_seconds(timed: Coach, clock: FixedClock) -> None:
    later(clock, seconds=50)
    assert remind(timed).text
    later(clock, minutes=58, seconds=59)
    assert not remind(timed).text
    later(clock, seconds=11)  # 08:00:00
    assert remind(timed).text


def test_a_clock_that_was_put_back_silences_nobody(timed: Coach, clock: FixedClock) -> None:
    later(clock, days=300)
    remind(timed)
    snooze(timed, "24h")
    later(clock, days=-300)
    assert remind(timed).text


def test_the_zone_of_a_traveller_changes_no_hour(timed: Coach, clock: FixedClock) -> None:
    from datetime import timezone

    remind(timed)
    clock.moment = (clock.moment + timedelta(minutes=30)).astimezone(timezone(timedelta(hours=2)))
    assert not remind(timed).text


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("1h", 60), ("45m", 45), ("1h30m", 90), ("90 min", 90), ("2 hours", 120), ("24h", 1440)],
)
def test_a_while_is_read_as_it_is_typed(text: str, minutes: int) -> None:
    assert read_length(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "text", ["", "0m", "25h", "1", "-1h", "soon", "1.5h", "٣h", "9" * 400 + "h", "1h\x1b[m"]
)
def test_what_is_no_while_is_told_in_a_sentence(timed: Coach, text: str) -> None:
    with pytest.raises(Unreadable) as error:
        snooze(timed, text)
    assert "to snooze" in str(error.value)
    assert remembered(timed).snoozed is None


def test_a_snooze_ends_by_itself_and_by_a_word(timed: Coach, clock: FixedClock) -> None:
    assert snooze(timed, "1h") == clock.moment + timedelta(hours=1)
    assert not remind(timed).text
    assert snooze(timed, "off") is None
    assert remind(timed).text


def test_a_command_of_ones_own_gets_the_sentence_as_one_word(timed: Coach, tmp_path: Path) -> None:
    out = tmp_path / "said"
    words = [
        sys.executable,
        "-c",
        f"import sys; open({str(out)!r}, 'w').write('|'.join(sys.argv[1:]))",
        "x={text}",
    ]
    timed.home.settings.write_text(f"notify = {words!r}\n")
    put_plan(timed.home, PLAN.replace('"Chin tuck"', "\"$(id); `id` 'x' <b>\""))
    timed.refresh()
    told = remind(timed)
    assert told.trouble == ""
    assert out.read_text() == f"x={told.text}" == "x=Morning: $(id); `id` 'x' <b>, 10 reps."
    assert "notify" in wanted_in_sessions(timed).on


def test_one_that_fails_says_why_and_leaves_it_to_an_open_dashboard(timed: Coach, clock: FixedClock) -> None:
    opened = clock.moment - timedelta(minutes=1)
    for command, why in (
        ([sys.executable, "-c", "raise SystemExit('no \\x1b[31m net')", "{text}"], "ended with 1"),
        (["/nowhere/at/all", "{text}"], "could not be started"),
    ):
        timed.home.settings.write_text(f"notify = {command!r}\n")
        assert why in remind(timed).trouble
        assert waiting(timed, opened) == "Morning: chin tuck, 10 reps."
        later(clock, hours=1)


@pytest.mark.parametrize("value", ["[]", '["ntfy"]', '["{text}"]', '"ntfy"', "3", '["a", 1, "{text}"]', '[" ", "{text}"]', '["a\\u0000", "{text}"]'])  # fmt: skip
def test_what_is_no_command_is_told_with_its_line_and_nothing_is_started(timed: Coach, value: str) -> None:
    timed.home.settings.write_text(f"# mine\nnotify = {value}\n")
    with pytest.raises(PlanError) as error:
        remind(timed)
    assert "config.toml:2: `notify` takes " in str(error.value)
    assert remembered(timed).last is None


def test_the_settings_page_does_not_replace_a_command(timed: Coach) -> None:
    text = 'notify = ["ntfy", "{text}"]\n'
    timed.home.settings.write_text(text)
    with pytest.raises(Refused):
        keep_setting(timed, "notify", "off")
    assert timed.home.settings.read_text() == text
    assert own_command(timed) == ("ntfy", "{text}")


def test_without_anything_that_tells_it_waits_for_an_open_dashboard_and_not_for_long(
    timed: Coach, clock: FixedClock
) -> None:
    opened = clock.moment - timedelta(minutes=1)
    assert waiting(timed, opened) == ""
    remind(again(timed))
    assert waiting(timed, opened) == "Morning: chin tuck, 10 reps."
    assert waiting(timed, clock.moment) == ""  # it was told, or is older than the dashboard
    timed.tasks.done("tuck@morning")
    assert waiting(timed, opened) == ""  # done since
    timed.undo()
    later(clock, minutes=11)
    assert waiting(timed, opened) == ""
