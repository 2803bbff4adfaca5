"""The browser that may go away at any moment: Textual's driver for one, which ends with its tab."""

from __future__ import annotations

import os
import signal
from typing import Any

from textual.app import ScreenStackError
from textual.drivers.web_driver import WebDriver

PATIENCE = 2.0
"""Seconds for an end in good order, once the tab is gone."""


class Browser(WebDriver):
    """Textual's driver of a browser, which says where words are typed, so that only there a keyboard comes up."""

    _types = False

    def write(self, data: str) -> None:
        """Draw; a tab that is gone takes nothing, and so the process ends."""
        try:
            super().write(data)
            self._tell_keyboard()
        except BrokenPipeError:
            self._end()

    def write_meta(self, data: dict[str, object]) -> None:
        """Say something beside the picture."""
        try:
            super().write_meta(data)
        except BrokenPipeError:
            self._end()

    def run_input_thread(self) -> None:
        """Hand on what is typed; the end of it is the end of the tab."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._end()

    def _end(self) -> None:
        """End in good order; where that hangs, all the same: whatever was recorded is on disk."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, PATIENCE)  # nobody hears it, so that it ends the process
        if not self.exit_event.is_set():
            os.kill(os.getpid(), signal.SIGTERM)

    def _tell_keyboard(self) -> None:
        types = types_words(self._app)
        if types != self._types:
            self._types = types
            self.write_meta({"type": "keyboard", "wanted": types})


def types_words(app: Any) -> bool:
    """Whether what has the focus takes letters as words."""
    try:
        focused = app.focused
    except ScreenStackError:
        return False
    return focused is not None and focused.check_consume_key("a", "a")
