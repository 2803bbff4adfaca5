"""Coming days as a table: a column a task, what its doses count said once, and what changes marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples
from kits.guidance_examples import days, minutes, plan
from kits.guidance_kit import ATLAS, Life

from backcare_tui.domain.days.preview import Outlook, preview
from backcare_tui.domain.days.preview_table import Cell, Table, day_words, preview_table
from backcare_tui.domain.journal.events import Paused, Screened
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays


def ahead(life: Life, count: int = 5, pain: int | None = 1) -> Table:
    coming = preview(life.plan, life.checkpoint, life.events, life.day, count, ATLAS, Outlook(pain))
    return preview_table(coming)


def lived(count: int, made: Plan | None = None) -> Life:
    life = Life(made or plan())
    days(life, count)
    return life


def test_what_doses_count_is_said_once_and_a_step_up_is_marked() -> None:
    (pump,) = ahead(lived(4), 4).columns
    assert (pump.name, pump.unit) == ("Pump", "min")
    assert pump.cells == (Cell("3"), Cell("5", "up"), Cell("5"), Cell("5"))


def test_several_sessions_a_day_are_said_once_beside_what_doses_count() -> None:
    often = minutes(3, 5, at=("morning", "12:00", "evening"))
    life = Life(
        plan(often, Task(id="pills", kind="check", name="Pills", rungs=(Dose(),), at=("07:00", "19:00")))
    )
    pump, pills = ahead(life, 2).columns
    assert (pump.unit.split(), pills.unit.split()) == (["min,", "3", "a", "day"], ["2", "a", "day"])
    assert {cell.text for cell in (*pump.cells, *pills.cells)} == {"3", "tick"}
    assert day_words(life.see()) == "Pump 3 min (3 a day), Pills (2 a day)"


def test_sore_days_are_marked_where_less_is_asked() -> None:
    (pump,) = ahead(lived(30), 4, pain=8).columns
    assert pump.cells == (Cell("10"), Cell("8", "down"), Cell("8"), Cell("8"))


def test_a_day_without_a_task_has_an_empty_cell() -> None:
    made = plan(minutes(3, 5), minutes(4, task_id="other", every=EveryDays(2)))
    _pump, other = ahead(Life(made), 4).columns
    assert sorted(one.text for one in other.cells) == ["", "", "4", "4"]


def test_doses_that_count_different_things_say_what() -> None:
    odd = Task(
        id="a",
        kind="exercise",
        name="A",
        rungs=(Dose(reps=5), Dose(reps=8)),
        easier=Dose(minutes=1),
        start_rung=0,
    )
    (column,) = ahead(Life(plan(odd)), 8).columns
    assert column.unit == ""
    assert {one.text for one in column.cells} == {"1 min", "5 reps"}


def test_sets_sides_and_pyramids_keep_their_numbers() -> None:
    made = plan(
        Task(id="a", kind="exercise", name="A", rungs=(Dose(reps=12, sets=2),)),
        Task(id="b", kind="exercise", name="B", rungs=(Dose(reps=(5, 3, 1), sides=2),)),
        Task(id="c", kind="exercise", name="C", rungs=(Dose(breaths=8),)),
    )
    found = ahead(Life(made), 1).columns
    assert [(one.cells[0].text, one.unit) for one in found] == [
        ("2 × 12", "reps"),
        ("5-3-1", "reps a side"),
        ("8", "breaths"),
    ]


def rub() -> Plan:
    rungs = tuple(Dose(seconds=one, sides=2) for one in (30, 45, 60))
    return plan(Task(id="m", kind="massage", name="Rub", rungs=rungs, targets=("a", "b", "c"), a_day=2))


def test_a_massage_is_one_column_and_its_targets_are_named_beside_it() -> None:
    table = ahead(Life(rub()), 2)
    (column,) = table.columns
    assert (column.name, column.unit, column.cells[0]) == ("Rub", "s a side", Cell("30"))
    assert table.lines[0].targets == "a, b"
    assert table.lines[1].targets != table.lines[0].targets


def test_targets_that_ask_different_doses_on_a_day_name_both() -> None:
    life = lived(9, rub())
    life.do(life.see().rows[0])
    life.pain(8)
    (column,) = ahead(life, 1).columns
    assert column.cells[0].text == "45/30"


def test_a_paused_and_a_locked_day_are_told_as_a_whole() -> None:
    life = Life(plan())
    life.add(Paused(**life.base(), first=life.day, until=None))
    table = ahead(life, 2)
    assert [line.instead for line in table.lines] == ["paused", "paused"]
    assert table.columns == ()
    life = Life(plan())
    life.add(Screened(**life.base(), signs=("infection",)))
    assert ahead(life, 1).lines[0].instead == "locked: nothing is asked"


def test_what_is_rested_says_so() -> None:
    life = Life(plan(minutes(3, 5), minutes(4, task_id="other", not_with=("pregnancy",))))
    life.add(Screened(**life.base(), conditions=("pregnancy",)))
    _pump, other = ahead(life, 2).columns
    assert other.cells == (Cell("rested"), Cell("rested"))


@examples(10)
@given(st.integers(0, 12), st.integers(1, 8), st.sampled_from([None, 1, 4, 8]))
def test_the_table_and_the_words_of_a_day_say_the_same(before: int, count: int, pain: int | None) -> None:
    life = lived(before, plan(minutes(3, 5, 8), minutes(4, 6, task_id="other", every=EveryDays(2))))
    coming = preview(life.plan, life.checkpoint, life.events, life.day, count, ATLAS, Outlook(pain))
    table = preview_table(coming)
    for at, day in enumerate(coming):
        told = day_words(day)
        for column in table.columns:
            one = column.cells[at]
            mark = {"up": " ▲", "down": " ▽"}.get(one.change, "")
            said = f"{column.name} {one.text} {column.unit}{mark}"
            assert (said in told) == bool(one.text), (told, said)
        assert told.count("▲") + told.count("▽") == sum(bool(c.cells[at].change) for c in table.columns)
