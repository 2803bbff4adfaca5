"""Leaving in good order where something else than a key ends the dashboard."""

from __future__ import annotations

import asyncio
import signal
from functools import partial

from textual.app import App

ENDS = ("SIGTERM", "SIGHUP")
"""What is sent where the machine shuts down, or the terminal is closed."""


def leave_in_order(app: App[None]) -> None:
    """Give the terminal back as it was when the process is told to end; where that cannot be heard, nothing changes."""
    loop = asyncio.get_running_loop()
    for name in ENDS:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, partial(app.exit, return_code=128 + number))
        except (NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
            return
