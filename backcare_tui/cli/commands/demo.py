"""``demo``: a made-up life to look around in."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import click

from backcare_tui.cli.context import COACH
from backcare_tui.cli.options import command
from backcare_tui.cli.output import say
from backcare_tui.cli.startup import has_terminal, make_clock, run_screen


@command(as_json=False)
def demo(ctx: click.Context) -> None:
    """Look around in a made-up journal; yours is not touched."""
    from backcare_tui.coach.demo import demo_coach

    clock = make_clock()
    # A clock that was made to stand still stands still here too, so that what is shown can be compared.
    fixed = clock.now() if os.environ.get("BACKCARE_NOW") else None
    with passing_folder() as folder:
        say(
            "This is a made-up journal in a folder of its own, gone when you leave. Nothing of yours is touched."
        )
        coach = demo_coach(folder, fixed)
        if has_terminal():
            run_screen(coach)
            return
        from backcare_tui.cli.commands.today import show_today

        ctx.meta[COACH] = coach
        say("")
        show_today(ctx)


ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]
"""What would end the process at once, with its folder left behind."""


@contextmanager
def passing_folder() -> Iterator[str]:
    """An empty folder that is gone afterwards, also where the process is told to end or its terminal is closed."""
    import tempfile

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, end) for number in ENDS}
    try:
        # Ignored: a file that is still open cannot be removed on Windows, and a demo does not end in an error.
        with tempfile.TemporaryDirectory(prefix="backcare-demo-", ignore_cleanup_errors=True) as folder:
            try:
                yield folder
            finally:
                for number in ENDS:
                    signal.signal(number, signal.SIG_IGN)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
