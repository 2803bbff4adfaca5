"""What the commands have in common: their coach, days and numbers as typed, and answers as printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time

import click

from backcare_tui.cli.output import fitted, say, say_json
from backcare_tui.cli.startup import make_coach
from backcare_tui.coach import Coach, Receipt, Refused, Unreadable
from backcare_tui.coach.task_lookup import What
from backcare_tui.text.dates import read_clock

HOME = "backcare_tui.home"
COACH = "backcare_tui.coach"
AS_JSON = "backcare_tui.as_json"
SURE = "backcare_tui.sure"
"""Where click keeps a line's folder, its coach, and whether ``--json`` and ``--yes`` were typed.

Click asks that such keys begin with the name of who uses them.
"""


def coach_of(ctx: click.Context, *, plan: bool = True) -> Coach:
    """The coach of this command line, made at the first call.

    Args:
        ctx: The command's context.
        plan: Whether the command cannot do without a plan. A broken plan file is then told in one
            line, and the last good plan is in force.

    Raises:
        Unreadable: ``BACKCARE_NOW`` is not an instant.
        PlanError: The plan file has errors, and no earlier plan is known.
    """
    coach = ctx.meta.get(COACH)
    if not isinstance(coach, Coach):
        coach = ctx.meta[COACH] = make_coach(ctx.meta.get(HOME))
        coach.sure = bool(ctx.meta.get(SURE))
    if plan:
        # Reads the plan, so that one that cannot be had stops the line before it does a thing.
        title = coach.plan.title
        if coach.problems:
            plan_file = "plan file cannot be used as it is"
            what = plan_file if coach.plan_name else "settings cannot be used as they are"
            last_good = f"the {coach.instead} plan ({title[:60]}) is in force"
            say(f"The {what}, so {last_good}: see `backcare plan check`.", error=True)
    return coach


def keep_status(ctx: click.Context) -> None:
    """Keep for bars how the day stands, once the answer is given."""
    coach = ctx.meta.get(COACH)
    if isinstance(coach, Coach):
        coach.keep_status()


Lines = Callable[[], Iterable[str]]
Document = Callable[[], Mapping[str, object]]


def say_either(ctx: click.Context, lines: Lines, document: Document) -> None:
    """Print what was asked to be shown, in words or, where ``--json`` was typed, as JSON."""
    if ctx.meta.get(AS_JSON):
        say_json(document())
    else:
        say(*fitted(lines()))


def show(ctx: click.Context, lines: Lines, document: Document) -> None:
    """Print what was asked to be shown, in words or as JSON, and what of the journal could not be read."""
    say_either(ctx, lines, document)
    tell_troubles(coach_of(ctx, plan=False))


def reply(ctx: click.Context, receipt: Receipt) -> None:
    """Print what came of a request, and what of the journal could not be read."""
    if ctx.meta.get(AS_JSON):
        say_json({"changed": receipt.changed, "text": receipt.text})
    else:
        say(receipt.text)
    tell_troubles(coach_of(ctx, plan=False))


def tell_troubles(coach: Coach) -> None:
    """Name the journal files that could not be read, one a line."""
    for trouble in coach.troubles:
        say(trouble, error=True)


def write_new(name: str, content: str | bytes | Iterable[bytes]) -> None:
    """Write a file that a person named, for their eyes alone, and say so; one of that name is never replaced.

    Args:
        name: Of the file.
        content: All of it, or its pieces.

    Raises:
        Refused: There is one.
        OSError: It could not be written; then there is none.
    """
    import os
    from pathlib import Path

    if not name:
        raise Refused("'' names no file.")
    path = Path(name)
    pieces = [content.encode()] if isinstance(content, str) else content
    try:
        with open(path, "xb", opener=lambda file, flags: os.open(file, flags, 0o600)) as file:
            try:
                file.writelines([pieces] if isinstance(pieces, bytes) else pieces)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                path.unlink()  # a part of it would be taken for the whole
                raise
    except FileExistsError:
        raise Refused(
            f"{path.name[:60]!r} is there already, and nothing was written: take another name."
        ) from None
    say(f"Saved {path}")


def day_of(coach: Coach, text: str | None, *, ahead: bool = False) -> date | None:
    """The day that was typed; None where none was.

    Raises:
        Unreadable: It is not a day.
    """
    if text is None:
        return None
    from backcare_tui.text.date_input import read_day

    try:
        return read_day(text, coach.today_date, ahead=ahead)
    except ValueError as error:
        raise Unreadable(str(error)) from None


def time_of(text: str | None) -> time | None:
    """The time of day that was typed; None where none was.

    Raises:
        Unreadable: It is not a time.
    """
    if text is None:
        return None
    try:
        return read_clock(text)
    except ValueError as error:
        raise Unreadable(str(error)) from None


def whats_of(words: Sequence[str], coach: Coach, day: date | None) -> What | list[What]:
    """The tasks that were typed, as one name or several.

    Raises:
        Refused: Some of the words name nothing.
    """
    if len(words) == 1:
        return words[0]
    from backcare_tui.coach.task_lookup import split_names

    return split_names(words, coach.plan, coach.day(day or coach.today_date).rows)


def places_of(where: Sequence[str], coach: Coach, *, together: bool = False) -> list[str]:
    """The places that were typed; ``together``: one after the other, of a few words each.

    Raises:
        Unreadable: One is not a place.
    """
    if not where:
        return []
    from backcare_tui.domain.body.place_names import NoArms, read_places, read_spots

    try:
        if together:
            return read_places(where, coach.places())
        return [place for text in where for place in read_spots(text, coach.places())]
    except NoArms:
        from backcare_tui.domain.safety import NO_ARMS

        raise Unreadable(NO_ARMS) from None
    except ValueError as error:
        raise Unreadable(str(error)) from None


def read_whole(text: str, what: str, allowed: str = "") -> int:
    """A whole number that was typed.

    Raises:
        Unreadable: It is none.
    """
    # Not click's own number: `-3` is told as a number that is too low, and no longer digits than int() reads are.
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 100):
        raise Unreadable(f"{text[:40]!r} is not {what}: it is a whole number{allowed}.")
    return int(text)
