"""The head of Today: the date, and the week so far."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.glyphs import shown_state
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.text.dates import day_words
from backcare_tui.tui import content
from backcare_tui.tui.today.trial_line import head_words
from backcare_tui.tui.today.words import NARROW

if TYPE_CHECKING:
    from backcare_tui.tui.dashboard import Dashboard

SETTLE = 1.2
"""Seconds for which the mark of a day that is finished just now is bright."""
COUNT_GAP = 3
"""Cells between the count of kept days and the marks of the week."""

BAR, LEAST, GAP = 16, 3, 2
"""Cells of the bar that shows how much of a day is done, the fewest that are worth one, and cells beside it."""


def day_mark(record: DayRecord | None) -> Content:
    """One day of a week: kept, kept in part, missed, or one that does not count."""
    return content.mark(shown_state(record)) if record is not None else Content(" ")


def date_words(widget: Widget, day: Day) -> str:
    """The date of a day that is looked at."""
    return day_words(day.day, cast("Dashboard", widget.app).coach.today_date)


class DayHeader(Widget):
    """The date on the left; on the right the week's days over their marks."""

    DEFAULT_CSS = "DayHeader { height: 2; }"

    day: reactive[Day | None] = reactive(None)
    lit: reactive[bool] = reactive(False)
    """Whether the day's mark is bright, as it is for a moment once all is done."""

    def light(self) -> None:
        """Brighten the day's mark for a moment; nothing moves, and where motion is not wanted nothing happens."""
        if self.app.animation_level != "none":
            self.lit = True
            self.set_timer(SETTLE, self._settle)

    def _settle(self) -> None:
        self.lit = False

    def render(self) -> Content:
        """Two lines; what was kept moves under the date where the screen is narrow."""
        if self.day is None:
            return Content("")
        width = self.content_size.width
        day = self.day
        letters, marks = self._week(day)
        week = day.streak.week
        title = content.say(date_words(self, day), content.STRONG)
        counted = (
            week.kept or day.streak.best_days or day.over
        )  # before that it would be a zero to begin with
        alone = (day.locked and not day.over) or bool(day.put)  # what cannot wait stands without the week
        if width < NARROW and alone:
            return title
        if width < NARROW:
            trial = head_words(day, width)
            kept = trial if trial.plain else content.say(week.kept_words if counted else "", content.QUIET)
            return content.lines([content.spread(title, letters, width), content.spread(kept, marks, width)])
        kept = content.say(week.kept_words if counted else "", content.QUIET)
        left = Content.assemble(("backcare", content.ACCENT), "    ", title)
        if day.over:
            left = Content.assemble(left, ("   an earlier day", content.QUIET))
        if alone:
            return left
        right = Content.assemble(kept, " " * COUNT_GAP, marks)
        return content.lines(
            [content.spread(left, letters, width), content.spread(head_words(day, width), right, width)]
        )

    def _week(self, day: Day) -> tuple[Content, Content]:
        first = day.record.week
        found = {record.day: record for record in day.week}
        letters: list[Content] = []
        marks: list[Content] = []
        for offset in range(7):
            date = first + timedelta(days=offset)
            style = content.STRONG if date == day.day else content.QUIET
            letters.append(Content.styled(f"{date:%a}"[0], style))
            mark = day_mark(found.get(date))
            marks.append(content.say(mark.plain, content.STRONG) if self.lit and date == day.day else mark)
        return Content(" ").join(letters), Content(" ").join(marks)


class DayTitle(Widget):
    """What the rows below are; at the right how much of it is done."""

    DEFAULT_CSS = "DayTitle { height: 1; }"

    day: reactive[Day | None] = reactive(None)
    bare: reactive[bool] = reactive(False)
    """Whether it says no more than what the rows are."""
    left: reactive[str] = reactive("")
    """How long the rest of it takes, in words."""

    def render(self) -> Content:
        day = self.day
        if day is None:
            return Content("")
        left = content.say("That day" if day.over else "Today", content.STRONG)
        if not day.asked or self.bare:
            return left
        width = self.content_size.width
        counted = f"{day.done} of {day.asked}{' done' if width >= NARROW else ''}"
        count = content.say(counted, content.QUIET)
        rest = content.say(f"   {self.left}" if self.left else "", content.QUIET)
        if left.cell_length + rest.cell_length + GAP + count.cell_length <= width:
            left = Content.assemble(left, rest)
        cells = min(BAR, width - left.cell_length - count.cell_length - 2 * GAP)
        bar = Content.assemble("  ", content.bar(day.record.share, cells)) if cells >= LEAST else Content("")
        return content.spread(left, Content.assemble(count, bar), width)
