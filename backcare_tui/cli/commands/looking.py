"""Looking, which changes nothing: a week, a year, pain beside practice, the body, and what can be looked up."""

from __future__ import annotations

import click
from click.core import ParameterSource

from backcare_tui.cli.context import AS_JSON, coach_of, day_of, read_whole, show, tell_troubles, write_new
from backcare_tui.cli.options import command, complete, day_option, output_option
from backcare_tui.cli.output import say
from backcare_tui.domain.history.pain_places import MONTH


@command()
@day_option("The week that holds this day: -7, mon, 2026-11-20 …")
def week(ctx: click.Context, *, day: str | None) -> None:
    """Show the week: tasks by days, and what was kept."""
    from backcare_tui.cli.render.week import week_json, week_lines

    coach = coach_of(ctx)
    shown = coach.history.week(day_of(coach, day))
    show(ctx, lambda: week_lines(shown), lambda: week_json(shown))


@command()
@day_option("The year that ends with the week of this day: -365, 2025-12-31 …")
def year(ctx: click.Context, *, day: str | None) -> None:
    """Show a year: what was kept, the pain, and each habit."""
    from backcare_tui.cli.render.history import year_json, year_lines

    coach = coach_of(ctx)
    shown = coach.history.year(day_of(coach, day))
    show(ctx, lambda: year_lines(shown), lambda: year_json(shown))


def show_history(ctx: click.Context, days: str | None, day: str | None) -> None:
    """Print the pain of the days up to one, beside what was kept of them."""
    from backcare_tui.cli.render.history import history_lines, trend_json

    coach = coach_of(ctx)
    trend = coach.history.trend(
        read_whole("28" if days is None else days, "a number of days"), day_of(coach, day)
    )
    show(ctx, lambda: history_lines(trend, coach.places()), lambda: trend_json(trend))


@command()
@click.option("--days", metavar="N", default=str(MONTH), help=f"Days to look back on: {MONTH} if not said.")
@click.option("--svg", is_flag=True, help="The picture, as SVG; with --days the worst of those days.")
@output_option("Where the picture goes; a file that is there is left alone.")
def body(ctx: click.Context, *, days: str, svg: bool, output: str | None) -> None:
    """Show where massage is today, and where it hurt."""
    number = read_whole(days, "a number of days")
    if output is not None and not svg:
        raise click.UsageError("-o is for a picture: add --svg.", ctx)
    if svg and ctx.meta.get(AS_JSON):
        raise click.UsageError("Either --svg or --json.", ctx)
    from backcare_tui.cli.render.body import body_json, body_lines, body_picture

    coach = coach_of(ctx)
    if not svg:
        show(ctx, lambda: body_lines(coach, number), lambda: body_json(coach, number))
        return
    said = ctx.get_parameter_source("days") is not ParameterSource.DEFAULT
    picture = body_picture(coach, number if said else None)
    if output is None:
        say(*picture.splitlines())
    else:
        write_new(output, picture)
    tell_troubles(coach)


@command()
@click.argument("words", nargs=-1, shell_complete=complete("entries"))
def learn(ctx: click.Context, *, words: tuple[str, ...]) -> None:
    """Look up a task, a muscle, or what to mind.

    WORDS may be any beginnings of words of it, in any order: piriformis, low back, stop dizzy. Without them, what there is to look up is listed.
    """
    from backcare_tui.cli.render.learn import learn_json, learn_lines
    from backcare_tui.coach import Refused
    from backcare_tui.domain.reference.search import ranked
    from backcare_tui.text.language import shortened

    coach = coach_of(ctx, plan=False)
    if coach.problems:
        say("The plan file cannot be used as it is: see `backcare plan check`.", error=True)
    text = " ".join(words)
    matches = ranked(coach.entries(), text)
    if not matches:
        raise Refused(f"Nothing to look up holds {shortened(text)!r}: `backcare learn` lists what there is.")
    show(ctx, lambda: learn_lines(matches, text), lambda: learn_json(matches, text))
