"""Pain beside practice: the median, the comparison, and a sentence that names no cause."""

from __future__ import annotations

import re
from datetime import date, timedelta
from statistics import median_low
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import MON, days, pain, plan, record
from kits.examples import examples

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.history.changes import FlareSpan, RungChange, Stretch
from backcare_tui.domain.history.contrasts import OFFER, OTHERWISE, Contrast, Contrasts
from backcare_tui.domain.history.permutation import Gap
from backcare_tui.domain.history.trend import (
    SPANS,
    Side,
    Trend,
    TrendDay,
    answers,
    build_trend,
    compared,
    span_words,
)
from backcare_tui.domain.history.week import WeekSum, week_sums
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.streaks import needed
from backcare_tui.domain.journal.tracked import TrackLine
from backcare_tui.domain.plan.track import Track
from backcare_tui.text.language import count

WEEK = timedelta(days=7)
CAUSES = re.compile(
    r"because|helps?|due to|cause|effect|thanks|improv|lead|work(s|ed)|so that|therefore|reduc|better|worse"
)
levels_or_none = st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=60)


def reported(found: list[int | None]) -> list[DayRecord]:
    """Kept days from MON on with these worst reports."""
    return [
        msgspec.structs.replace(record(day, day - timedelta(days=day.weekday()), "kept"), worst=level)
        for day, level in zip(days(MON, len(found)), found, strict=True)
    ]


def see(
    records: list[DayRecord], span: int, last: date, weeks: list[WeekSum] | None = None, **more: Any
) -> Trend:
    stretch = Stretch(records, weeks or [], **more)
    return build_trend(stretch, plan(), last, span, last)


@examples(40)
@given(levels_or_none, st.integers(1, 60))
def test_the_median_of_a_day_is_that_of_the_reports_of_its_seven_days(
    found: list[int | None], span: int
) -> None:
    last = MON + timedelta(days=len(found) - 1)
    trend = see(reported(found), span, last)
    assert [day.day for day in trend.days] == days(last - timedelta(days=span - 1), span)
    for day in trend.days:
        at = (day.day - MON).days
        week = [found[one] for one in range(max(0, at - 6), at + 1)] if at >= 0 else []
        levels = [level for level in week if level is not None]
        assert day.median == (median_low(levels) if len(levels) >= 3 else None)
        assert day.worst == (found[at] if at >= 0 else None)


def test_the_days_before_the_first_one_are_in_its_median() -> None:
    assert see(reported([9, 9, 9, 1]), 1, MON + 3 * ONE_DAY).days[0].median == 9


def test_a_day_tells_the_share_only_where_it_counts() -> None:
    states = ("kept", "missed", "paused", "flare", "skipped", "free", "pending")
    records = [record(day, MON, state) for day, state in zip(days(MON, 7), states, strict=True)]
    assert [day.share for day in see(records, 7, MON + 6 * ONE_DAY).days] == [1.0, 0.0, *[None] * 5]
    assert see([], 2, MON).days[0] == TrendDay(MON - ONE_DAY, None, None)


def test_a_day_names_the_places_of_its_reports_once_each() -> None:
    events = [pain(MON, 2, regions=("neck", "head")), pain(MON, 3, regions=("head", "low-back"))]
    assert see(reported([3]), 1, MON, events=events).days[0].places == ("neck", "head", "low-back")


def test_flares_and_changes_outside_the_days_are_left_out() -> None:
    old, reaching = FlareSpan(MON - WEEK, MON - 2 * ONE_DAY), FlareSpan(MON - WEEK, MON)
    changes = [RungChange(MON + timedelta(days=at), "a", "A", 1, 2) for at in (-1, 0, 1, 2)]
    trend = see(reported([3, 3]), 2, MON + ONE_DAY, flares=(old, reaching), changes=changes)
    assert trend.flares == (reaching,)
    assert trend.changes == tuple(changes[1:3])


def week(number: int, levels: list[int], *, kept: int = 5, over: bool = True, counted: int = 7) -> WeekSum:
    return WeekSum(MON + number * WEEK, kept, counted, needed(5, counted), over, tuple(levels))


def comparison(weeks: list[WeekSum], span: int = 91) -> Trend:
    return see([], span, MON + timedelta(days=span - 1), weeks)


@examples(30)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 7), st.integers(0, 7), st.booleans(), st.lists(st.integers(0, 10), max_size=7)
        ),
        max_size=13,
    )
)
def test_weeks_on_target_are_compared_with_the_others_that_count(
    found: list[tuple[int, int, bool, list[int]]],
) -> None:
    weeks = [
        week(at, levels, kept=min(kept, counted), counted=counted, over=over)
        for at, (kept, counted, over, levels) in enumerate(found)
    ]
    trend = comparison(weeks)
    for side, wanted in ((trend.on, True), (trend.off, False)):
        own = [one for one in weeks if one.on_target is wanted and one.levels]
        levels = [level for one in own for level in one.levels]
        assert side == Side(len(own), len(levels), median_low(levels) if levels else None)


def test_only_weeks_that_began_in_the_days_are_compared() -> None:
    assert comparison([week(-1, [3]), week(0, [3]), week(12, [3]), week(13, [3])]).on.weeks == 2


def side(weeks: int, reports: int, median: int | None) -> Side:
    return Side(weeks, reports, median)


def told(on: Side, off: Side, span: int = 91) -> str:
    return compared(msgspec.structs.replace(comparison([], span), on=on, off=off))


