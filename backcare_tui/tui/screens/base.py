"""What every main screen has: a page, a line that answers, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from backcare_tui.tui import look
from backcare_tui.tui.widgets.words import Words

if TYPE_CHECKING:
    from backcare_tui.tui.app import BackcareApp


class Page(Screen[None]):
    """A main screen; it follows the app's values and shows what the app says."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal")]  # noqa: RUF012 - Textual's own name and type
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall"), (34, "-roomy")]  # noqa: RUF012 - as above

    @property
    def backcare(self) -> BackcareApp:
        """The app."""
        return cast("BackcareApp", self.app)

    def on_mount(self) -> None:
        """Follow what the app says."""
        self.watch(self.app, "said", self._show_said)

    def _show_said(self) -> None:
        said = self.query_one("#said", Words)
        said.content = look.say(self.backcare.said.text)
        said.set_class(self.backcare.said.warning, "-warning")
