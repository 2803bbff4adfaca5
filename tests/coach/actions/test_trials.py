"""A trial is begun, its numbers are given, and it ends; each refusal says why, and nothing is changed by it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date, time, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest
from kits.coach_kit import DAY, SUNDAY, again, edit_plan, entries, files, on_host, put_plan
from kits.trial_kit import Life

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Doubtful, Receipt, Refused, Unreadable
from backcare_tui.coach.actions.amend import Correction
from backcare_tui.coach.carry.export import calendar
from backcare_tui.coach.nudges.status import status_lines
from backcare_tui.domain.journal.events import Event, TrialNumber
from backcare_tui.domain.journal.trial import a_first
from backcare_tui.paths import Home, find_home

PLAN = """\
title = "Tried"

[[device]]
id = "pump"
name = "Posture pump"
minutes = [5, 8]
every = "day"

[[massage]]
id = "claw"
seconds = [30, 60]
targets = ["quadratus-lumborum", "gluteus-medius", "piriformis"]
a_day = 2
every = ["sun", "mon", "tue", "wed", "thu", "fri"]
not_with = ["pregnancy"]

[[activity]]
id = "walk"
name = "Walk"
minutes = [10]
every = "5 a week"

[[exercise]]
id = "stretch"
name = "Stretch"
reps = [8]
every = ["mon", "thu"]

[[visit]]
id = "physio"
name = "Physio"
every = "day"
"""


@pytest.fixture(scope="module")
def fortnight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the safety questions are answered and two weeks have a report each."""
    folder = tmp_path_factory.mktemp("fortnight")
    home, clock = find_home(str(folder), {}), FixedClock(SUNDAY - 13 * DAY)
    put_plan(home, PLAN)
    coach = Coach(home, clock)
    assert coach.problems == ()
    coach.safety.screen((), conditions=())
    for _ in range(14):
        coach.tasks.pain(4)
        clock.moment += DAY
    return folder


@pytest.fixture
def ready(fortnight: Path, home: Home, clock: FixedClock) -> Coach:
    """Someone who may begin a trial."""
    shutil.copytree(fortnight, home.config)
    return Coach(home, clock)


def count_writes(coach: Coach) -> list[int]:
    """How often the journal is written from now on, and how many events each time."""
    writes: list[int] = []
    append = coach.journal.append

    def counted(events: Sequence[Event]) -> None:
        writes.append(len(events))
        append(events)

    coach.journal.append = counted  # type: ignore[method-assign]
    return writes


def sure(verb: Callable[[], Receipt]) -> Receipt:
    """What comes of a verb that is asked about once more."""
    with pytest.raises(Doubtful) as asked:
        verb()
    return asked.value.again()


def begun(coach: Coach, clock: FixedClock, days: int = 1, seed: str = "s1") -> Coach:
    """A trial on its day of this number."""
    coach.trials.begin((None, None), seed=seed)
    clock.moment += days * DAY
    coach.refresh()
    return coach


def lived(coach: Coach, clock: FixedClock, days: int, level: int = 4) -> None:
    """So many more days, each morning with the number of the day before where it is asked for."""
    for _ in range(days):
        clock.moment += DAY
        trial = coach.today().trial
        if trial is not None and trial.wants is not None:
            coach.trials.rate(level)


def test_it_is_looked_at_without_a_trace_and_begins_tomorrow(ready: Coach) -> None:
    before = files(ready)
    proposal = ready.trials.propose()
    ready.trials.page(proposal)
    assert files(ready) == before
    assert (proposal.stops, proposal.notes) == ((), ())
    assert [arm.name for arm in proposal.arms] == ["Devices", "Massage"]
    assert (proposal.first - proposal.day, proposal.ends_about - proposal.first) == (DAY, 84 * DAY)
    assert ready.trials.begin(proposal, "b").changed
    (event,) = entries(ready, "trial")
    assert (event["expected"], len(event["seed"])) == ("b", 16)
    today = again(ready).today()
    assert today.trial is not None
    assert today.trial.text == "Trial: begins Monday 23 November"
    assert all(row.state != "rested" for row in today.rows)


