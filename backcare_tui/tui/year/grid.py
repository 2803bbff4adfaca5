"""A year of days as a calendar, from the first week on record: weeks across, weekdays down, the pain of each week under it."""

from __future__ import annotations

from datetime import date, timedelta

from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from backcare_tui.domain.history.year import COLUMNS, Year
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.widgets.cursor_list import into_view
from backcare_tui.tui.year.rows import CELL, GUTTER, Span, months_row, pain_row, weekday_row

TOP = 1
"""Lines above the days: the months."""
DAYS = 7
PAIN = 1
"""Lines under them: the pain of their weeks."""


class YearGrid(Widget, can_focus=True):
    """Each day two cells, from the first week on record, drawn line by line, so that the cursor repaints only its own.

    Where not all weeks have room the latest are shown, and the cursor takes the others along.
    """

    DEFAULT_CSS = "YearGrid { width: auto; height: auto; }"

    BINDINGS = [
        bind("year.left", "left,h", "move(-7)", "", "move by a week; h and l do too"),
        bind("year.right", "right,l", "move(7)", "", "move by a week; h and l do too"),
        bind("year.up", "up,k", "move(-1)", "", "move by a day; j and k do too"),
        bind("year.down", "down,j", "move(1)", "", "move by a day; j and k do too"),
        bind("year.first", "home", "go(0)", "", "the first day, the last"),
        bind("year.last", "end", "go(1)", "", "the first day, the last"),
        bind("year.open", "enter", "open", "open the day", "open the day under the cursor on Today"),
    ]

    year: reactive[Year | None] = reactive(None)
    cursor: reactive[date | None] = reactive(None, repaint=False)
    """The day under the cursor."""
    scrolled: reactive[int] = reactive(0)
    """The first column that the cursor wants shown."""

    class Opened(Message):
        """The day under the cursor is to be opened."""

    @property
    def span(self) -> Span:
        """The weeks shown: as many as there is room for."""
        begins = self.year.begins if self.year is not None else 0
        weeks = max(1, min(COLUMNS - begins, weeks_for(self.content_size.width)))
        return Span(max(begins, min(COLUMNS - weeks, self.scrolled)), weeks, begins)

    @property
    def earliest(self) -> date | None:
        """The first day of its first week on record."""
        return self.year.first + timedelta(days=DAYS * self.year.begins) if self.year is not None else None

    def watch_year(self, old: Year | None, year: Year | None) -> None:
        """Keep the cursor on its day; in another year it stands on the same place of it, or on the last day."""
        if year is None:
            return
        at = self.cursor
        if old is None or at is None or (at == old.last and year.current):
            at = year.last
        elif old.first != year.first:
            at += year.first - old.first
        self.cursor = max(year.first + timedelta(days=DAYS * year.begins), min(year.last, at))
        self.refresh(layout=True)
        self._follow()
        if old is None or old.empty != year.empty:
            self.refresh_bindings()

    def watch_cursor(self, old: date | None, new: date | None) -> None:
        """Repaint the line it has left and the line it is on."""
        self._follow()
        self._into_view()
        for day in (old, new):
            if day is not None and self.year is not None:
                at = (day - self.year.first).days
                self.refresh(Region(0, TOP + at % DAYS, self.size.width, 1))

    def on_resize(self) -> None:
        self._follow()
        self._into_view()
        self.refresh()

    def _into_view(self) -> None:
        """Have the cursor's weekday in view where not all lines have room."""
        if self.year is not None and self.cursor is not None:
            into_view(self, TOP + (self.cursor - self.year.first).days % DAYS)

    def _follow(self) -> None:
        """Have the cursor's week among those shown."""
        if self.year is None or self.cursor is None:
            return
        column, span = (self.cursor - self.year.first).days // DAYS, self.span
        self.scrolled = max(column - span.weeks + 1, min(column, span.first))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is opened of a year with nothing on record."""
        return action != "open" or (self.year is not None and not self.year.empty)

    def action_move(self, step: int) -> None:
        if self.year is None or self.cursor is None or self.earliest is None:
            return
        day = self.cursor + timedelta(days=step)
        if self.earliest <= day <= self.year.last:
            self.cursor = day

    def action_go(self, end: int) -> None:
        if self.year is not None:
            self.cursor = self.year.last if end else self.earliest

    def action_open(self) -> None:
        self.post_message(self.Opened())

    def on_click(self, event: Click) -> None:
        """A click moves the cursor; one on the day under it opens that."""
        where, span = event.get_content_offset(self), self.span
        if self.year is None or where is None:
            return
        column, row = (where.x - GUTTER) // CELL, where.y - TOP
        if not (0 <= column < span.weeks and 0 <= row < DAYS):
            return
        day = self.year.first + timedelta(days=(span.first + column) * DAYS + row)
        if day > self.year.last:
            return
        self.focus()
        if day == self.cursor:
            self.action_open()
        self.cursor = day

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return min(self.wanted, GUTTER + CELL * weeks_for(container.width))

    @property
    def wanted(self) -> int:
        """Cells in which all its weeks have room."""
        return GUTTER + CELL * (COLUMNS - (self.year.begins if self.year is not None else 0))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return TOP + DAYS + PAIN

    def render_line(self, y: int) -> Strip:
        """One line; Textual asks for no more of them than have changed."""
        width = self.content_size.width
        (strip,) = Visual.to_strips(self, self._line(y), width, 1, self.visual_style)
        return strip.adjust_cell_length(width, self.visual_style.rich_style)

    def _line(self, y: int) -> Content:
        if self.year is None:
            return Content(" ")
        span = self.span
        if y < TOP:
            return months_row(self.year, span)
        if y < TOP + DAYS:
            return weekday_row(self.year, span, y - TOP, self.cursor)
        return pain_row(self.year, span)


def weeks_for(width: int) -> int:
    """Weeks in so much room."""
    return max(1, min(COLUMNS, (width - GUTTER) // CELL))
