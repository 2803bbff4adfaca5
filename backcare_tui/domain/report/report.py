"""The page to take along as values: its sections in order, what its drawings show, and words made harmless."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.body.picture import Body
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.history.pain_places import Mark
from backcare_tui.domain.history.trend import Trend
from backcare_tui.domain.history.week import WeekSum
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.entries import Entry, Names
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.journal.trial import Trial
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.trial.result import Result
from backcare_tui.text.language import shortened

LONGEST = 400
"""Characters of a line; longer words of a person go on in the diary itself."""
TITLE = "My back: a page to take along"


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """All that a page is made of.

    Attributes:
        first, last: The days that it is about.
        records: Day records in order, those of the 98 days before ``last`` too where there are any.
        weeks: The weeks of those records.
        trend: Of the same days as the page.
        entries: What was recorded in them and stands, newest first.
        plans: The plans of those days, each with the first day on which it was stored, oldest first; the one before them first.
        plan: In force.
        status: What stands on the last day.
        levels: Where each task with a ladder stands on it.
        names: What things are called.
        body: What is drawn.
        questions: The person's own, as given beside the diary.
        trial: On the person themselves, the last one; None without any.
        result: What it came to, where it is over since not long ago.
        version: Of the program.
    """

    first: date
    last: date
    records: Sequence[DayRecord]
    weeks: Sequence[WeekSum]
    trend: Trend
    entries: Sequence[Entry]
    plans: Sequence[tuple[date, Plan]]
    plan: Plan
    status: Status
    levels: Mapping[str, Level]
    names: Names
    body: Body
    questions: Sequence[str] = ()
    trial: Trial | None = None
    result: Result | None = None
    version: str = ""


class Table(msgspec.Struct, frozen=True):
    """A few columns: the head of each, and rows as wide; the first column has the names of the rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the page.

    Attributes:
        id: Its name for the layout.
        loud: How many of the first lines are told loudest.
        most: How many rows, and how many lines, one sheet of paper has room for; those that matter most come first.
        lines: Sentences.
        missing: What is said where nothing is known.
        rule: By what rule its numbers are made, in a few words.
    """

    id: str
    title: str
    loud: int = 0
    most: int = 4
    lines: tuple[str, ...] = ()
    table: Table | None = None
    missing: str = ""
    rule: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The page.

    Attributes:
        period: Which days, and on how many of them something is known.
        sections: In the order in which they are read.
        trend, weeks: What the drawing of pain shows.
        result: What the drawing of a trial shows; None without one.
        marks, places, body: What the picture of the body shows; ``marked`` says of which days.
        blanks: What there is room for with a pen.
        foot: What it is not, and who made it.
    """

    period: tuple[str, ...]
    sections: tuple[Section, ...]
    trend: Trend
    weeks: tuple[WeekSum, ...]
    body: Body
    marks: Mapping[str, Mark]
    places: Mapping[str, str]
    marked: str
    blanks: tuple[str, ...]
    foot: str
    result: Result | None = None


def harmless(text: str) -> str:
    """Anyone's words on one line, with no character in them that steers a terminal or turns the direction of writing."""
    kept = "".join(
        char if char.isprintable() or char in "\u200c\u200d" else " " for char in text[: 4 * LONGEST]
    )
    return shortened(" ".join(kept.split()), LONGEST)


def made_harmless(section: Section) -> Section:
    """A section whose every word is."""
    table = section.table
    if table is not None:
        rows = tuple(tuple(map(harmless, row)) for row in table.rows)
        table = Table(tuple(map(harmless, table.head)), rows)
    return replace(section, lines=tuple(map(harmless, section.lines)), table=table)


def newest(entries: Iterable[Entry], *kinds: str) -> list[Entry]:
    """Those of some kinds, in the order they have."""
    return [entry for entry in entries if entry.kind in kinds]


def of_some(records: Iterable[DayRecord], first: date, last: date) -> list[DayRecord]:
    """The records of some days."""
    return [record for record in records if first <= record.day <= last]


def joined(*parts: Iterable[str]) -> tuple[str, ...]:
    """Lines one after another, without empty ones."""
    return tuple(line for line in chain(*parts) if line)
