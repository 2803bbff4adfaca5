"""What stands of safety, however it was told and in whatever order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from backcare_tui.domain.journal.events import Answered, Cleared, Event, Pain, Screened, Stopped
from backcare_tui.domain.journal.status import Status, status_after

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
PUMP = "pump"


def base(days: int = 0, *, late: int = 0) -> dict[str, Any]:
    """What every event starts from, so many days after the first; written down so many days later still."""
    at = START + timedelta(days=days + late)
    return {"id": f"{days:05d}", "at": at, "day": (START + timedelta(days=days)).date()}


def day(days: int) -> date:
    """The day so many days after the first."""
    return (START + timedelta(days=days)).date()


def pain(where: str, level: int = 3, days: int = 0, *, late: int = 0) -> Pain:
    return Pain(**base(days, late=late), level=level, regions=tuple(where.split()))


def after(*events: Event) -> Status:
    return status_after(Status(), events)


def stop_state(*events: Event) -> str:
    stop = after(*events).stop_of(PUMP)
    return stop.state if stop is not None else ""


STOP = Stopped(**base(), task=PUMP, why="numbness")
CHEST = Answered(**base(1), question="sign:heart-vessels", yes=False)


def test_a_report_of_chest_pain_stands_until_it_is_answered() -> None:
    status = after(pain("chest", 0))
    assert status.put_on(day(0)) == status.put_on(day(400)) == ("heart-vessels",)
    assert status.put_on(day(-1)) == ()
    assert after(pain("chest"), CHEST).put == ()
    assert after(pain("chest"), Screened(**base(1))).put == ()
    assert after(pain("chest"), Screened(**base(1), signs=("heart-vessels",))).put == ()


def test_a_yes_to_another_sign_answers_nothing_else_but_the_whole_list_does() -> None:
    assert after(pain("chest"), Screened(**base(1), signs=("cord",))).put != ()
    assert after(pain("chest"), Screened(**base(1), signs=("cord",), conditions=())).put == ()


def test_both_legs_are_seen_in_two_reports_of_one_day_and_not_of_two() -> None:
    assert after(pain("foot-left"), pain("thigh-right")).put_on(day(0)) == ("both-legs",)
    assert after(pain("foot-left"), pain("thigh-right", days=1)).put == ()


@pytest.mark.parametrize(
    ("level", "days", "asks"), [(3, 2, False), (4, 2, True), (3, 28, False), (3, 29, True), (0, 2, False)]
)
def test_pain_that_is_known_is_put_again_when_it_is_higher_or_after_four_weeks(
    level: int, days: int, asks: bool
) -> None:
    again = after(pain("chest"), CHEST, pain("chest", level, days))
    assert bool(again.put) is asks


def test_a_late_report_puts_its_sign_on_the_day_it_is_written_and_not_if_it_is_old() -> None:
    late = after(pain("chest", late=3))
    assert (late.put_on(day(2)), late.put_on(day(3))) == ((), ("heart-vessels",))
    assert after(pain("chest", late=8)).put == ()


def test_a_sign_that_is_open_is_not_put_again() -> None:
    assert after(Screened(**base(), signs=("heart-vessels",)), pain("chest", 9, 1)).put_on(day(1)) == ()


def test_a_stop_rests_until_it_is_answered_however_long_that_takes() -> None:
    assert stop_state(STOP) == "asked"
    assert stop_state(STOP, Answered(**base(400), question="gone:pump", yes=True)) == "gone"
    assert stop_state(STOP, Answered(**base(3), question="gone:pump", yes=False)) == "waits"
    assert stop_state(STOP, Answered(**base(3), question="gone:press", yes=True)) == "asked"


def test_what_a_professional_has_to_look_at_is_not_gone_by_a_word() -> None:
    no, yes = (Answered(**base(days), question="gone:pump", yes=days == 4) for days in (3, 4))
    assert stop_state(STOP, no, yes) == "waits"
    assert stop_state(STOP, no, Cleared(**base(5), what=("stop:pump",), by="Dr A", on=day(5))) == "cleared"
    assert stop_state(STOP, no, Cleared(**base(5), what=("numbness",), by="Dr A", on=day(5))) == "waits"


@pytest.mark.parametrize(("days", "state"), [(0, "asked"), (1, "waits"), (56, "waits"), (57, "asked")])
def test_a_second_stop_within_eight_weeks_is_for_a_professional(days: int, state: str) -> None:
    gone = [Answered(**base(1), question="gone:pump", yes=True)] if days > 1 else []
    assert stop_state(STOP, *gone, Stopped(**base(days), task=PUMP, why="tingling")) == state


def test_a_stop_in_chest_pain_is_cleared_with_its_sign() -> None:
    chest = Stopped(**base(), task=PUMP, why="chest pain")
    assert stop_state(chest) == "waits"
    assert stop_state(chest, Cleared(**base(5), what=("heart-vessels",), by="Dr A", on=day(4))) == "cleared"


def test_who_cleared_what_and_when_stays_known() -> None:
    status = after(
        Screened(**base(), signs=("cord",), conditions=("cancer",)),
        Cleared(**base(1), what=("cord", "cancer"), by="Dr A", on=day(0)),
        Cleared(**base(2), what=("cord",), by="Dr B", on=day(2)),
    )
    assert {one.what: (one.by, one.on) for one in status.cleared} == {
        "cord": ("Dr B", day(2)),
        "cancer": ("Dr A", day(0)),
    }
    assert status.open == ()
