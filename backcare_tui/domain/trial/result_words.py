"""A trial's result in words: parts of a page, each a title and its sentences, for the screen, the command line and paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from backcare_tui.domain.journal.trial import (
    BY_PERSON,
    COMPLETE,
    CONDITION,
    LINKED,
    MISSING,
    PAIRS,
    SIGN,
    STOP,
    UNTOLD,
    Trial,
)
from backcare_tui.domain.safety import what_words
from backcare_tui.domain.trial.compare import Gap, points
from backcare_tui.domain.trial.doing import ArmDone
from backcare_tui.domain.trial.exact import odds_words
from backcare_tui.domain.trial.plan_page import mark_of
from backcare_tui.domain.trial.result import FLARE, NUMBERS, Result
from backcare_tui.text.dates import short_date, short_span
from backcare_tui.text.language import count

HELD = {
    "flare": "in a flare",
    "paused": "paused",
    "locked": "waiting for an answer about warning signs",
    MISSING: "as what it compares was not all in the plan",
    UNTOLD: "as it was held to be over then",
}
"""Why days were held, after how many they were."""
AGAIN = {NUMBERS: "Repeated, for want of numbers", FLARE: "Begun anew after a flare"}
"""What was done of pairs, and why."""
TIMES = {1: "", 2: " (twice)"}
EARLY = " If that was for how it looked, luck makes such a result more often than is told here."
"""What is said with a result of fewer pairs than were meant: whoever gives the numbers can guess."""
AS_ASSIGNED = "Each day counts for the one whose turn it was, whatever was done."


class Part(msgspec.Struct, frozen=True):
    """A title, and the sentences under it."""

    title: str
    lines: tuple[str, ...]


def title_of(result: Result | Trial) -> str:
    """What was compared: ``Devices or Massage``."""
    a, b = result.arms
    return f"{a.name} or {b.name}"


def span_of(result: Result) -> str:
    """When it was, and how much of it counts."""
    dates = (
        short_span(result.first, result.last)
        if result.last is not None
        else f"from {short_date(result.first)}"
    )
    return f"{dates}, {result.counted} of {PAIRS} pairs count"


def parts_of(result: Result) -> list[Part]:
    """All that is told beside the sentence and the picture, in the order of what matters; no part is empty."""
    parts = (
        Part("What this can say, and what not", result.always),
        Part("What was done", tuple(_done(result))),
        Part("How it went", tuple(_went(result))),
        Part("Beside it", tuple(_beside(result))),
        Part("The lot", tuple(_lot(result))),
        Part("A second trial", tuple(_next(result))),
    )
    return [part for part in parts if part.lines]


def ended_words(result: Result) -> str:
    """Why it ended, in a sentence."""
    when = short_date(result.ended)
    if result.why == COMPLETE:
        if result.counted == PAIRS:
            return f"All {PAIRS} pairs were done; it ended on {when}."
        return f"It ended as planned on {when}; {PAIRS - result.counted} of {PAIRS} pairs lacked numbers to the last."
    reasons = {
        BY_PERSON: f"You ended it on {when}.{EARLY if result.by_arm is not None and result.counted < PAIRS else ''}",
        SIGN: f"A warning sign ended it on {when}: {what_words(result.about)}.",
        CONDITION: f"A condition ended it on {when}: {what_words(result.about)}.",
        STOP: f"It ended on {when}, as {result.about} was stopped.",
        LINKED: f"It ended on {when}, as a report of strong pain named {result.about}.",
    }
    return reasons.get(result.why, f"It ended on {when}.")


def leads_with_reason(result: Result) -> bool:
    """Whether why it ended is told before what came out: not where all was done, or it was the person's own wish."""
    return result.why not in (COMPLETE, BY_PERSON)


def expected_words(result: Result) -> str:
    """What the person expected, and whether it came so; empty where they did not say, or nothing may be told by arm."""
    if result.by_arm is None or result.expected not in ("a", "b"):
        return ""
    expected = "ab".index(result.expected)
    said = f"You expected less pain with {result.names[expected]}"
    if result.better is None:
        lower = result.by_arm.gap.lowered[1] > 0  # the whole range on one side, by less than is called better
        leans = int(not result.by_arm.gap.a_lower)
        if lower:
            return f"{said}; these weeks lean {'that' if leans == expected else 'the other'} way, by too little to say so."
        return f"{said}; these weeks do not show it, nor the other way."
    return f"{said}, and so it came." if result.better == expected else f"{said}; it came the other way."


