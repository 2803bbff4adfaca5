"""What was recorded: in plain text, the twin of the Diary screen, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from backcare_tui.cli.output import wrapped
from backcare_tui.cli.render.json_parts import Json
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.text.dates import day_words, short_date

EMPTY = "Nothing is recorded yet. What you check off, report or note will be here, newest first."
NONE = "Nothing that is recorded is like that. `backcare log` shows all of it."


def log_lines(entries: Sequence[Entry], today: date, *, more: bool, looked: bool) -> Iterator[str]:
    """Entries under their days, each with its id.

    Args:
        entries: The newest first.
        today: The running care day.
        more: Whether there are older ones.
        looked: Whether only some were looked for.
    """
    if not entries:
        yield NONE if looked else EMPTY
        return
    day = None
    for entry in entries:
        if entry.day != day:
            if day is not None:
                yield ""
            day = entry.day
            yield day_words(day, today) + (", today" if day == today else "")
        yield from wrapped(entry.words + "".join(f" ({word})" for word in more_words(entry)), _start(entry))
    if more:
        yield ""
        shown = f"{len(entries)} entries" if len(entries) != 1 else "entry"
        yield f"The newest {shown}; all of them: `backcare log --count 0`"


def _start(entry: Entry) -> str:
    return f"  {entry.short}  {entry.at or '':5}  "


def more_words(entry: Entry) -> list[str]:
    """What became of an entry, a few words each."""
    words = [f"written down on {short_date(entry.late)}"] if entry.late else []
    if entry.was:
        words.append(f"corrected, was: {entry.was}")
    return [*words, "taken back"] if entry.gone else words


def log_json(entries: Sequence[Entry], *, more: bool) -> Json:
    """Entries, newest first, and whether there are older ones."""
    return {"entries": [entry_json(entry) for entry in entries], "more": more}


def entry_json(entry: Entry) -> Json:
    """One entry; what there is nothing to say of is left out."""
    event = entry.event
    texts = {
        "task": getattr(event, "task", ""),
        "target": getattr(event, "target", ""),
        "about": entry.about,
        "text": entry.text,
        "at": entry.at,
        "was": entry.was,
    }
    return {
        "id": entry.short,
        "event": entry.id,
        "day": entry.day,
        "kind": entry.kind,
        "title": entry.title,
        **{key: text for key, text in texts.items() if text},
        **({"written": entry.late} if entry.late else {}),
        **({"taken_back": True} if entry.gone else {}),
    }
