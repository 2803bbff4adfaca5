"""Handing the plan file to the person's editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from backcare_tui.coach.coach import Coach
from backcare_tui.coach.errors import Refused
from backcare_tui.coach.plans import own_copy
from backcare_tui.coach.results import Receipt
from backcare_tui.storage.files import read_regular

FALLBACKS = ("nano", "vi", "notepad")


def editor_command() -> list[str]:
    """``$VISUAL`` or ``$EDITOR``, else the first known editor there is.

    Raises:
        Refused: There is none.
    """
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        words = shlex.split(chosen) if chosen else []
    except ValueError:
        raise Refused(f"$EDITOR is {chosen!r}, which cannot be read as a command.") from None
    if words:
        return words
    found = next((name for name in FALLBACKS if shutil.which(name)), None)
    if found is None:
        raise Refused("No editor was found; set $EDITOR to the one you like.")
    return [found]


def edit_plan(coach: Coach) -> Receipt:
    """Open the plan in use in an editor, and say how it reads afterwards.

    A shipped plan is copied first, so that the person edits their own.

    Raises:
        Refused: There is no editor, it did not start or did not end well, or the copy could not be saved or read.
    """
    command = editor_command()
    if not coach.plan_name:
        raise Refused(coach.problems[0] if coach.problems else "No plan is in use.")
    path = own_copy(coach, coach.plan_name)
    before = _content(path)
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603
    except OSError as error:
        raise Refused(f"{command[0]} could not be started: {error.strerror}.") from error
    coach.refresh()
    if code:
        raise Refused(f"{command[0]} ended with code {code}; the plan is as it left it.")
    if coach.problems:
        return Receipt(True, f"The plan has errors, so the last good one stays in force. {coach.problems[0]}")
    if _content(path) == before:
        return Receipt(False, "The plan is as it was.")
    return Receipt(True, "The plan reads well and is in force.")


def _content(path: Path) -> bytes:
    try:
        return read_regular(path)
    except OSError as error:
        raise Refused(f"{path.name} could not be read: {error.strerror}.") from error
