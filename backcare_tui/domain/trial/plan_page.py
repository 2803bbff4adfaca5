"""The plan of a trial on one page, before its first day and while it runs: what is agreed to, fixed beforehand.

What a plan of a trial has to say is taken from SPENT 2019, the reporting guideline for plans of trials on one person.
"""

from __future__ import annotations

import hashlib
from datetime import date

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.trial_today import TrialToday
from backcare_tui.domain.journal.events import Arm
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.journal.trial import LEAST_NUMBERS, PAIRS, PERIOD, REPEATS, Trial
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.trial.compare import LEAST_PAIRS, WORTH
from backcare_tui.domain.trial.proposal import Proposal, held_by
from backcare_tui.text.dates import day_words

Section = tuple[str, tuple[str, ...]]
"""A heading, and its sentences."""

MOST_NAMES = 4
"""Names of tasks in a sentence at most."""


def mark_of(seed: str) -> str:
    """The mark of a seed: by it anyone can check at the end that the order was drawn before the first day."""
    return hashlib.sha256(seed.encode()).hexdigest()[:8]


def title_of(what: Proposal | Trial) -> str:
    """What a trial is called: ``Devices or Massage: a trial on yourself``."""
    a, b = what.arms
    return f"{a.name} or {b.name}: a trial on yourself"


def plan_page(what: Proposal | Trial, plan: Plan | None = None) -> tuple[Section, ...]:
    """The plan of a trial in sections of sentences; the heading of the first is its title.

    Args:
        what: A trial as it would be, or one that began.
        plan: In force, which has the names of what stands still; a proposal knows them.
    """
    held = what.held if isinstance(what, Proposal) else held_by(plan) if plan is not None else ()
    return (
        (
            title_of(what),
            ("It promises no relief, but an honest answer, be it that none can be told.",),
        ),
        ("What is compared", tuple(map(_arm_words, what.arms))),
        ("How it goes", _how(what)),
        (
            "Meanwhile",
            (f"No dose goes up{_names(held)}; all else goes on as planned. What waits is no miss.",),
        ),
        ("The number", _NUMBER),
        ("What it can show", (_finds(what.shows), *_COUNTED)),
        ("What it cannot show", _cannot(what)),
        ("What holds or ends it", _ENDS),
        ("What you expect", (_expected(what),)),
    )


_TIMES = {1: "once", 2: "twice"}
_NUMBER = (
    "Once a day, before you begin: your pain on average over the whole day before, 0 to 10.",
    f"A turn needs {LEAST_NUMBERS} of its {PERIOD} numbers, else its pair is done again at the end, {_TIMES[REPEATS]} at most.",
)
_COUNTED = (
    f"{WORTH} point is worth having, and less is not called better.",
    "Each day counts for the one whose turn it was, whatever was done; that is shown beside it.",
    "An exact test of the pairs (its range is right 9 times in 10) has four endings: one is lower, and by how much; "
    f"less than {WORTH} point lies between them; it cannot be told; under {LEAST_PAIRS} pairs.",
    "Nothing is compared before the end. What the turn before left is not kept out.",
)
_ENDS = (
    "A pause holds it. A flare does too, and its pair begins anew.",
    "A warning sign, a stop, or a red report that names one of its tasks ends it.",
    "You can end it at any time, with no reason needed. Afterwards all is asked as before.",
)


def _arm_words(arm: Arm) -> str:
    asked = "; ".join(arm.asked)
    return f"{asked}." if asked.startswith(f"{arm.name}: ") else f"{arm.name}: {asked}."


def _how(what: Proposal | Trial) -> tuple[str, ...]:
    if isinstance(what, Trial):
        seen, ends = what.agreed, what.ended or what.ends_about + ONE_DAY
        sealed = f"The order is drawn and sealed, by the mark {mark_of(what.seed)}."
    else:
        seen, ends = what.day, what.ends_about
        sealed = "The order is drawn and sealed when you agree."
    about = "" if isinstance(what, Trial) and what.ended else "about "
    return (
        f"Each has turns of {PERIOD} days, in which the other is left out. Two turns are a pair, {PAIRS} in all; "
        "in each the lot says which goes first.",
        f"From {day_words(what.first, seen)} to {about}{day_words(ends, seen)}: {2 * PERIOD * PAIRS} days, "
        "more with pauses, flares and repeats.",
        f"{sealed} Each turn is told on its first day.",
    )


def _names(held: tuple[str, ...]) -> str:
    if not held:
        return ""
    more = len(held) - MOST_NAMES
    return f" ({', '.join(held[:MOST_NAMES])}{f' and {more} more' if more > 0 else ''})"


def _finds(shows: float | None) -> str:
    if shows is None:
        return "How small a difference it would find cannot be told yet."
    return (
        f"With days like yours, a difference of about {shows:.1f} points would be found in 80 of 100 such trials; "
        "a rough guess."
    )


def _cannot(what: Proposal | Trial) -> tuple[str, ...]:
    about = "It is about you, in these weeks, and you know which day is which."
    if all(arm.tasks for arm in what.arms):
        return about, "It does not say whether either is better than doing nothing."
    return (about,)


def _expected(what: Proposal | Trial) -> str:
    if isinstance(what, Proposal):
        return "Say beforehand which you expect to do better: it stands beside the result."
    names = {"a": what.arms[0].name, "b": what.arms[1].name}
    return f"You said beforehand which you expect to do better: {names.get(what.expected, 'neither')}."


def standing_lines(status: Status, today: TrialToday | None, day: date) -> list[str]:
    """How a trial stands on a day, and what can be done about it; how an arm does is nowhere in it.

    Args:
        status: Of the day.
        today: What the day says of its trial.
        day: The running day.
    """
    trial = status.trials[-1] if status.trials else None
    if trial is None or not trial.runs:
        lines = ["No trial is on."]
        if trial is not None and trial.ended is not None:
            a, b = trial.arms
            ended = f"The last one, {a.name} or {b.name}, ended on {day_words(trial.ended, day)}"
            lines = [f"No trial is on. {ended}: `backcare trial result`."]
        return [*lines, "`backcare trial new` shows the plan of one, before anything begins."]
    counted = len(trial.counted)
    lines = [title_of(trial), f"{today.text if today is not None else 'Trial'}."]
    if today is not None and today.arm:
        lines = [lines[0], f"{today.text}. Today it is the turn of {today.arm}."]
    if trial.days:
        lines.append(
            f"{counted} of {PAIRS} pairs {'counts' if counted == 1 else 'count'} so far; "
            f"it ends about {day_words(trial.ends_about + ONE_DAY, day)}, if nothing comes between."
        )
    if today is not None and today.asks:
        lines.append(f"{today.asks} `backcare trial rate 0-10`")
    return [*lines, "`backcare trial plan` shows its plan; `backcare trial end` ends it at any time."]
