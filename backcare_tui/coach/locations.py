"""Where everything is, for a person who wants to look, copy or mend."""

from __future__ import annotations

from pathlib import Path

import msgspec

from backcare_tui.coach.coach import Coach
from backcare_tui.storage.journal.device import known_letters


class Locations(msgspec.Struct, frozen=True):
    """The files and folders of one person; nothing is made by asking.

    Attributes:
        plan_name: Empty while the settings cannot be understood; ``plan`` is then None.
        own: Whether the plan is the person's own file; a shipped one is copied to ``own_plan`` at
            the first entry.
        journal_files: How many journal files there are, of all devices.
        device: This device's letters; empty until its first entry.
        device_ok: False if its file is there but cannot be used.
    """

    plan_name: str
    plan: Path | None
    own: bool
    own_plan: Path
    settings: Path
    journal: Path
    cache: Path
    journal_files: int
    device: str
    device_ok: bool


def locations(coach: Coach) -> Locations:
    """Where everything of a coach's person is."""
    name = coach.plan_name
    try:
        letters = known_letters(str(coach.home.journal))
    except OSError:
        letters = ""
    return Locations(
        plan_name=name,
        plan=coach.plan_path if name else None,
        own=bool(name) and coach.library.is_own(name),
        own_plan=coach.home.plans / f"{name or 'combined'}.toml",
        settings=coach.home.settings,
        journal=coach.home.journal,
        cache=coach.home.cache,
        journal_files=sum(len(files) for files in coach.journal.stamps().values()),
        device=letters or "",
        device_ok=letters != "",
    )
