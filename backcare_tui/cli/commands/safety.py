"""``safety`` and ``cleared``: warning signs, conditions, and what a professional has cleared."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, day_of, reply, show
from backcare_tui.cli.options import command, complete, day_option
from backcare_tui.coach import Refused


@command()
@click.option(
    "--yes",
    "signs",
    metavar="SIGN",
    multiple=True,
    shell_complete=complete("signs"),
    help="A warning sign you have. May be given several times.",
)
@click.option(
    "--with",
    "conditions",
    metavar="CONDITION",
    multiple=True,
    shell_complete=complete("conditions"),
    help="A condition you have. May be given several times.",
)
@click.option("--none", "nothing", is_flag=True, help="None of the warning signs, and no other condition.")
@click.argument("words", metavar="[none]", nargs=-1)
def safety(
    ctx: click.Context,
    *,
    signs: tuple[str, ...],
    conditions: tuple[str, ...],
    nothing: bool,
    words: tuple[str, ...],
) -> None:
    """The warning signs: show them, or answer them.

    Without an option this shows the list and what you have answered. ``none`` is ``--none``.
    """
    if words and words != ("none",):
        raise click.UsageError(f"Found {words[0][:40]!r}: say none, --yes SIGN or --with CONDITION.")
    nothing = nothing or bool(words)
    coach = coach_of(ctx)
    if nothing and (signs or conditions):
        raise click.UsageError("--none goes without --yes and --with.")
    if conditions and not signs and (status := coach.today().status).put + status.lost:
        raise Refused(
            "A question about the warning signs waits, and a condition alone is no answer to it: "
            "`backcare safety --none` or `--yes SIGN` first."
        )
    if signs or conditions or nothing:
        # A sign alone says nothing about conditions, and --none says that there are none to add.
        named = conditions if conditions or nothing else None
        reply(ctx, coach.safety.screen(signs, named))
        return
    from backcare_tui.cli.render.safety import safety_json, safety_lines

    status = coach.today().status
    show(
        ctx,
        lambda: safety_lines(status, coach.plan),
        lambda: {**safety_json(status), "damaged": coach.journal.damaged},
    )


@command()
@click.argument("what", nargs=-1, shell_complete=complete("open"))
@click.option("--by", metavar="WHO", required=True, help="The professional who cleared it.")
@day_option("When that was: yesterday, -2, 2026-11-20 … Left out: today.")
def cleared(ctx: click.Context, *, what: tuple[str, ...], by: str, day: str | None) -> None:
    """Record that a professional has cleared a sign, a condition, or a task that was stopped.

    Without WHAT, everything that is open.
    """
    coach = coach_of(ctx)
    reply(ctx, coach.safety.clear(what, by=by, on=day_of(coach, day)))
