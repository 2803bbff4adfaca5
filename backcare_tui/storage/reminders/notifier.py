"""How a nudge is told: by a command of the person's own, else by the desktop; each is handed the words as one argument."""

from __future__ import annotations

import sys
from collections.abc import Sequence

TEXT = "{text}"
"""What stands for the words in a command of one's own."""

PATIENCE = 20
"""Seconds that telling may take."""

APPLE = ("on run argv", 'display notification (item 1 of argv) with title "backcare"', "end run")
"""The words are no part of the script, so nothing in them can become one."""


def desktop() -> tuple[str, ...]:
    """What shows a notification here, with ``TEXT`` for its words; nothing where nothing does."""
    from shutil import which  # the dashboard reads the settings for this without telling anything

    if sys.platform == "darwin" and (script := which("osascript")):
        return (script, *(part for line in APPLE for part in ("-e", line)), TEXT)
    if program := which("notify-send"):
        return (program, "--app-name=backcare", "--", "backcare", TEXT)
    return ()


def tell(command: Sequence[str], text: str) -> str:
    """Run a command with the words in it; what is wrong in one sentence, else nothing. No shell reads them."""
    import subprocess

    if command[0].rpartition("/")[2] == "notify-send":  # whose body is markup
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    words = [word.replace(TEXT, text) for word in command]
    try:
        ended = subprocess.run(  # noqa: S603 - a list of words, which no shell reads
            words, capture_output=True, check=False, timeout=PATIENCE, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        return f"{command[0]} took longer than {PATIENCE} seconds."
    except (OSError, ValueError) as error:
        return (
            f"{command[0]} could not be started: {(getattr(error, 'strerror', None) or str(error)).lower()}."
        )
    if ended.returncode == 0:
        return ""
    said = " ".join(ended.stderr.decode(errors="replace").split())[:200]
    return f"{command[0]} ended with {ended.returncode}{f': {said}' if said else '.'}"
