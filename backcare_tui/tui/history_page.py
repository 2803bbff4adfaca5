"""What the screens that look back have in common: a day they end with, and when they look again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from backcare_tui.coach import Refused
from backcare_tui.domain.days.day import Day
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui.page import Page


class HistoryPage(Page):
    """A screen over many days. It looks afresh when it is shown, and when the day changes while it is."""

    CSS_PATH = str(Path(__file__).with_name("history_page.tcss"))

    def __init__(self) -> None:
        super().__init__()
        self._ends: date | None = None
        """The day it ends with; None is today."""
        self._app_day: Day | None = None
        """The app's day when it last looked: a new one comes with whatever has changed."""

    @property
    def last_shown(self) -> date | None:
        """The last day shown; None before anything is."""
        raise NotImplementedError

    @property
    def step(self) -> timedelta:
        """How far earlier and later go."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.focus_first()
        self.watch(self.app, "day", self._follow, init=False)

    def on_screen_resume(self) -> None:
        """Look afresh if anything was recorded meanwhile."""
        self._follow()

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
            self._ends = self.show_until(None if day is None or day >= today else day)
        except (PlanError, Refused) as error:
            self.backcare.warn(error)

    def show_until(self, day: date | None) -> date | None:
        """Take what ends with a day (None: today) from the coach and show it.

        Returns:
            The day to end with from now on; None for today, whichever day that will be.
        """
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where the keys belong."""

    def action_other(self, step: int) -> None:
        """Earlier or later by one step, and no further than today."""
        if self.last_shown is not None:
            self._show(self.last_shown + step * self.step)

    def action_now(self) -> None:
        self._show(None)
