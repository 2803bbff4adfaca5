"""The diary's entries under their days, newest first, with a cursor; only what is in view is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.glyphs import PAIN, glyph
from backcare_tui.domain.guidance.pain_zones import zone_of
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.events import Done, Pain, Skipped
from backcare_tui.domain.plan.plan import UNPLANNED, Plan
from backcare_tui.text.dates import day_words
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.widgets.cursor_list import OpenList

TITLES = 34
"""Cells of the column of titles where there is room for columns."""

COLUMNS = 64
"""Cells from which there is."""

BLANK = -1


class DiaryList(OpenList[Entry]):
    """The list."""

    DEFAULT_CSS = "DiaryList { height: 1fr; }"

    BINDINGS = [
        bind("diary.open", "enter", "open", "open", "open it: all of its words, and what became of it")
    ]

    today: reactive[date | None] = reactive(None)
    empty: reactive[str] = reactive("")
    """What is said where there are none."""
    plan: Plan = UNPLANNED
    """By which pain has its zones."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[int] = []
        self._lines: list[int] = []
        self._top = 0

    def show(self, entries: Sequence[Entry], at: int) -> None:
        """Put other entries in, the cursor on one of them."""
        self.put(entries, at)
        self._lay_out()

    def _lay_out(self) -> None:
        """Line by line an entry's place, the place below -1 of the first of a day for its heading, or a blank line."""
        rows: list[int] = []
        lines: list[int] = []
        day, airy = None, not self.screen.has_class("-short")
        for at, entry in enumerate(self.entries):
            if entry.day != day:
                rows += [BLANK, BLANK - 1 - at] if airy and day is not None else [BLANK - 1 - at]
                day = entry.day
            lines.append(len(rows))
            rows.append(at)
        self._rows, self._lines = rows, lines
        self._follow()

    def _follow(self) -> None:
        """Have the cursor in view, below the heading of its day."""
        height = max(2, self.size.height)
        if not self._lines:
            self._top = 0
            return
        line = self._lines[self.cursor]
        if line <= self._top:
            self._top = max(0, line - 1)
        elif line >= self._top + height:
            self._top = line - height + 1
        self._top = max(0, min(self._top, len(self._rows) - height))
        self.refresh()

    def line_of(self, row: int) -> int:
        """On which of its lines an entry stands."""
        return self._lines[row] if row < len(self._lines) else 0

    @property
    def window(self) -> range:
        """Those of its lines that are in view."""
        return range(self._top, self._top + self.size.height)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is opened where there is nothing."""
        return action != "open" or self.entry is not None

    def on_resize(self) -> None:
        self._lay_out()

    def into_view(self, row: int) -> None:
        self._follow()

    def go_day(self, step: int) -> None:
        """To the first entry of the next older day, or the next newer one."""
        here = self.entry
        if here is None:
            return
        starts = [at for at, row in enumerate(self._rows) if row < BLANK]
        firsts = [self._rows[at + 1] for at in starts]
        own = max(at for at, first in enumerate(firsts) if first <= self.cursor)
        if step < 0 and firsts[own] < self.cursor:
            step = 0  # first to the beginning of its own day
        self.cursor = firsts[max(0, min(len(firsts) - 1, own + step))]

    def on_mouse_scroll_down(self) -> None:
        self.action_move(3)

    def on_mouse_scroll_up(self) -> None:
        self.action_move(-3)

    def lines(self, width: int) -> list[Content]:
        """The lines in view; the first is always the heading of its day."""
        if not self.entries:
            return list(content.say(self.empty, content.QUIET).wrap(max(8, width)))
        height = max(1, self.size.height)
        rows = self._rows[self._top : self._top + height]
        drawn = [self._line(row, width) for row in rows]
        if rows[0] > BLANK:  # the day began further up
            drawn[0] = self._heading(self.entries[rows[0]].day, width)
        elif rows[0] == BLANK:
            drawn[0] = Content("")
        return drawn

    def _line(self, row: int, width: int) -> Content:
        if row == BLANK:
            return Content("")
        if row < BLANK:
            return self._heading(self.entries[BLANK - 1 - row].day, width)
        here = row == self.cursor
        pieces = entry_line(self.entries[row], width - 1, self.plan, here=here)
        return self.row_line(row, pieces, width, here=here, band="on $panel" if here else "")

    def _heading(self, day: date, width: int) -> Content:
        today = self.today or day
        words = day_words(day, today) + (" · today" if day == today else "")
        return content.fit(words, width, content.ACCENT)


def entry_line(entry: Entry, width: int, plan: Plan, *, here: bool) -> Content:
    """An entry on one line: when, its shape, what it is about, its facts and the words, as far as there is room."""
    start = Content.assemble((f"{entry.at:5} ", content.QUIET), shape(entry, plan), " ")
    room = max(0, width - start.cell_length)
    style = content.STRONG if here else ""
    title = content.say(entry.title, style)
    if room >= COLUMNS and entry.about:
        title = content.fit(entry.title, TITLES, style)
    facts = entry.about
    told = [content.say(facts)] if facts else []
    if entry.text:
        told.append(content.say(f"“{entry.text}”", content.QUIET))
    rest = Content(" ").join(told)
    gap = "  " if told else ""
    return content.cut(Content.assemble(start, title, gap, rest), width)


def shape(entry: Entry, plan: Plan) -> Content:
    """An entry's kind as one shape, in the colour that it has elsewhere; its words say the same."""
    event = entry.event
    if isinstance(event, Pain):
        return Content.styled(PAIN, content.STYLES[zone_of(event.level, plan)])
    if isinstance(event, Done):
        return content.mark("done" if event.share >= 1 else "part")
    return Content.styled(glyph("skipped") if isinstance(event, Skipped) else "·", content.QUIET)