def test_a_whole_one_ends_with_its_last_number_in_the_same_write(ready: Coach, clock: FixedClock) -> None:
    begun(ready, clock)
    (agreed,) = entries(ready, "trial")
    life = Life(event_id=agreed["id"], first=ready.today_date)
    life.live(83)
    ready.journal.append([event for event in life.events if isinstance(event, TrialNumber)])
    clock.moment += 84 * DAY
    ready.refresh()
    assert ready.trials.rate(3).text.endswith("`backcare trial result` tells what it came to.")
    (over,) = entries(ready, "trial-over")
    assert (over["complete"], over["day"]) == (True, "2027-02-15")
    trial = again(ready).today().status.trials[-1]
    assert (trial.why, len(trial.counted), trial.days[-1].level) == ("complete", 14, 3)
    for verb in (partial(ready.trials.rate, 5), ready.undo):
        with pytest.raises(Refused, match=r"numbers stand|end of a trial"):
            verb()


def test_of_yesterday_one_number_is_taken_and_a_second_puts_it_right(ready: Coach, clock: FixedClock) -> None:
    begun(ready, clock)
    with pytest.raises(Refused, match="asked for tomorrow"):
        ready.trials.rate(4)
    clock.moment += DAY
    writes = count_writes(ready)
    assert ready.trials.rate(4).changed
    assert len(writes) == 1
    assert not ready.trials.rate(4).changed
    assert ready.trials.rate(6).text == "Yesterday's number: 6 in place of 4."
    assert again(ready).today().status.trials[-1].days[0].level == 6
    ready.undo()
    assert again(ready).today().status.trials[-1].days[0].level == 4
    ready.undo()
    assert again(ready).today().status.trials[-1].days[0].level is None
    ready.redo()
    assert again(ready).today().status.trials[-1].days[0].level == 4
    clock.moment += 2 * DAY  # a day's number is asked for on the day after, and then no more
    ready.trials.rate(7)
    levels = [day.level for day in again(ready).today().status.trials[-1].days]
    assert levels == [4, None, 7, None]


STOPS: dict[str, tuple[Callable[[Coach], object], str]] = {
    "another": (lambda coach: coach.trials.begin((None, None)), "A trial is on already"),
    "locked": (lambda coach: coach.safety.screen(("infection",)), "until a professional has cleared it"),
    "put": (
        lambda coach: coach.tasks.pain(4, where=("lower-leg-left", "lower-leg-right")),
        "waits for an answer",
    ),
    "flare": (lambda coach: coach.guidance.flare(begins=True), "a week after it is over"),
    "pause": (lambda coach: coach.guidance.pause(coach.today_date + 3 * DAY), "from 26 November"),
    "open pause": (lambda coach: coach.guidance.pause(), "once you resume"),
    "condition": (
        lambda coach: coach.safety.screen((), conditions=("pregnancy",)),
        "answered yes to pregnancy",
    ),
    "stop": (lambda coach: coach.tasks.skip("pump", because="tingling"), "you stopped it for tingling"),
    "not yet": (
        lambda coach: edit_plan(
            coach, 'every = "day"\n\n[[massage', 'every = "day"\nstart_on = 2026-12-01\n\n[[massage'
        ),
        "not asked yet: from 1 December",
    ),
    "not long": (
        lambda coach: edit_plan(
            coach, 'every = "day"\n\n[[massage', 'every = "day"\nuntil = 2027-01-31\n\n[[massage'
        ),
        "through 31 January 2027 only",
    ),
}


@pytest.mark.parametrize("stop", STOPS)
def test_it_may_not_begin_and_says_why_and_from_when_on(ready: Coach, stop: str) -> None:
    does, why = STOPS[stop]
    does(ready)
    before = files(ready)
    assert any(why in said for said in ready.trials.propose().stops), ready.trials.propose().stops
    with pytest.raises(Refused, match=why):
        ready.trials.begin((None, None))
    assert files(ready) == before


