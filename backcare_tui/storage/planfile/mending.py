"""A text that is not TOML, mended so far that all else that is wrong with it can be told at once."""

from __future__ import annotations

import re
import tomllib

import msgspec

from backcare_tui.storage.planfile.errors import Problem
from backcare_tui.storage.planfile.toml_errors import NO_DATE, syntax_problem
from backcare_tui.storage.planfile.toml_lines import statements

MOST = 20
"""Statements that are mended; each time the whole text is read again."""

LARGEST = 50_000
"""Characters of a text that is mended: a larger one would take its time, and only its first problem is told."""

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?")


class Mended(msgspec.Struct, frozen=True):
    """What came of it.

    Attributes:
        text: TOML, on the same lines; None where the text cannot be mended.
        problems: What was wrong with it as TOML.
        without: The lines of the headers of tables that lack a statement now, 0 for the top: what these
            tables do not have is not told, as they may have it.
    """

    text: str | None
    problems: tuple[Problem, ...]
    without: frozenset[int] = frozenset()


def mend(text: str, error: Exception) -> Mended:
    """Take out each statement that tomllib stops at; an impossible date is made a possible one.

    Args:
        text: The whole file, lines ending in a bare newline.
        error: What ``tomllib.loads`` raised.
    """
    problems: list[Problem] = []
    without: set[int] = set()
    for _ in range(MOST):
        problems.append(syntax_problem(text, error))
        at = problems[-1].line
        header, start, statement = _around(text, at)
        if len(text) > LARGEST or not statement or statement[0] == "[" or "\n" in statement:
            break  # without its header the rest of a table would be another's; many lines may be more than one slip
        if problems[-1].message.startswith(NO_DATE):
            mended = _DATE.sub(_possible, statement)
        else:
            mended = ""
            without.add(header)
        if mended == statement:
            break
        lines = text.split("\n")
        lines[start - 1] = mended
        text = "\n".join(lines)
        try:
            tomllib.loads(text)
        except (ValueError, RecursionError) as another:
            error = another
        else:
            return Mended(text, tuple(problems), frozenset(without))
    return Mended(None, tuple(problems))


def _around(text: str, line: int) -> tuple[int, int, str]:
    """(line of the header above, line it begins on, itself) of the statement that a line is in."""
    header, start, found = 0, 0, ""
    for begins, statement in statements(text):
        if begins > line:
            break
        if found.startswith("["):
            header = start
        start, found = begins, statement
    return header, start, found


def _possible(date: re.Match[str]) -> str:
    """The nearest date that every year has."""
    month, day = (min(max(int(date[at]), 1), most) for at, most in ((2, 12), (3, 28)))
    return f"{max(int(date[1]), 1):04d}-{month:02d}-{day:02d}"
