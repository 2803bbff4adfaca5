"""An error about a plan beside the lines of the file that it is about."""

from __future__ import annotations

import re

import msgspec

from backcare_tui.storage.planfile.errors import PlanError, Problem


class Excerpt(msgspec.Struct, frozen=True):
    """One problem with its line.

    Attributes:
        sentence: Where it is, what was found and what is allowed, as a check prints it.
        line: The number of the line, from 1; 0 where it is no line's fault, and there is nothing to show.
        text: The line as it is in the file.
        start, length: The characters of it that the problem is about: its key, else all that is written there.
        before, after: The lines around it that are not blank.
    """

    sentence: str
    line: int = 0
    text: str = ""
    start: int = 0
    length: int = 0
    before: tuple[tuple[int, str], ...] = ()
    after: tuple[tuple[int, str], ...] = ()


def excerpts(error: PlanError, raw: bytes) -> tuple[Excerpt, ...]:
    """Every problem of a file with its line; one whose line the file no longer has is told alone.

    Args:
        error: What is wrong with it.
        raw: The file as it is now.
    """
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
    rows = text.replace("\r\n", "\n").split("\n")  # as the reader counts them
    told = str(error).split("\n")
    return tuple(_excerpt(problem, told[at], rows) for at, problem in enumerate(error.problems))


def _excerpt(problem: Problem, sentence: str, rows: list[str]) -> Excerpt:
    line = problem.line
    if not 1 <= line <= len(rows):
        return Excerpt(sentence)
    text = rows[line - 1]
    start, end = _span(text, problem.key)
    return Excerpt(sentence, line, text, start, end - start, _around(rows, line - 1), _around(rows, line + 1))


def _around(rows: list[str], line: int) -> tuple[tuple[int, str], ...]:
    """A line beside the one that is shown, if there is something on it."""
    there = 1 <= line <= len(rows) and rows[line - 1].strip()
    return ((line, rows[line - 1]),) if there else ()


def _span(text: str, key: str) -> tuple[int, int]:
    """Where a key stands on its line; all that is written there where it does not."""
    for word in filter(None, re.split(r" · |\] | ", key)[::-1]):
        found = re.match(rf"[^#]*?(?<![\w-])({re.escape(word)})(?![\w-])[^=#]*=", text)
        if found:
            return found.span(1)
    return len(text) - len(text.lstrip()), len(text.rstrip())
