"""What an import understood, and what came of it, as text and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote
from typing import TYPE_CHECKING

from backcare_tui.domain.journal.entries import source_words
from backcare_tui.text.language import count, shortened

if TYPE_CHECKING:  # what reads other apps' files is imported where one is read
    from backcare_tui.coach.carry.importing import Imported, Incoming, Taken

MOST_OTHERS = 20


def incoming_lines(incoming: Incoming) -> Iterator[str]:
    """What a file says, and what of it is taken."""
    if incoming.source == "backcare":
        files = f", and {count(len(incoming.files), 'file')} of yours" if incoming.files else ""
        yield f"backcare's own: {number(incoming.entries, 'entry', 'entries')} of {count(len(incoming.months), 'month')}{files}."
        return
    habits, days = count(incoming.habits, "habit"), count(incoming.days, "day")
    yield f"From {source_words(incoming.source)}: {habits} with {days}."
    for taken in incoming.taken:
        why = "" if taken.said else " (it has that very name)"
        yield f"  {shortened(taken.habit)} goes to {shortened(taken.name)}{why}: {_taken_words(taken)}"
    for name, held in incoming.others[:MOST_OTHERS]:
        yield f"  {shortened(name)} is left out ({count(held, 'day')}); to take it: --as TASK={quote(name)}"
    if len(incoming.others) > MOST_OTHERS:
        yield f"  and {len(incoming.others) - MOST_OTHERS} more habits are left out"
    for why, times in incoming.left.items():
        yield f"  Left out, {times} times: {why}" if times > 1 else f"  Left out once: {why}"
    for line in incoming.said:
        yield f"  {line}"


def _taken_words(taken: Taken) -> str:
    said = [f"{count(taken.done, 'day')} done"]
    said += [f"{taken.amounts} with an amount"] if taken.amounts else []
    said += [f"{taken.skipped} skipped"] if taken.skipped else []
    said += [count(taken.notes, "note")] if taken.notes else []
    return ", ".join(said)


def number(many: int, one: str, more: str) -> str:
    """``1 entry`` or ``2 entries``."""
    return f"{many} {one if many == 1 else more}"


def outcome_lines(incoming: Incoming, imported: Imported | None, *, dry_run: bool) -> Iterator[str]:
    """What was written of it."""
    if imported is None:
        if dry_run and incoming.entries:
            yield f"Nothing was written: without --dry-run it takes {number(incoming.entries, 'entry', 'entries')}."
        else:
            yield "Nothing of it is taken, and nothing was written."
        return
    counts = imported.counts
    if counts.added:
        yield f"Imported: {number(counts.added, 'entry is', 'entries are')} new."
    elif not imported.written:
        yield "Nothing new."
    if counts.known:
        yield f"{number(counts.known, 'was', 'were')} here already."
    if counts.kept:
        yield f"{number(counts.kept, 'says', 'say')} something else here, which stays."
    if counts.unsound:
        yield f"{number(counts.unsound, 'is no entry', 'are no entries')} and left out."
    for name in imported.written:
        yield f"Written: {name}"
    for name in imported.kept:
        yield f"Not taken, as another is here or it has no place here: {name}"
    if imported.copy:
        yield f"As it was before: {imported.copy}"
    if counts.added and incoming.source != "backcare":
        yield "The diary tells of it (`backcare log`); streaks and steps go by what was recorded here."


def incoming_json(incoming: Incoming, imported: Imported | None) -> dict[str, object]:
    """The same as JSON."""
    counts = None if imported is None else imported.counts
    return {
        "source": incoming.source,
        "habits": incoming.habits,
        "days": incoming.days,
        "first": incoming.first,
        "last": incoming.last,
        "taken": [
            {
                "habit": taken.habit,
                "task": taken.task,
                "done": taken.done,
                "amounts": taken.amounts,
                "skipped": taken.skipped,
                "notes": taken.notes,
            }
            for taken in incoming.taken
        ],
        "left_habits": [{"habit": name, "days": days} for name, days in incoming.others],
        "left": incoming.left,
        "lines": incoming.said,
        "entries": incoming.entries,
        "written": imported is not None,
        "added": 0 if counts is None else counts.added,
        "known": 0 if counts is None else counts.known,
        "kept": 0 if counts is None else counts.kept,
        "unsound": 0 if counts is None else counts.unsound,
        "files_written": [] if imported is None else imported.written,
        "files_kept": [] if imported is None else imported.kept,
        "copy": None if imported is None else imported.copy or None,
    }
