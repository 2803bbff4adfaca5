"""What can be looked up, in plain text: the twin of the Learn screen."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.domain.reference.entries import Entry
from backcare_tui.domain.reference.search import best, search
from backcare_tui.text.cells import fit, width, wrap

CELLS = 80
MOST = 3
"""Other matches that are named below an entry."""


def learn_lines(known: Sequence[Entry], text: str) -> list[str]:
    """The best entry in full; a list where several are found equally well, or nothing was typed."""
    first = best(known, text)
    if len(first) != 1:
        return list_lines(search(known, text) if not text.strip() else first, grouped=not text.strip())
    others = [entry.title for entry in search(known, text) if entry is not first[0]]
    return [*entry_lines(first[0]), *_others(others)]


def list_lines(entries: Sequence[Entry], *, grouped: bool) -> list[str]:
    """A line each: title, and what it is; group by group, or as they come."""
    cells = min(36, max(width(entry.title) for entry in entries))
    lines: list[str] = []
    group = ""
    for entry in entries:
        if grouped and entry.group != group:
            lines += [*([""] if group else []), entry.group]
            group = entry.group
        lines.append(f"  {fit(entry.title, cells)}  {_short(entry.about, CELLS - cells - 4)}")
    return lines


def _short(about: str, cells: int) -> str:
    """What an entry is about, with as many whole places as there is room for."""
    while width(about) > cells and ", " in about:
        about = about.rpartition(", ")[0]
    return fit(about, cells)


def entry_lines(entry: Entry) -> list[str]:
    """Everything there is to tell about one."""
    lines = [entry.title, *wrap(entry.about, "", CELLS)]
    for heading, texts in entry.parts:
        lines += ["", heading]
        for text in texts:
            lines += wrap(text, "   ", CELLS)
    return lines


def _others(titles: Sequence[str]) -> list[str]:
    if not titles:
        return []
    more = f" and {len(titles) - MOST} more" if len(titles) > MOST else ""
    return ["", *wrap(f"Also found: {', '.join(titles[:MOST])}{more}.", "", CELLS)]
