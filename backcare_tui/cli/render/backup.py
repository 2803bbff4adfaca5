"""What a backup has in it, and what restoring one comes to: in plain text, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from backcare_tui.cli.output import wrapped
from backcare_tui.cli.render.json_parts import Json
from backcare_tui.coach.carry.backup import Saved
from backcare_tui.coach.carry.restore import Restoring
from backcare_tui.text.language import count

SHOWN = 20
"""Files that are named one by one."""


def saved_lines(saved: Saved) -> list[str]:
    """What was saved, and what could not be."""
    lines = [
        f"Saved {saved.path} ({entries(saved.entries)}, {count(saved.files, 'file')}; read back, and whole)"
    ]
    return lines + [f"Left out, as no backup can hold it: {name}" for name in saved.left[:SHOWN]]


def saved_json(saved: Saved) -> Json:
    """The same for scripts."""
    return {"file": saved.path, "files": saved.files, "entries": saved.entries, "left": list(saved.left)}


def restored_lines(plan: Restoring, copy: str = "", *, done: bool = False) -> list[str]:
    """What restoring a backup comes to, or came to."""
    told, counts = plan.manifest, plan.counts
    days = f", {told.first} to {told.last}" if told.first else ""
    lines = [f"The backup was made {told.made[:10]}: {entries(sum(told.entries.values()))}{days}."]
    if plan.is_nothing_new:
        return [*lines, "All of it is here already. Nothing was changed."]
    lines.append(f"Entries   {counts.added} new, {counts.known} here already")
    if counts.kept:
        lines += wrapped(f"{entries(counts.kept)} with another content here: what is here stays", " " * 10)
    lines += _named("New file", (name for name in sorted(plan.files) if name not in plan.beside.values()))
    for name, beside in sorted(plan.beside.items())[:SHOWN]:
        lines += wrapped(f"{name} is another one here and stays; the backup's is put beside as {beside}")
    if done:
        lines.append("Restored." if plan.into_empty else "Restored: merged with what was here.")
        if copy:
            lines.append(f"As it was before: {copy}")
    return lines


def _named(what: str, names: Iterable[str]) -> list[str]:
    named = [f"{what}  {name}" for name in names]
    more = len(named) - SHOWN
    return named if more <= 0 else [*named[:SHOWN], f"          and {count(more, 'more file')}"]


def restored_json(plan: Restoring, copy: str = "", *, done: bool = False) -> Json:
    """The same for scripts."""
    return {
        "changed": done and not plan.is_nothing_new,
        "into_empty": plan.into_empty,
        "made": plan.manifest.made,
        "entries": {"new": plan.counts.added, "same": plan.counts.known, "other": plan.counts.kept},
        "files": {"new": sorted(set(plan.files) - set(plan.beside.values())), "same": plan.same},
        "beside": plan.beside,
        "copy": copy or None,
    }


def entries(number: int) -> str:
    """So many entries."""
    return "1 entry" if number == 1 else f"{number:,} entries"
