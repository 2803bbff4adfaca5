"""What the pain reports say: rules 1 and 2 of the guidance."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import MON, base, massage, pain, plan, remembered, story, task

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.guidance.headline import Guidance
from backcare_tui.domain.guidance.pain_zones import PainNow, is_bad, pain_now, usual, zone_of
from backcare_tui.domain.journal.events import Event, Paused
from backcare_tui.domain.journal.recent import RecentHistory, lower_median
from backcare_tui.domain.plan.plan import Limits
from backcare_tui.domain.plan.schedule import EveryDays

PLAN = plan()
NO_FLARE: set[date] = set()


def back(days: int) -> date:
    return MON - timedelta(days=days)


def now(events: list[Event], day: date = MON) -> PainNow:
    """Pain as of a day, with what was reported before it remembered."""
    return pain_now([event for event in events if event.day == day], remembered(events, day, PLAN), PLAN)


def zone(*reports: tuple[int, int]) -> str:
    """The zone on ``MON`` after (days ago, level) reports."""
    return now([pain(back(days), level) for days, level in reports]).zone


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
    assert usual({back(1): 2, back(2): 4, back(3): 6, back(14): 8}, NO_FLARE, MON) == 4
    assert usual({back(1): 2, back(2): 4, back(3): 6, back(14): 8, MON: 10}, NO_FLARE, MON) == 4
    assert usual({back(1): 7, back(2): 1, back(3): 5, back(4): 3, back(5): 9}, NO_FLARE, MON) == 5


def test_with_too_few_days_it_is_that_of_four_weeks() -> None:
    three = {back(1): 1, back(2): 1, back(3): 1}
    assert usual(three, NO_FLARE, MON) is None
    assert usual({**three, back(28): 9}, NO_FLARE, MON) == 1
    assert usual({**three, back(29): 9}, NO_FLARE, MON) is None
    assert usual({back(15): 5, back(16): 5, back(17): 7, back(28): 7}, NO_FLARE, MON) == 5


def test_days_in_a_flare_are_not_usual() -> None:
    levels = {back(1): 2, back(2): 4, back(3): 6, back(4): 8, back(5): 9}
    assert usual(levels, {back(5)}, MON) == 4
    assert usual(levels, {back(4), back(5)}, MON) is None


def test_usual_counts_each_days_worst_once() -> None:
    reports: list[Event] = [pain(back(1), level) for level in (0, 0, 0, 8)]
    reports += [pain(back(n), 2) for n in (2, 3, 4)]
    assert now(reports).baseline == 2
    assert now(reports[:4]).baseline is None


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
    events: list[Event] = [pain(back(days), level) for days, level in reports]
    random.shuffle(events)
    found = now(events)
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
    found = now(
        [
            pain(back(1), 9, when="morning", regions=("neck",)),
            pain(MON, 3, when="morning", regions=("low-back-left",)),
            pain(MON, 5, when="morning"),
            pain(MON, 1),
        ]
    )
    assert (found.latest, found.morning, found.regions) == (1, 5, ("low-back-left",))
    assert (found.now, found.where) == (1, ())


def test_a_morning_is_never_told_as_now() -> None:
    morning = now([pain(MON, 5, when="morning", regions=("neck",))])
    assert (morning.latest, morning.now, morning.morning, morning.where) == (5, None, 5, ("neck",))
    later = now([pain(MON, 1, regions=("neck",)), pain(MON, 3, when="morning")])
    assert (later.latest, later.now, later.morning, later.where) == (3, 1, 3, ())


def test_the_days_sentence_places_only_a_report_that_names_the_place() -> None:
    assert said(pain(MON, 4, regions=("neck",))).why[0] == "Pain 4 (Neck)."
    assert said(pain(MON, 4, regions=("neck",)), pain(MON, 0)).why[0] == "Pain 0, 4 earlier today."


def test_a_day_without_a_report_says_so() -> None:
    found = now([pain(back(1), 4, when="morning", regions=("neck",))])
    assert (found.latest, found.morning, found.regions) == (None, None, ())


@pytest.mark.parametrize("flare", [range(0), range(10, 36)])
def test_a_day_is_bad_or_not_for_as_long_as_it_is_looked_at(flare: range) -> None:
    """Eight weeks slide over a flare, and pain that has long been a level stays one."""
    first = MON - timedelta(days=100)
    for number in (9, 14, 19, 20, 41, 45, 50):
        day = first + timedelta(days=number)
        judged = set[bool]()
        for later in range(29):
            seen = RecentHistory(day + timedelta(days=later))
            days = [first + timedelta(days=at) for at in range(number + 1)]
            seen.worst = {then: 7 for then in days if then >= seen.ago(56)}
            seen.flares = {first + timedelta(days=at) for at in flare}
            judged.add(is_bad(seen, day, PLAN))
        assert judged == {number < 20}, number


def test_the_beginning_of_the_calendar_does_no_harm() -> None:
    assert now([], date(1, 1, 2)).zone == "unknown"


def said(*events: Event, over: bool = False, **limits: int) -> Guidance:
    """The sentence of ``MON`` after these events."""
    today = MON + ONE_DAY if over else MON
    return story(plan(limits=Limits(**limits)), [*events], MON, today).guidance


def test_the_days_sentence_follows_the_zone() -> None:
    assert said().said.startswith("Begin gently. How is your back today?")
    assert (said().stance, said().why) == (
        "hold",
        ("No step up until a pain report (p) shows how you are.",),
    )
    assert said(pain(MON, 1)).text == "", "the pain itself stands in its own place"
    assert said(pain(back(1), 1)).text == "How is your back today?"
    assert said(pain(MON, 1)).why == ("Pain 1.", "Worst of today and yesterday: 1 (green).")
    amber = said(pain(MON, 4, regions=("low-back-left",)))
    assert amber.text == "Stop where it is more than uncomfortable."
    assert said(pain(back(1), 8)).why[:2] == ("Worst of today and yesterday: 8 (red).", "Bad day: yesterday.")
    assert said(pain(back(2), 8)).why[0] == "Worst of two days before: 8 (red)."


def test_whom_to_ask_is_said_on_a_weeks_first_red_day_and_a_new_setback_and_not_daily() -> None:
    wednesday = MON + timedelta(days=2)

    def whether(*days: int, level: int = 6) -> bool:
        red: list[Event] = [pain(wednesday + timedelta(days=one), level) for one in days]
        text = story(plan(), red, wednesday, wednesday).guidance.text
        return "Worried? Ask a professional." in text

    assert whether(0)
    assert whether(-3, 0), "the first of a week that began on Monday"
    assert whether(-1, 0, level=8), "a setback: the second bad day of two"
    assert not whether(-2, -1, 0, level=8)
    assert not whether(*range(-8, 1))
    assert whether(-9, -8, -7, -1, 0), "a new setback"


def test_lighter_pressure_is_only_said_on_a_day_with_a_massage() -> None:
    rub = massage("ql", "traps", every=EveryDays(1))
    found = story(plan(task(), rub), [pain(MON, 4)], MON, MON).guidance
    assert found.text == "Lighter pressure, and stop where it is more than uncomfortable."


def test_after_bad_days_one_task_is_enough_and_less_is_said_only_where_something_is_less() -> None:
    found = said(pain(back(2), 8), pain(back(1), 8), pain(MON, 1))
    assert found.stance == "ease"
    assert found.text == "One task is enough today. Worried? Ask a professional."
    assert found.why[0] == "Pain 1, after 8 yesterday."
    assert "Bad days on 14 and 15 November." in found.why
    row = said(*(pain(back(ago), 8) for ago in (5, 3, 2, 1))).why
    assert [text for text in row if "ad day" in text or "Setback" in text][:1] == [
        "Bad days on 11, 13, 14 and 15 November."
    ]
    assert not any(text.startswith(("Setback", "Bad day:")) for text in row)
    assert said(pain(back(4), 8), pain(back(3), 8)).stance == "hold"


def test_one_bad_day_eases_what_is_left_of_it_and_not_the_next() -> None:
    assert said(pain(MON, 8)).stance == "ease"
    assert said(pain(back(1), 8)).stance == "hold"


def test_in_the_red_zone_with_nothing_eased_a_skip_breaks_nothing() -> None:
    found = said(pain(back(1), 8))
    assert found.stance == "hold"
    assert "a skip breaks nothing" in found.text


def test_a_past_day_tells_its_report_and_asks_for_none() -> None:
    assert said(over=True).text == ""
    assert not any("Worst" in fact for fact in said(over=True).why)
    assert said(pain(MON, 2), over=True).why[0] == "Pain 2."


def test_usual_pain_is_told_beside_todays() -> None:
    events = [*(pain(back(days), 2) for days in range(1, 6)), pain(MON, 1)]
    assert said(*events).why[0] == "Pain 1, your usual is 2."


def test_a_paused_day_rests() -> None:
    open_end = Paused(**base(MON, None, ""), first=MON)
    assert said(open_end).said == "Rest. Paused. Nothing is asked, and your streak waits."
    found = said(Paused(**base(MON, None, ""), first=MON, until=date(2026, 11, 22)))
    assert (found.stance, found.text.split(".")[0]) == ("rest", "Paused through Sunday 22 November")
