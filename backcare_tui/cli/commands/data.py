"""The diary carried out and in: ``export`` and ``import``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.context import coach_of, day_of, say_either, tell_troubles, write_new
from backcare_tui.cli.options import command, output_option
from backcare_tui.cli.output import say, say_exactly, say_json_text
from backcare_tui.coach import Coach, Refused

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.storage.formats.packed_files import Files

FORMATS = ("csv", "json", "ics", "fhir", "loop")


@command(as_json=False)
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@output_option("Where to: a new file; for csv and loop X.zip or a new folder.")
@click.option("--since", metavar="DAY", help="Only what is of this day or later.")
@click.option("--tasks", is_flag=True, help="In a calendar: the tasks too, and today's rows as things to do.")
def export(ctx: click.Context, *, form: str, output: str | None, since: str | None, tasks: bool) -> None:
    """Write everything recorded in a format for others.

    FORMAT is csv (tables, a row an event), json (backcare's own: all of it,
    and `backcare import` takes it back), ics (a calendar of the plan's
    visits, which reminds nobody), fhir (FHIR R4, for a clinic's system) or
    loop (Loop Habit Tracker's CSV).

    Without -o, json, ics and fhir are printed. No file is ever replaced.
    """
    from backcare_tui.coach.carry import export as carry

    if tasks and form != "ics":
        raise click.UsageError("--tasks goes with ics.")
    output = None if output == "-" else output  # as programs that print have it
    coach = coach_of(ctx, plan=form != "json")  # what was recorded must come out, whatever the plan is like
    first = day_of(coach, since)
    if form in ("csv", "loop"):
        if not output:
            raise click.UsageError(f"{form} is several files: say where to with -o, such as -o backcare.zip.")
        _write_files(output, (carry.csv_files if form == "csv" else carry.loop_files)(coach, first))
    elif form == "ics":
        _write_text(output, carry.calendar(coach, first, tasks=tasks))
    elif form == "fhir":
        import msgspec

        _write_text(
            output,
            msgspec.json.format(msgspec.json.encode(carry.fhir_bundle(coach, first)), indent=1) + b"\n",
        )
    else:
        _export_own(coach, output, first)
    tell_troubles(coach)


def _export_own(coach: Coach, output: str | None, since: date | None) -> None:
    from backcare_tui.coach.carry.export import own_json

    pieces = own_json(coach, since)
    if output:
        write_new(output, pieces)
        return
    say_json_text(b"".join(pieces).decode("utf-8", "replace").rstrip("\n"))


def _write_text(output: str | None, data: bytes) -> None:
    if output:
        write_new(output, data)
    else:
        say_exactly(data.decode())


def _write_files(output: str, files: Files) -> None:
    """Several files as one zip, or in a folder that is new or empty.

    Raises:
        Refused: Something is there already.
        OSError: It could not be written.
    """
    if output.lower().endswith(".zip"):
        from backcare_tui.storage.formats.packed_files import zipped

        write_new(output, zipped(files))
        return
    if os.path.lexists(output) and not (os.path.isdir(output) and not os.listdir(output)):
        raise Refused(
            f"{os.path.basename(output.rstrip(os.sep))[:60]!r} is there already, and nothing was written: take another name."
        )
    for name, data in files.items():
        path = os.path.join(output, name)
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        write_new(path, data)


@command()
@click.argument("file", type=click.Path())
@click.option(
    "--as",
    "pairs",
    metavar="TASK=HABIT",
    multiple=True,
    help="Take a habit as a task. May be given several times.",
)
@click.option("--dry-run", is_flag=True, help="Only say what it would take, and write nothing.")
def import_(ctx: click.Context, *, file: str, pairs: tuple[str, ...], dry_run: bool) -> None:
    """Take in another app's diary, or backcare's own.

    Loop Habit Tracker (CSV or .db), HabitBull, Daylio, mhabit, and what
    `backcare export json` wrote. It says what it understood before it
    writes; a second time adds nothing. What is imported is told in the
    diary, and no streak or step goes by it.
    """
    from backcare_tui.cli.render.data import incoming_json, incoming_lines, outcome_lines
    from backcare_tui.coach.carry.importing import bring_in, understand

    coach = coach_of(ctx)
    wanted = []
    for pair in pairs:
        task, equals, habit = pair.partition("=")
        if not equals or not task.strip() or not habit.strip():
            raise click.UsageError('--as takes TASK=HABIT, such as --as posture-pump="Back exercises".')
        wanted.append((task, habit))
    incoming = understand(coach, file, wanted)
    as_json = bool(ctx.meta.get("backcare_tui.as_json"))
    if not as_json:
        say(*incoming_lines(incoming))
    imported = None if dry_run or not (incoming.entries or incoming.files) else bring_in(coach, incoming)
    say_either(
        ctx,
        lambda: outcome_lines(incoming, imported, dry_run=dry_run),
        lambda: incoming_json(incoming, imported),
    )
    tell_troubles(coach)
