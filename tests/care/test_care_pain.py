"""What the pain reports say: rules 1 and 2 of the guidance."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from care_kit import ATLAS, MON, pain, plan
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.care.fold import Pause
from backcare_tui.care.pain import baseline_of, lower_median, pain_now, zone_of
from backcare_tui.care.reasons import guidance_of

PLAN = plan()


def back(days: int) -> date:
    return MON - timedelta(days=days)


def zone(*reports: tuple[int, int]) -> str:
    """The zone on ``MON`` after (days ago, level) reports."""
    return pain_now([pain(back(days), level) for days, level in reports], PLAN, MON).zone


def test_the_zone_is_the_worst_of_today_and_yesterday() -> None:
    assert zone((1, 7), (0, 2)) == "red"
    assert zone((1, 2), (0, 4)) == "amber"
    assert zone((1, 1), (0, 2)) == "green"
    assert zone((0, 2), (0, 6), (0, 1)) == "red"


def test_without_those_it_is_the_day_before_yesterdays() -> None:
    assert zone((2, 6)) == "red"
    assert zone((2, 6), (1, 0)) == "green"
    assert zone((2, 1), (0, 3)) == "amber"


def test_older_reports_give_no_zone() -> None:
    assert zone((3, 9)) == "unknown"
    assert zone() == "unknown"


@pytest.mark.parametrize(
    ("level", "expected"),
    [(None, "unknown"), (0, "green"), (2, "green"), (3, "amber"), (5, "amber"), (6, "red"), (10, "red")],
)
def test_zones_lie_between_the_plans_numbers(level: int | None, expected: str) -> None:
    assert zone_of(level, PLAN) == expected


def test_a_plan_may_move_its_zones() -> None:
    careful = plan(amber=1, red=4)
    assert [zone_of(level, careful) for level in (0, 1, 3, 4)] == ["green", "amber", "amber", "red"]


def test_usual_is_the_lower_median_of_the_fortnight_before_today() -> None:
    assert baseline_of({back(1): 2, back(2): 4, back(3): 6, back(14): 8}, MON) == 4
    assert baseline_of({back(1): 2, back(2): 4, back(3): 6, back(14): 8, MON: 10}, MON) == 4
    assert baseline_of({back(1): 7, back(2): 1, back(3): 5, back(4): 3, back(5): 9}, MON) == 5


def test_with_too_few_days_it_is_that_of_four_weeks() -> None:
    three = {back(1): 1, back(2): 1, back(3): 1}
    assert baseline_of(three, MON) is None
    assert baseline_of({**three, back(28): 9}, MON) == 1
    assert baseline_of({**three, back(29): 9}, MON) is None
    assert baseline_of({back(15): 5, back(16): 5, back(17): 7, back(28): 7}, MON) == 5


def test_usual_counts_each_days_worst_once() -> None:
    reports = [pain(back(1), level) for level in (0, 0, 0, 8)] + [pain(back(n), 2) for n in (2, 3, 4)]
    assert pain_now(reports, PLAN, MON).baseline == 2
    assert pain_now(reports[:4], PLAN, MON).baseline is None


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_lower_median_is_one_of_the_values_with_half_below_it_at_most(values: list[int]) -> None:
    found = lower_median(values)
    assert found in values
    assert sum(value < found for value in values) < len(values) / 2
    assert sum(value <= found for value in values) >= len(values) / 2


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10)), max_size=30),
    st.randoms(use_true_random=False),
)
def test_pain_is_what_rules_1_and_2_say_in_words(reports: list[tuple[int, int]], random) -> None:
    events = [pain(back(days), level) for days, level in reports]
    random.shuffle(events)
    found = pain_now(events, PLAN, MON)
    levels = [level for days, level in reports if days in (0, 1)] or [
        lvl for days, lvl in reports if days == 2
    ]
    expected = (
        "unknown" if not levels else "green" if max(levels) < 3 else "amber" if max(levels) < 6 else "red"
    )
    assert found.zone == expected
    worst = {days: max(lvl for when, lvl in reports if when == days) for days, _level in reports}
    for window in (14, 28):
        known = sorted(level for days, level in worst.items() if 1 <= days <= window)
        if len(known) >= 4:
            assert found.baseline == known[(len(known) + 1) // 2 - 1]
            break
    else:
        assert found.baseline is None
    assert found.fortnight == tuple(worst.get(days) for days in range(13, -1, -1))


def test_today_tells_its_last_report_its_worst_morning_and_its_last_place() -> None:
    found = pain_now(
        [
            pain(back(1), 9, when="morning", regions=("neck",)),
            pain(MON, 3, when="morning", regions=("low-back-left",)),
            pain(MON, 5, when="morning"),
            pain(MON, 1),
        ],
        PLAN,
        MON,
    )
    assert (found.latest, found.morning, found.regions) == (1, 5, ("low-back-left",))


def test_a_day_without_a_report_says_so() -> None:
    found = pain_now([pain(back(1), 4, when="morning", regions=("neck",))], PLAN, MON)
    assert (found.latest, found.morning, found.regions) == (None, None, ())


def test_the_beginning_of_the_calendar_does_no_harm() -> None:
    assert pain_now([], PLAN, date(1, 1, 2)).zone == "unknown"


def test_the_days_sentence_follows_the_zone() -> None:
    def said(*events, over: bool = False):
        return guidance_of(pain_now(events, PLAN, MON), ATLAS, over=over, paused=None)

    assert said().text.startswith("How is your back?")
    assert (said().stance, said().why) == ("hold", ())
    assert said(pain(MON, 1)).text == "Pain 1. Same doses as planned."
    assert "lighter pressure" in said(pain(MON, 4, regions=("low-back-left",))).text
    assert said(pain(MON, 4, regions=("low-back-left",))).text.startswith("Pain 4 (Low back left).")
    assert "a skip breaks nothing" in said(pain(back(1), 8), pain(MON, 1)).text
    assert said(pain(back(1), 8)).why == ("Zone red: the worst of two days.",)
    assert said(pain(back(2), 8)).why == ("Zone red: from two days before.",)
    assert said(over=True).text == "No pain report on this day."
    assert said(over=True).why == ()
    assert said(pain(MON, 2), over=True).text == "Pain 2."


def test_usual_pain_is_told_beside_todays() -> None:
    events = [*(pain(back(days), 2) for days in range(1, 6)), pain(MON, 1)]
    assert guidance_of(pain_now(events, PLAN, MON), ATLAS, over=False, paused=None).text.startswith(
        "Pain 1, your usual is 2."
    )


def test_a_paused_day_rests() -> None:
    now = pain_now([], PLAN, MON)
    assert guidance_of(now, ATLAS, over=False, paused=Pause(MON)).text == (
        "Paused. Nothing is asked, and your streak waits."
    )
    found = guidance_of(now, ATLAS, over=False, paused=Pause(MON, date(2026, 11, 22)))
    assert (found.stance, found.text.split(".")[0]) == ("rest", "Paused through Sunday 22 November")
