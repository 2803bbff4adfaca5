"""Week: what was done, what keeps the week, and the weeks before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import reactive

from backcare_tui.domain.history.week import Week
from backcare_tui.text.dates import span
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.page import Page, head
from backcare_tui.tui.week.grid import WeekFoot, WeekGrid
from backcare_tui.tui.widgets.text import Words

if TYPE_CHECKING:  # drawn on wide screens only
    from backcare_tui.tui.body.side_panel import Captions


class WeekScreen(Page):
    """A week at a glance; ``[`` and ``]`` move through the weeks."""

    SIDED = True

    BINDINGS = [
        bind("body", "b", "body", "body", "the body: where it hurts, where massage is"),
        bind("week.before", "[", "other_week(-1)", "earlier", "look at the week before"),
        bind("week.after", "]", "other_week(1)", "later", "look at the week after"),
        bind("week.now", "escape", "this_week", "this week", "back to the running week", footer=""),
    ]

    week: reactive[Week | None] = reactive(None)

    def compose_page(self) -> ComposeResult:
        yield Words(id="head")
        with VerticalScroll(id="body"):
            yield WeekGrid().data_bind(WeekScreen.week)
            yield WeekFoot().data_bind(WeekScreen.week)

    def captions(self) -> Captions:
        """Where it hurt in the last weeks."""
        from backcare_tui.tui.body.captions import month_captions

        return month_captions(self.backcare.coach)

    def on_mount(self) -> None:
        self.backcare.show_week(0)
        self.watch(self.app, "week", self._follow)

    def _follow(self) -> None:
        self.week = self.backcare.week
        self._words()
        self.call_after_refresh(self.show_beside)

    def on_resize(self) -> None:
        self.call_after_refresh(self._words)

    def _words(self) -> None:
        """The week's number, and its dates at the right."""
        week = self.week
        if week is None:
            return
        days = content.say(
            span(week.starts, week.ends, years=week.ends.year != week.today.year), content.QUIET
        )
        earlier = content.say("" if week.current else "an earlier week", content.QUIET)
        width = self.query_one("#page").content_size.width
        self.query_one("#head", Words).content = head(
            f"Week {week.starts.isocalendar().week}", earlier, days, width
        )

    def action_other_week(self, step: int) -> None:
        self.backcare.show_week(step)

    def action_this_week(self) -> None:
        self.backcare.this_week()
