"""Under a year's days: the day under the cursor in words, and how firm each task's habit has become."""

from __future__ import annotations

from datetime import date

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.glyphs import STATES, shown_state
from backcare_tui.domain.history.year import TaskYear, Year
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.domain.plan.dose import percent
from backcare_tui.text.dates import long_date
from backcare_tui.tui import content
from backcare_tui.tui.widgets.legend import WIDE, blocks, in_columns, rows_for
from backcare_tui.tui.widgets.text import Lines

STATE = 10
"""Cells of a task's state: ``part 50 %``."""


class YearDay(Widget):
    """A date, what was kept of it, its pain, and each task's mark. As high on every day as on the fullest."""

    DEFAULT_CSS = "YearDay { height: auto; }"

    year: reactive[Year | None] = reactive(None, layout=True)
    day: reactive[date | None] = reactive(None)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The day's line, or three where it is narrow, and the tasks of the day that has most."""
        return (1 if width >= WIDE else 3) + rows_for(_most(self.year), width)

    def render(self) -> Content:
        """The day; cut off rather than higher where there is no room."""
        if self.year is None or self.day is None:
            return Content("")
        width = self.content_size.width
        record = self.year.record(self.day)
        title = content.say(f"{long_date(self.day)} {self.day.year}", content.STRONG)
        said = [content.say(words, content.QUIET) for words in day_words(record)]
        head = [title, *said]
        if width >= WIDE:
            head = [Content.assemble(title, "   ", Content.styled(" · ", content.QUIET).join(said))]
        return content.lines([*head, *in_columns(self._marks(self.year, record), width)])

    def _marks(self, year: Year, record: DayRecord | None) -> list[tuple[Content, str, Content]]:
        """Each task of the day: shape, name and word, the plan's first."""
        if record is None:
            return []
        order = [task.id for task in year.tasks if task.id in record.outcomes]
        order += sorted(set(record.outcomes) - set(order))
        return [
            (
                Content.assemble(content.mark(mark.state), " "),
                year.names.get(task, task),
                content.fit(mark_word(mark), STATE, content.QUIET),
            )
            for task in order
            for mark in (record.outcomes[task],)
        ]


def mark_word(mark: TaskOutcome) -> str:
    """A task's state, and how much of it where that is a part."""
    return f"part {percent(mark.share)}" if mark.state == "part" else mark.state


def day_words(record: DayRecord | None) -> tuple[str, str]:
    """What was kept of a day, and its pain."""
    if record is None:
        return "nothing on record", "no pain report"
    state = shown_state(record)
    kept = f", {percent(record.share)} done" if record.share > 0 else ""
    pain = [
        f"{name} {level}"
        for name, level in (("worst", record.worst), ("morning", record.morning))
        if level is not None
    ]
    return f"{STATES.get(state, state)}{kept}", f"pain {', '.join(pain)}" if pain else "no pain report"


def _most(year: Year | None) -> int:
    """Tasks of the fullest day."""
    return max((len(record.outcomes) for record in year.days if record is not None), default=0) if year else 0


class Strengths(Lines):
    """A line a task: its name, twelve months as blocks, and where it stands."""

    year: reactive[Year | None] = reactive(None, layout=True)

    def lines(self, width: int) -> list[Content]:
        if self.year is None:
            return [Content("")]
        title = Content.assemble(
            ("Strength", content.STRONG), ("  at the end of each month, 0 to 100", content.QUIET)
        )
        tasks = [(Content(""), task.name, months(task)) for task in self.year.tasks]
        return [title, *in_columns(tasks, width)]


def months(task: TaskYear) -> Content:
    """Twelve blocks and the number now; a dot for a month before anything was recorded."""
    levels = [None if level is None else level / 100 for level in task.strengths]
    return Content.assemble(blocks(levels, "$accent"), f" {task.now:3d}")
