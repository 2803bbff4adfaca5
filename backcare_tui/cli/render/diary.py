"""What was recorded: in plain text, the twin of the Diary screen, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from backcare_tui.cli.output import wrapped
from backcare_tui.cli.render.json_parts import Json, picked
from backcare_tui.domain.glyphs import glyph
from backcare_tui.domain.journal.appointments import Visit
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


def visit_json(visit: Visit) -> Json:
    """An appointment."""
    hour = f"{visit.time:%H:%M}" if visit.time is not None else None
    return {"day": visit.day, "date": visit.dated, "time": hour, **picked(visit, "name", "task", "place")}


def visits_json(coming: Sequence[Visit], before: Sequence[tuple[Visit, bool]]) -> Json:
    """The visits to come, and the last ones with whether they were checked off."""
    were = [{**visit_json(visit), "done": done} for visit, done in before]
    return {"coming": [visit_json(visit) for visit in coming], "before": were}


def visits_lines(coming: Sequence[Visit], before: Sequence[tuple[Visit, bool]], today: date) -> list[str]:
    """The same in words."""
    to_come = [line for visit in coming for line in wrapped(f"{visit.when(today)}  {_who(visit)}", "○  ")]
    were = [
        line
        for visit, done in before
        for line in wrapped(
            f"{visit.when(today)}  {_who(visit)}", f"{glyph('done' if done else 'offered')}  "
        )
    ]
    none = wrapped('No visit is to come; `backcare visit physio --on "3 Dec 14:00"` puts one down.')
    return [*(["To come", *to_come] if to_come else none), *(["", "Before", *were] if were else ())]


def _who(visit: Visit) -> str:
    return f"{visit.name}{f', {visit.place}' if visit.place else ''}"
