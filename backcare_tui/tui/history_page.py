"""What the screens that look back have in common: a day they end with, and when they look again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from textual.content import Content

from backcare_tui.coach import Refused
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.history.trend import Trend
from backcare_tui.domain.history.year import Year
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.text.dates import short_span
from backcare_tui.tui import content
from backcare_tui.tui.page import Page, head
from backcare_tui.tui.widgets.text import Words


class HistoryPage(Page):
    """A screen over many days. It looks afresh when it is shown, and when the day changes while it is."""

    CSS_PATH = str(Path(__file__).with_name("history_page.tcss"))

    step: timedelta
    """How far earlier and later go."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Year | Trend | None = None
        self._ends: date | None = None
        """The day it ends with; None is today, whichever day that will be."""
        self._app_day: Day | None = None
        """The app's day when it last looked: a new one comes with whatever has changed."""

    def on_mount(self) -> None:
        self.watch(self.app, "day", self._follow, init=False)

    def on_screen_resume(self) -> None:
        """Look afresh if anything was recorded meanwhile."""
        self._follow()

    def on_resize(self) -> None:
        self.call_after_refresh(self.put_words)

    def _follow(self) -> None:
        if self.is_current and (self._app_day is None or self._app_day is not self.backcare.day):
            self.renew()

    def renew(self) -> None:
        """The same days afresh."""
        self._show(self._ends)

    def _show(self, day: date | None) -> None:
        self._app_day = self.backcare.day
        try:
            today = self.backcare.coach.today_date
            shown = self._shown = self.take(None if day is None or day >= today else day)
        except (PlanError, Refused) as error:
            self.backcare.warn(error)
            return
        self._ends = None if shown.last == shown.today else shown.last
        self.query_one("#page").set_class(shown.empty, "-empty")
        self.put_words()

    def take(self, day: date | None) -> Year | Trend:
        """Take what ends with a day (None: today) from the coach, for the widgets to follow."""
        raise NotImplementedError

    def put_words(self) -> None:
        """What is said around it, as there is room for it."""
        raise NotImplementedError

    def put_head(self, title: str, text: Content, first: date, last: date) -> None:
        """The first line: what it shows, and of which days at the right."""
        days = content.say(short_span(first, last), content.QUIET)
        width = self.query_one("#page").content_size.width
        self.query_one("#head", Words).content = head(title, text, days, width)

    def action_other(self, step: int) -> None:
        """Earlier or later by one step, and no further than today."""
        if self._shown is not None:
            self._show(self._shown.last + step * self.step)

    def action_now(self) -> None:
        self._show(None)
