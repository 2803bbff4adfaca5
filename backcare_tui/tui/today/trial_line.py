"""What Today says of a trial: how far it has come, in its head where there is room, and the one number it asks for."""

from __future__ import annotations

from textual.content import Content

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.trial_today import TrialToday
from backcare_tui.domain.journal.trial import BY_PERSON, COMPLETE
from backcare_tui.tui import content
from backcare_tui.tui.today.words import NARROW

WEEK, COUNT = 15, 19
"""Cells of the head's second line that the marks of a week take, and the count of kept days before them where that stands there."""
TOLD_FOR = 3
"""Days on which a trial that ran to its end is told to be over: that of its end, and two more."""
OVER = "Your trial is over: see its result (or `backcare trial result`)."
ENDED = "Your trial has ended: see why, and what it came to."
"""Where it was neither done to its end nor ended by the person."""


def head_words(day: Day, width: int) -> Content:
    """How far it is, never how an arm does, for the second line of a head of so many cells.

    Yesterday's number stands with it where there is room. Empty where that is not enough, or there is nothing to tell.
    """
    trial = day.trial
    if trial is None or trial.over:
        return Content("")
    room = width - WEEK - (COUNT if width >= NARROW else 0)
    fitting = (words for words in (progress(trial), trial.text) if content.width_of(words) <= room)
    return content.say(next(fitting, ""), content.QUIET)


def progress(trial: TrialToday) -> str:
    """How far it is, and yesterday's number where that was given."""
    return trial.text if trial.given is None else f"{trial.text} · yesterday {trial.given}"


def trial_line(day: Day, width: int) -> Content | None:
    """The number that is asked, with its key, under how far the trial has come where the head does not tell; None for neither."""
    over = _over_words(day)
    if over:
        key = Content.assemble(("t", content.ACCENT), "  ")
        return Content.assemble(key, content.say(over, content.QUIET)).stylize(content.key_style("t"))
    trial = day.trial
    if trial is None or trial.over:
        return None
    in_head = bool(head_words(day, width).plain)
    lines = [] if in_head else [content.say(progress(trial), content.QUIET)]
    # In the red the warning signs are asked about before anything else.
    if trial.asks and not day.safety_first:
        wide = width >= NARROW  # else the head says right above what it is about, and a line is worth more
        asks = f"Trial: {trial.asks[:1].lower()}{trial.asks[1:]}" if in_head and wide else trial.asks
        key = Content.assemble(("d", content.ACCENT), "  ")
        lines.append(Content.assemble(key, content.say(asks)).stylize(content.key_style("d")))
    return content.lines(lines) if lines else None


def _over_words(day: Day) -> str:
    """That a trial ran to its end lately, or that something ended it today; who ends one needs not be told."""
    trial = day.status.trials[-1] if day.status.trials and not day.over else None
    if trial is None or trial.ended is None or not 0 <= (day.day - trial.ended).days < TOLD_FOR:
        return ""
    if trial.why == COMPLETE:
        return OVER
    return ENDED if trial.ended == day.day and trial.why != BY_PERSON else ""
