"""Whatever stands in a journal file, it opens: what cannot be understood is passed over, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.coach_kit import DAY, SUNDAY, again, put_plan
from kits.examples import examples

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.paths import find_home

ODD: list[Any] = [
    0, -1, 1, 7, 99, 0.5, 1e308, 10**30, True, None, "", "x", [], {}, [0], [[]], "24:00", "9999-12-31",
    "0001-01-01", "2026-11-21", "2026-11-20T07:42:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00",
    "FREQ=SECONDLY", "FREQ=YEARLY;INTERVAL=0", {"type": "days", "n": 0}, {"type": "weekdays", "days": [7]},
    {"type": "a_week", "n": 0}, {"type": "rule", "rule": "FREQ=DAILY;COUNT=0"}, {"minutes": 0}, {"reps": []},
]  # fmt: skip
PLAN_FACTS = {"starts_at": "04:00:00", "week_starts": 0, "day_counts_at": 0.6, "week_target": 5, "grace": 1}
TASK_FACTS = {"start_rung": 1, "start_on": None, "until": None, "weight": 1.0, "optional": False, "a_day": 1}


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A journal with every kind of event in it, its defaults written out, as JSON."""
    home = find_home(str(tmp_path_factory.mktemp("life")), {})
    put_plan(home)
    clock = FixedClock(SUNDAY - 6 * DAY)
    coach = Coach(home, clock)
    for number in range(4):
        for task in ("pump", "claw"):
            coach.tasks.done(task)
        coach.tasks.pain(3, where=["low-back-left"], note="x")
        coach.tasks.note("hello")
        coach.tasks.skip("press", because="tired")
        if number == 2:
            coach.guidance.pause(coach.today_date + 2 * DAY)
            coach.guidance.resume()
        coach.tasks.note("u")
        coach.undo()
        clock.moment += (2 if number == 1 else 1) * DAY
    (path,) = home.journal.glob("*.json")
    events: dict[str, Any] = json.loads(path.read_text())["events"]
    for event in events.values():
        if event["kind"] == "plan":
            event["plan"].update(PLAN_FACTS | event["plan"])
            for task in event["plan"]["tasks"]:
                task.update(TASK_FACTS | {"every": {"type": "days", "n": 1}} | task)
        for ask in event.get("asks", ()):
            ask.update({"weight": 1.0, "state": "due"} | ask)
    return events


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value within a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*path, key)
        yield from places(one, (*path, key))


@examples(40)
@given(data=st.data())
def test_no_value_of_any_entry_keeps_the_journal_from_opening_or_from_being_written(
    tmp_path_factory: pytest.TempPathFactory, life: dict[str, Any], data: st.DataObject
) -> None:
    events = json.loads(json.dumps(life))
    by_fact: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for place in places(events):
        fact = (events[place[0]]["kind"], *(key for key in place[1:] if isinstance(key, str)))
        by_fact.setdefault(fact, []).append(place)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(by_fact[data.draw(st.sampled_from(sorted(by_fact)))]))
        inner = events
        try:
            for key in place[:-1]:
                inner = inner[key]
            inner[place[-1]] = json.loads(json.dumps(data.draw(st.sampled_from(ODD))))
        except (TypeError, IndexError, KeyError):
            continue  # what held it was made odd just before

    home = find_home(str(tmp_path_factory.mktemp("home")), {})
    put_plan(home)
    home.journal.mkdir()
    theirs = home.journal / "2026-11.abcdef.json"
    theirs.write_text(json.dumps({"events": events}))
    kept = theirs.read_bytes()
    coach = Coach(home, FixedClock(SUNDAY))
    coach.today()
    for back in range(9):
        coach.day(coach.today_date - back * DAY)
    coach.history.week()
    coach.history.year()
    coach.history.trend(371)
    assert coach.tasks.done("pump").changed
    assert next(row for row in again(coach).today().rows if row.id == "pump").state == "done"
    assert [entry.words for entry in coach.diary.newest()]
    said = partly = "as far as the journal can be read. 2026-11.abcdef.json"
    try:
        coach.undo()
        again(coach).undo()
    except Refused as refused:  # where nothing is left of what can be read
        said = str(refused)
    assert partly in said
    assert theirs.read_bytes() == kept


@pytest.mark.parametrize(
    ("name", "day"), [("1970-01", "1970-01-01"), ("9999-12", "9999-12-31"), ("2026-11", "0001-01-01")]
)
def test_a_month_at_the_calendars_edge_opens_all_the_same(mine: Coach, name: str, day: str) -> None:
    entry = {"id": "a", "kind": "note", "at": "2026-11-22T07:00:00Z", "day": day, "text": "x"}
    mine.home.journal.mkdir(parents=True)
    (mine.home.journal / f"{name}.other.json").write_text(json.dumps({"events": {"a": entry}}))

    coach = again(mine)
    coach.today()
    coach.history.week()
    coach.history.year()
    coach.history.trend(371)

    coach.sure = True
    assert coach.tasks.done("pump").changed
    assert next(row for row in coach.today().rows if row.id == "pump").state == "done"
