"""The foot of Today: pain on the left, streaks on the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.journal.streaks import Streak
from backcare_tui.text.language import capital
from backcare_tui.tui import content
from backcare_tui.tui.widgets.legend import blocks
from backcare_tui.tui.widgets.text import Lines

NARROW = 70
PAIN = 40
"""Cells of the panel of pain at most."""


def spark(levels: tuple[int | None, ...]) -> Content:
    """Daily worst pain as blocks with space between them, the last in full ink; a dot for a day without a report."""
    *before, last = (blocks([None if level is None else level / 10], "$secondary") for level in levels)
    today = last if levels[-1] is None else content.say(last.plain, content.STRONG)
    return Content(" ").join([*before, today])


def value(day: Day, room: int) -> Content:
    """The day's reports, what is usual, and the zone with the day that makes it, if that is not this one."""
    pain = day.pain
    said = [f"{pain.now} {'reported' if day.over else 'now'}"] if pain.now is not None else []
    if pain.morning is not None:
        said.append(f"{pain.morning} {'that' if day.over else 'this'} morning")
    pieces = [content.say(said[0], content.STRONG), *map(content.say, said[1:])] if said else []
    if not said:
        pieces = [content.say("no report on this day" if day.over else "no report yet today", content.QUIET)]
    worst, beside = pain.fortnight[-1], ""
    if not day.over and worst is not None and pain.level is not None and pain.level > worst:
        beside = f"{pain.level} yesterday"
    elif said and pain.baseline is not None:
        beside = f"usual {pain.baseline}"
    zone = [content.say(pain.zone, content.STYLES[pain.zone])] if said and pain.zone != "unknown" else []
    whole = [*pieces, content.say(beside, content.QUIET), *zone] if beside else [*pieces, *zone]
    dot = Content.styled(" · ", content.QUIET)
    words = dot.join(whole)
    return words if words.cell_length <= room else dot.join([*pieces, *zone])


class Foot(Lines):
    """Two small panels side by side; under one another where the screen is narrow. One without data is not there."""

    day: reactive[Day | None] = reactive(None, layout=True)
    places: reactive[dict[str, str]] = reactive(dict)
    alone: reactive[bool] = reactive(False)
    """Whether the streaks are told elsewhere."""

    def lines(self, width: int) -> list[Content]:
        """Three lines, or at least four on a narrow screen, where the headings go."""
        if self.day is None:
            return [Content("")] * (3 if width >= NARROW else 4)
        right = [Content("")] * 3 if self.alone else self._streak(self.day.streak)
        half = min(PAIN, width - max(line.cell_length for line in right) - 2)
        room = half if width >= NARROW else width
        left = self._pain(self.day, room)
        if not any(left):
            left, right = right, left
        if width < NARROW:  # the headings go
            return [line for words in (*left[1:], *right[1:]) if words for line in words.wrap(max(1, width))]
        return [
            Content.assemble(one.truncate(room, ellipsis=True, pad=True), "  ", two)
            for one, two in zip(left, right, strict=True)
        ]

    def _pain(self, day: Day, room: int) -> list[Content]:
        pain = day.pain
        if all(level is None for level in pain.fortnight):
            return [Content("")] * 3
        head, weeks = Content.styled("Pain", content.STRONG), "  two weeks"
        for most in (2, 1):  # as many places as there is room for
            where = ", ".join(self.places.get(place, place) for place in pain.regions[:most])
            if head.cell_length + 2 + content.width_of(where) <= room:
                break
        bars = spark(pain.fortnight)
        if bars.cell_length + len(weeks) <= room:
            bars = Content.assemble(bars, (weeks, content.QUIET))
        return [
            Content.assemble(head, content.say(f"  {where}" if where else "", content.QUIET)),
            value(day, room),
            bars,
        ]

    def _streak(self, streak: Streak) -> list[Content]:
        if not streak.parts and not streak.week.kept and not streak.best_days:
            return [Content("")] * 3
        # Of the one sentence that is too long for a panel, its end: the kind half of it.
        week = content.say(capital(streak.week.words.rpartition("; ")[2]), content.QUIET)
        runs = [content.say(" · ".join(streak.parts)), week] if streak.parts else [week, Content("")]
        return [Content.styled("Streak", content.STRONG), *runs]
