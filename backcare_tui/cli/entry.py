"""Where ``backcare`` begins."""

from __future__ import annotations

import gc


def main() -> None:
    """Run ``backcare`` on the process's arguments, and end the process with its exit code."""
    # A process of some hundredths of a second leaves no garbage worth collecting; the dashboard
    # turns the collector on again.
    gc.disable()
    try:
        from .app import backcare
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    try:
        backcare.main(prog_name="backcare")
    finally:
        # Nor is the rest worth a search at the very end, which Python makes whether or not it is asked to.
        gc.freeze()
