"""What tomllib could not read, in plain words and on its line; and mended so far that all else can be told too."""

from __future__ import annotations

import re
import tomllib
from itertools import islice

from backcare_tui.storage.planfile.errors import PlanError, Problem, Report, plain
from backcare_tui.storage.planfile.tasks import KINDS
from backcare_tui.storage.planfile.toml_lines import MOST_STATEMENTS, statements

_PLACE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)$")

MOST_MENDED = 20
"""Statements that are mended; each time the whole text is read again."""

LARGEST_MENDED = 50_000
"""Characters of a text that is mended: a larger one would take its time, and only its first problem is told."""

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?")

NO_DATE = "there is no such date or time: a date is written as 2026-01-31"

_SENTENCES = {
    "Invalid value": "the value cannot be read: text goes in quotes, a list in [ ], yes or no is true or false",
    "Expected '=' after a key": "a key needs `=` and a value after it, on the same line",
    "Expected newline or end": "something follows the value: one key a line, list items divided by commas",
    "Unclosed array": "a list is not closed with `]`, or lacks a comma between two of its items",
    "Unclosed inline table": "a table in { } is not closed, or lacks a comma between two of its keys",
    "Expected ']": "a header is not closed: it is written as `[day]` or `[[device]]`",
    "Unterminated string": "a text lacks its closing quote",
    "Illegal character '\\n'": "a text lacks its closing quote",
    "Found invalid character '\\n'": "a text lacks its closing quote",
    "Expected \"'": "a text lacks its closing quote",
    "Illegal character": "there is a control character here, which TOML does not allow",
    "Found invalid character": "there is a control character here, which TOML does not allow",
    "Cannot declare": "this table is opened a second time: write all its keys below one header",
    "Cannot overwrite a value": "this key has a value already: each key is written once in a table",
    "Duplicate inline table key": "this key has a value already: each key is written once in a table",
    "Cannot redefine namespace": "this table is written a second time: each is written once",
    "Cannot mutate": "this adds to a list or table that its bracket has closed: write it in one way",
    "Unescaped '\\'": "a backslash in double quotes is written twice; or use single quotes",
    "Invalid hex value": "`\\u` in a text needs 4 hexadecimal figures, `\\U` 8; or use single quotes",
    "Escaped character": "`\\u` in a text names a character that does not exist",
    "Invalid date": NO_DATE,
    "Invalid initial": "a key is made of letters, figures, hyphens and underscores, or is in quotes",
    "Invalid statement": "a line is a key with its value, a [header] or a # comment",
}
"""How a message of tomllib begins, and what is said in its place: the first that fits."""


def _syntax_problem(text: str, error: Exception) -> Problem:
    """The one problem of a text that is not TOML; tomllib stops at the first."""
    if isinstance(error, RecursionError):
        sentence = "brackets are nested too deeply: lists of a plan hold no lists"
        return Problem(_failing_line(text), "", sentence)
    if not isinstance(error, tomllib.TOMLDecodeError):
        return Problem(_failing_line(text), "", "there is a number with far too many figures")
    message = str(error)
    begun = [line for line, _ in statements(text)] or [1]
    place = _PLACE.search(message)
    # What is noticed only at the end of the file belongs to the statement that fails, or to the last.
    line = int(place[1]) if place and place[1] else _failing_line(text) or begun[-1]
    row = text.split("\n")[line - 1].strip()
    sentence = _sentence(message, row)
    start = max((first for first in begun if first <= line), default=line)
    if start < line:
        sentence += f" (in what begins on line {start})"
    return Problem(line, "", f"{sentence}; found `{plain(row)}`" if row else sentence)


def _sentence(message: str, row: str) -> str:
    name = row.lstrip("[").partition("]")[0].strip()
    if name in KINDS and row[:1] == "[" and message.startswith("Cannot"):
        return f"each {name} is opened with two brackets, `[[{name}]]`, all through the file"
    fitting = (plainly for start, plainly in _SENTENCES.items() if message.startswith(start))
    return next(fitting, f"not TOML: {message}")


def _failing_line(text: str) -> int:
    """The line of the first statement that tomllib fails on by itself; 0 when there is none."""
    for line, statement in islice(statements(text), MOST_STATEMENTS):
        try:
            tomllib.loads(statement)
        except (ValueError, RecursionError):
            return line
    return 0


def mend(text: str, source: str, error: Exception) -> Report:
    """Take out each statement that tomllib stops at, as it said in ``error``; a date becomes a possible one.

    The lines of the text end in a bare newline.

    Raises:
        PlanError: It cannot be mended.
    """
    problems: list[Problem] = []
    torn: set[int] = set()
    for _ in range(MOST_MENDED):
        problems.append(_syntax_problem(text, error))
        header, start, statement = _around(text, problems[-1].line)
        if len(text) > LARGEST_MENDED or not statement or statement[0] == "[" or "\n" in statement:
            break  # without its header the rest of a table would be another's; many lines may be more than one slip
        if problems[-1].message.startswith(NO_DATE):
            mended = _DATE.sub(_possible, statement)
        else:
            mended = ""
            torn.add(header)
        if mended == statement:
            break
        lines = text.split("\n")
        lines[start - 1] = mended
        text = "\n".join(lines)
        try:
            return Report(text, source, tomllib.loads(text), tuple(problems), torn)
        except (ValueError, RecursionError) as another:
            error = another
    raise PlanError(source, tuple(problems))


def _around(text: str, line: int) -> tuple[int, int, str]:
    """(line of the header above, line it begins on, itself) of the statement that a line is in."""
    header, start, statement = 0, 0, ""
    for next_start, next_statement in statements(text):
        if next_start > line:
            break
        if statement.startswith("["):
            header = start
        start, statement = next_start, next_statement
    return header, start, statement


def _possible(date: re.Match[str]) -> str:
    """The nearest date that every year has."""
    month, day = (min(max(int(date[at]), 1), most) for at, most in ((2, 12), (3, 28)))
    return f"{max(int(date[1]), 1):04d}-{month:02d}-{day:02d}"