def test_the_week_after_a_flare_and_two_weeks_of_reports_are_waited_for(
    ready: Coach, clock: FixedClock
) -> None:
    ready.guidance.flare(begins=True)
    clock.moment += 2 * DAY
    ready.guidance.flare(begins=False)
    clock.moment += DAY
    assert ready.trials.propose().stops == ("The week after a flare asks less: from 2 December.",)
    clock.moment += 6 * DAY
    flare, reports = again(ready).trials.propose().stops
    assert flare == "The week after a flare asks less: from 2 December."
    assert reports == (
        "Two weeks with pain reports come first: 5 of the last 14 days have one, 10 are needed; from about 10 December."
    )


def test_nothing_was_ever_answered_about_safety(mine: Coach) -> None:
    assert "The safety questions come first" in mine.trials.propose().stops[0]


def test_what_was_agreed_to_is_what_begins(ready: Coach, clock: FixedClock) -> None:
    proposal = ready.trials.propose("pump", "neither")
    edit_plan(ready, "minutes = [5, 8]", "minutes = [6, 8]")
    with pytest.raises(Refused, match="has changed since you looked"):
        ready.trials.begin(proposal)
    proposal = ready.trials.propose("pump", "neither")
    clock.moment += DAY  # it would begin on another day
    with pytest.raises(Refused, match="has changed since you looked"):
        ready.trials.begin(proposal)
    assert entries(ready, "trial") == []


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("devices", "pump", "Posture pump is in both"),
        ("pump", None, "name both"),
        ("neither", "none", "both are neither"),
        ("pmup", "claw", "did you mean 'pump'"),
        ("pump", "physio", "Physio is a visit"),
        ("pump", "stretch", "due on Mon Thu, so some periods of 3 days would ask nothing"),
        ("pump + neither", "claw", "stands alone"),
        ("pump,,walk", "claw", "no name on one side"),
        ("s", "pump", "could be claw, stretch"),
        ("\x1b]0;x\x07[red]", "pump", "is called"),
        ("x" * 100_000, "pump", "is called 'x{40}…'"),
        ("", "pump", "name both"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(
    ready: Coach, a: str, b: str | None, why: str
) -> None:
    with pytest.raises(Refused, match=why) as refused:
        ready.trials.propose(a, b)
    assert len(str(refused.value)) < 300


def test_a_day_begins_when_the_plan_says_so(ready: Coach, clock: FixedClock) -> None:
    """In the small hours of the second day the first is still running, and its number not yet asked for."""
    begun(ready, clock)
    clock.moment = clock.moment.replace(hour=3) + DAY
    with pytest.raises(Refused, match="first day"):
        ready.trials.rate(4)
    clock.moment = clock.moment.replace(hour=4)
    assert ready.trials.rate(4).changed
    assert entries(ready, "trial-number")[0]["day"] == "2026-11-23"


@pytest.mark.parametrize("hours", [-11, 12])
def test_a_journey_moves_no_number_to_another_day(ready: Coach, clock: FixedClock, hours: int) -> None:
    begun(ready, clock, days=4)
    ready.trials.rate(4)
    known = {day.day: day.place for day in ready.today().status.trials[-1].days}
    clock.moment = clock.moment.astimezone(timezone(timedelta(hours=hours)))
    for _ in range(3):
        lived(again(ready), clock, 1, level=6)
    days = again(ready).today().status.trials[-1].days
    assert [day.place for day in days][: len(known) - 1] == [*known.values()][:-1]
    assert [day.day for day in days] == sorted({day.day for day in days})
    assert {event["day"] for event in entries(ready, "trial-number")} <= {f"{day.day}" for day in days}
    assert [day.level for day in days if day.level is not None].count(4) == 1


def test_a_day_that_is_held_asks_for_no_number_and_says_why(ready: Coach, clock: FixedClock) -> None:
    begun(ready, clock, days=2)
    ready.guidance.flare(begins=True)
    with pytest.raises(Refused, match="begins anew after the flare"):
        ready.trials.rate(5)
    clock.moment += DAY
    with pytest.raises(Refused, match="waits until your flare is over"):
        ready.trials.rate(5)
    ready.guidance.flare(begins=False)
    clock.moment += DAY
    with pytest.raises(Refused, match="neither arm"):
        ready.trials.rate(5)
    clock.moment += DAY
    assert ready.trials.rate(5).changed
    assert entries(ready, "trial-number")[0]["draw"] == 2


def test_without_one_the_number_goes_elsewhere(ready: Coach, clock: FixedClock) -> None:
    with pytest.raises(Refused, match="No trial is on"):
        ready.trials.rate(4)
    ready.trials.begin((None, None))
    with pytest.raises(Refused, match="on Tuesday 24 November"):
        ready.trials.rate(4)
    for level in (11, -1, True):
        with pytest.raises(Unreadable):
            ready.trials.rate(level)


def test_the_diary_puts_a_number_right_while_it_runs_and_never_after(ready: Coach, clock: FixedClock) -> None:
    lived(begun(ready, clock), clock, 3)
    (entry,) = ready.diary.of_day(date(2026, 11, 24))
    assert ready.amend(entry, Correction(numbers=[9])).changed
    assert [day.level for day in ready.today().status.trials[-1].days] == [4, 9, 4, None]
    with pytest.raises(Refused, match="has no time of day"):
        ready.amend(entry, Correction(at=time(7)))
    with pytest.raises(Refused, match="put right, and not taken back"):
        ready.take_back(entry)
    (latest,) = ready.diary.of_day(date(2026, 11, 25))
    assert ready.take_back(latest).changed
    assert ready.redo().changed
    assert sure(ready.trials.end).changed
    for verb in (partial(ready.amend, entry, Correction(numbers=[1])), partial(ready.take_back, entry)):
        with pytest.raises(Refused, match="its numbers stand"):
            verb()
    with pytest.raises(Refused, match="for good"):
        ready.undo()
    assert [day.level for day in again(ready).today().status.trials[-1].days] == [4, 9, 4]


def test_to_end_it_is_asked_about_once_and_never_blamed(ready: Coach, clock: FixedClock) -> None:
    with pytest.raises(Refused, match="No trial is on"):
        ready.trials.end()
    lived(begun(ready, clock), clock, 6)
    with pytest.raises(Doubtful, match=r"fine at any time\. By now 1 pair counts; a result takes 8") as asked:
        ready.trials.end()
    assert entries(ready, "trial-over") == []
    assert asked.value.again().changed
    today = again(ready).today()
    assert (today.status.trial, today.status.trials[-1].why) == (None, "person")
    assert "rested" not in {row.state for row in today.rows}
    assert ready.trials.propose().stops == ()
    lived(ready, clock, 3)
    with pytest.raises(Refused, match="No trial is on"):
        ready.trials.rate(4)


def test_one_begun_by_a_slip_is_taken_back_but_not_once_it_has_a_number(
    ready: Coach, clock: FixedClock
) -> None:
    ready.trials.begin((None, None))
    assert ready.undo().text == "Taken back: the trial."
    assert again(ready).today().status.trials == ()
    ready.trials.begin((None, None))
    with pytest.raises(Refused, match="Another trial is on"):
        ready.redo()
    (entry,) = [entry for entry in ready.diary.of_day(ready.today_date) if entry.kind == "trial"]
    lived(ready, clock, 2)
    with pytest.raises(Refused, match="`backcare trial end` ends it"):
        ready.take_back(entry)


def test_of_two_devices_each_adds_to_the_same_one(ready: Coach, clock: FixedClock) -> None:
    begun(ready, clock, days=2)
    other = ready.home.data.with_name("other")
    shutil.copytree(ready.home.data, other)
    with on_host("laptop"):
        away = Coach(find_home(str(other), {}), FixedClock(clock.moment))
        away.trials.rate(3)
        away.clock.moment += timedelta(minutes=1)  # type: ignore[attr-defined]
        away.trials.rate(7)
    ready.trials.rate(5)
    for path in away.home.journal.glob("*.json"):
        if not (ready.home.journal / path.name).exists():
            shutil.copy(path, ready.home.journal)
    merged = again(ready)
    assert len(entries(merged, "trial-number")) == 2
    level = merged.today().status.trials[-1].days[0].level
    assert level in (5, 7)
    assert merged.trials.rate(6).changed
    assert again(ready).today().status.trials[-1].days[0].level == 6


def test_doses_go_down_at_any_time_and_up_only_knowing_that_it_blurs_the_answer(
    ready: Coach, clock: FixedClock
) -> None:
    begun(ready, clock)
    with pytest.raises(Doubtful, match="Your trial holds all doses") as asked:
        ready.guidance.rung("pump", 2)
    assert asked.value.again().changed
    assert ready.guidance.rung("pump", 1).changed


def test_what_waits_is_done_knowingly_and_counts_as_it_was_drawn(ready: Coach, clock: FixedClock) -> None:
    begun(ready, clock)
    waits = next(row for row in ready.today().rows if row.because == "trial")
    assert not ready.tasks.skip(waits.id, because="tired").changed
    with pytest.raises(Refused, match=r"waits for its turn in your trial\."):
        ready.sessions.guide(waits.id)
    with pytest.raises(Doubtful, match="waits for its turn in your trial; what is done of it") as asked:
        ready.tasks.done(waits.id)
    assert asked.value.again().changed
    day = again(ready).today()
    assert next(row.state for row in day.rows if row.id == waits.id) == "done"
    trial = day.status.trials[-1]
    assert waits.task not in trial.arms[trial.arm_of(trial.days[0].place)].tasks


def test_a_calendar_and_the_bars_tell_nothing_of_the_second_pair_on_the_last_day_of_the_first(
    fortnight: Path, tmp_path: Path
) -> None:
    """Of two seeds that agree on the first pair alone."""
    told = []
    for seed in ("s1", next(seed for seed in map(str, range(99)) if _agree_on_one_pair(seed, "s1"))):
        shutil.copytree(fortnight, tmp_path / seed)
        clock = FixedClock(SUNDAY)
        coach = begun(Coach(find_home(str(tmp_path / seed), {}), clock), clock, days=6, seed=seed)
        told.append((calendar(coach, None, tasks=True), status_lines(coach)))
    assert told[0] == told[1]


def _agree_on_one_pair(seed: str, other: str) -> bool:
    return [a_first(seed, 1), a_first(seed, 2)] == [a_first(other, 1), not a_first(other, 2)]


def test_what_a_day_was_to_a_trial_stays_so_whatever_is_taken_back_or_said_of_it_since(
    ready: Coach, clock: FixedClock
) -> None:
    """Else a day would come to count for an arm that it did not ask, or a number would be lost."""
    lived(begun(ready, clock), clock, 3)
    pause = ready.guidance.pause(ready.today_date + DAY)
    assert pause.changed
    (paused,) = [entry for entry in ready.diary.of_day(ready.today_date) if entry.kind == "pause"]
    clock.moment += 2 * DAY
    lived(ready, clock, 7)
    before = ready.today().status.trials[-1]
    assert [why for _day, why in before.held] == ["paused", "paused"]
    assert ready.take_back(paused).changed
    after = again(ready).today().status.trials[-1]
    assert (after.held, after.days) == (before.held, before.days)
    assert ready.tasks.pain(9, task="pump", day=ready.today_date - 3 * DAY).changed
    late = again(ready).today().status.trials[-1]
    assert (late.why, late.ended, late.days) == ("linked", ready.today_date, before.days[:-1])


def test_by_a_clock_that_was_set_back_nothing_of_a_trial_is_recorded(ready: Coach, clock: FixedClock) -> None:
    lived(begun(ready, clock), clock, 8)
    kept = files(ready)
    clock.moment -= 5 * DAY
    coach = again(ready)
    for verb in (
        partial(coach.trials.rate, 0),
        coach.trials.end,
        partial(coach.trials.begin, ("pump", "claw")),
    ):
        with pytest.raises(Refused, match="set the clock right first"):
            verb()
    assert files(ready) == kept
