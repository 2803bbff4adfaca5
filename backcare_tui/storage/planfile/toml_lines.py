"""Where things stand in a TOML text: tomllib tells no line numbers, so they are found beside it.

The text is cut into top-level statements by a scanner that knows strings, comments and brackets;
tomllib then reads each statement alone and says which key it sets. Only done when there is an error
to place, and in time proportional to the text, however hostile.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import islice

Path = tuple[str | int, ...]
"""Keys and list indexes from the top of the file, such as ``("device", 0, "minutes")``."""

DEEPEST_KEY = 20
"""Dots in one key. tomllib takes quadratic time over a dotted key, so a long one never reaches it."""

MOST_STATEMENTS = 10_000
"""Statements that are read one by one for their lines, more than any plan has; what comes later is told without."""

_DEEPEST_PATH = 6
"""Nothing in a plan is nested deeper than this, so nothing deeper needs a line of its own."""


@cache  # compiled when first needed: a plan without errors never does
def _pieces() -> re.Pattern[str]:
    """Matches a string, a comment, a bracket or a line's end.

    Possessive quantifiers keep it linear; an unclosed string runs to the end of its line (or text).
    """
    return re.compile(
        r'''
          """(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\\?\Z)
        | \'\'\'(?:[^']++|'(?!\'\'))*+(?:'{3,5}|\Z)
        | "(?:[^"\\\n]++|\\[^\n])*+(?:"|\\?(?=\n|\Z))
        | '[^'\n]*+(?:'|(?=\n|\Z))
        | \#[^\n]*+
        | [][{}\n]
        ''',
        re.VERBOSE | re.DOTALL,
    )


def statements(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into its top-level statements: (line it starts on, its text), blank ones left out.

    Lines end in a bare newline, as tomllib counts them. Never raises, whatever the text.
    """
    start, start_line, line, depth = 0, 1, 1, 0
    for found in _pieces().finditer(text):
        piece = found[0]
        if piece == "\n":
            line += 1
            if depth == 0:
                yield from _worth(start_line, text[start : found.start()])
                start, start_line = found.end(), line
        elif piece in {"[", "{"}:
            depth += 1
        elif piece in {"]", "}"}:
            depth = max(0, depth - 1)
        else:
            line += piece.count("\n")
    yield from _worth(start_line, text[start:])


def without_comment(line: str) -> str:
    """A line that sets a key, without the comment behind it; any other as it is."""
    if not re.match(r"\s*+[\w-]++\s*+=", line):
        return line
    at = next((found.start() for found in _pieces().finditer(line) if found[0][0] == "#"), len(line))
    return line[:at].rstrip()


def _worth(line: int, statement: str) -> Iterator[tuple[int, str]]:
    stripped = statement.strip(" \t")
    if stripped and stripped[0] != "#":
        yield line, stripped


def line_map(text: str) -> dict[Path, int]:
    """The line on which each key path of a TOML text is set; a table's line is that of its header."""
    lines: dict[Path, int] = {}
    latest: dict[Path, int] = {}  # the index each [[array]] has come to
    table: Path = ()
    for line, statement in islice(statements(text), MOST_STATEMENTS):
        try:
            parsed = tomllib.loads(statement)
        except (ValueError, RecursionError):
            continue
        if statement[0] == "[":
            table = _open(parsed, latest, is_array=statement.startswith("[["))
            for length in range(1, min(len(table), _DEEPEST_PATH) + 1):
                lines.setdefault(table[:length], line)
        else:
            _mark(parsed, table, line, lines)
    return lines


def _open(header: dict[str, object], latest: dict[Path, int], *, is_array: bool) -> Path:
    """The path a header opens; a name on the way that is an array means its latest item."""
    keys: list[str] = []
    node: object = header
    while isinstance(node, dict) and node:
        key = next(iter(node))
        keys.append(key)
        node = node[key]
    path: Path = ()
    for place, key in enumerate(keys, start=1):
        path += (key,)
        if is_array and place == len(keys):
            latest[path] = latest.get(path, -1) + 1
        if path in latest:
            path += (latest[path],)
    return path


def _mark(value: object, path: Path, line: int, lines: dict[Path, int]) -> None:
    """Note the line of every key inside a statement's value."""
    if len(path) >= _DEEPEST_PATH:
        return
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = [(index, item) for index, item in enumerate(value) if isinstance(item, dict)]
    for key, item in inside:
        lines.setdefault((*path, key), line)
        _mark(item, (*path, key), line, lines)


def line_of(lines: dict[Path, int], path: Path) -> int:
    """The line of a path, or of the nearest thing around it; 0 when there is none."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 0


def sizes(text: str) -> dict[str, int]:
    """How many tables a text may open at most, how many keys it may set, and how many items its lists may have."""
    lines = text.split("\n")
    headers = sum(line.lstrip(" \t").startswith("[") for line in lines)
    return {
        "tables": headers + text.count("{"),
        "keys": sum("=" in line for line in lines),
        "items of lists": text.count(","),
    }


def deep_key(text: str) -> int:
    """The line of the first key with more dots than ``DEEPEST_KEY``; 0 when there is none."""
    if all(line.count(".") <= DEEPEST_KEY for line in text.split("\n")):
        return 0
    dotted = rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{DEEPEST_KEY + 1}}}"
    found = re.search(dotted, _pieces().sub(_without_strings, text))
    return 0 if found is None else found.string.count("\n", 0, found.start()) + 1


def _without_strings(found: re.Match[str]) -> str:
    piece = found[0]
    return piece if len(piece) == 1 and piece in "[]{}\n" else "s" + "\n" * piece.count("\n")
