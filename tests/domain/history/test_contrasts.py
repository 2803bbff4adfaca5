"""Mornings after days with something: which days and which lines, in words that name no cause, and seldom wrong by chance."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import FULL, MON, asked, base, days, did, plan, task
from kits.examples import examples
from make_contrasts_table import LIVES, count, shown
from unhelped import LEFT_OUT

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.history.changes import FlareSpan, Stretch
from backcare_tui.domain.history.contrasts import MOST, OFFER, Contrast, Contrasts, tenth
from backcare_tui.domain.history.permutation import Gap
from backcare_tui.domain.history.trend import build_trend
from backcare_tui.domain.journal.day_record import DONE, MISSED, DayRecord, TaskOutcome
from backcare_tui.domain.journal.events import DueTask, Event, Tracked
from backcare_tui.domain.plan.track import NUMBER, YES_NO, Track

PLAN = plan(task("a", name="Pump"), task("b"), task("c"), task("d"))


def lived(
    count: int = 56, done: Collection[str] = ("a",), worst: int = 3
) -> tuple[list[DayRecord], list[Event]]:
    """Days, and one more morning, that ask for four tasks; these are done every other day, and then the next morning is 2, else 4."""
    records, events = [], list[Event]()
    for at, day in enumerate(days(MON, count + 1)):
        outcomes = {key: DONE if key in done and at % 2 else MISSED for key in "abcd"}
        week = day - timedelta(days=day.weekday())
        morning = 4 if at % 2 else 2
        records.append(DayRecord(day, week, "kept", 1.0, outcomes, worst, morning))
        events.append(asked(day, tuple(DueTask(key, FULL) for key in "abcd")))
    return records, events


def told(
    records: list[DayRecord],
    events: list[Event],
    plan_now: Any = PLAN,
    hidden: Collection[str] = (),
    **more: Any,
) -> Contrasts:
    last = records[-1].day - ONE_DAY
    stretch = Stretch(records, [], events=events, **more)
    return build_trend(stretch, plan_now, last, len(records) - 1, last + ONE_DAY, hidden).contrasts


def changed(records: list[DayRecord], at: int, **more: Any) -> list[DayRecord]:
    return [*records[:at], msgspec.structs.replace(records[at], **more), *records[at + 1 :]]


def test_days_with_a_task_stand_beside_those_without_by_the_morning_after() -> None:
    (line,) = told(*lived()).lines
    assert (line.kind, line.id, line.slot, line.name) == ("task", "a", "", "Pump")
    assert (line.gap.ones, line.gap.days, line.gap.others, line.gap.other_days) == (2.0, 28, 4.0, 28)
    assert line.words == (
        "Mornings after days with Pump: 2.0 (28), after days as sore without: 4.0 (28); "
        "chance alone seldom makes such a gap (−2.0 to −2.0)."
    )


def test_any_share_of_a_task_is_a_day_with_it() -> None:
    records, events = lived()
    part = {**records[1].outcomes, "a": TaskOutcome("part", 0.1)}
    assert told(changed(records, 1, outcomes=part), events).lines[0].gap.days == 28


@pytest.mark.parametrize(
    "off",
    [
        {"state": "paused"},
        {"state": "locked"},
        {"state": "flare"},
        {"worst": None},
        {"outcomes": {}, "worst": 9},  # as sore as no other day
    ],
    ids=str,
)
def test_a_day_that_is_off_or_like_no_other_does_not_count(off: dict[str, Any]) -> None:
    records, events = lived()
    assert told(changed(records, 1, **off), events).lines[0].gap.days == 27


def test_a_day_in_a_flare_does_not_count_though_all_was_done() -> None:
    records, events = lived()
    flare = FlareSpan(records[1].day, records[2].day)
    line = told(records, events, flares=(flare,)).lines[0]
    assert (line.gap.days, line.gap.other_days) == (27, 27)


def test_a_day_without_a_report_on_the_morning_after_does_not_count() -> None:
    records, events = lived()
    contrasts = told(changed(records, 2, morning=None), events)
    assert (contrasts.days, contrasts.lines[0].gap.days) == (55, 27)


@pytest.mark.parametrize("state", ["rested", "optional", ""])
def test_only_days_that_themselves_asked_for_a_task_or_offered_it_count(state: str) -> None:
    records, events = lived()
    due = (DueTask("a", FULL, state=state),) if state else ()
    events[1] = asked(records[1].day, due)
    assert told(records, events).lines[0].gap.days == 27
    events[1] = asked(records[1].day, (DueTask("a", FULL, state="offered"),))
    assert told(records, events).lines[0].gap.days == 28


def test_today_does_not_count_yet_nor_what_lies_before_the_last_thirteen_weeks() -> None:
    records, events = lived(120)
    assert told(records, events).days == 91
    last = records[-1].day
    stretch = Stretch(records, [], events=events)
    assert build_trend(stretch, PLAN, last, 28, last).contrasts.days == 27


def test_ten_days_on_either_side_make_a_line() -> None:
    assert told(*lived(20)).lines[0].gap.days == 10
    assert told(*lived(19)).lines == ()


def test_a_day_is_held_only_beside_days_as_sore_of_the_same_two_weeks() -> None:
    records, events = lived()
    as_sore = [msgspec.structs.replace(one, worst=4 + at % 2) for at, one in enumerate(records)]
    assert told(as_sore, events).lines == ()
    apart = [
        msgspec.structs.replace(one, outcomes={"a": DONE if one.week.toordinal() // 14 % 2 else MISSED})
        for one in records
    ]
    assert told(apart, events).lines == ()
    within = [
        msgspec.structs.replace(one, outcomes={"a": DONE if one.week.toordinal() // 7 % 2 else MISSED})
        for one in records
    ]
    assert [line.id for line in told(within, events).lines] == ["a"]


def test_a_hidden_task_has_no_line_whatever_its_days() -> None:
    records, events = lived(done=("a", "b"))
    assert [line.id for line in told(records, events).lines] == ["a", "b"]
    assert [line.id for line in told(records, events, hidden={"a"}).lines] == ["b"]


@examples(15)
@given(st.randoms(use_true_random=False), st.lists(st.integers(0, 10), min_size=43, max_size=43))
def test_which_lines_are_shown_has_nothing_to_do_with_the_mornings(
    random: Random, mornings: list[int]
) -> None:
    records, events = lived(42)
    records = [
        msgspec.structs.replace(
            one, outcomes={key: DONE if random.random() < 0.5 else MISSED for key in "abcd"}
        )
        for one in records
    ]
    other = [msgspec.structs.replace(one, morning=to) for one, to in zip(records, mornings, strict=True)]
    lines, others = told(records, events).lines, told(other, events).lines
    assert [(line.id, line.gap.days) for line in lines] == [(line.id, line.gap.days) for line in others]
    assert len(lines) <= MOST


def test_of_many_those_with_the_most_to_compare_are_shown_and_the_plans_order_settles_the_rest() -> None:
    records, events = lived(done=("a", "b", "c", "d"))
    assert [line.id for line in told(records, events).lines] == ["a", "b", "c"]
    seldom = [
        msgspec.structs.replace(one, outcomes={**one.outcomes, "a": DONE if at % 4 else MISSED})
        for at, one in enumerate(records)
    ]
    assert [line.id for line in told(seldom, events).lines] == ["b", "c", "d"]


def test_one_of_several_sessions_stands_for_its_task_where_it_has_more_to_compare() -> None:
    twice = plan(task("a", name="Pump", at=("morning", "evening")))
    records, events = lived()
    for at, one in enumerate(records):
        events[at] = asked(one.day, (DueTask("a", FULL, targets=("@morning", "@evening")),))
        events += [did("a", one.day, target="@morning")] * (at % 4 > 0)
        events += [did("a", one.day, target="@evening")] * (at % 2)
    done = [
        msgspec.structs.replace(one, outcomes={"a": DONE if at % 4 else MISSED})
        for at, one in enumerate(records)
    ]
    (line,) = told(done, events, twice).lines
    assert (line.kind, line.slot, line.name, line.gap.days) == ("session", "evening", "Pump, evening", 28)


@pytest.mark.parametrize(
    ("scale", "unit", "answers", "name"),
    [
        (YES_NO, "", (0, 1), "Sat"),
        (NUMBER, "h", (4, 7.5), "Sat 7.5 h and more"),
        ("0-10", "", (4, 6), "Sat 6 and more"),
    ],
)
def test_what_is_tracked_is_compared_by_yes_and_no_or_by_the_upper_half(
    scale: str, unit: str, answers: tuple[float, float], name: str
) -> None:
    tracking = plan(task("z"), tracks=(Track("sat", "Sat?", scale, unit),))
    records, events = lived()
    for at, one in enumerate(records):
        given = base(one.day, None, "")
        events.append(Tracked(**given, track="sat", value=answers[at % 2], scale=scale, unit=unit))
    (line,) = told(records, events, tracking).lines
    assert (line.kind, line.id, line.name, line.gap.ones, line.gap.days) == ("track", "sat", name, 2.0, 28)


def test_where_there_is_nothing_to_compare_a_sentence_says_so_and_offers_a_trial() -> None:
    few = told(*lived(19)).none_words
    assert few == f"Comparing takes more pain reports, of a day and of the morning after (19 so far). {OFFER}"
    alike = told(*lived(30, done=()))
    assert alike.lines == ()
    assert alike.none_words == f"Your days here are too alike to compare the mornings after them. {OFFER}"
    assert OFFER == "A fair trial on yourself can tell more (trial in the palette, or backcare trial new)."


def test_a_gap_that_may_be_none_is_said_to_be_chance_perhaps() -> None:
    line = Contrast("task", "a", "", "Posture pump", Gap(3.21, 3.38, 23, 14, -0.7, 0.4))
    assert line.words == (
        "Mornings after days with Posture pump: 3.2 (23), after days as sore without: 3.4 (14); "
        "the gap may be chance (−0.7 to 0.4)."
    )
    assert [tenth(value) for value in (-0.04, 0.0, -0.06, 10)] == ["0.0", "0.0", "−0.1", "10.0"]


@pytest.mark.parametrize("left_out", ["at random", "on bad days"])
def test_where_nothing_helps_few_lines_leave_none_out(left_out: str) -> None:
    counted = count(shown(seed, left_out) for seed in range(25))
    assert counted.lines > 60
    assert counted.share < 0.1


@pytest.mark.slow
@pytest.mark.parametrize("left_out", [*LEFT_OUT])
def test_of_two_hundred_lives_in_which_nothing_helps_fewer_than_one_line_in_ten_leaves_none_out(
    left_out: str,
) -> None:
    counted = count(shown(seed, left_out) for seed in range(LIVES))
    assert counted.lines > 500
    assert counted.share < 0.1


def test_a_whole_point_is_mostly_found() -> None:
    counted = count((shown(seed, "at random", 1.0) for seed in range(20)), "pump")
    assert counted.without_none > 10
