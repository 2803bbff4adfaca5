"""Where everything is: in plain text, and as JSON."""

from __future__ import annotations

import os
from pathlib import Path

from backcare_tui.cli.render.json_parts import Json
from backcare_tui.coach.locations import Locations
from backcare_tui.text.language import count


def where_lines(places: Locations, problems: int) -> list[str]:
    """The places, a line each, with what is to be known about them."""
    lines = [f"Plan      {places.plan or 'unknown: the settings cannot be understood'}"]
    if problems:
        lines.append(f"          has {count(problems, 'problem')}: see `backcare plan check`")
    if places.plan and not places.own:
        lines.append(f"          as shipped; your first entry copies it to {places.own_plan}")
    files = count(places.journal_files, "file") if places.journal_files else "nothing recorded yet"
    return [
        *lines,
        f"Settings  {places.settings}{'' if places.settings.exists() else ' (none yet; not needed)'}",
        f"Journal   {places.journal} ({files})",
        f"Cache     {places.cache} (safe to delete)",
        f"Device    {_device_words(places)}",
    ]


def where_json(places: Locations, problems: tuple[str, ...]) -> Json:
    """The places as JSON."""
    return {
        "plan": {
            "name": places.plan_name,
            "file": _path_text(places.plan) if places.plan else None,
            "own": places.own,
            "problems": problems,
        },
        "settings": _path_text(places.settings),
        "journal": _path_text(places.journal),
        "journal_files": places.journal_files,
        "cache": _path_text(places.cache),
        "device": {"letters": places.device, "ok": places.device_ok},
    }


def _device_words(places: Locations) -> str:
    """This device's letters, or why it has none."""
    if not places.device_ok:
        return "its letters cannot be read; the next entry makes new ones"
    return places.device or "no letters yet; the first entry makes them"


def _path_text(path: Path) -> str:
    """A path as text; bytes of its name that are no text become question marks."""
    return os.fsencode(path).decode(errors="replace")
