"""A week as a grid: tasks by days, what was kept, and the pain of the same days."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.care.marks import DayRecord, Mark
from backcare_tui.care.signs import column
from backcare_tui.care.week import TaskWeek, Week
from backcare_tui.tui import look

KEPT = "Kept, of 100"
KEPT_CELL = 3
WIDE = 76
STRENGTH = 10
"""Cells of a strength bar."""


class WeekGrid(Widget):
    """Draws a week; on a narrow screen a column is two cells and strength is a number."""

    DEFAULT_CSS = "WeekGrid { height: auto; }"

    week: reactive[Week | None] = reactive(None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it draws."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The grid."""
        return look.lines(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        week = self.week
        if week is None:
            return [Content("")]
        wide = width >= WIDE
        cell = 4 if wide else 3 if width >= 56 else 2
        tail = STRENGTH + 4 if wide else 3
        name = min(35, width - 7 * cell - tail)
        heads = [f"{day:%a}"[: cell - 1] for day in week.dates]
        now = week.today
        drawn = [
            Content.assemble(
                " " * name,
                *(
                    look.fit(head, cell, look.STRONG if day == now else look.QUIET)
                    for head, day in zip(heads, week.dates, strict=True)
                ),
                look.say("strength" if wide else "", look.QUIET),
            )
        ]
        drawn += [self._line(task, name, cell, wide=wide) for task in week.tasks]
        if not week.tasks:
            drawn.append(look.say("Nothing recorded in this week.", look.QUIET))
        drawn.append(Content(""))
        for title, value in (
            (KEPT, kept if cell > KEPT_CELL else kept_block),
            ("Pain, worst", worst),
            ("      morning", morning),
        ):
            drawn.append(figures(title, value, week.days, name, cell))
        return drawn

    def _line(self, task: TaskWeek, name: int, cell: int, *, wide: bool) -> Content:
        marks = [Content.assemble(_mark(mark), " " * (cell - 1)) for mark in task.marks]
        number = look.say(f"{task.strength:3d}", look.QUIET)
        strength = Content.assemble(number, " ", look.bar(task.strength / 100, STRENGTH)) if wide else number
        return Content.assemble(look.fit(task.name, name - 1), " ", *marks, strength)


def _mark(mark: Mark | None) -> Content:
    if mark is None or mark.state == "offered":
        return Content(" ")
    return look.mark(mark.state)


def figures(
    title: str,
    value: Callable[[DayRecord], str],
    days: Sequence[DayRecord | None],
    name: int,
    cell: int,
) -> Content:
    """One line of figures under the days."""
    shown = [value(day) if day is not None else "" for day in days]
    return Content.assemble(look.fit(title, name, look.QUIET), *(look.fit(text, cell, "") for text in shown))


def kept(day: DayRecord) -> str:
    """The day's share of 100, or a dash where the day does not count."""
    if day.state == "pending":
        return "…"
    return f"{100 * day.share:.0f}" if day.counts else "–"


def kept_block(day: DayRecord) -> str:
    """The same as one block, where there is no room for figures."""
    if day.state == "pending":
        return "…"
    return column(day.share) if day.counts else "–"


def worst(day: DayRecord) -> str:
    """The day's worst pain."""
    return "" if day.worst is None else str(day.worst)


def morning(day: DayRecord) -> str:
    """The morning's worst pain."""
    return "" if day.morning is None else str(day.morning)