def test_the_sentence_tells_both_medians_and_how_many_weeks() -> None:
    assert told(side(11, 60, 3), side(5, 20, 4)) == (
        "In weeks on target your median pain was 3; in the others 4 (11 and 5 weeks). That is what was, not why."
    )


@pytest.mark.parametrize(
    ("on", "off", "words"),
    [
        (
            (11, 60, 3),
            (2, 14, 4),
            "it takes 3 weeks on target and 3 others with pain reports; there are 11 and 2.",
        ),
        (
            (1, 7, 3),
            (5, 20, 4),
            "it takes 3 weeks on target and 3 others with pain reports; there are 1 and 5.",
        ),
        (
            (3, 21, 3),
            (1, 7, 4),
            "it takes 3 weeks on target and 3 others with pain reports; there are 3 and 1.",
        ),
        (
            (0, 0, None),
            (0, 0, None),
            "it takes 3 weeks on target and 3 others with pain reports; there are 0 and 0.",
        ),
        (
            (3, 6, 3),
            (3, 20, 4),
            "pain was reported on 6 days of weeks on target and 20 of others, of 7 that each needs.",
        ),
    ],
)
def test_with_too_little_of_either_it_says_so(
    on: tuple[int, int, int | None], off: tuple[int, int, int | None], words: str
) -> None:
    assert told(Side(*on), Side(*off)) == f"Not enough to compare yet: {words}"


def test_four_weeks_are_said_to_be_too_few() -> None:
    assert (
        told(side(2, 14, 2), side(2, 14, 3), 28)
        == "4 weeks are too few to compare weeks on target with others."
    )
    assert (
        told(side(2, 14, 2), side(2, 14, 3), 40)
        == "40 days are too few to compare weeks on target with others."
    )
    assert told(side(3, 21, 2), side(3, 21, 3), 42).startswith("In weeks on target")


LINE = Contrast("track", "sleep", "", "Sleep 6 and more", Gap(3.2, 3.4, 23, 14, -0.7, 0.4))


def test_one_thing_is_told_the_mornings_else_the_weeks_else_why_neither() -> None:
    weeks = msgspec.structs.replace(comparison([]), on=side(11, 60, 3), off=side(5, 20, 4))
    assert answers(msgspec.structs.replace(weeks, contrasts=Contrasts((LINE,), 60))) == [
        LINE.words,
        OTHERWISE,
    ]
    assert answers(weeks) == [compared(weeks)]
    assert answers(comparison([])) == [comparison([]).contrasts.none_words]
    assert answers(comparison([], 28)) == [f"4 weeks are too few to compare the mornings after them. {OFFER}"]


def test_a_track_whose_mornings_are_told_is_not_told_twice() -> None:
    tracks = tuple(TrackLine(Track(key, "?"), (3,)) for key in ("sleep", "mood"))
    trend = msgspec.structs.replace(comparison([]), tracks=tracks)
    assert trend.other_tracks == tracks
    assert msgspec.structs.replace(trend, contrasts=Contrasts((LINE,))).other_tracks == tracks[1:]


@pytest.mark.parametrize("high", [0.4, -0.1])
@pytest.mark.parametrize("found", [0, 19, 91])
def test_no_answer_names_a_cause(high: float, found: int) -> None:
    line = msgspec.structs.replace(LINE, gap=msgspec.structs.replace(LINE.gap, high=high))
    said = [line.words, OTHERWISE, Contrasts((), found).none_words]
    assert not CAUSES.search(" ".join(said).lower().replace("so far", ""))


@examples(40)
@given(
    st.builds(Side, st.integers(0, 53), st.integers(0, 371), st.integers(0, 10)),
    st.builds(Side, st.integers(0, 53), st.integers(0, 371), st.integers(0, 10)),
    st.sampled_from([1, 28, 45, 91, 371]),
)
def test_no_sentence_names_a_cause(on: Side, off: Side, span: int) -> None:
    assert not CAUSES.search(told(on, off, span).lower())


def test_from_records_to_the_sentence() -> None:
    records = []
    for number in range(12):
        good = number % 2 == 0
        for at, day in enumerate(days(MON + number * WEEK, 7)):
            known = record(day, MON + number * WEEK, "kept" if good or at < 2 else "missed")
            records.append(msgspec.structs.replace(known, worst=2 if good else 5))
    last = records[-1].day
    weeks = week_sums(records, MON + 12 * WEEK)
    assert compared(see(records, 91, last, weeks)).startswith(
        "In weeks on target your median pain was 2; in the others 5 (6 and 6 weeks)."
    )


def test_spans_and_changes_in_words() -> None:
    assert [span_words(span) for span in (*SPANS, 45, 1)] == [
        "4 weeks",
        "3 months",
        "a year",
        "45 days",
        "1 day",
    ]
    assert RungChange(MON, "a", "Pump", 1, 2).words == "Pump up from rung 1 to 2"
    assert RungChange(MON, "a", "Pump", 2, 0, chosen=True).words == "Pump down from rung 2 to 0, as you chose"
    assert (count(0, "day"), count(1, "day"), count(2, "day")) == ("0 days", "1 day", "2 days")


def test_a_trend_in_which_nothing_but_today_is_asked_is_empty() -> None:
    pending = msgspec.structs.replace(record(MON, MON, "pending"), share=0.0)
    assert see([], 9, MON).empty
    assert see([pending], 9, MON).empty
    assert not see([msgspec.structs.replace(pending, worst=0)], 9, MON).empty
    assert not see(reported([None]), 9, MON + ONE_DAY).empty
