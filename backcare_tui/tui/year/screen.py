"""Year: up to 53 weeks of days by what was kept of them, with the pain under them."""

from __future__ import annotations

from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.reactive import reactive

from backcare_tui.domain.glyphs import GLYPHS, SHARES
from backcare_tui.domain.history.year import Year
from backcare_tui.domain.journal.entries import said_words
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.history_page import HistoryPage
from backcare_tui.tui.widgets.legend import Legend
from backcare_tui.tui.widgets.text import Words
from backcare_tui.tui.year.below import YearDay, sums
from backcare_tui.tui.year.grid import YearGrid

GAP = 3
"""Cells between the days and the legend beside them, and those that the body's scroll bar and padding take."""

NOTHING = "Nothing is on record in this year. Check something off on Today (1), or report pain (p), and its day is here"
LEGEND = (
    (SHARES[-1], content.STYLES["done"], "all done"),
    (" ".join(SHARES[-2::-1]), "$accent", "in part"),
    *(
        (GLYPHS[state], "", words)
        for state, words in (
            ("missed", "missed"),
            ("skipped", "skipped"),
            ("paused", "paused"),
            ("flare", "flare"),
            ("pending", "not yet"),
        )
    ),
)
"""The shapes of days, seven lines of them as there are days in a week."""
BESIDE = len("◕ ◐ ◔ in part") + 3
"""Cells of the longest of them, and before it."""


class YearScreen(HistoryPage):
    """A year of days; the cursor shows any of them, and ``enter`` opens it on Today."""

    BINDINGS = [
        bind("year.before", "[", "other(-1)", "earlier", "look at an earlier year"),
        bind("year.after", "]", "other(1)", "later", "look at a later year"),
        bind("year.now", "escape", "now", "this year", "back to the year up to today", footer=""),
    ]

    step = timedelta(weeks=52)
    """The same season stands in the same place, and one week is seen twice."""
    year: reactive[Year | None] = reactive(None)

    def compose_page(self) -> ComposeResult:
        yield Words(id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Words(id="nothing")
            with Horizontal(id="days"):
                yield YearGrid().data_bind(YearScreen.year)
                yield Legend(LEGEND, id="beside")
            yield YearDay().data_bind(YearScreen.year)
            yield Words(id="sums")
            yield Legend(LEGEND, id="legend")

    def take(self, day: date | None) -> Year:
        year = self.year = self.backcare.coach.history.year(day)
        self.query_one(YearDay).words = self._words(self.query_one(YearGrid).cursor)
        return year

    def put_words(self) -> None:
        """The legend stands beside the days, or under them where there is no room."""
        year = self.year
        if year is None:
            return
        room = self.query_one("#page").content_size.width - GAP
        beside = self.query_one(YearGrid).wanted + BESIDE <= room
        self.query_one("#page").set_class(beside, "-wide")
        earlier = content.say("" if year.current else "an earlier year", content.QUIET)
        first = year.first + timedelta(weeks=0 if year.empty else year.begins)
        self.put_head("Year", earlier, first, year.last)
        nothing = NOTHING + ("." if year.current else "; ] goes to later years.")
        self.query_one("#nothing", Words).content = content.say(nothing, content.QUIET)
        self.query_one("#sums", Words).content = sums(year, room)

    def on_mount(self) -> None:
        """Show the day under the cursor, in the very frame in which it moves."""
        self.query_one(YearGrid).focus()
        self.watch(self.query_one(YearGrid), "cursor", self._show_day)

    def _show_day(self, day: date | None) -> None:
        self.query_one(YearDay).day = day
        self.query_one(YearDay).words = self._words(day)

    def _words(self, day: date | None) -> tuple[str, ...]:
        """What was said on a day; its month is read when the cursor first comes to it."""
        return said_words(self.backcare.coach.diary.of_day(day)) if day is not None else ()

    def on_year_grid_opened(self) -> None:
        day = self.query_one(YearGrid).cursor
        if day is not None:
            self.backcare.view(day)
            self.app.switch_mode("today")
