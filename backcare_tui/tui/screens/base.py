"""What every main screen has: a page, a line that answers, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from backcare_tui.tui import look
from backcare_tui.tui.widgets.words import Words

if TYPE_CHECKING:
    from backcare_tui.tui.app import BackcareApp
    from backcare_tui.tui.widgets.hurt_map import Seen

BESIDE = (118, 30)
"""Columns and lines of a screen with room for a picture of the body at the right of its page."""

LARGE = 36
"""Lines with room for the large one, its title, and words below it."""


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
        self._keep_room()

    def on_resize(self) -> None:
        """The picture comes and goes with the room for it."""
        self._keep_room()
        self.call_after_refresh(self.show_beside)

    def _keep_room(self) -> None:
        wide, high = BESIDE
        roomy = self.app.size.width >= wide and self.app.size.height >= high
        self.set_class(roomy and bool(self.query("#side")), "-beside")

    def seen(self) -> Seen | None:
        """What a picture of the body at the right tells on this screen; None for no picture."""
        return None

    def show_beside(self) -> None:
        """Bring the picture up to date in ``#side``, where there is room; it is read when it is first drawn."""
        sides = self.query("#side")
        seen = self.seen() if sides and self.has_class("-beside") else None
        if seen is None:
            return
        from backcare_tui.tui.widgets.hurt_map import HurtMap

        side = sides.first()
        if not side.query(HurtMap):
            side.mount(HurtMap(self.backcare.coach.body, self.backcare.coach.places()))
        for picture in side.query(HurtMap):
            picture.seen, picture.large = seen, self.app.size.height >= LARGE

    def action_body(self) -> None:
        """Show the picture in front, for a screen that has no room for it beside its page."""
        from backcare_tui.tui.screens.body import BodyScreen

        seen = self.seen()
        if seen is not None:
            self.app.push_screen(BodyScreen(seen, self.backcare.coach.body, self.backcare.coach.places()))

    def _show_said(self) -> None:
        said = self.query_one("#said", Words)
        said.content = look.say(self.backcare.said.text)
        said.set_class(self.backcare.said.warning, "-warning")
