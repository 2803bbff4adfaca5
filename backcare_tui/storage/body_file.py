"""Reading ``body.txt``: the picture of the body, a few points of its outline and its places, so that a person can redraw it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from backcare_tui.domain.body.dots import LEAST, MOST, dots
from backcare_tui.domain.body.picture import SIDES, VIEWS, Area, Body, Line, Point, boxed
from backcare_tui.storage.files import read_or_nothing
from backcare_tui.storage.planfile.errors import PlanError, Problem
from backcare_tui.text.language import count

if TYPE_CHECKING:
    from pathlib import Path

BODY = "body.txt"
"""The file's name, among the shipped plans and among the person's own."""

OUTLINE, ARM, LINES = "outline", "arm", "lines"
PARTS = (OUTLINE, ARM, LINES, *VIEWS)

WIDEST, TALLEST = 2.0, 10.0
"""Heads across from the middle, and down from the crown, at most."""

SHARE = 3
"""The part of its height that a body is wide from the middle, at most: what is wider has no room on a screen."""

FEWEST, MOST_POINTS = 4, 200
"""Points of the outline and of the arm."""

MOST_CORNERS, MOST_ROWS = 40, 200
"""Points of a line or a shape, and lines of a part: any more would only make a screen wait."""

LARGEST, MOST_BYTES = 100_000, 1 << 20
"""Characters; a file of more is no drawing. And bytes that are read to find that out."""

MOST_PROBLEMS = 20

Row = tuple[int, list[str]]
"""A line's number, from 1, and its words."""


class _Problems(list[Problem]):
    """What is wrong with a file, as it is found."""

    def tell(self, line: int, message: str, part: str = "") -> None:
        """Add one more, of a line or a part of it."""
        self.append(Problem(line, part, message))


def read_body(text: str, source: str, places: Sequence[str]) -> Body:
    """The picture that a text draws, once it is sure that every place can be seen in it, however small.

    Args:
        text: The file.
        source: Its name, as shown.
        places: Every place that has to be drawn, by id.

    Raises:
        PlanError: It cannot be understood, or a place is missing; each problem names its line, what
            was found and what is allowed.
    """
    body = understood(text, source, places)
    missing = (*_undrawn(body, places),)
    if missing:
        raise PlanError(source, missing)
    return body


def understood(text: str, source: str, places: Sequence[str]) -> Body:
    """The same for a text whose places are known to be seen, which takes a while to find out.

    Raises:
        PlanError: It cannot be understood.
    """
    if len(text) > LARGEST:
        sentence = f"it has {len(text):,} characters; {LARGEST:,} are allowed"
        raise PlanError(source, (Problem(0, "", sentence),))
    problems = _Problems()
    parts = _parts(text, problems)
    outline, arm = (_curve(name, parts.get(name, []), problems) for name in (OUTLINE, ARM))
    lines = tuple(_lines(parts.get(LINES, []), problems))
    areas = tuple(area for view in VIEWS for area in _areas(view, parts.get(view, []), places, problems))
    if not problems:
        problems += [
            Problem(0, f"[{name}]", "it is missing, or has no lines") for name in PARTS if name not in parts
        ]
    body = Body(outline, arm, lines, areas)
    if not problems and not 0 < SHARE * body.wide <= body.tall:
        sizes = f"it is {body.wide:g} wide from the middle and {body.tall:g} high"
        problems.tell(0, f"{sizes}; a width of a third of its height is allowed", f"[{OUTLINE}]")
    if problems:
        raise PlanError(source, tuple(problems[:MOST_PROBLEMS]))
    return body


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
    return understood(ours.read_text(encoding="utf-8"), str(ours), places), problems


def _parts(text: str, problems: _Problems) -> dict[str, list[Row]]:
    """The words of each line of each part, without comments and blank lines."""
    parts: dict[str, list[Row]] = {}
    part: list[Row] | None = None
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        row = line.partition("#")[0].strip()
        if not row:
            continue
        if row.startswith("["):
            name = " ".join(row.strip("[]").split())
            if name not in PARTS:
                allowed = ", ".join(f"[{known}]" for known in PARTS)
                problems.tell(number, f"{_shown(row)} is no part of a body; there are {allowed}")
            elif name in parts:
                problems.tell(number, f"[{name}] is there twice")
            part = parts.setdefault(name, [])
        elif part is None:
            problems.tell(number, f"{_shown(row)} stands before the first part, [{OUTLINE}]")
        else:
            part.append((number, row.split()))
    for name, rows in parts.items():
        if len(rows) > MOST_ROWS:
            problems.tell(rows[0][0], f"it has {len(rows)} lines; {MOST_ROWS} are allowed", f"[{name}]")
    return {name: rows for name, rows in parts.items() if rows}


