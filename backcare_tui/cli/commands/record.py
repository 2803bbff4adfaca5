"""The commands that record something: each is one durable write, and answers with one sentence."""

from __future__ import annotations

import sys
from datetime import date

import click

from backcare_tui.cli.context import (
    AS_JSON,
    coach_of,
    day_of,
    places_of,
    read_whole,
    reply,
    show,
    time_of,
    whats_of,
)
from backcare_tui.cli.options import at_option, command, complete, day_option, where_option, yes_option
from backcare_tui.cli.output import say, wrapped
from backcare_tui.coach import Coach, Receipt, Unreadable
from backcare_tui.coach.actions.tasks import LONGEST_NOTE, REASONS
from backcare_tui.coach.task_lookup import What


@command()
@click.argument("task", nargs=-1, shell_complete=complete("tasks"))
@click.option("--all", "every", is_flag=True, help="All that is left of the day.")
@click.option(
    "--amount", metavar="N", help='How much in all, for a part: 5, "1 side", "2 sets". Left out: all of it.'
)
@click.option(
    "--log",
    metavar="QUESTION=ANSWER",
    multiple=True,
    help='What to write down of a visit: "who=Dr Ruiz". May be given several times, and later.',
)
@at_option()
@day_option()
@yes_option()
def done(
    ctx: click.Context,
    *,
    task: tuple[str, ...],
    every: bool,
    amount: str | None,
    log: tuple[str, ...],
    at: str | None,
    day: str | None,
) -> None:
    """Check off a task or a target, or several.

    Words that are one name together are one: posture pump face pull.
    """
    if not task and not every:
        raise click.MissingParameter(ctx=ctx, param_hint="'TASK'", param_type="argument")
    if task and every:
        raise Unreadable(f"--all is all that is left; {task[0][:40]!r} is one too many.")
    coach = coach_of(ctx)
    on = day_of(coach, day)
    whats = left_of(coach, on) if every else whats_of(task, coach, on)
    if every and not whats:
        reply(ctx, Receipt(False, "Nothing is left to check off."))
        return
    if amount is not None and isinstance(whats, list) and len(whats) > 1:
        raise Unreadable("--amount goes with one task at a time.")
    if log:
        if amount is not None:
            raise Unreadable("--log is for a visit, which has no --amount.")
        reply(ctx, coach.tasks.write_down(whats, answers_of(log), day=on, at=time_of(at)))
        return
    receipt = coach.tasks.done(whats, amount=amount, day=on, at=time_of(at))
    reply(ctx, receipt)
    if receipt.changed and not ctx.meta.get(AS_JSON):
        say_questions(coach, on)


def answers_of(log: tuple[str, ...]) -> list[tuple[str, str]]:
    """What is to be written down, as typed: ``who=Dr Ruiz``.

    Raises:
        Unreadable: One has no question, or no answer.
    """
    pairs = [text.partition("=") for text in log]
    for question, equals, _answer in pairs:
        if not equals or not question.strip():
            raise Unreadable(f'{question[:40]!r} is not a question and its answer, such as "who=Dr Ruiz".')
    return [(question, answer) for question, _equals, answer in pairs]


def say_questions(coach: Coach, day: date | None) -> None:
    """How to write down what is asked of the visits that are done, as long as nothing is."""
    asked = {task.id: task.notes.log for task in coach.plan.tasks if task.notes.log}
    shown = coach.today() if day is None else coach.day(day)
    for row in shown.rows if asked or any(row.appointed for row in shown.rows) else ():
        if row.state == "done" and not row.log and (row.task in asked or row.notes.log):
            questions = asked.get(row.task) or row.notes.log
            on = "" if day is None else f" --day {day.isoformat()}"
            how = f'`backcare done {row.id} --log "{min(questions, key=len)}=…"{on}`'
            say(*wrapped(f"To write down: {', '.join(questions)}: {how}"))


@command()
@click.argument("task", nargs=-1, required=True, shell_complete=complete("tasks"))
@click.option(
    "--because", metavar="WORD", shell_complete=complete("reasons"), help="Why: sore, travel, no time …"
)
@at_option()
@day_option()
@yes_option()
def skip(
    ctx: click.Context, *, task: tuple[str, ...], because: str | None, at: str | None, day: str | None
) -> None:
    """Leave a task out, with a reason; your streak is safe.

    The reason may follow the task's name: skip pump tired. One to stop for, such as dizzy or tingling, is recorded as a
    stop, done or not: what to do is said, and the task rests.
    """
    coach = coach_of(ctx)
    on, words = day_of(coach, day), task
    if because is None:
        words, because = with_reason(task, coach, on)
    if not because:
        raise click.MissingParameter(ctx=ctx, param_hint="'--because'", param_type="option")
    because = next((reason for reason in REASONS if reason.replace(" ", "-") == because), because)
    reply(ctx, coach.tasks.skip(whats_of(words, coach, on), because=because, day=on, at=time_of(at)))


