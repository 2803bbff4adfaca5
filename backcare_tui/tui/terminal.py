"""Signals to someone who does not look at the screen.

Signals are the bell, a notification and the terminal's title; a terminal that does not know one leaves it out. Without a terminal, as in
tests and in a browser, nothing is written.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from backcare_tui.coach.preferences import BELL, NOTIFY, TITLE
from backcare_tui.tui import content

if TYPE_CHECKING:
    from textual.app import App

LONGEST = 80
"""Characters of a title or a notification."""

SAVE, RESTORE = "\x1b[22;2t", "\x1b]2;\x07\x1b[23;2t"
"""Put the terminal's title on its stack; empty the own one, and take the other back where there is a stack."""


def title_code(words: str) -> str:
    """What sets the terminal's title (OSC 2)."""
    return f"\x1b]2;{content.clean(words, LONGEST)}\x07"


def notify_code(words: str, environ: Mapping[str, str]) -> str:
    """What shows a notification: OSC 777 where VTE, foot or rxvt draw the terminal, else OSC 9; none on a console.

    A semicolon would begin another field, so there is none in the words.
    """
    text, term = content.clean(words, LONGEST).replace(";", ","), environ.get("TERM", "")
    if term in ("", "dumb", "linux"):
        return ""
    if "VTE_VERSION" in environ or term.startswith(("foot", "rxvt")):
        return f"\x1b]777;notify;backcare;{text}\x07"
    return f"\x1b]9;{text}\x07"


class Signals:
    """The signals that are wanted, to the terminal of an app."""

    def __init__(self, app: App[object], on: Collection[str]) -> None:
        self._app = app
        self._on = on
        self._title = ""

    def bell(self) -> None:
        """Ring, once."""
        if BELL in self._on:
            self._app.bell()

    def notify(self, words: str) -> None:
        """Tell someone who is in another window."""
        if NOTIFY in self._on and not self._app.app_focus:
            self._write(notify_code(words, os.environ))

    def title(self, words: str) -> None:
        """Show words in the terminal's title; the first time, the terminal keeps its own."""
        if TITLE in self._on and words != self._title:
            self._write(("" if self._title else SAVE) + title_code(words))
            self._title = words

    def restore(self) -> None:
        """Give the terminal its own title back."""
        if self._title:
            self._write(RESTORE)
            self._title = ""

    def _write(self, code: str) -> None:
        driver = self._app._driver  # noqa: SLF001 - Textual has a bell, and no other way to the terminal
        if code and driver is not None and not self._app.is_headless and not self._app.is_web:
            driver.write(code)
            driver.flush()
