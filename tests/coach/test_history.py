"""A year and a trend of a real journal: the days as each is seen by itself, whatever span they are seen in."""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import pytest
from kits.coach_kit import DAY, SUNDAY, edit_plan, put_plan
from kits.result_kit import Lived, on_disk
from kits.trial_kit import begun

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused, Unreadable
from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.glyphs import shown_state
from backcare_tui.domain.history.trend import answers
from backcare_tui.domain.journal.streaks import needed
from backcare_tui.paths import Home, find_home


@pytest.fixture
def lived(_life: Home, home: Home, clock: FixedClock) -> Coach:
    """A copy of ``_life``, on a Sunday just begun."""
    shutil.copytree(_life.data, home.data)
    return Coach(home, clock)


@pytest.fixture(scope="module")
def _life(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Ten weeks: some days missed, a pause, a flare, a rung chosen, pain on most days."""
    home = find_home(str(tmp_path_factory.mktemp("life") / "home"), {})
    put_plan(home)
    clock = FixedClock(SUNDAY - 70 * DAY)
    coach = Coach(home, clock)
    for number in range(70):
        if number == 30:
            coach.guidance.flare(begins=True)
        if number == 35:
            coach.guidance.flare(begins=False)
        if number == 20:
            coach.guidance.rung("pump", 1, because="too much")
        if number == 50:
            coach.guidance.pause(coach.today_date + DAY)
        if number % 3:
            coach.tasks.pain(
                (number * 5) % 7,
                where=["neck"] if number % 2 else ["low-back-left", "neck"],
                morning=number % 4 == 0,
            )
        if number % 5 != 4 and number // 7 % 3 != 2:
            for task in ("pump", "press", "claw"):
                coach.tasks.done(task)
        clock.moment += DAY
    return home


def test_every_day_of_a_year_went_as_the_day_itself_says(lived: Coach) -> None:
    year = lived.history.year()
    today = lived.today_date
    assert (year.last, year.today, year.current, year.empty) == (today, today, True, False)
    for back in range(75):
        day = today - back * DAY
        record = year.record(day)
        if back > 70:
            assert record is None
        else:
            assert record == lived.day(day).record
    assert year.streak == lived.today().streak
    assert [line.now for line in year.tasks] == [line.strength for line in lived.history.week().tasks]


def test_the_weeks_on_target_are_those_of_the_streak(lived: Coach) -> None:
    run = best = 0
    for week in lived.history.year().weeks:
        if week.on_target is not None:
            run = run + 1 if week.on_target else 0
            best = max(best, run)
    assert best == lived.today().streak.best_weeks > 1


@pytest.mark.parametrize("span", [1, 28, 91, 371])
def test_a_trend_has_the_same_days_whatever_its_span(lived: Coach, span: int) -> None:
    trend, year = lived.history.trend(span), lived.history.year()
    whole = lived.history.trend(371)
    assert trend.days == whole.days[-span:]
    assert [day.record for day in trend.days] == [year.record(day.day) for day in trend.days]
    assert trend.last == lived.today_date
    assert set(trend.changes) <= set(whole.changes)
    assert trend.changes == tuple(change for change in whole.changes if change.day >= trend.first)


def test_a_trend_up_to_an_earlier_day_is_the_one_seen_then(lived: Coach) -> None:
    earlier = lived.today_date - 20 * DAY
    trend = lived.history.trend(28, earlier)
    then = Coach(lived.home, FixedClock(SUNDAY - 20 * DAY)).history.trend(28)
    assert [day.median for day in trend.days[:-1]] == [day.median for day in then.days[:-1]]
    assert trend.flares == then.flares
    assert trend.days[-1].day == earlier == then.today


def test_flares_rungs_and_places_are_told(lived: Coach) -> None:
    trend = lived.history.trend(91)
    start = lived.today_date - 70 * DAY
    assert [(flare.first, flare.last, flare.open) for flare in trend.flares] == [
        (start + 30 * DAY, start + 35 * DAY, False)
    ]
    states = {day.record.state for day in trend.days if day.record and trend.flares[0].covers(day.day)}
    assert states == {"flare", "kept"}, "kept where all that was asked was done"
    chosen = next(change for change in trend.changes if change.chosen)
    assert (chosen.day, chosen.name, chosen.before, chosen.after) == (start + 20 * DAY, "Posture pump", 2, 1)
    assert trend.days[-1 - 69].places == ("neck",)
    assert trend.days[-1 - 68].places == ("low-back-left", "neck")


def test_a_flare_that_goes_on_is_open(lived: Coach) -> None:
    lived.guidance.flare(begins=True)
    (_first, last) = lived.history.year().flares
    assert (last.first, last.last, last.open) == (lived.today_date, lived.today_date, True)


def test_a_new_start_of_the_week_moves_the_columns_and_no_week_that_was(lived: Coach) -> None:
    before = lived.history.year()
    edit_plan(lived, "[streak]", '[day]\nweek_starts = "sunday"\n\n[streak]')
    lived.tasks.done("pump")
    after = Coach(lived.home, FixedClock(SUNDAY + DAY)).history.year()
    assert (before.first.weekday(), after.first.weekday()) == (0, 6)
    old = [week for week in before.weeks if week.on_target is not None]
    assert [
        week for week in after.weeks if week.starts <= old[-1].starts and week.on_target is not None
    ] == old


def test_a_name_that_changed_is_told_as_it_is_now(lived: Coach) -> None:
    edit_plan(lived, 'name = "Posture pump"', 'name = "Neck pump"')
    assert lived.history.year().names["pump"] == "Neck pump"
    assert lived.history.trend(91).changes[0].name == "Neck pump"


def test_a_task_the_plan_has_no_longer_keeps_its_name(lived: Coach) -> None:
    text = (lived.home.plans / "combined.toml").read_text(encoding="utf-8")
    put_plan(lived.home, text.replace('id = "press"\nname = "Press"', 'id = "other"\nname = "Other"'))
    lived.refresh()
    year = lived.history.year()
    assert year.names["press"] == "Press"
    assert "press" not in [line.id for line in year.tasks]


def test_a_new_home_has_an_empty_year_and_an_empty_trend(coach: Coach) -> None:
    assert coach.history.year().empty
    assert coach.history.trend(28).empty
    assert not coach.history.trend(28).changes


def test_an_earlier_year_ends_with_the_week_of_its_day(lived: Coach) -> None:
    day = lived.today_date - timedelta(days=400)
    year = lived.history.year(day)
    assert year.first <= day <= year.last < lived.today_date
    assert year.empty
    assert not year.current


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(1970, 1, 7), date.min, date.max])
def test_days_ahead_and_long_ago_are_refused(lived: Coach, day: date) -> None:
    for look in (lived.history.year, lambda day: lived.history.trend(28, day)):
        with pytest.raises(Refused, match="is not a day to look back on"):
            look(day)


def test_the_very_first_day_there_is_can_be_looked_back_from(lived: Coach) -> None:
    assert lived.history.year(date(1970, 1, 8)).empty
    assert lived.history.trend(371, date(1970, 1, 8)).empty


@pytest.mark.parametrize("span", [0, -1, 372, 10**9])
def test_a_span_out_of_bounds_is_refused(lived: Coach, span: int) -> None:
    with pytest.raises(Unreadable, match="from 1 to 371 is"):
        lived.history.trend(span)


def test_today_counts_as_it_stands(lived: Coach) -> None:
    lived.tasks.pain(2)
    lived.tasks.done("pump")
    record = lived.history.year().record(lived.today_date)
    assert record is not None
    assert (record.worst, shown_state(record)) == (2, "part")
    assert lived.history.trend(28).days[-1].worst == 2


def test_a_new_target_judges_no_week_that_was(lived: Coach) -> None:
    before = [week for week in lived.history.year().weeks if week.on_target is not None]
    edit_plan(lived, "week_target = 5", "week_target = 7")
    lived.tasks.done("pump")
    assert [week for week in lived.history.year().weeks if week.on_target is not None] == before
    assert all(week.needs == needed(5, week.counted) for week in before)


def firm(coach: Coach, starts: date) -> int:
    """How firm the pump was at the end of a week."""
    return next(line.strength for line in coach.history.week(starts).tasks if line.id == "pump")


def test_another_schedule_leaves_last_weeks_strength_as_it_was(home: Home, clock: FixedClock) -> None:
    put_plan(home)
    coach = Coach(home, clock)
    for _ in range(22):
        coach.tasks.done("pump")
        clock.moment += DAY
    last = coach.history.week().starts - 7 * DAY
    before, today = firm(coach, last), firm(coach, last + 7 * DAY)
    assert before > 50
    edit_plan(coach, 'minutes = [5, 8]\nevery = "day"', 'minutes = [5, 8]\nevery = "10 days"')
    assert (firm(coach, last), firm(coach, last + 7 * DAY)) == (before, today)
    coach.tasks.note("the new plan is stored with this")
    for _ in range(3):
        clock.moment += DAY
        assert firm(Coach(home, clock), last) == before
    assert firm(coach, coach.history.week().starts) >= today - 2


def test_the_first_rungs_schedule_giving_way_leaves_last_weeks_strength_as_it_was(
    home: Home, clock: FixedClock
) -> None:
    put_plan(home)
    coach = Coach(home, clock)
    edit_plan(
        coach, 'minutes = [5, 8]\nevery = "day"', 'minutes = [5, 8]\nevery = "day"\nfirst_every = "2 days"'
    )
    for number in range(22):
        if number % 2 == 0:
            coach.tasks.done("pump")
        clock.moment += DAY
    last = coach.history.week().starts - 7 * DAY
    before = firm(coach, last)
    coach.guidance.rung("pump", 2)
    coach.tasks.done("pump")
    assert firm(coach, last) == before
    clock.moment += DAY
    assert firm(Coach(home, clock), last) == before


def test_trials_are_counted_from_the_first_and_each_is_told_once_it_is_over(home: Home) -> None:
    life = Lived(5, most=20)
    second = begun(life.day + 3 * ONE_DAY, "trial-2", seed="s2")
    coach = on_disk(home, [*life.events, second], life.day + 5 * ONE_DAY)
    assert [trial.runs for trial in coach.history.trials()] == [False, True]
    first = coach.history.trial_result(1)
    assert (first.ending, first.why, first.by_arm) == ("few", "person", None)
    for which, said in (
        (None, r"A trial runs: pair 1 of 14\..* Of the one before: backcare trial result 1\.$"),
        (2, r"A trial runs: pair 1 of 14\. Its result is told when it is over, .*\(backcare trial end\)\.$"),
        (3, r"There is no trial 3: they are counted from 1 to 2\."),
        (0, r"There is no trial 0"),
    ):
        with pytest.raises(Refused, match=said):
            coach.history.trial_result(which)


def test_mornings_after_days_with_a_task_are_told_from_a_real_journal(mine: Coach, clock: FixedClock) -> None:
    for number in range(24):
        mine.tasks.pain(3, morning=True)
        if number % 2:
            mine.tasks.done("pump")
        clock.moment += DAY
    (line,) = mine.history.trend(28).contrasts.lines
    # The first day is alone in its two weeks, and of the last the morning after is not reported yet.
    assert (line.id, line.gap.days, line.gap.other_days) == ("pump", 11, 11)
    assert (line.gap.ones, line.gap.others, line.gap.low, line.gap.high) == (3.0, 3.0, 0.0, 0.0)


def test_of_what_a_trial_compares_nothing_is_told_along_the_way_and_no_other_is_offered(
    mine: Coach, clock: FixedClock
) -> None:
    mine.safety.screen(())
    for number in range(28):
        mine.tasks.pain(3, morning=True)
        mine.tasks.done("press")
        if number % 2:
            mine.tasks.done("pump")
        clock.moment += DAY
    assert [line.id for line in mine.history.trend(28).contrasts.lines] == ["pump"]
    mine.trials.begin(("pump", "claw"))
    hidden = mine.history.trend(28)
    assert (hidden.contrasts.lines, "trial" in " ".join(answers(hidden))) == ((), False)
