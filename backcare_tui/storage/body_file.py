"""Reading ``body.txt``: the picture of the body, a letter a pixel, so that a person can redraw it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from backcare_tui.domain.body.atlas import FIELD, LINE, NOTHING, PLAIN, VIEWS, Body, Figure
from backcare_tui.storage.files import read_or_nothing
from backcare_tui.storage.planfile.errors import PlanError, Problem

if TYPE_CHECKING:
    from pathlib import Path

BODY = "body.txt"
"""The file's name, among the shipped plans and among the person's own."""

LETTERS = "letters"
SIZES = ("large", "small")
PICTURES = tuple(f"{view} {size}" for size in SIZES for view in VIEWS)
WIDEST, TALLEST = 2 * FIELD, {"large": 44, "small": 30}
"""Pixels of a picture at most: what the screens have room for."""

LARGEST, MOST_BYTES = 100_000, 1 << 20
"""Characters; a file of more is no drawing. And bytes that are read to find that out."""

MOST_PROBLEMS = 20
RESERVED = {NOTHING: "nothing", PLAIN: "the rest of the body", LINE: "a darker line", "#": "a comment"}

Line = tuple[int, str]
"""A line's number, from 1, and its text."""


class _Problems(list[Problem]):
    """What is wrong with a file, as it is found."""

    def tell(self, line: int, message: str, part: str = "") -> None:
        """Add one more, of a line or a part of it."""
        self.append(Problem(line, part, message))


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
        sentence = f"it has {len(text):,} characters; {LARGEST:,} are allowed"
        raise PlanError(source, (Problem(0, "", sentence),))
    problems = _Problems()
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


def load_body(shipped: Path, own: Path, places: Sequence[str]) -> tuple[Body, tuple[str, ...]]:
    """The person's own picture, else the shipped one; and what is wrong with their own, which is not used then.

    They stand in the folders of the shipped plans and of the person's own, which need not exist.
    """
    theirs, ours = own / BODY, shipped / BODY
    problems: tuple[str, ...] = ()
    try:
        if theirs.exists():
            return read_body(read_or_nothing(theirs, MOST_BYTES).decode(), str(theirs), places), ()
    except UnicodeDecodeError:
        problems = (f"{theirs}: it is not text in UTF-8",)
    except PlanError as error:
        problems = tuple(str(error).splitlines())
    return read_body(ours.read_text(encoding="utf-8"), str(ours), places), problems


def _parts(text: str, problems: _Problems) -> dict[str, list[Line]]:
    """The lines of each part, without comments and blank ones."""
    parts: dict[str, list[Line]] = {}
    part: list[Line] | None = None
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        row = line.strip()
        if not row or row.startswith("#"):
            continue
        if row.startswith("["):
            name = " ".join(row.strip("[]").split())
            part = parts.setdefault(name, [])
            if name not in (LETTERS, *PICTURES):
                allowed = ", ".join(f"[{known}]" for known in (LETTERS, *PICTURES))
                problems.tell(number, f"{_shown(row)} is no part of a body; there are {allowed}")
            elif part:
                problems.tell(number, f"[{name}] is there twice")
        elif part is None:
            problems.tell(number, f"{_shown(row)} stands before the first part, [{LETTERS}]")
        else:
            part.append((number, row))
    return parts


def _letters(lines: list[Line], places: Collection[str], problems: _Problems) -> Iterator[tuple[str, str]]:
    """Each letter with its place: ``n neck-left   N neck-right``."""
    given: set[str] = set()
    for number, row in lines:
        words = row.replace("=", " ").split()
        if len(words) % 2:
            problems.tell(number, f"{_shown(row)} is not letters with their places: l low-back-left")
            continue
        for letter, place in zip(words[::2], words[1::2], strict=True):
            if len(letter) != 1 or not (letter.isascii() and letter.isalnum()):
                problems.tell(number, f"{_shown(letter)} is not one letter of a to z, A to Z or 0 to 9")
            elif letter in RESERVED:
                problems.tell(number, f"{letter!r} is taken: it is {RESERVED[letter]}")
            elif letter in given:
                problems.tell(number, f"{letter!r} is given twice: each place needs its own letter")
            elif place not in places:
                problems.tell(number, f"{_shown(place)} is no place; there are {', '.join(places)}")
            else:
                given.add(letter)
                yield letter, place


def _figure(name: str, lines: list[Line], letters: Collection[str], problems: _Problems) -> Figure:
    """A picture of whole cells: its rows made equally long, and both ways an even number of pixels."""
    view, size = name.split()
    if len(lines) > TALLEST[size]:
        problems.tell(lines[0][0], f"it has {len(lines)} rows; {TALLEST[size]} are allowed", f"[{name}]")
    for number, row in lines:
        unknown = sorted({*row} - {*letters, NOTHING, PLAIN, LINE})
        if len(row) > WIDEST:
            problems.tell(number, f"the row has {len(row)} pixels; {WIDEST} are allowed")
        elif unknown:
            listed = ", ".join(_shown(letter) for letter in unknown[:5])
            problems.tell(number, f"{listed}: not in [{LETTERS}], and none of . o x")
    rows = [row for _number, row in lines]
    if len(rows) % 2:  # a cell of the terminal shows two rows
        rows.insert(0, "")
    width = max(map(len, rows), default=0)
    width += width % 2
    return Figure(view, tuple(row.ljust(width, NOTHING) for row in rows))


def _undrawn(figures: dict[str, Figure], letters: dict[str, str], places: Sequence[str]) -> Iterator[Problem]:
    """Places that a size does not show from either side."""
    for size in SIZES:
        rows = (row for view in VIEWS for row in figures[f"{view} {size}"].rows)
        drawn = {letters.get(letter) for row in rows for letter in row}
        missing = [place for place in places if place not in drawn]
        if missing:
            yield Problem(0, f"the {size} pictures", f"they do not show {', '.join(missing)}")


def _shown(text: str) -> str:
    """What was found, short enough for one line and with nothing that a terminal would obey."""
    return repr(text[:40] + ("…" if len(text) > 40 else ""))
