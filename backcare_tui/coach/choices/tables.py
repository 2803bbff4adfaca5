"""A plan's tasks as its file has them, and what tells two such files apart in a few words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from backcare_tui.coach.choices.keys import as_typed
from backcare_tui.storage.planfile.tasks import KINDS

Tables = Mapping[str, Mapping[str, Any]]
"""The tables of tasks by their ids."""

UNTOLD = "the last change"
"""What is said of a difference that has no short name, such as another order."""


def tables_of(text: str) -> Tables:
    """The tasks of a plan's text.

    Raises:
        ValueError: It is no TOML.
    """
    data = tomllib.loads(text.removeprefix("\ufeff"))
    tables = [table for kind in KINDS for table in data.get(kind, []) if isinstance(table, dict)]
    return {str(table.get("id", "")): table for table in tables}


def difference(before: Tables, after: Tables) -> str:
    """What became of the tasks: ``minutes of Posture pump changed``, ``3 tasks added``."""
    changed = {task for task in before.keys() & after.keys() if before[task] != after[task]}
    for tasks, what in (
        (after.keys() - before.keys(), "added"),
        (before.keys() - after.keys(), "removed"),
        (changed, "changed"),
    ):
        if len(tasks) > 1:
            return f"{len(tasks)} tasks {what}"
        for task in tasks:
            old, new = before.get(task, {}), after.get(task, {})
            keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
            name = as_typed((new or old).get("name")) or task
            if keys == ["paused_until"]:
                return f"{name} {'paused' if new.get('paused_until') else 'resumed'}"
            which = f"{keys[0].replace('_', ' ')} of " if what == "changed" and len(keys) == 1 else ""
            return f"{which}{name} {what}"
    return UNTOLD
