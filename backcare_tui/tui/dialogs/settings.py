"""The settings: each with its value and a line on it, changed where it stands, and kept in ``config.toml``."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.theme import BUILTIN_THEMES

from backcare_tui.coach import Refused
from backcare_tui.coach.preferences import ABOUT, MOTION, keep_setting, session_settings
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.text.language import capital
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dashboard import AT_ONCE, Dashboard
from backcare_tui.tui.dialog import Asking
from backcare_tui.tui.widgets.cursor_list import OpenList
from backcare_tui.tui.widgets.text import Words

NAME = 14
"""Cells of a setting's name."""


class Shown(NamedTuple):
    """A setting: its key in the file, its value, what it may be, and a line on it."""

    key: str
    value: str
    choices: tuple[str, ...]
    help: str


class SettingList(OpenList[Shown]):
    """A line a setting; enter, space or a click takes the next value."""

    BINDINGS = [
        bind("setting.next", "enter,space,right", "next(1)", "change", "the next value of the setting"),
        bind("setting.before", "left", "next(-1)", "", "the value before"),
    ]

    entries: reactive[tuple[Shown, ...]] = reactive((), layout=True)

    def action_next(self, step: int) -> None:
        screen = self.screen
        if self.entry is not None and isinstance(screen, SettingsScreen):
            screen.change(self.entry, step)

    def clicked(self, event: Click, *, again: bool) -> None:
        self.action_next(1)

    def lines(self, width: int) -> list[Content]:
        drawn = []
        for row, shown in enumerate(self.entries):
            here = row == self.cursor
            line = Content.assemble(
                content.fit(shown.key.replace("_", " "), NAME, content.STRONG if here else ""),
                content.fit(shown.value, max(0, width - NAME - 1), content.ACCENT),
            )
            drawn.append(self.row_line(row, line, width, here=here, band="on $panel" if here else ""))
        return drawn


class SettingsScreen(Asking[None]):
    """The list, and what else is set elsewhere."""

    asks = "Settings"
    hint = "enter changes · ↑ ↓ move · esc back"

    def __init__(self, backcare: Dashboard) -> None:
        super().__init__()
        self._backcare = backcare

    def fields(self) -> ComposeResult:
        yield SettingList()
        yield Words(id="about")
        yield Words(id="wrong", classes="wrong")
        yield Words(content.say(ELSEWHERE, content.QUIET), id="elsewhere")

    def on_mount(self) -> None:
        self.query_one(SettingList).put(settings_of(self._backcare), 0)

    def change(self, shown: Shown, step: int) -> None:
        """Take another value; where it could not be kept that is said, and nothing has changed."""
        at = shown.choices.index(shown.value) if shown.value in shown.choices else -step
        wrong = keep(self._backcare, shown.key, shown.choices[(at + step) % len(shown.choices)])
        names = self.query_one(SettingList)
        names.put(settings_of(self._backcare), names.cursor)
        self.say("#wrong", wrong)

    def on_cursor_list_moved(self) -> None:
        """Tell what the setting under the cursor is for, and what it may be."""
        entry = self.query_one(SettingList).entry
        if entry is not None:
            *others, last = entry.choices
            self.say("#about", f"{capital(entry.help)}: {', '.join(others)} or {last}.")


ELSEWHERE = (
    "The first day of the week, when pain is red and what keeps a day are the plan's (3). "
    "Keys and themes of your own are written in config.toml."
)


def settings_of(app: Dashboard) -> list[Shown]:
    """The settings as they are. Of the themes ours and the person's own; Textual's are in the palette."""
    themes = tuple(name for name in app.available_themes if name not in BUILTIN_THEMES)
    told = {"theme": (app.theme, themes), **session_settings(app.coach)}
    return [Shown(key, value, choices, ABOUT[key]) for key, (value, choices) in told.items()]


def keep(app: Dashboard, key: str, value: str) -> str:
    """Keep a setting; a theme is put on, which keeps it. Returns what was wrong, in a sentence."""
    if key == "theme":
        app.theme = value
        return ""
    try:
        with app.coach.journal.patient(AT_ONCE):
            keep_setting(app.coach, key, value)
    except (Refused, PlanError) as error:
        return f"Not kept. {error}".splitlines()[0]
    if key == MOTION:
        app.follow_motion()
    return ""
