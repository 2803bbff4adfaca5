"""The head of Today: the date, and the week so far."""

from __future__ import annotations

from datetime import timedelta

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.glyphs import shown_state
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.text.dates import long_date
from backcare_tui.tui import content as look

BAR = 16
"""Cells of the bar that shows how much of a day is done."""


def day_mark(record: DayRecord | None) -> Content:
    """One day of a week: kept, kept in part, missed, or one that does not count."""
    return look.mark(shown_state(record)) if record is not None else Content(" ")


class DayHeader(Widget):
    """The date on the left; on the right the week's days over their marks."""

    DEFAULT_CSS = "DayHeader { height: 2; }"

    day: reactive[Day | None] = reactive(None)

    def render(self) -> Content:
        """Two lines; what was kept moves under the date where the screen is narrow."""
        if self.day is None:
            return Content("")
        width = self.content_size.width
        day = self.day
        letters, marks = self._week(day)
        week = day.streak.week
        title = look.say(long_date(day.day), look.STRONG)
        if width < 60:
            kept = look.say(week.kept_words, look.QUIET)
            return look.lines([look.spread(title, letters, width), look.spread(kept, marks, width)])
        kept = look.say(f"  {week.kept_words}", look.QUIET)
        left = Content.assemble(("backcare", look.ACCENT), "    ", title)
        if day.over:
            left = Content.assemble(left, ("   an earlier day", look.QUIET))
        letters = Content.assemble(letters, " " * kept.cell_length)
        right = Content.assemble(marks, kept)
        return look.lines([look.spread(left, letters, width), look.spread(Content(" "), right, width)])

    def _week(self, day: Day) -> tuple[Content, Content]:
        first = day.record.week
        found = {record.day: record for record in day.week}
        letters: list[Content] = []
        marks: list[Content] = []
        for offset in range(7):
            date = first + timedelta(days=offset)
            style = look.STRONG if date == day.day else look.QUIET
            letters.append(Content.styled(f"{date:%a}"[0], style))
            marks.append(day_mark(found.get(date)))
        return Content(" ").join(letters), Content(" ").join(marks)


class DayTitle(Widget):
    """What the rows below are; at the right how much of it is done."""

    DEFAULT_CSS = "DayTitle { height: 1; }"

    day: reactive[Day | None] = reactive(None)

    def render(self) -> Content:
        """One line, its bar at the right edge."""
        day = self.day
        if day is None:
            return Content("")
        left = look.say(long_date(day.day) if day.over else "Today", look.STRONG)
        if not day.asked:
            return left
        if day.done == day.asked and not day.over:
            left = Content.assemble(left, ("   all done, well done", look.STYLES["done"]))
        count = look.say(f"{day.done} of {day.asked}  ", look.QUIET)
        bar = look.bar(day.record.share, BAR)
        return look.spread(left, Content.assemble(count, bar), self.content_size.width)
