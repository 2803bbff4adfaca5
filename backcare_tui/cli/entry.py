"""Where ``backcare`` begins."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable


def main() -> None:
    """Run ``backcare`` on the process's arguments, and end the process with its exit code."""
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
    from backcare_tui.cli.environment import COMPLETE

    if len(sys.argv) < 2 and not os.environ.get(COMPLETE):
        from backcare_tui.cli import dashboard

        if dashboard.has_terminal():
            return dashboard.main
    from backcare_tui.cli.app import backcare

    return backcare.main
