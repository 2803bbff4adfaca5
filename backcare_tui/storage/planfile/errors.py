"""What is wrong with a plan file: in which words, gathered while reading, placed on its lines, shown beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, time
from typing import TYPE_CHECKING

import msgspec

from backcare_tui.text.language import LONGEST_SHOWN, near

if TYPE_CHECKING:  # the maps are slow to import, and a plan without problems needs none
    from backcare_tui.storage.planfile.toml_lines import Path

MOST_PROBLEMS = 200
"""A file with so many is not the plan it was meant to be; the 201st helps nobody."""


ENORMOUS = 10**15
"""Whole numbers from here on are not shown: Python refuses to write out the largest."""

_MOST_LISTED = 24


def shown(value: object) -> str:
    """A TOML value as an error shows it: on one line, never long, never nested."""
    if isinstance(value, str):
        return f'"{plain(value)}"'
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value) if abs(value) < ENORMOUS or isinstance(value, float) else "an enormous number"
    return "a table"


def code(text: str) -> str:
    """A key or word as an error quotes it."""
    return f"`{plain(text)}`"


def plain(text: str, longest: int = LONGEST_SHOWN) -> str:
    """A person's text as it can stand in a sentence: short, on one line, nothing a terminal obeys."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    # Stricter than what a screen draws (`text.cells.harmless`): who is to mend a character has to see which it is.
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in short)


def hint(word: str, allowed: Collection[str]) -> str:
    """The end of a sentence about a word that is not allowed: what was meant, else what there is."""
    meant = near(word, allowed)
    if meant:
        return f": did you mean {code(meant)}?"
    listed = ", ".join(sorted(allowed)[:_MOST_LISTED]) + (" …" if len(allowed) > _MOST_LISTED else "")
    return f"; allowed: {listed}"


def refuse(value: object, allowed: str) -> ValueError:
    """The error for a value that is not what is allowed."""
    sentence = f"{shown(value)} is not {allowed}"
    if isinstance(value, str) and "number" in allowed and is_number(value):
        sentence += ": take the quotes away"
    return ValueError(sentence)


def is_number(text: str) -> bool:
    """Whether a text is a plain decimal number."""
    return len(text) <= LONGEST_SHOWN and text.isascii() and text.strip().replace(".", "", 1).isdecimal()


class Problem(msgspec.Struct, frozen=True):
    """One thing wrong with a plan file.

    Attributes:
        line: Line of the file, from 1; 0 when it is no line's fault.
        key: What it is about, in dotted words: ``device "posture-pump" · minutes``, ``[streak] grace``.
        message: One sentence: what was found, what is allowed and, for a near miss, what was meant.
    """

    line: int
    key: str
    message: str

    @property
    def is_unfinished(self) -> bool:
        """Whether something is only not there yet."""
        return " is missing: " in self.message or " is empty: " in self.message

    def __str__(self) -> str:
        where = [f"line {self.line}"] if self.line else []
        where += [self.key.replace(" · ", ", ")] if self.key else []
        return f"{', '.join(where)}: {self.message}" if where else self.message


class PlanError(Exception):
    """A plan file that cannot be used, with everything that is wrong with it.

    Attributes:
        source: Name of the file, as shown.
        problems: In line order.
    """

    def __init__(self, source: str, problems: tuple[Problem, ...]) -> None:
        self.source = source
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__(source, self.problems)

    def __str__(self) -> str:
        return "\n".join(map(self.row, self.problems))

    def row(self, problem: Problem) -> str:
        """A problem as a check prints it, after the file and the line as compilers write them."""
        place = f"{self.source}:{problem.line}" if problem.line else self.source
        return f"{place}: {Problem(0, problem.key, problem.message)}"


