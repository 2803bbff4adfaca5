"""``start``: the dashboard, opened at a guided session; and ``setup``: a plan of one's own from a few answers."""

from __future__ import annotations

import click

from backcare_tui.cli import startup
from backcare_tui.cli.context import coach_of, places_of, read_whole, reply, tell_troubles
from backcare_tui.cli.options import command, complete


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
    from backcare_tui.cli.output import fitted, say
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
