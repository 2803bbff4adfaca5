"""Everything that can be done here, as large buttons: what the palette and the help are on a keyboard."""

from __future__ import annotations

from typing import Any, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.screen import Screen

from backcare_tui.text.language import capital
from backcare_tui.tui import content
from backcare_tui.tui.dashboard import Dashboard
from backcare_tui.tui.dialog import Asking
from backcare_tui.tui.dialogs.help import EVERYWHERE, HERE, NAMED, KeyRow, key_rows
from backcare_tui.tui.widgets.buttons import Button, drawn, rows_of
from backcare_tui.tui.widgets.cursor_list import Scroller
from backcare_tui.tui.widgets.text import Lines

ONLY_TYPED = ("suspend_process", "command_palette")
"""What is of no use without a keyboard."""

HEADINGS = {HERE: "Here", EVERYWHERE: "Everywhere", NAMED: "More"}


class ButtonList(Lines):
    """Buttons under their headings; a tap on one does it."""

    def __init__(self, rows: list[KeyRow]) -> None:
        super().__init__()
        self._rows = rows

    def lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for group, heading in HEADINGS.items():
            buttons = [
                Button(capital(row.name), {"at": at})
                for at, row in enumerate(self._rows)
                if row.group == group
            ]
            if not buttons:
                continue
            lines += [*([Content("")] if lines else []), content.say(heading, content.QUIET), Content("")]
            for row in rows_of(buttons, width):
                lines += [*drawn(row, width), Content("")]
        return lines

    def on_click(self, event: Click) -> None:
        at = event.style.meta.get("at")
        if isinstance(at, int) and isinstance(self.screen, SheetScreen):
            self.screen.dismiss(None)
            app, row = cast("Dashboard", self.app), self._rows[at]
            app.call_later(app.do, row.action, row.node)


class SheetScreen(Asking[None]):
    """What the screen behind it can do now, from the very bindings that its keys have."""

    BOX = Vertical
    asks = "What would you like to do?"

    def __init__(self, behind: Screen[Any]) -> None:
        super().__init__()
        self._behind = behind

    def fields(self) -> ComposeResult:
        rows = [
            row
            for of_app in (False, True)
            for row in key_rows(self._behind, of_app=of_app)
            if row.name and not row.reason and row.action not in ONLY_TYPED
        ]
        with Scroller(id="all"):
            yield ButtonList(rows)