def _shape(number: int, words: Sequence[str], problems: _Problems) -> tuple[Point, ...]:
    """The points of a line or a shape; none where something is wrong with them."""
    if not 1 < len(words) <= MOST_CORNERS:
        problems.tell(number, f"it has {count(len(words), 'point')}; 2 to {MOST_CORNERS} are allowed")
        return ()
    points = _points(number, words, problems)
    return points if len(points) == len(words) else ()


def _points(number: int, words: Sequence[str], problems: _Problems) -> tuple[Point, ...]:
    """Points as they are written: ``0.39,0.48``."""
    points = []
    for word in words:
        across, comma, down = word.partition(",")
        try:
            point = (float(across), float(down)) if comma else None
        except ValueError:
            point = None
        if point is None:
            problems.tell(number, f"{_shown(word)} is no point: it is written across,down such as 0.39,0.48")
        elif not (0 <= point[0] <= WIDEST and 0 <= point[1] <= TALLEST):
            allowed = f"0 to {WIDEST:g} across and 0 to {TALLEST:g} down are allowed"
            problems.tell(number, f"{_shown(word)} lies outside the picture; {allowed}")
        else:
            points.append(point)
    return tuple(points)


def _curve(name: str, rows: list[Row], problems: _Problems) -> tuple[Point, ...]:
    """The points of the outline or of the arm."""
    told = len(problems)
    points = tuple(point for number, words in rows for point in _points(number, words, problems))
    if rows and len(problems) == told and not FEWEST <= len(points) <= MOST_POINTS:
        problems.tell(
            rows[0][0], f"it has {len(points)} points; {FEWEST} to {MOST_POINTS} are allowed", f"[{name}]"
        )
    return points


def _lines(rows: list[Row], problems: _Problems) -> Iterator[Line]:
    """What is drawn inside: ``back line from 20  0.24,2.00 0.27,2.32``."""
    for number, words in rows:
        view, kind, *rest = [*words, ""]
        least = str(LEAST)
        if rest[:1] == ["from"]:
            least, rest = rest[1], rest[2:]
        if view not in VIEWS or kind not in ("line", "dots"):
            problems.tell(
                number, f"{_shown(' '.join(words[:2]))}: a line begins with front or back, then line or dots"
            )
        elif not (least.isascii() and least.isdigit() and LEAST <= int(least[:4]) <= MOST):
            problems.tell(
                number, f"from {_shown(least)}: {LEAST} to {MOST} lines of the terminal are allowed"
            )
        else:
            points = _shape(number, [word for word in rest if word], problems)
            if points:
                yield Line(view, kind == "dots", int(least), points)


def _areas(view: str, rows: list[Row], places: Sequence[str], problems: _Problems) -> Iterator[Area]:
    """The shape of each place: ``low-back sides  0.17,2.90 0.80,3.48`` for its left and its right."""
    for number, (region, *rest) in rows:
        side = rest[0] if rest[:1] in (["sides"], ["middle"]) else ""
        own = [(0, f"{region}-{side}" if side else region)]
        if side == "sides":
            own = [(-1, f"{region}-{SIDES[view][0]}"), (1, f"{region}-{SIDES[view][1]}")]
        unknown = [place for _side, place in own if place not in places]
        if unknown:
            problems.tell(number, f"{_shown(unknown[0])} is no place; there are {', '.join(places)}")
        elif points := _shape(number, rest[bool(side) :], problems):
            yield from (Area(view, place, seen, boxed(points)) for seen, place in own)


def _undrawn(body: Body, places: Sequence[str]) -> Iterator[Problem]:
    """Places of which nothing is seen from either side in the smallest picture."""
    smallest = dots(body, LEAST).places
    missing = [place for place in places if not any(place in smallest[view] for view in VIEWS)]
    if missing:
        where = f"[{VIEWS[0]}] and [{VIEWS[1]}]"
        yield Problem(0, where, f"they do not show {', '.join(missing)} within the body")


def _shown(text: str) -> str:
    """What was found, short enough for one line and with nothing that a terminal would obey."""
    return repr(text[:40] + ("…" if len(text) > 40 else ""))
