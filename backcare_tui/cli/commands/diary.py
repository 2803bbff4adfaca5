"""``log``, ``undo``, ``redo`` and ``amend``: what was recorded, looked through, taken back and put right."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, day_of, places_of, read_whole, reply, show, time_of
from backcare_tui.cli.options import command, complete, where_option, yes_option
from backcare_tui.coach import Coach, Unreadable

NEWEST = 40
"""Entries that are told where nobody said how many."""


@command()
@click.argument("words", nargs=-1)
@click.option(
    "--kind", metavar="KIND", shell_complete=complete("entry_kinds"), help="Only done, pain, note …"
)
@click.option(
    "--task", metavar="TASK", shell_complete=complete("tasks"), help="Only what is about this task."
)
@click.option("--since", metavar="DAY", shell_complete=complete("days"), help="Only from this day on.")
@click.option("--count", metavar="N", help=f"How many at most: {NEWEST} if not said; 0 for all.")
@click.option("--all", "gone", is_flag=True, help="What was taken back as well.")
def log(
    ctx: click.Context,
    *,
    words: tuple[str, ...],
    kind: str | None,
    task: str | None,
    since: str | None,
    count: str | None,
    gone: bool,
) -> None:
    """Show what was recorded, newest first.

    With WORDS only entries that have all of them somewhere. The letters before each name it to undo and amend.
    """
    from backcare_tui.cli.render.diary import log_json, log_lines
    from backcare_tui.coach.diary import Wanted, read_kind, typed_words

    coach = coach_of(ctx)
    wanted = Wanted(
        kind=read_kind(kind) if kind else "",
        task=_task(coach, task) if task else "",
        words=typed_words(" ".join(words)),
        since=day_of(coach, since),
        gone=gone,
    )
    most = NEWEST if count is None else read_whole(count, "a number of entries")
    if most < 0:
        raise Unreadable(f"{most} is not a number of entries: 0 is all of them.")
    entries, more = coach.diary.at_most(most, wanted)
    show(
        ctx,
        lambda: log_lines(entries, coach.today_date, more=more, looked=wanted != Wanted()),
        lambda: log_json(entries, more=more),
    )


@command()
@click.argument("entry", required=False)
@yes_option()
def undo(ctx: click.Context, *, entry: str | None) -> None:
    """Take back the last thing recorded today or yesterday.

    With ENTRY, as `backcare log` shows it, that one, however old. A safety answer, or a report whose question
    waits, is only taken back with --yes.
    """
    coach = coach_of(ctx)
    if entry is None:
        reply(ctx, coach.undo())
    else:
        reply(ctx, coach.take_back(coach.diary.find(entry)))


@command()
@yes_option()
def redo(ctx: click.Context) -> None:
    """Bring back what the last undo took. A safety answer is only brought back with --yes."""
    reply(ctx, coach_of(ctx).redo())


@command()
@click.argument("entry")
@click.option(
    "--amount",
    metavar="N",
    help='How much was done: 5, "1 side", "2 sets"; or the answer to what is tracked.',
)
@click.option(
    "--level", metavar="0-10", help='How bad the pain was; of a check-in its three numbers: "4 5 3".'
)
@where_option("Where it was, in place of what it says; none for nowhere.")
@click.option("--text", metavar="TEXT", help="The words: a note, a reason, who cleared it.")
@click.option("--at", metavar="TIME", help="When on its day it was: 07:30.")
@yes_option()
def amend(
    ctx: click.Context,
    *,
    entry: str,
    amount: str | None,
    level: str | None,
    where: tuple[str, ...],
    text: str | None,
    at: str | None,
) -> None:
    """Correct what an entry says, however old it is.

    ENTRY is as `backcare log` shows it. What the day asked stays as it was; its marks follow. A place whose question
    waits for an answer is only taken out of a report with --yes.
    """
    from backcare_tui.coach.actions.amend import Correction

    coach = coach_of(ctx)
    numbers = None if level is None else [read_whole(word, "a number") for word in level.split()]
    nowhere = tuple(word.strip().lower() for word in where) == ("none",)
    wanted = Correction(
        amount=amount,
        numbers=numbers,
        where=([] if nowhere else places_of(where, coach)) if where else None,
        text=text,
        at=time_of(at),
    )
    reply(ctx, coach.amend(coach.diary.find(entry), wanted))


def _task(coach: Coach, typed: str) -> str:
    """The id of a task that was typed; of one that the plan has no more, as it is."""
    from backcare_tui.coach.task_lookup import find_keys

    if typed in coach.timeline.names:
        return typed
    return find_keys(typed, coach.plan, coach.today().rows)[0].task
