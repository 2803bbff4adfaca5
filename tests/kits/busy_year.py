"""A year of a busy life: every kind of entry, long words and hostile ones, as a page to take along has to bear them."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.paths import find_home
from backcare_tui.storage.journal.draft import Draft
from kits.tui_kit import write_plan

TASKS = "".join(
    f'[[exercise]]\nid = "move-{number}"\nname = "A movement with quite a long name, the {number}th of them"\n'
    'reps = [6, 8, 10, 12]\nevery = "day"\n\n'
    for number in range(10)
)
PLAN = f"""\
title = "Busy"

[[device]]
id = "posture-pump"
name = "Posture pump"
minutes = [3, 5, 8]
every = "day"

{TASKS}
[[massage]]
id = "self-massage"
tool = "ball"
seconds = [30, 60]
targets = ["quadratus-lumborum", "gluteus-medius", "piriformis"]
a_day = 2
every = ["mon", "wed", "fri"]

[[visit]]
id = "physio"
name = "Physiotherapist"
every = "30 days"

[[track]]
id = "sleep"
ask = "How did you sleep?"

[[track]]
id = "stress"
ask = "How tense?"
"""
HOSTILE = "<script>alert(1)</script> \u202e\u2066 & \"'" + "W" * 5000
PLACES = (
    "low-back-left",
    "low-back-right",
    "neck-left",
    "upper-back-middle",
    "buttock-left",
    "thigh-left",
    "shoulder-right",
)


def busy_coach(folder: Path, now: datetime, days: int = 364) -> Coach:
    """So many days up to now, with flares, stops, visits, words, choices and questions all along."""
    home, clock = find_home(str(folder), {}), FixedClock(now)
    draft = Draft(str(home.journal))
    with draft.whole():
        _live(Coach(home, clock, draft), days)
    return Coach(home, FixedClock(now))


def _live(coach: Coach, days: int) -> None:
    write_plan(coach, PLAN)
    coach.refresh()
    assert coach.problems == (), coach.problems
    clock = coach.clock
    assert isinstance(clock, FixedClock)
    now = clock.moment
    coach.sure = True
    for ago in range(days, -1, -1):
        clock.moment = now - timedelta(days=ago)
        if ago == days:
            coach.safety.screen((), ("osteoporosis", "blood-thinners", "spinal-surgery", "pregnancy"))
        _day(coach, clock, ago)
    clock.moment = now


def _day(coach: Coach, clock: FixedClock, ago: int) -> None:
    coach.tasks.pain(ago % 5, where=[PLACES[ago % len(PLACES)]], morning=True)
    level = 8 if ago % 12 == 0 else 1 + ago % 4
    note = (HOSTILE if ago % 24 == 0 else f"after sitting long, day {ago}") if ago % 12 in (0, 5) else ""
    coach.tasks.pain(level, where=[PLACES[ago % 3]], note=note, task="posture-pump" if ago % 24 == 0 else "")
    coach.tasks.done("posture-pump")
    if ago % 2:
        coach.tasks.done("self-massage")
    if ago % 30 == 3:
        coach.tasks.done("physio")
        clock.moment += timedelta(hours=2)
        coach.tasks.pain(3, where=["low-back-left"])
    if ago % 45 == 10:
        coach.guidance.flare(begins=True)
    if ago % 45 == 3:
        coach.guidance.flare(begins=False)
    if ago % 20 == 4:
        because = HOSTILE[:180] if ago % 40 == 4 else "felt like it"
        with suppress(Refused):  # a rung waits in a flare
            coach.guidance.rung("posture-pump", 1 + (ago // 20) % 3, because=because)
        coach.tasks.note(f"Is it fine that {HOSTILE if ago % 40 == 4 else 'it cracks'}?")
    if ago % 3:
        coach.tasks.track({"sleep": str(ago % 9), "stress": str(ago % 7)})
    if ago % 50 == 20:
        coach.tasks.skip("move-1", because="tingling")
    if ago % 50 == 18:
        coach.guidance.sore("piriformis")
    if ago % 7 == 0:
        coach.guidance.check_in(ago % 9, 3, 4)