@command()
@click.argument("level", metavar="0-10", required=False)
@click.argument("places", metavar="[REGION]...", nargs=-1, shell_complete=complete("regions"))
@where_option("Where: low-back-left, neck …")
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
@yes_option()
def pain(  # noqa: PLR0913 - Click hands over each of its options by name
    ctx: click.Context,
    *,
    level: str | None,
    places: tuple[str, ...],
    where: tuple[str, ...],
    morning: bool,
    after: str,
    note: str,
    history: bool,
    days: str | None,
    at: str | None,
    day: str | None,
) -> None:
    """Report pain, from 0 (none) to 10 (worst imaginable), and where: pain 3 neck.

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
        from backcare_tui.cli.commands.looking import show_history

        show_history(ctx, days, day)
        return
    if days is not None:
        raise Unreadable("--days goes with --history.")
    if level is None:  # click cannot require it: a history goes without
        raise click.MissingParameter(ctx=ctx, param_hint="'0-10'", param_type="argument")
    coach = coach_of(ctx)
    number = read_whole(level, "a pain level", " from 0 (no pain) to 10 (worst imaginable)")
    spots = [*places_of(where, coach), *places_of(places, coach, together=True)]
    on, when = day_of(coach, day), time_of(at)
    receipt = coach.tasks.pain(number, where=spots, morning=morning, note=note, task=after, day=on, at=when)
    reply(ctx, receipt)


@command()
@click.argument("track", shell_complete=complete("tracks"))
@click.argument("answer")
@at_option()
@day_option()
@yes_option()
def track(ctx: click.Context, *, track: str, answer: str, at: str | None, day: str | None) -> None:
    """Answer what the plan tracks beside pain: track sleep 6, track medicine yes."""
    coach = coach_of(ctx)
    reply(ctx, coach.tasks.track({track: answer}, day=day_of(coach, day), at=time_of(at)))


@command()
@click.argument("what", metavar="[VISIT]...", nargs=-1, shell_complete=complete("tasks"))
@click.option("--on", "when", metavar="WHEN", help='When it is: "3 Dec 14:00", fri, 2026-12-03.')
@click.option("--place", metavar="TEXT", default="", help="Where, or with whom.")
@click.option("--move", is_flag=True, help="In place of the one that is to come.")
@click.option("--off", is_flag=True, help="It is called off; --on says which of several.")
def visit(
    ctx: click.Context, *, what: tuple[str, ...], when: str | None, place: str, move: bool, off: bool
) -> None:
    """Put down when a visit is; without a name, list those to come and the last ones.

    A visit of the plan by its beginning, or a name of your own: visit physio --on "3 Dec 14:00".
    """
    from backcare_tui.coach.actions import visits

    coach, name = coach_of(ctx), " ".join(what)
    if not name:
        if when is not None or place or move or off:
            raise click.MissingParameter(ctx=ctx, param_hint="'VISIT'", param_type="argument")
        from backcare_tui.cli.render.diary import visits_json, visits_lines

        coming, before = visits.known(coach)
        today = coach.today_date
        show(ctx, lambda: visits_lines(coming, before, today), lambda: visits_json(coming, before))
    elif off:
        if place or move:
            raise Unreadable("--off takes no --place and no --move.")
        reply(ctx, visits.call_off(coach, name, when or ""))
    elif when is None:
        raise click.MissingParameter(ctx=ctx, param_hint="'--on'", param_type="option")
    else:
        reply(ctx, visits.appoint(coach, name, when, place=place, move=move))


@command()
@click.argument("text", nargs=-1, required=True)
@at_option()
@day_option()
@yes_option()
def note(ctx: click.Context, *, text: tuple[str, ...], at: str | None, day: str | None) -> None:
    """Keep a few words with the day; - reads them from what is piped in."""
    coach = coach_of(ctx)
    words = piped() if text == ("-",) else " ".join(text)
    reply(ctx, coach.tasks.note(words, day=day_of(coach, day), at=time_of(at)))


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


def left_of(coach: Coach, day: date | None) -> list[What]:
    """What a day asks and is not done yet."""
    return [row.key for row in coach.day(day or coach.today_date).rows if row.state in ("due", "part")]


def with_reason(words: tuple[str, ...], coach: Coach, day: date | None) -> tuple[tuple[str, ...], str]:
    """The words that name a task, and those behind them, which are the reason.

    Raises:
        Refused: Not even the first names one.
    """
    from backcare_tui.coach.task_lookup import begin_name, split_names

    plan, rows = coach.plan, coach.day(day or coach.today_date).rows
    most = begin_name(words, plan, rows)
    if not most:
        split_names(words, plan, rows)
    return words[:most], " ".join(words[most:])


def piped() -> str:
    """What comes in on standard input, without the break at its end.

    Raises:
        Unreadable: It is no text.
    """
    if sys.stdin is None:
        return ""
    try:
        return sys.stdin.buffer.read(8 * LONGEST_NOTE).decode().rstrip("\r\n")
    except UnicodeDecodeError:
        raise Unreadable("What was piped in is no UTF-8 text.") from None
