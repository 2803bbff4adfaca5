"""A plan's fortnight as a grid: tasks by days, today's column marked."""

from __future__ import annotations

from msgspec import structs
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style

from backcare_tui.domain.days.fortnight import SHAPES, Fortnight, TaskDays
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Lines

FORMS = ((3, 14), (2, 14), (2, 7))
"""Cells of a day, and days, the widest that leaves room for the names. A shape has a blank beside it: some terminals draw
it two cells wide. Days of three cells have their dates; seven days begin with today."""
DATED = FORMS[0][0]
NAME = 36
"""Cells of a name up to which it is not cut for more days."""
WEEK = 7
TASK = "task"
"""What a click on a task's name finds: its id."""


class FortnightGrid(Lines):
    """Draws a fortnight; takes no room without one."""

    fortnight: reactive[Fortnight | None] = reactive(None, layout=True)

    def lines(self, width: int) -> list[Content]:
        fortnight = self.fortnight
        if fortnight is None or not fortnight.tasks:
            return []
        longest = 1 + max(content.width_of(task.name) for task in fortnight.tasks)
        fitting = (form for form in FORMS if width - room(*form) >= min(longest, NAME))
        cell, days = next(fitting, FORMS[-1])
        name = max(1, min(longest, width - room(cell, days)))
        shown = fortnight if days > WEEK else from_today(fortnight)
        at = shown.days.index(shown.today)
        lines = [Content.assemble(" " * name, line) for line in heads(shown, cell, at)]
        names = [
            Content.assemble(content.fit(task.name, name - 1), " ").stylize(
                Style.from_meta({TASK: task.task})
            )
            for task in shown.tasks
        ]
        lines += [
            Content.assemble(first, row(cells(task, at), cell, at))
            for first, task in zip(names, shown.tasks, strict=True)
        ]
        now = content.say("↑ today", content.ACCENT)
        lines.append(Content.assemble(" " * (name + before(at, cell) + (cell == DATED)), now))
        legend = [
            Content.assemble(content.say(shape, style_of(shape)), content.say(f" {meaning}", content.QUIET))
            for shape, meaning in fortnight.legend
        ]
        lines += [] if self.screen.has_class("-short") else [Content("")]
        lines += Content("   ").join(legend).wrap(max(1, width)) if legend else []
        return [*lines, Content("")]


def from_today(fortnight: Fortnight) -> Fortnight:
    """Seven days of it, or what is left of them, today's first."""
    at = fortnight.days.index(fortnight.today)
    week = slice(at, at + WEEK)
    tasks = tuple(structs.replace(task, states=task.states[week]) for task in fortnight.tasks)
    return structs.replace(fortnight, days=fortnight.days[week], tasks=tasks)


def room(cell: int, days: int) -> int:
    """Cells that so many days take, with the gap between the weeks."""
    return days * cell + (days > WEEK)


def before(at: int, cell: int) -> int:
    """Cells before a day's own."""
    return at * cell + (at >= WEEK)


def row(shown: list[Content], cell: int, today: int) -> Content:
    """A cell a day, two weeks apart, today's on a band."""
    pieces: list[Content] = []
    for at, piece in enumerate(shown):
        if at == WEEK:
            pieces.append(Content(" "))
        left = Content(" " * max(0, cell - 1 - piece.cell_length)) if cell == DATED else Content("")
        whole = Content.assemble(left, piece)
        whole = whole.pad_right(max(0, cell - whole.cell_length))
        pieces.append(whole.stylize_before("on $panel") if at == today else whole)
    return Content("").join(pieces)


def heads(fortnight: Fortnight, cell: int, today: int) -> list[Content]:
    """The weekdays and their dates; where there is no room for all dates, the first of each week."""
    size = 2 if cell == DATED else 1
    styles = [content.STRONG if day == fortnight.today else content.QUIET for day in fortnight.days]
    names = [
        content.say(f"{day:%a}"[:size], style) for day, style in zip(fortnight.days, styles, strict=True)
    ]
    if cell == DATED:
        dates = [
            content.say(f"{day.day:2}", style) for day, style in zip(fortnight.days, styles, strict=True)
        ]
        return [row(names, cell, today), row(dates, cell, today)]
    weeks = [
        content.fit(
            f"{day.day} {day:%b}", WEEK * cell + (at == 0 and len(fortnight.days) > WEEK), content.QUIET
        )
        for at, day in enumerate(fortnight.days[::WEEK])
    ]
    return [Content("").join(weeks), row(names, cell, today)]


def style_of(shape: str) -> str:
    """The shade of a day that is asked, or only offered, or that a trial decides."""
    return "" if shape == "□" else content.QUIET if shape == SHAPES["waits"] else content.STYLES["done"]


def cells(task: TaskDays, today: int) -> list[Content]:
    """A shape a day; the days before today are quiet."""
    return [
        content.say(shape, content.QUIET if at < today else style_of(shape))
        for at, shape in enumerate(task.shapes())
    ]
