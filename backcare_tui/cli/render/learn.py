"""What can be looked up: in plain text, the twin of the Learn screen, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.cli.output import line_width, wrapped
from backcare_tui.cli.render.json_parts import Json, picked
from backcare_tui.domain.reference.entries import Entry
from backcare_tui.text.cells import fit, fit_words, width

BESIDE = 24
"""Cells that are to be left for what an entry is, for it to stand beside the title."""
MOST = 3
"""Other matches that are named below an entry."""


def learn_lines(matches: Sequence[tuple[int, Entry]], text: str) -> list[str]:
    """The best entry in full; a list where several are found equally well, or nothing was typed.

    Args:
        matches: What was found and how well, the best first.
        text: What was typed.
    """
    (best_rank, best), *others = matches
    equal = [entry for rank, entry in matches if rank == best_rank]
    if len(equal) > 1:
        shown = equal if text.strip() else [entry for _rank, entry in matches]
        return list_lines(shown, grouped=not text.strip())
    titles = ", ".join(entry.title for _rank, entry in others[:MOST])
    more = f" and {len(others) - MOST} more" if len(others) > MOST else ""
    return [*entry_lines(best), *(["", *wrapped(f"Also found: {titles}{more}.")] if others else [])]


def list_lines(entries: Sequence[Entry], *, grouped: bool) -> list[str]:
    """A line each: title, and what it is; group by group, or as they come."""
    cells = min(36, max(width(entry.title) for entry in entries))
    beside = line_width() - cells - 4
    lines: list[str] = []
    group = ""
    for entry in entries:
        if grouped and entry.group != group:
            lines += [*([""] if group else []), entry.group]
            group = entry.group
        if beside >= BESIDE:
            lines.append(f"  {fit_words(entry.title, cells)}  {_short(entry.about, beside)}")
        else:
            lines += [*wrapped(entry.title, "  "), *wrapped(entry.about, "      ")]
    return lines


def _short(about: str, cells: int) -> str:
    """What an entry is about, with as many whole places as there is room for."""
    while width(about) > cells and ", " in about:
        about = about.rpartition(", ")[0]
    return fit(about, cells)


def entry_lines(entry: Entry) -> list[str]:
    """Everything there is to tell about one."""
    lines = [*wrapped(entry.title), *wrapped(entry.about)]
    for heading, texts in entry.parts:
        lines += ["", heading]
        for text in texts:
            lines += wrapped(text, "   ")
    return lines


def learn_json(matches: Sequence[tuple[int, Entry]], text: str) -> Json:
    """What was found, the best first."""
    entries = [
        {
            **picked(entry, "id", "kind", "title", "group", "about", "places", "felt_in"),
            "parts": [{"heading": heading, "texts": texts} for heading, texts in entry.parts],
        }
        for _rank, entry in matches
    ]
    return {"search": text, "entries": entries}
