"""Trend: pain and practice together, and a sentence on both that names no cause."""

from __future__ import annotations

from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.history.trend import SPANS, Trend, span_words
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.history_page import HistoryPage
from backcare_tui.tui.trend.plot import TrendPlot
from backcare_tui.tui.widgets.text import Words

NOTHING = (
    "Nothing is on record in these days. Report pain (p), or check something off on Today (1), and it is drawn "
    "here; v shows another span."
)


class TrendScreen(HistoryPage):
    """One plot; ``v`` changes how many days it spans."""

    BINDINGS = [
        bind("trend.span", "v", "span(1)", "span", "4 weeks, 3 months and a year in turn"),
        bind("trend.longer", "plus,right", "wider(1)", "longer", "show more days", footer=""),
        bind("trend.shorter", "minus,left", "wider(-1)", "shorter", "show fewer days", footer=""),
        bind("trend.before", "[", "other(-1)", "earlier", "look at the days before those shown"),
        bind("trend.after", "]", "other(1)", "later", "look at the days after those shown"),
        bind(
            "trend.report",
            "o",
            "report",
            "page to take along",
            "save one sheet for a doctor or physiotherapist",
            footer="",
        ),
        bind(
            "trend.trial",
            "t",
            "trial",
            "trial",
            "a fair trial on yourself: begin, follow or read one",
            footer="",
        ),
        bind("trend.now", "escape", "now", "up to today", "back to the days up to today", footer=""),
    ]

    trend: reactive[Trend | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__()
        self._span = 1

    def compose_page(self) -> ComposeResult:
        yield Words(id="head")
        yield Words(content.say(NOTHING, content.QUIET), id="nothing")
        with VerticalScroll(id="plotted"):
            yield TrendPlot().data_bind(TrendScreen.trend)

    def take(self, day: date | None) -> Trend:
        span = SPANS[self._span]
        self.step = timedelta(days=span)  # earlier is the days right before those shown
        trend = self.trend = self.backcare.coach.history.trend(span, day)
        return trend

    def put_words(self) -> None:
        trend = self.trend
        if trend is None:
            return
        spans = Content("  ").join(
            content.say(span_words(span), content.ACCENT if span == len(trend.days) else content.QUIET)
            for span in SPANS
        )
        self.put_head("Trend", spans, trend.first, trend.last)

    async def action_report(self) -> None:
        await self.app.run_action("report", self.app)

    async def action_trial(self) -> None:
        await self.app.run_action("trial", self.app)

    def action_span(self, step: int) -> None:
        self._span = (self._span + step) % len(SPANS)
        self.renew()

    def action_wider(self, step: int) -> None:
        self._span = max(0, min(len(SPANS) - 1, self._span + step))
        self.renew()
