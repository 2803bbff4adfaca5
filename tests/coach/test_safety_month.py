"""A month as it may be lived: chest pain, a numb stop, a sign that is cleared. Nothing of it is forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from kits.coach_kit import DAY, SUNDAY, again, begun, follow, put_plan, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.safety import EMERGENCY
from backcare_tui.domain.session import moves

PLAN = """\
title = "A month"

[[device]]
id = "pump"
name = "Posture pump"
minutes = [3, 5, 8]
start_rung = 3
every = "day"
not_with = ["numbness"]

[[exercise]]
id = "press"
name = "Press"
reps = [8, 10]
every = "day"
"""


class Month:
    """The days of it, by a coach that reads all from the disk each morning."""

    def __init__(self, coach: Coach, clock: FixedClock) -> None:
        self._mine, self._clock = coach, clock

    def day(self, number: int) -> Coach:
        """The morning of a day, the first of which is 1."""
        start = datetime.combine(SUNDAY.date(), SUNDAY.timetz()) + (number - 1) * DAY
        self._clock.moment = max(self._clock.moment, start)
        return again(self._mine)

    def as_usual(self, number: int, pain: int = 1) -> None:
        """All done that is asked, and a report."""
        mine = self.day(number)
        mine.tasks.pain(pain)
        for row in mine.today().rows:
            if row.state == "due":
                mine.tasks.done(row.key)

    def asks(self, number: int) -> str:
        question = self.day(number).today().question
        return question.id if question is not None else ""


def test_nothing_of_a_month_is_forgotten(mine: Coach, clock: FixedClock) -> None:
    put_plan(mine.home, PLAN)
    month = Month(mine, clock)
    month.day(1).safety.screen([], [])
    for number in range(1, 5):
        month.as_usual(number)

    # Chest pain on the fifth day, first reported as 2: at once, and until it is answered.
    receipt = month.day(5).tasks.pain(2, where=("chest",))
    assert f"{EMERGENCY}." in receipt.text
    for number in (5, 6, 7):
        day = month.day(number).today()
        assert (day.asked, day.guidance.stance) == (0, "rest")
        assert f"{EMERGENCY}." in day.guidance.text
        assert month.asks(number) == "sign:heart-vessels"
    month.day(7).guidance.answer(yes=False)
    assert month.day(7).today().asked == 2
    month.as_usual(7)

    # The pump is stopped for numbness on the tenth, and everything else goes on.
    for number in (8, 9):
        month.as_usual(number)
    ten = month.day(10)
    clock.moment += timedelta(minutes=1)
    session = moves.stop(follow(begun(ten, clock, "pump"), clock, 70), clock.monotonic(), "numbness")
    ten.sessions.record(session, clock.monotonic())
    for number in (11, 12, 13):
        month.as_usual(number)
        rows = {row.id: row for row in month.day(number).today().rows}
        assert (rows["pump"].state, rows["press"].state) == ("rested", "done")
        assert not any("none red" in why for row in rows.values() for why in row.why if row.id == "pump")
        assert month.asks(number) == "gone:pump"
    month.day(14).guidance.answer(yes=True)
    (pump,) = [row for row in month.day(14).today().rows if row.id == "pump"]
    assert (pump.state, pump.rung, pump.dose.minutes) == ("due", 1, 3)
    month.as_usual(14)

    # A leg that is numb on the sixteenth advises and rests the pump; fever on the eighteenth locks until it is cleared.
    month.day(16).safety.screen(["one-leg"])
    assert states(month.day(16)) == {"pump": "rested", "press": "due"}
    assert "appointment" in month.day(17).today().guidance.text
    month.day(18).safety.screen(["infection"])
    for number in (18, 20, 22):
        assert (month.day(number).today().locked, set(states(month.day(number)).values())) == (
            True,
            {"rested"},
        )
    month.day(22).safety.clear(["infection"], by="Dr Ruiz")
    assert states(month.day(22)) == {"pump": "rested", "press": "due"}
    month.day(23).safety.clear(["one-leg"], by="Dr Ruiz")
    assert states(month.day(23)) == {"pump": "due", "press": "due"}

    # The quiet line of the week comes and goes, and one answer is enough.
    assert [number for number in range(23, 31) if month.day(number).today().asks_safety] == [25, 26]
    month.day(30)
    # The list was answered on the eighteenth, and asks again a week and two weeks after.
    assert [number for number in range(31, 34) if month.day(number).today().asks_safety] == [32, 33]
    month.day(33).safety.nothing_new()
    assert month.day(33).today().asks_safety == ""

    # What was said stands at the end of it, and another stop of the pump is for a professional.
    status = month.day(34).today().status
    assert {one.what for one in status.cleared} == {"infection", "one-leg"}
    assert [(stop.task, stop.state) for stop in status.stops] == [("pump", "gone")]
    last = month.day(34)
    session = moves.stop(begun(last, clock, "pump"), clock.monotonic(), "tingling")
    last.sessions.record(session, clock.monotonic())
    for number in (35, 60, 95):
        assert states(month.day(number))["pump"] == "rested"
        assert not month.asks(number).startswith("gone:")
    month.day(95).safety.clear(["pump"], by="Dr Ruiz")
    assert states(month.day(95))["pump"] == "due"
