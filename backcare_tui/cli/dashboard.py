"""The dashboard, opened from the command line."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

from backcare_tui.cli.environment import make_coach
from backcare_tui.cli.output import make_ready
from backcare_tui.coach import Coach


def has_terminal() -> bool:
    """Whether someone sits at both ends: keys can come in, and a screen can be drawn, which Textual does on stderr."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()
    except (AttributeError, ValueError):  # started without them, or with closed ones
        return False


def main() -> NoReturn:
    """``backcare`` without another word, in a terminal: nothing is there to be read, so click is not imported."""
    make_ready()
    try:
        run_screen(make_coach(None))
        code = 0
    except BaseException as error:
        from backcare_tui.cli.errors import report

        code = report(error)
    sys.exit(code)


def run_screen(coach: Coach, *, guide: str | None = None) -> None:
    """Run the dashboard until it is left; ``guide``: at a guided session, of all that is left where it is empty."""
    from backcare_tui.tui.app import run  # Textual takes longer to import than a whole line takes to run

    run(coach, guide, ready=settle)


def settle() -> None:
    """From the first frame on, collect garbage, but do not search what the start brought: it stays."""
    gc.freeze()
    gc.enable()