def gap_words(result: Result, gap: Gap) -> str:
    """A difference with its interval, in a few words."""
    if not gap.estimate:
        return f"no difference ({points(gap.low)} to {points(gap.high)})"
    estimate, low, high = map(points, gap.lowered)
    lower = result.names[0 if gap.a_lower else 1]
    return f"{estimate} lower on {lower} days ({low} to {high})"


def _done(result: Result) -> Iterator[str]:
    if result.by_arm is None:
        return
    for arm in (0, 1):
        yield _arm_words(result, result.by_arm.done[arm], arm)
    yield AS_ASSIGNED


def _arm_words(result: Result, done: ArmDone, arm: int) -> str:
    name, other = result.names[arm], result.names[1 - arm]
    part = f", {done.part} in part" if done.part else ""
    told = f"{name}: {done.done} of {count(done.asked, 'session')} done{part}"
    told += f"; {minutes_words(done.minutes)} a day" if done.minutes > 0 else ""
    told = told if done.asked else f"{name}: nothing was asked"
    if done.flares:
        told += f"; {count(done.flares, 'flare')} began in its turns"
    if not result.arms[1 - arm].tasks:
        return f"{told}."
    on = f"on {done.other} of its {count(done.days, 'day')}" if done.other else "on none of its days"
    return f"{told}; something of {other} {on}."


def minutes_words(minutes: float) -> str:
    """``about 11 min``."""
    return "less than a minute" if minutes < 1 else f"about {round(minutes)} min"


def _went(result: Result) -> Iterator[str]:
    if not leads_with_reason(result):  # else it stands first of all
        yield ended_words(result)
    if result.held:
        told = (f"{count(days, 'day')} {HELD.get(why, why)}" for why, days in result.held)
        yield f"Held: {'; '.join(told)}."
    for why, words in AGAIN.items():
        times = Counter(one.pair for one in result.again if one.why == why)
        if times:
            told = (f"{pair}{TIMES.get(often, f' ({often} times)')}" for pair, often in sorted(times.items()))
            yield f"{words}: pair{'' if len(times) == 1 else 's'} {', '.join(told)}."
    if result.by_arm is None:
        return
    for change in result.by_arm.changes:
        yield f"{change.task} was changed in its course: from {change.before} to {change.after} on {short_date(change.day)}."
    for one in result.by_arm.eased:
        yield f"{one.task} was asked for less on {count(one.days, 'day')}."


def _beside(result: Result) -> Iterator[str]:
    expected = expected_words(result)
    if expected:
        yield expected
    found = result.by_arm
    if found is None:
        return
    if result.ending != "better":
        told = f" ({gap_words(result, found.gap)})" if result.ending == "little" else ""
        yield f"A gap as large as this one{told} by luck: {odds_words(found.gap.p)}."
    if found.later is not None:
        yield f"Without the first day of each turn, which may still feel the one before: {gap_words(result, found.later)}."
    first, second = found.done
    if first.morning is not None and second.morning is not None:
        a, b = result.names
        yield (
            f"On waking the day after: {first.morning} after {a} days ({count(first.mornings, 'morning')}), "
            f"{second.morning} after {b} days ({second.mornings}); medians."
        )


def _lot(result: Result) -> Iterator[str]:
    yield f"Each pair's order was drawn from the seed {result.seed}, sealed before the first day: {mark_of(result.seed)}."
    if result.by_arm is not None:
        yield "All of it can be worked out again: backcare trial export -o trial.csv, and docs/trial.md says how."


def _next(result: Result) -> Iterator[str]:
    better = result.better
    if better is None or not all(arm.tasks for arm in result.arms):
        return
    arm = result.arms[better]
    word = arm.name.lower() if arm.name.isalpha() and arm.name.isascii() else "+".join(arm.tasks)
    yield f"Whether {arm.name} is better than neither, only another trial can tell: backcare trial new {word} neither"
