"""Two moments of Today: the very first day, and a day on which all is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.session.time_left import whole_minutes
from backcare_tui.text.language import capital, count
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Words

if TYPE_CHECKING:
    from backcare_tui.coach import Coach

UNTOUCHED = ("due", "offered", "rested")
NOON, SIX = 12, 18
"""Hours from which one says good afternoon, and good evening."""


def is_first(day: Day) -> bool:
    """Whether nothing was ever done or told of before now."""
    return (
        not day.over
        and day.guidance.stance == "hold"
        and not (day.locked or day.put or day.paused or day.flaring or day.record.share)
        and not day.last
        and all(row.state in UNTOUCHED for row in day.rows)
        and not day.streak.best_days
        and all(level is None for level in day.pain.fortnight)
    )


def greeting(hour: int, day: Day, seconds: float) -> Content:
    """What the first day says in place of a stance: how little it is."""
    part = "morning" if hour < NOON else "afternoon" if hour < SIX else "evening"
    minutes = whole_minutes(seconds)
    time = f", about {count(minutes, 'minute')}" if minutes else ""
    what = f" {capital(count(day.asked, 'small thing'))}{time}." if day.asked else ""
    return Content.assemble((f"Good {part}. ", content.STRONG), f"This is day one.{what}")


def is_finished(day: Day) -> bool:
    """Whether the day asked something, and all of it is done."""
    return not (day.over or day.locked or day.put or day.status.lost) and 0 < day.asked == day.done


def tomorrow(coach: Coach) -> str:
    """What the next day asks, if nothing happens until then."""
    _today, coming = coach.preview(2)
    if coming.paused:
        return "Tomorrow: paused."
    by_trial = any(row.by_trial for row in coming.rows)
    if not coming.asked:
        return "Tomorrow: what your trial asks." if by_trial else "Tomorrow: nothing is planned."
    minutes = whole_minutes(coach.seconds_left(coming))
    time = f", about {minutes} min" if minutes else ""
    return (
        f"Tomorrow: {count(coming.asked, 'thing')}{time}{', and what your trial asks' if by_trial else ''}."
    )


OPENS = Content.assemble(("↓", content.ACCENT), (" the list", content.QUIET)).stylize(
    content.key_style("down")
)
"""The key that opens the rows again."""


class Finished(Words):
    """What stands in the place of the rows once all is done; as high as they were, so that nothing below moves."""

    LEAST = 5

    day: reactive[Day | None] = reactive(None, layout=True)
    coming: reactive[str] = reactive("")
    """What the next day asks."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(self.LEAST, 1 + len(self.day.rows)) if self.day else self.LEAST

    def render(self) -> Content:
        if self.day is None:
            return Content("")
        counted, others = (
            [content.mark(row.shape) for row in self.day.rows if row.counts is counts]
            for counts in (True, False)
        )
        marks = Content("   ").join([Content(" ").join(marks) for marks in (counted, others) if marks])
        lines = [marks, Content(""), content.say(self.coming), Content(""), OPENS]
        return content.lines([content.cut(line, max(1, self.content_size.width)) for line in lines])


LONG = 14
"""Days in a row from which it is worth a word that they are the most there were."""


def done_words(day: Day) -> Content:
    """What a finished day says in place of a stance: the streak and the week, as they are."""
    streak = day.streak
    longest = ", the longest so far" if streak.days == streak.best_days and streak.days >= LONG else ""
    run = f"{count(streak.days, 'day')} in a row{longest} · " if streak.days > 1 else ""
    week = streak.week.words.rpartition("; ")[2].rstrip(".")
    facts = capital(f"{run}{week[:1].lower()}{week[1:]}")
    return Content.assemble(("Done for today.", content.ACCENT), "\n", content.say(facts, content.QUIET))
