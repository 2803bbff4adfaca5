"""Where ``backcare`` begins."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself takes a while to import
    from collections.abc import Callable
    from typing import NoReturn


def main() -> None:
    """Run ``backcare`` on the process's arguments, and end the process with its exit code."""
    if sys.argv[1:2] == ["status"]:
        from backcare_tui.cli.glance import print_status

        if print_status(sys.argv[2:], os.environ):
            return
    # A process of some hundredths of a second leaves no garbage worth collecting; the dashboard
    # turns the collector on again.
    gc.disable()
    try:
        run = _what_is_meant()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    try:
        run()
    finally:
        # Nor is the rest worth a search at the very end, which Python makes whether or not it is asked to.
        gc.freeze()


def _what_is_meant() -> Callable[[], None]:
    """The dashboard where nothing else was typed; what reads a command line is imported only where there is one."""
    # Imported here, not above: most of a start is imports, and the collector is off by now.
    from backcare_tui.cli import startup

    if len(sys.argv) < 2 and not os.environ.get(startup.COMPLETE) and startup.has_terminal():
        return _open_dashboard
    from backcare_tui.cli.app import backcare

    return backcare.main


def _open_dashboard() -> NoReturn:
    """``backcare`` without another word, in a terminal: nothing is there to be read, so click is not imported."""
    from backcare_tui.cli.output import make_ready
    from backcare_tui.cli.startup import make_coach, run_screen

    make_ready()
    try:
        run_screen(make_coach(None))
        code = 0
    except BaseException as error:
        from backcare_tui.cli.errors import report

        code = report(error)
    sys.exit(code)
