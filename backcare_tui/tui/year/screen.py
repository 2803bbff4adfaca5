"""Year: 53 weeks of days by what was kept of them, with the pain under them."""

from __future__ import annotations

from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.glyphs import GLYPHS, SHARES
from backcare_tui.domain.history.year import Year, best_words, total_words
from backcare_tui.domain.journal.entries import said_words
from backcare_tui.text.dates import short_date
from backcare_tui.text.language import count
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.history_page import HistoryPage
from backcare_tui.tui.page import head
from backcare_tui.tui.widgets.legend import Legend
from backcare_tui.tui.widgets.text import Words
from backcare_tui.tui.year.below import Strengths, YearDay
from backcare_tui.tui.year.grid import YearGrid, width_for

GAP = 2
"""Cells between the days and the sums beside them, and those that the body's scroll bar and padding take."""

NOTHING = (
    "Nothing is on record in this year. Check something off on Today (1), or report pain (p), and its day is "
    "here; ] goes to later years."
)
LEGEND = (
    (SHARES[-1], content.STYLES["done"], "all kept"),
    (SHARES[-2::-1], "$accent", "in part"),
    *(
        (GLYPHS[state], "", words)
        for state, words in (
            ("missed", "missed"),
            ("skipped", "skipped"),
            ("paused", "paused"),
            ("flare", "flare"),
            ("pending", "today"),
        )
    ),
)
"""The shapes of days."""


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
            yield Words(content.say(NOTHING, content.QUIET), id="nothing")
            with Horizontal(id="days"):
                yield YearGrid().data_bind(YearScreen.year)
                yield Words(id="beside")
            yield Legend(LEGEND, id="legend", classes="legend")
            yield YearDay().data_bind(YearScreen.year)
            yield Strengths().data_bind(YearScreen.year)
            yield Words(id="below")
            yield Legend(LEGEND, id="legend-below", classes="legend")

    def take(self, day: date | None) -> Year:
        year = self.year = self.backcare.coach.history.year(day)
        self.query_one(YearDay).words = self._words(self.query_one(YearGrid).cursor)
        return year

    def put_words(self) -> None:
        """The sums stand beside the days, or under them where there is no room."""
        year = self.year
        if year is None:
            return
        page, totals = self.query_one("#page"), sums(year)
        width = page.content_size.width
        room = width - GAP
        page.set_class(room - width_for(room) - GAP >= longest(totals), "-sums")
        dates = content.say(f"{short_date(year.first)} – {short_date(year.last)}")
        earlier = content.say("" if year.current else "an earlier year", content.QUIET)
        self.query_one("#head", Words).content = head("Year", dates, earlier, width)
        self.query_one("#beside", Words).content = totals
        self.query_one("#below", Words).content = below(year)

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


def longest(words: Content) -> int:
    """Cells of the longest line."""
    return max(line.cell_length for line in words.split())


def sums(year: Year) -> Content:
    """The totals and the best streaks, in lines that fit beside the days."""
    judged = [week.on_target for week in year.weeks if week.on_target is not None]
    best_days, best_weeks = best_words(year)
    pairs = (
        (f"{year.kept} of {year.counted}", "days kept"),
        (f"{sum(judged)} of {len(judged)}", "weeks on target"),
        (count(year.reports, "day"), "with pain report"),
        (f"{best_days}, {best_weeks}", "best streaks"),
    )
    return content.lines(
        [line for figure, words in pairs for line in (content.say(figure), content.say(words, content.QUIET))]
    )


def below(year: Year) -> Content:
    """The same in sentences."""
    best_days, best_weeks = best_words(year)
    return content.say(" · ".join((*total_words(year), f"best streaks {best_days}, {best_weeks}")))
