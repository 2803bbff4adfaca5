"""Where it hurt, as the journal tells it; and the drawing, whose troubles are said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused, Unreadable
from backcare_tui.coach.recording import surely


def on(coach: Coach, clock: FixedClock, ago: int, level: int, *places: str) -> None:
    """Report pain so many days ago."""
    now = clock.moment
    clock.moment = now - timedelta(days=ago)
    coach.tasks.pain(level, where=places)
    clock.moment = now


def test_it_looks_back_over_months_and_no_further_than_asked(coach: Coach, clock: FixedClock) -> None:
    on(coach, clock, 40, 9, "neck-left")
    on(coach, clock, 27, 6, "low-back-left", "neck-left")
    on(coach, clock, 0, 3, "low-back-left")
    places = {
        days: [(hurt.place, hurt.worst, hurt.latest) for hurt in coach.history.pain_places(days)]
        for days in (1, 27, 28, 41)
    }
    assert places[1] == places[27] == [("low-back-left", 3, 3)]
    assert places[28] == [("neck-left", 6, 6), ("low-back-left", 6, 3)]
    assert places[41] == [("neck-left", 9, 6), ("low-back-left", 6, 3)]


def test_an_undone_report_never_hurt(coach: Coach, clock: FixedClock) -> None:
    on(coach, clock, 0, 6, "head")
    surely(coach, coach.undo)
    assert coach.history.pain_places(28) == ()


def test_another_day_is_looked_back_from(coach: Coach, clock: FixedClock) -> None:
    on(coach, clock, 3, 5, "head")
    assert coach.history.pain_places(1, coach.today_date - timedelta(days=3))[0].place == "head"
    assert coach.history.pain_places(3) == ()


@pytest.mark.parametrize("days", [0, -1, 367, 10**9])
def test_other_numbers_of_days_are_refused(coach: Coach, days: int) -> None:
    with pytest.raises(Unreadable, match="from 1 to 366") as caught:
        coach.history.pain_places(days)
    assert isinstance(caught.value, Refused)


def test_looking_at_the_body_writes_nothing(coach: Coach) -> None:
    coach.history.pain_places(366)
    assert coach.library.body.outline
    assert coach.troubles == ()
    assert not coach.home.config.exists()


def test_a_drawing_that_cannot_be_used_is_said_once_it_is_drawn(coach: Coach) -> None:
    coach.home.plans.mkdir(parents=True)
    (coach.home.plans / "body.txt").write_text("[front]\nhaed 0,0 1,1\n", encoding="utf-8")
    assert coach.troubles == ()
    assert coach.library.body.outline
    troubles: tuple[str, ...] = coach.troubles
    (said,) = troubles
    assert said.startswith("Your drawing cannot be used, so the shipped one is. ")
    assert "body.txt:2: 'haed' is no place; there are head, neck-left" in said


def test_a_figure_that_cannot_be_used_is_said_once_figures_are_drawn(coach: Coach) -> None:
    coach.home.plans.mkdir(parents=True)
    (coach.home.plans / "figures.toml").write_text('[[figure]]\nid = "nod"\nbox = "wide"\n', encoding="utf-8")
    assert coach.troubles == ()
    assert "face-pull-press" in coach.library.figures
    troubles: tuple[str, ...] = coach.troubles
    (said,) = troubles
    assert said.startswith('A figure of yours cannot be used. figures.toml:1: figure "nod": ')
