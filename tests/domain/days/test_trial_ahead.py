"""Days to come in a trial tell neither arm, and what waits for its turn is not told to rest."""

from __future__ import annotations

from kits.domain_kit import ATLAS, judged, story, strength
from kits.trial_kit import TRIED, Life

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.fortnight import SHAPES, fortnight
from backcare_tui.domain.days.preview import TOLD_ON_THE_DAY, Outlook, preview
from backcare_tui.domain.days.preview_table import day_words, preview_table
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.plan.schedule import EveryDays


def lived() -> tuple[Life, Day]:
    life = Life()
    life.live(2)
    return life, story(TRIED, life.events, life.day)


def test_a_look_ahead_says_trial_for_both_arms_and_a_dose_for_all_else() -> None:
    life, today = lived()
    before = [event for event in life.events if event.day < life.day]
    checkpoint = replay(Checkpoint(), by_day(before), life.day - ONE_DAY)[0]
    days = preview(TRIED, checkpoint, [], life.day, 5, ATLAS, Outlook())
    pump, claw, walk = preview_table(days).columns
    assert sorted((pump.cells[0].text == "trial", claw.cells[0].text == "trial")) == [False, True]
    assert {cell.text for cell in (*pump.cells[1:], *claw.cells[1:])} == {"trial"}
    assert "trial" not in {cell.text for cell in walk.cells}
    assert "by the trial" in day_words(days[1])
    assert "rested" not in day_words(days[0]) + day_words(days[1])
    assert Outlook().words(today).endswith(TOLD_ON_THE_DAY)


def test_the_fortnight_draws_both_arms_alike_on_every_other_day() -> None:
    _life, today = lived()
    found = fortnight(TRIED, today)
    at = found.days.index(found.today)
    pump, claw, walk = (task.shapes() for task in found.tasks)
    assert {*pump[at + 1 :], *claw[at + 1 :]} == {SHAPES["waits"]}
    assert SHAPES["waits"] not in walk
    assert (SHAPES["waits"], "by the trial") in found.legend
    assert "rested" not in dict(found.legend).values()


def test_what_waited_for_its_turn_is_told_so_and_loses_no_strength() -> None:
    waiting = DueTask("pump", TRIED.tasks[0].dose(1), state="rested", because="trial")
    _state, _share, outcomes = judged((waiting,))
    assert outcomes["pump"] == TaskOutcome("waits")
    days = [lived()[0].day + ahead * ONE_DAY for ahead in range(30)]

    def after(state: str) -> int:
        records = [
            DayRecord(
                day, day, "kept", 1.0, {"pump": TaskOutcome("done", 1.0) if at < 20 else TaskOutcome(state)}
            )
            for at, day in enumerate(days)
        ]
        return strength(records, "pump", EveryDays(1), days[-1])

    assert after("waits") > after("missed")
    assert after("waits") == after("skipped")
