"""Reading ``body.txt``: the picture of the body, a letter a pixel, so that a person can redraw it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from backcare_tui.domain.body.picture import FIELD, LINE, NOTHING, PLAIN, VIEWS, Body, Figure
from backcare_tui.storage.planfile.errors import PlanError, Problem

LETTERS = "letters"
SIZES = ("large", "small")
PICTURES = tuple(f"{view} {size}" for size in SIZES for view in VIEWS)
WIDEST, TALLEST = 2 * FIELD, {"large": 44, "small": 30}
"""Pixels of a picture at most: what the screens have room for."""

LARGEST = 100_000
"""Characters; a file of more is no drawing."""

MOST_PROBLEMS = 20
RESERVED = {NOTHING: "nothing", PLAIN: "the rest of the body", LINE: "a darker line", "#": "a comment"}

Line = tuple[int, str]
"""A line's number, from 1, and its text."""


def read_body(text: str, source: str, places: Sequence[str]) -> Body:
    """The picture that a text draws.

    Args:
        text: The file.
        source: Its name, as shown.
        places: Every place that has to be drawn, by id.

    Raises:
        PlanError: It cannot be understood, or a place is missing; each problem names its line, what
            was found and what is allowed.
    """
    if len(text) > LARGEST:
        raise PlanError(
            source, (Problem(0, "", f"it has {len(text):,} characters; {LARGEST:,} are allowed"),)
        )
    problems: list[Problem] = []
    parts = _parts(text, problems)
    letters = dict(_letters(parts.get(LETTERS, []), places, problems))
    figures = {name: _figure(name, parts.get(name, []), letters, problems) for name in PICTURES}
    if not problems:
        empty = [name for name in (LETTERS, *PICTURES) if not parts.get(name)]
        problems += [Problem(0, f"[{name}]", "it is missing, or has no lines") for name in empty]
    if not problems:
        problems += _undrawn(figures, letters, places)
    if problems:
        raise PlanError(source, tuple(problems[:MOST_PROBLEMS]))
    large, small = ((figures[f"{VIEWS[0]} {size}"], figures[f"{VIEWS[1]} {size}"]) for size in SIZES)
    return Body(letters, large, small)


def _parts(text: str, problems: list[Problem]) -> dict[str, list[Line]]:
    """The lines of each part, without comments and blank ones."""
    parts: dict[str, list[Line]] = {}
    own: list[Line] | None = None
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        row = line.strip()
        if not row or row.startswith("#"):
            continue
        if row.startswith("["):
            name = " ".join(row.strip("[]").split())
            own = parts.setdefault(name, [])
            if name not in (LETTERS, *PICTURES):
                allowed = ", ".join(f"[{known}]" for known in (LETTERS, *PICTURES))
                problems.append(
                    Problem(number, "", f"{_shown(row)} is no part of a body; there are {allowed}")
                )
            elif own:
                problems.append(Problem(number, "", f"[{name}] is there twice"))
        elif own is None:
            problems.append(Problem(number, "", f"{_shown(row)} stands before the first part, [{LETTERS}]"))
        else:
            own.append((number, row))
    return parts


def _letters(
    lines: list[Line], places: Collection[str], problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    """Each letter with its place: ``n neck-left   N neck-right``."""
    seen: set[str] = set()
    for number, row in lines:
        words = row.replace("=", " ").split()
        if len(words) % 2:
            problems.append(
                Problem(number, "", f"{_shown(row)} is not letters with their places: l low-back-left")
            )
            continue
        for letter, place in zip(words[::2], words[1::2], strict=True):
            if len(letter) != 1 or not (letter.isascii() and letter.isalnum()):
                problems.append(
                    Problem(number, "", f"{_shown(letter)} is not one letter of a to z, A to Z or 0 to 9")
                )
            elif letter in RESERVED:
                problems.append(Problem(number, "", f"{letter!r} is taken: it is {RESERVED[letter]}"))
            elif letter in seen:
                problems.append(
                    Problem(number, "", f"{letter!r} is given twice: each place needs its own letter")
                )
            elif place not in places:
                problems.append(
                    Problem(number, "", f"{_shown(place)} is no place; there are {', '.join(places)}")
                )
            else:
                seen.add(letter)
                yield letter, place


def _figure(name: str, lines: list[Line], letters: Collection[str], problems: list[Problem]) -> Figure:
    """A picture of whole cells: its rows made equally long, and both ways an even number of pixels."""
    view, size = name.split()
    if len(lines) > TALLEST[size]:
        problems.append(
            Problem(lines[0][0], f"[{name}]", f"it has {len(lines)} rows; {TALLEST[size]} are allowed")
        )
    for number, row in lines:
        odd = sorted(
            {letter for letter in row if letter not in letters and letter not in (NOTHING, PLAIN, LINE)}
        )
        if len(row) > WIDEST:
            problems.append(Problem(number, "", f"the row has {len(row)} pixels; {WIDEST} are allowed"))
        elif odd:
            found = ", ".join(_shown(letter) for letter in odd[:5])
            problems.append(Problem(number, "", f"{found}: not in [{LETTERS}], and none of . o x"))
    rows = [row for _number, row in lines]
    if len(rows) % 2:
        rows.insert(0, "")
    width = max(map(len, rows), default=0)
    width += width % 2
    return Figure(view, tuple(row.ljust(width, NOTHING) for row in rows))


def _undrawn(figures: dict[str, Figure], letters: dict[str, str], places: Sequence[str]) -> Iterator[Problem]:
    """Places that a size does not show from either side."""
    for size in SIZES:
        drawn = {
            letters.get(letter) for view in VIEWS for row in figures[f"{view} {size}"].rows for letter in row
        }
        missing = [place for place in places if place not in drawn]
        if missing:
            yield Problem(0, f"the {size} pictures", f"they do not show {', '.join(missing)}")


def _shown(text: str) -> str:
    """What was found, short enough for one line and with nothing that a terminal would obey."""
    return repr(text[:40] + ("…" if len(text) > 40 else ""))
