"""The commands that record something: each is one durable write, and answers with one sentence."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, day_of, places_of, read_whole, reply, time_of
from backcare_tui.cli.options import at_option, command, complete, day_option, far_option
from backcare_tui.coach import Unreadable


@command()
@click.argument("task", shell_complete=complete("tasks"))
@click.option(
    "--amount", metavar="N", help='How much in all, for a part: 5, "1 side", "2 sets". Left out: all of it.'
)
@at_option()
@day_option()
@far_option()
def done(ctx: click.Context, *, task: str, amount: str | None, at: str | None, day: str | None) -> None:
    """Check off a task or a target."""
    coach = coach_of(ctx)
    reply(ctx, coach.tasks.done(task, amount=amount, day=day_of(coach, day), at=time_of(at)))


@command()
@click.argument("task", shell_complete=complete("tasks"))
@click.option("--because", metavar="WORD", required=True, help="Why: sore, travel, no time …")
@at_option()
@day_option()
@far_option()
def skip(ctx: click.Context, *, task: str, because: str, at: str | None, day: str | None) -> None:
    """Leave a task out, with a reason; your streak is safe."""
    coach = coach_of(ctx)
    reply(ctx, coach.tasks.skip(task, because=because, day=day_of(coach, day), at=time_of(at)))


@command()
@click.argument("level", metavar="0-10", required=False)
@click.option(
    "--where",
    metavar="REGION",
    multiple=True,
    shell_complete=complete("regions"),
    help="Where: low-back-left, neck … May be given several times.",
)
@click.option("--morning", is_flag=True, help="How it was on waking.")
@click.option(
    "--after",
    metavar="TASK",
    default="",
    shell_complete=complete("tasks"),
    help="The task it followed: a red report then steps that one down.",
)
@click.option("--note", metavar="TEXT", default="", help="A few words with it.")
@click.option("--history", is_flag=True, help="Show what was reported, day by day, beside what was kept.")
@click.option("--days", metavar="N", help="How many days of history: 28 if not said, 371 at most.")
@at_option()
@day_option()
@far_option()
def pain(  # noqa: PLR0913 - Click hands over each of its options by name
    ctx: click.Context,
    *,
    level: str | None,
    where: tuple[str, ...],
    morning: bool,
    after: str,
    note: str,
    history: bool,
    days: str | None,
    at: str | None,
    day: str | None,
) -> None:
    """Report pain, from 0 (none) to 10 (worst imaginable).

    With --history it records nothing and shows what was reported.
    """
    if history:
        if level is not None:
            raise Unreadable(
                f"--history shows what was reported and takes no level; {level[:40]!r} is one too many."
            )
        if where or morning or after or note or at:
            raise Unreadable(
                "--history shows what was reported; beside it only --days, --day and --json are taken."
            )
        # Imported here: a report is recorded without what looks back.
        from backcare_tui.cli.commands.history import show_history

        show_history(ctx, days, day)
        return
    if days is not None:
        raise Unreadable("--days goes with --history.")
    if level is None:  # click cannot require it: a history goes without
        raise click.MissingParameter(ctx=ctx, param_hint="'0-10'", param_type="argument")
    coach = coach_of(ctx)
    number = read_whole(level, "a pain level", " from 0 (no pain) to 10 (worst imaginable)")
    places = places_of(where, coach) if where else []
    on, when = day_of(coach, day), time_of(at)
    receipt = coach.tasks.pain(number, where=places, morning=morning, note=note, task=after, day=on, at=when)
    reply(ctx, receipt)


@command()
@click.argument("text", nargs=-1, required=True)
@at_option()
@day_option()
@far_option()
def note(ctx: click.Context, *, text: tuple[str, ...], at: str | None, day: str | None) -> None:
    """Keep a few words with the day."""
    coach = coach_of(ctx)
    reply(ctx, coach.tasks.note(" ".join(text), day=day_of(coach, day), at=time_of(at)))


@command()
@click.option(
    "--until",
    metavar="DAY",
    shell_complete=complete("days"),
    help="The last day of it; else until you resume.",
)
def pause(ctx: click.Context, *, until: str | None) -> None:
    """Ask nothing for a while; your streak waits."""
    coach = coach_of(ctx)
    reply(ctx, coach.guidance.pause(day_of(coach, until, ahead=True)))


@command()
def resume(ctx: click.Context) -> None:
    """End a pause; today counts again."""
    reply(ctx, coach_of(ctx).guidance.resume())
