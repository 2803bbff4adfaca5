"""The commands that record something: each is one durable write, and answers with one sentence."""

from __future__ import annotations

import click

from backcare_tui.cli.context import answer, coach_of, day_of, read_whole
from backcare_tui.cli.options import command, complete, day_option
from backcare_tui.coach import Unreadable


@command()
@click.argument("task", shell_complete=complete("tasks"))
@click.option(
    "--amount", metavar="N", help='How much in all, for a part: 5, "1 side", "2 sets". Left out: all of it.'
)
@day_option()
def done(ctx: click.Context, *, task: str, amount: str | None, day: str | None, as_json: bool) -> None:
    """Check off a task or a target."""
    coach = coach_of(ctx)
    answer(ctx, coach.tasks.done(task, amount=amount, day=day_of(coach, day)), as_json=as_json)


@command()
@click.argument("task", shell_complete=complete("tasks"))
@click.option("--because", metavar="WORD", required=True, help="Why: sore, travel, no time …")
@day_option()
def skip(ctx: click.Context, *, task: str, because: str, day: str | None, as_json: bool) -> None:
    """Leave a task out, with a reason; your streak is safe."""
    coach = coach_of(ctx)
    answer(ctx, coach.tasks.skip(task, because=because, day=day_of(coach, day)), as_json=as_json)


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
@day_option()
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
    day: str | None,
    as_json: bool,
) -> None:
    """Report pain, from 0 (none) to 10 (worst imaginable).

    With --history it records nothing and shows what was reported.
    """
    if history:
        # Imported here: a report is recorded without what looks back.
        from backcare_tui.cli.commands.history import refuse_beside_history, show_history

        refuse_beside_history(level, others=bool(where or morning or after or note))
        show_history(ctx, days, day, as_json=as_json)
        return
    if days is not None:
        raise Unreadable("--days goes with --history.")
    if level is None:  # click cannot require it: a history goes without
        raise click.MissingParameter(ctx=ctx, param_hint="'0-10'", param_type="argument")
    coach = coach_of(ctx)
    number = read_whole(level, "a pain level", " from 0 (no pain) to 10 (worst imaginable)")
    places = _places(where, coach.places()) if where else []
    receipt = coach.tasks.pain(
        number, where=places, morning=morning, note=note, task=after, day=day_of(coach, day)
    )
    answer(ctx, receipt, as_json=as_json)


@command()
@click.argument("text", nargs=-1, required=True)
@day_option()
def note(ctx: click.Context, *, text: tuple[str, ...], day: str | None, as_json: bool) -> None:
    """Keep a few words with the day."""
    coach = coach_of(ctx)
    answer(ctx, coach.tasks.note(" ".join(text), day=day_of(coach, day)), as_json=as_json)


@command()
@click.option(
    "--until",
    metavar="DAY",
    shell_complete=complete("days"),
    help="The last day of it; else until you resume.",
)
def pause(ctx: click.Context, *, until: str | None, as_json: bool) -> None:
    """Ask nothing for a while; your streak waits."""
    coach = coach_of(ctx)
    answer(ctx, coach.pauses.pause(day_of(coach, until, ahead=True)), as_json=as_json)


@command()
def resume(ctx: click.Context, *, as_json: bool) -> None:
    """End a pause; today counts again."""
    answer(ctx, coach_of(ctx).pauses.resume(), as_json=as_json)


@command()
def undo(ctx: click.Context, *, as_json: bool) -> None:
    """Take back the last thing recorded today or yesterday."""
    answer(ctx, coach_of(ctx).undo(), as_json=as_json)


def _places(where: tuple[str, ...], places: dict[str, str]) -> list[str]:
    from backcare_tui.domain.body.place_names import read_place

    try:
        return [read_place(text, places) for text in where]
    except ValueError as error:
        raise Unreadable(str(error)) from None
