"""``where``: which files and folders are read and written."""

from __future__ import annotations

import os
from pathlib import Path

import click

from backcare_tui.cli.context import coach_of, tell_troubles
from backcare_tui.cli.options import Leaf, json_option
from backcare_tui.cli.output import say, say_json
from backcare_tui.coach.locations import Locations, locations
from backcare_tui.text.language import count


@click.command(cls=Leaf)
@json_option()
@click.pass_context
def where(ctx: click.Context, *, as_json: bool) -> None:
    """Show where plan, journal and settings live."""
    coach = coach_of(ctx, plan=False)
    found = locations(coach)
    if as_json:
        say_json(where_json(found, coach.problems))
    else:
        say(*where_lines(found, len(coach.problems)))
    tell_troubles(coach)


def where_lines(found: Locations, problems: int) -> list[str]:
    """The places, a line each, with what is to be known about them."""
    lines = [f"Plan      {found.plan or 'unknown: the settings cannot be understood'}"]
    if problems:
        lines.append(f"          has {count(problems, 'problem')}: see `backcare plan check`")
    if found.plan and not found.own:
        lines.append(f"          as shipped; your first entry copies it to {found.own_plan}")
    files = count(found.journal_files, "file") if found.journal_files else "nothing recorded yet"
    return [
        *lines,
        f"Settings  {found.settings}{'' if found.settings.exists() else ' (none yet; not needed)'}",
        f"Journal   {found.journal} ({files})",
        f"Cache     {found.cache} (safe to delete)",
        f"Device    {device_words(found)}",
    ]


def device_words(found: Locations) -> str:
    """This device's letters, or why it has none."""
    if not found.device_ok:
        return "its letters cannot be read; the next entry makes new ones"
    return found.device or "no letters yet; the first entry makes them"


def where_json(found: Locations, problems: tuple[str, ...]) -> dict[str, object]:
    """The places as JSON."""
    return {
        "schema": 1,
        "plan": {
            "name": found.plan_name,
            "file": text_of(found.plan) if found.plan else None,
            "own": found.own,
            "problems": problems,
        },
        "settings": text_of(found.settings),
        "journal": text_of(found.journal),
        "journal_files": found.journal_files,
        "cache": text_of(found.cache),
        "device": {"letters": found.device, "ok": found.device_ok},
    }


def text_of(path: Path) -> str:
    """A path as text; bytes of its name that are no text become question marks."""
    return os.fsencode(path).decode(errors="replace")
