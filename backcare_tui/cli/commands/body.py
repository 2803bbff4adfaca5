"""Where massage is and where it hurts, from front and back, in words or as a picture."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from backcare_tui.cli.context import AS_JSON, coach_of, read_whole, show, tell_troubles
from backcare_tui.cli.options import command
from backcare_tui.cli.output import say
from backcare_tui.domain.history.pain_places import MONTH


@command()
@click.option("--days", metavar="N", default=str(MONTH), help=f"Days to look back on: {MONTH} if not said.")
@click.option("--svg", is_flag=True, help="The picture, as SVG; with --days the worst of those days.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    help="Where the picture goes; a file that is there is left alone.",
)
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
        _write(Path(output), picture)
    tell_troubles(coach)


def _write(path: Path, picture: str) -> None:
    """A new file; one of that name is never replaced.

    Raises:
        Refused: There is one.
        OSError: It could not be written.
    """
    from backcare_tui.coach import Refused

    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(picture)
    except FileExistsError:
        raise Refused(
            f"{path.name[:60]!r} is there already, and nothing was written: take another name."
        ) from None
    say(f"Saved {path}")
