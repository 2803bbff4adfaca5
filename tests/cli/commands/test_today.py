"""A guided session that was cut off: today says so, quietly, and nothing is loaded for those who have none."""

from __future__ import annotations

from kits.cli_imports import loaded
from kits.cli_kit import Line, cut_off
from kits.folder import snapshot

from backcare_tui.clock import SystemClock
from backcare_tui.coach import Coach

TOLD = (
    "A guided session of today was cut off: Posture pump, 2 of 3 min. It is offered again: `backcare start`"
)


def test_today_ends_with_a_word_on_a_session_that_was_cut_off(small: Line) -> None:
    before = small("today").out
    cut_off(small)
    was = snapshot(small.home.config)
    out = small("today").out
    assert out.startswith(before)
    assert " ".join(out.removeprefix(before).split()) == TOLD
    assert max(map(len, out.splitlines())) <= 80
    told = {"day": "2026-11-22", "goes_on": True, "text": TOLD.partition(" It is")[0]}
    assert small("today", "--json").data["session"] == told
    assert snapshot(small.home.config) == was


def test_a_later_day_tells_of_it_too_and_an_earlier_one_does_not(small: Line) -> None:
    cut_off(small)
    small.at(24)
    told = small("today", "--json").data["session"]
    assert (told["day"], told["goes_on"]) == ("2026-11-22", False)
    assert "of Sunday 22 November was cut off" in " ".join(small("today").out.split())
    assert small("today", "--day", "-1", "--json").data["session"] is None
    assert "cut off" not in small("today", "--day", "-2").out


def test_a_session_that_runs_in_a_window_is_not_cut_off(small: Line) -> None:
    cut_off(small)
    window = Coach(small.home, SystemClock())
    window.sessions.hold()
    assert "cut off" not in small("today").out
    window.sessions.let_go()
    assert "cut off" in small("today").out


def test_who_has_none_loads_nothing_of_sessions(small: Line) -> None:
    assert not any("session" in name for name in loaded(small, "today") if name.startswith("backcare_tui.ca"))
    assert "backcare_tui.storage.session_file" not in loaded(small, "today", "--json")


def test_in_the_red_the_safety_question_stands_before_all_that_is_asked(small: Line) -> None:
    small("pain", "9")
    out = " ".join(small("today").out.split())
    first = "Before you begin: is a warning sign with this pain, new or worse? `backcare safety`"
    assert out.index(first) < out.index("Begin gently. One task")
    small("safety", "--none")
    assert "warning sign" not in small("today").out


def test_the_reasons_stand_under_the_day_and_under_each_row_where_they_are_asked_for(small: Line) -> None:
    small("pain", "7")
    plain, told = (" ".join(small("today", *more).out.split()) for more in ((), ("--why",)))
    data = small("today", "--json").data
    reasons = [*data["guidance"]["why"], *(why for task in data["tasks"] for why in task["why"])]
    assert len(reasons) > 4
    assert [why for why in reasons if f"· {why}" not in told] == []
    assert "· " not in plain
