"""What a day says of the trial that it is in: how far it has come, what holds it, and which number it waits for."""

from __future__ import annotations

from datetime import date

import msgspec

from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.journal.trial import COMPLETE, MISSING, PAIRS, Trial
from backcare_tui.text.dates import day_words
from backcare_tui.text.language import capital

LABEL, SCALE = "Trial: ", ", 0 to 10?"
"""What a line of it begins with, and its question ends with."""
NUMBER = f"Your pain on average {{when}}{SCALE}"
"""The one question of a day in a trial; its answer is the number of the day that it is about."""

HELD = {
    "flare": "waits until your flare is over",
    "paused": "waits until your pause is over",
    "locked": "waits for your answer about warning signs",
    MISSING: "waits, as what it compares is not all in the plan for today",
}
"""What holds a trial, in words that go on from its name."""


class TrialToday(msgspec.Struct, frozen=True, kw_only=True):
    """A trial as a day tells it; nothing here tells how an arm does.

    Attributes:
        id: Of the trial.
        text: How far it has come: ``Trial: pair 5 of 14``.
        arm: Whose turn the day is, by name; empty where it is neither's.
        pair: Which pair the day is in; None on a day that belongs to neither arm.
        pairs: How many there are.
        hold: Why the day is held: ``flare``, ``paused``, ``locked`` or ``missing``; empty where it is not.
        wants: The day whose number is asked for; None where none is.
        given: The number of the day before, where it was given.
        asks: The question for it; empty where none is asked.
        over: Whether it ended on this very day.
    """

    id: str
    text: str
    arm: str = ""
    pair: int | None = None
    pairs: int = PAIRS
    hold: str = ""
    wants: date | None = None
    given: int | None = None
    asks: str = ""
    over: bool = False

    @property
    def line(self) -> str:
        """All of it where a word before it says that it is of a trial, with what to type."""
        said = f"{self.text.removeprefix(LABEL)}{f': {self.arm}' if self.arm else ''}."
        asked = f" {self.asks.removesuffix(SCALE)}: `backcare trial rate 0-10`" if self.asks else ""
        over = " `backcare trial result` tells what it came to." if self.over else ""
        return capital(said) + asked + over


def trial_today(status: Status, day: date) -> TrialToday | None:
    """What a running day says of its trial; None where it has none to speak of."""
    trial = status.trials[-1] if status.trials else None
    if trial is None or not (trial.runs or trial.ended == day):
        return None
    if trial.hidden and trial.at != day:  # a look ahead: what such a day is to the trial no one is told
        return None
    number = trial.wanted_on
    known = next((one.level for one in trial.days[-2:] if one.day == number), None)
    wants = number if known is None else None
    return TrialToday(
        id=trial.id,
        text=progress(trial, status, day),
        arm="" if trial.place is None else trial.arms[trial.arm_of(trial.place)].name,
        pair=None if trial.place is None else trial.place.pair,
        hold=trial.hold,
        wants=wants,
        given=known,
        asks=NUMBER.format(when="yesterday, over the whole day") if wants else "",
        over=not trial.runs,
    )


def progress(trial: Trial, status: Status, day: date) -> str:
    """How far a trial has come by a day, never by arm."""
    if not trial.runs:
        return "Trial: all pairs are done" if trial.why == COMPLETE else "Trial: ended"
    if day < trial.first:
        return f"Trial: begins {day_words(trial.first, day)}"
    if trial.hold:
        ends_today = trial.hold == "flare" and status.flare is not None and status.flare.last == day
        held = "goes on tomorrow" if ends_today else HELD[trial.hold]
        anew = trial.hold == "flare" and trial.days and trial.days[-1].place.draw in trial.spoilt
        return f"Trial: {held}{f'; pair {trial.days[-1].place.pair} then begins anew' if anew else ''}"
    if trial.place is None:
        return "Trial: a day between, for the last number"
    again = sum(pair.pair == trial.place.pair for pair in trial.pairs) > 1
    return f"Trial: pair {trial.place.pair} of {PAIRS}{' once more' if again else ''}"
