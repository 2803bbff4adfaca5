"""The ``backcare`` command and its subcommands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from backcare_tui import __version__
from backcare_tui.cli.context import coach_of, keep_status
from backcare_tui.cli.options import LazyGroup, home_option
from backcare_tui.cli.output import line_width, make_ready
from backcare_tui.cli.startup import COMPLETE

WIDEST_HELP = 90
"""Cells of a line of help at most."""


class Backcare(LazyGroup):
    """The whole command line. Whatever goes wrong ends in one sentence and an exit code."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run one command line and end the process: 0 done, 1 cannot be done, 2 wrong usage."""
        # In place of click's own, which prints three lines for a slip, and a traceback for what is no slip.
        name = prog_name or "backcare"
        make_ready()
        try:
            instruction = os.environ.get(COMPLETE, "")
            if instruction:
                from click.shell_completion import shell_complete

                try:
                    sys.exit(shell_complete(self, {}, name, COMPLETE, instruction))
                except (KeyError, ValueError):  # it was not a shell that asked
                    sys.exit(1)
            extra = {"terminal_width": min(WIDEST_HELP, line_width() - 2), **extra}
            with self.make_context(name, [*(sys.argv[1:] if args is None else args)], **extra) as ctx:
                try:
                    self.invoke(ctx)
                finally:
                    keep_status(ctx)
            code = 0
        except click.exceptions.Exit as leaving:
            code = leaving.exit_code
        except BaseException as error:
            from backcare_tui.cli.errors import report

            code = report(error)
        sys.exit(code)


@click.group(
    cls=Backcare,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST_HELP},
    epilog="DAY is today, yesterday, -2, mon, 2026-11-20 and the like. TASK is a task or a target "
    "of today's list, or any beginning of its name that fits only one.",
)
@home_option()
@click.version_option(__version__, "-V", "--version", prog_name="backcare", message="%(prog)s %(version)s")
@click.pass_context
def backcare(ctx: click.Context) -> None:
    """What do I do for my back today?

    Without a command this opens the dashboard, or prints today where there is no terminal.
    """
    if ctx.invoked_subcommand is not None:
        return
    # Reached with an option such as --home, or without a terminal; else the entry has opened the screen itself.
    from backcare_tui.cli.startup import has_terminal, run_screen

    if has_terminal():
        run_screen(coach_of(ctx, plan=False))  # the screen shows a broken plan itself
        return
    from backcare_tui.cli.commands.today import show_today

    show_today(ctx)


# In the order of a day: look, do, say how it feels; then looking back; then the plan and what surrounds it.
backcare.add_lazy("today", "today")
backcare.add_lazy("nudge", "left", "status")
backcare.add_lazy("start", "start", "setup")
backcare.add_lazy("record", "done", "skip", "pain", "track", "visit", "note")
backcare.add_lazy("guidance", "flare", "rung", "keep", "sore", "checkin", "answer", "maintain")
backcare.add_lazy("safety", "safety", "cleared")
backcare.add_lazy("diary", "undo", "redo", "amend", "log")
backcare.add_lazy("looking", "week")
backcare.add_lazy("looking", "body")
backcare.add_lazy("looking", "year")
backcare.add_lazy("report", "report")
backcare.add_lazy("trial", "trial")
backcare.add_lazy("record", "pause", "resume")
backcare.add_lazy("plan", "plan")
backcare.add_lazy("looking", "learn")
backcare.add_lazy("nudge", "remind", "snooze")
backcare.add_lazy("data", "export", "import")
backcare.add_lazy("home", "where")
backcare.add_lazy("home", "doctor")
backcare.add_lazy("home", "backup", "restore")
backcare.add_lazy("start", "demo")
backcare.add_lazy("serve", "serve")
backcare.add_lazy("home", "completion")
