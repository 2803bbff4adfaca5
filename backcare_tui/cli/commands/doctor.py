"""``doctor``: every file looked over, and what can be mended."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, say_either
from backcare_tui.cli.options import command


@command()
@click.option("--repair", "mends", is_flag=True, help="Mend what can be; nothing is deleted.")
@click.option("--others", is_flag=True, help="Also set aside damaged files of devices that are gone.")
def doctor(ctx: click.Context, *, mends: bool, others: bool) -> None:
    """Look every file over, and say what is wrong.

    Changes nothing without --repair. Ends with 1 while something is wrong.
    """
    from backcare_tui.cli.render.doctor import doctor_json, doctor_lines
    from backcare_tui.coach.doctor import examine, repair

    if others and not mends:
        raise click.UsageError("--others goes with --repair.")
    coach = coach_of(ctx, plan=False)
    findings, files = (repair if mends else examine)(coach, others=others)
    say_either(
        ctx,
        lambda: doctor_lines(findings, files, mends=mends),
        lambda: doctor_json(findings, files),
    )
    if any(finding.wrong for finding in findings):
        ctx.exit(1)
