"""What opens the dashboard: ``start`` at a guided session, ``setup`` at a plan of one's own, ``demo`` in a made-up life."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import click

from backcare_tui.cli import startup
from backcare_tui.cli.context import COACH, coach_of, places_of, read_whole, reply, tell_troubles
from backcare_tui.cli.options import command, complete
from backcare_tui.cli.output import say


@command(as_json=False)
@click.argument("words", metavar="[TASK]", nargs=-1, shell_complete=complete("tasks"))
def start(ctx: click.Context, *, words: tuple[str, ...]) -> None:
    """Be guided through a task, step by step.

    Without TASK it is what is left of today by now. The dashboard opens at the session, so it takes a terminal.
    """
    from backcare_tui.coach import Refused

    if not startup.has_terminal():
        raise Refused("A guided session takes a terminal: `backcare today` tells what is left, without one.")
    coach, task = coach_of(ctx), " ".join(words) or None
    if coach.sessions.left() is None:  # that is asked about first, on the screen
        coach.sessions.guide(task)  # what cannot be guided is told here, and no screen opens
    startup.run_screen(coach, guide=task or "")


@command(as_json=False)
@click.option("--have", metavar="WORDS", help="What you have: pump, device, claw, band, tens; or nothing.")
@click.option("--minutes", metavar="N", help="Minutes a day: 5, 10 or 20; 10 if not said.")
@click.option(
    "--where",
    metavar="REGION",
    multiple=True,
    shell_complete=complete("regions"),
    help="Where it hurts: low-back-left, neck … May be given several times.",
)
@click.option("--days", metavar="DAYS", help='On which days: "mon wed fri"; every day if not said.')
@click.option("--dry-run", is_flag=True, help="Show the plan and write nothing.")
def setup(
    ctx: click.Context,
    *,
    have: str | None,
    minutes: str | None,
    where: tuple[str, ...],
    days: str | None,
    dry_run: bool,
) -> None:
    """Put a plan of your own together from a few answers.

    Without options the dashboard asks them. A plan that an earlier setup wrote is kept beside the new one.
    """
    from backcare_tui.cli.output import fitted
    from backcare_tui.cli.render.plan import draft_lines
    from backcare_tui.coach import Unreadable
    from backcare_tui.coach.actions.setup import draft, read_days, read_have, write
    from backcare_tui.domain.plan.setup import Answers

    coach = coach_of(ctx, plan=False)
    if have is None:
        if minutes or where or days or dry_run or not startup.has_terminal():
            raise Unreadable('Say what you have: --have "pump, band", or --have nothing.')
        startup.run_screen(coach, setup=True)
        return
    made = draft(
        coach,
        Answers(
            have=read_have(have),
            minutes=10 if minutes is None else read_whole(minutes, "a number of minutes"),
            where=tuple(dict.fromkeys(places_of(where, coach))),
            days=(0, 1, 2, 3, 4, 5, 6) if days is None else read_days(days),
        ),
    )
    if dry_run:
        say(*made.text.splitlines())
        say("This is what would be written; nothing was.", error=True)
        tell_troubles(coach)
        return
    say(*fitted(draft_lines(made)))
    reply(ctx, write(coach, made))


@command(as_json=False)
def demo(ctx: click.Context) -> None:
    """Look around in a made-up journal; yours is not touched."""
    from backcare_tui.coach.demo import demo_coach

    clock = startup.make_clock()
    # A clock that was made to stand still stands still here too, so that what is shown can be compared.
    fixed = clock.now() if os.environ.get("BACKCARE_NOW") else None
    with passing_folder() as folder:
        say(
            "This is a made-up journal in a folder of its own, gone when you leave. Nothing of yours is touched."
        )
        coach = demo_coach(folder, fixed)
        if startup.has_terminal():
            startup.run_screen(coach)
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