class Report(msgspec.Struct):
    """Gathers the problems of one file.

    Attributes:
        text: The file, read again for its lines when there is a problem.
        source: Its name.
        data: What tomllib made of it; gives tasks their names in problems.
        syntax_problems: What is wrong with it as TOML.
        torn: Lines at which nothing is told beside that: headers of tables of which a part could not be read.
        problems: All that were found so far, in the order they were found.
    """

    text: str
    source: str
    data: Mapping[str, object]
    syntax_problems: tuple[Problem, ...] = ()
    torn: Collection[int] = ()
    problems: list[Problem] = []
    lines: dict[Path, int] | None = None

    def __post_init__(self) -> None:
        self.problems = [*self.syntax_problems]

    def error(self) -> PlanError:
        """Everything gathered, as the error to raise, without what may only come of what could not be read."""
        syntax = self.syntax_problems
        kept = (found for found in self.problems if found in syntax or found.line not in self.torn)
        return PlanError(self.source, tuple(kept))

    def line(self, path: Path) -> int:
        """The line a path stands on; the first call reads the text again to find out."""
        from backcare_tui.storage.planfile.toml_lines import line_map, line_of

        if path and self.lines is None:
            self.lines = line_map(self.text)
        return line_of(self.lines or {}, path)

    def words(self, path: Path) -> str:
        """A path in the words a person knows it by."""
        if not path:
            return ""
        table = self.data.get(str(path[0]))
        head, *keys = (plain(key) if isinstance(key, str) else str(key + 1) for key in path)
        if isinstance(table, list) and keys:
            task = table[int(path[1])]
            task_id = task.get("id") if isinstance(task, dict) else None
            head += " " + (shown(task_id) if isinstance(task_id, str) and task_id.strip() else keys[0])
        elif isinstance(table, list):
            head = f"[[{head}]]"
        elif isinstance(table, dict):
            head = " ".join([f"[{head}]", *keys[:1]])
        return " · ".join([head, *keys[1 if isinstance(table, list | dict) else 0 :]])


class Place(msgspec.Struct, frozen=True):
    """A place in the file at which problems can be told."""

    report: Report
    path: Path = ()

    def at(self, *keys: str | int) -> Place:
        """The place within this one that a key leads to."""
        return Place(self.report, (*self.path, *keys))

    @property
    def line(self) -> int:
        """Its line in the file; 0 for the file as a whole."""
        return self.report.line(self.path)

    def tell(self, *messages: str) -> None:
        """Report what is wrong here.

        Raises:
            PlanError: there are too many problems to be worth going on.
        """
        problems = self.report.problems
        for message in messages:
            problems.append(Problem(self.line, self.report.words(self.path), message))
            if len(problems) >= MOST_PROBLEMS:
                problems.append(Problem(0, "", f"only the first {MOST_PROBLEMS} problems are told"))
                raise self.report.error()


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
    """Every problem of a file, which is ``raw`` now, with its line; one whose line is gone is told alone."""
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
    rows = dict(enumerate(text.replace("\r\n", "\n").split("\n"), 1))  # as the reader counts them
    return tuple(_excerpt(problem, error.row(problem), rows) for problem in error.problems)


def _excerpt(problem: Problem, sentence: str, rows: Mapping[int, str]) -> Excerpt:
    line = problem.line
    if line not in rows:
        return Excerpt(sentence)
    start, end = _span(rows[line], problem.key)
    before, after = (
        ((beside, rows[beside]),) if rows.get(beside, "").strip() else () for beside in (line - 1, line + 1)
    )
    return Excerpt(sentence, line, rows[line], start, end - start, before, after)


def _span(text: str, key: str) -> tuple[int, int]:
    """Where a key stands on its line; all that is written there where it does not."""
    for word in filter(None, re.split(r" · |\] | ", key)[::-1]):
        key_at = re.match(rf"[^#]*?(?<![\w-])({re.escape(word)})(?![\w-])[^=#]*=", text)
        if key_at:
            return key_at.span(1)
    return len(text) - len(text.lstrip()), len(text.rstrip())
