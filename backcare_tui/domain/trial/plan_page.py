"""The plan of a trial on one page, before its first day and while it runs."""

from __future__ import annotations

import hashlib
from datetime import date

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.trial import LEAST_NUMBERS, PAIRS, PERIOD, REPEATS, Trial
from backcare_tui.domain.trial.proposal import Proposal
from backcare_tui.text.dates import day_words

Section = tuple[str, tuple[str, ...]]
"""A heading, and its short lines."""

LEAST_PAIRS = 8
"""Pairs that count from which on a result is told: fewer can hardly tell anything but luck."""
WORTH = 1
"""Points of pain that a difference is worth having from, fixed before the first day."""


def mark_of(seed: str) -> str:
    """The seal of a seed: by it anyone can tell at the end that the order was drawn before the first day."""
    return hashlib.sha256(seed.encode()).hexdigest()[:8]


def title_of(what: Proposal | Trial) -> str:
    """What a trial is called: ``Devices or Massage: a trial on yourself``."""
    a, b = what.arms
    return f"{a.name} or {b.name}: a trial on yourself"


def plan_page(what: Proposal | Trial) -> tuple[Section, ...]:
    """The plan of a trial in sections of short lines; the first has the title and why.

    Args:
        what: A trial as it would be, or one that began.
    """
    seen = what.day if isinstance(what, Proposal) else what.agreed
    ends = what.ends_about if isinstance(what, Proposal) else what.ends_about + ONE_DAY
    return (
        (
            title_of(what),
            ("To learn which is better for you, and how sure that is. It promises an answer, not relief.",),
        ),
        ("What is compared", tuple(f"{arm.name}: {'; '.join(arm.asked)}" for arm in what.arms)),
        ("How", _how(what, seen, ends)),
        ("Meanwhile", _meanwhile(what)),
        (
            "The number",
            (
                "Your pain on average over the whole day before, 0 to 10, once a day, before you begin.",
                f"Each period needs {LEAST_NUMBERS} of its {PERIOD}; else its pair is done once more, {_TIMES[REPEATS]} at most.",
            ),
        ),
        (
            "What it can show",
            (
                *_shows(what),
                f"Worth having, said now: {WORTH} point. Counted by the arm of the day, whatever was done,",
                f"with an exact test. Four endings: a difference; little, under {WORTH} point; it",
                f"cannot be told; too few pairs (under {LEAST_PAIRS}).",
                "Nobody looks at a result before the end.",
            ),
        ),
        (
            "What it cannot",
            ("It is about you, in these weeks, and you know which is which.", _nothing_else(what)),
        ),
        (
            "What ends it",
            (
                "A pause holds it. A flare holds it and begins its pair anew.",
                "A warning sign, a stop, or a red report that names one of its tasks ends it.",
                "You can end it any time, for any reason or none.",
            ),
        ),
        *_expected(what),
    )


_TIMES = {1: "once", 2: "twice"}


def _how(what: Proposal | Trial, seen: date, ends: date) -> tuple[str, ...]:
    days = 2 * PERIOD * PAIRS
    seal = (
        f"The lots are drawn and sealed: {mark_of(what.seed)}."
        if isinstance(what, Trial)
        else "The lots are drawn and sealed when it begins."
    )
    return (
        f"Each has its turn for {PERIOD} days; two turns are a pair, and lots say who goes first.",
        f"{PAIRS} pairs, {days} days: {day_words(what.first, seen)} to about {day_words(ends, seen)}.",
        seal + " No day to come tells its turn.",
    )


def _meanwhile(what: Proposal | Trial) -> tuple[str, ...]:
    held = ", ".join(what.held) if isinstance(what, Proposal) else ""
    return (f"No dose goes up, so that nothing else differs{f' ({held})' if held else ''}.",)


def _shows(what: Proposal | Trial) -> tuple[str, ...]:
    if what.shows is None:
        return ("How small a difference it would find cannot be told from your reports yet.",)
    return (
        f"With days like yours, a difference of about {what.shows:.1f} points would be found",
        "in 80 of 100 such trials.",
    )


def _nothing_else(what: Proposal | Trial) -> str:
    if any(not arm.tasks for arm in what.arms):
        return "Knowing that a day asks nothing may itself change how it feels."
    return "It does not say whether either is better than neither."


def _expected(what: Proposal | Trial) -> tuple[Section, ...]:
    if isinstance(what, Proposal):
        return ()
    name = {"a": what.arms[0].name, "b": what.arms[1].name}.get(what.expected, "neither")
    return (("Expected to do better", (f"{name}.",)),)
