"""Under a year's days: the day under the cursor in words, and how firm each task's habit has become."""

from __future__ import annotations

from datetime import date

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from backcare_tui.domain.glyphs import STATES, shown_state
from backcare_tui.domain.history.year import TaskYear, Year
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.domain.plan.dose import percent
from backcare_tui.text.dates import long_date, short_date
from backcare_tui.tui import content
from backcare_tui.tui.widgets.legend import blocks, in_columns, rows_for
from backcare_tui.tui.widgets.text import Lines

TWO_LINES = len("kept in part, 99 % done · pain worst 10, morning 10")
ONE_LINE = len("Wed 30 Sep 2026   ") + TWO_LINES
LONG = len("Wednesday 30 September 2026   ") + TWO_LINES
"""Cells from which all that is said of a day stands on two lines, on one, and on one with its date in full."""

MONTHLY = 44
"""Cells for all that heads the strengths."""

STATE = 10
"""Cells of a task's state: ``part 50 %``."""


class YearDay(Lines):
    """A date, what was kept of it, its pain, and each task's mark. As high on every day as on the fullest."""

    year: reactive[Year | None] = reactive(None, layout=True)
    day: reactive[date | None] = reactive(None)
    words: reactive[tuple[str, ...]] = reactive(())
    """What the person said on that day."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Lines of the day that has most: moving from day to day moves nothing else."""
        head = 1 if width >= ONE_LINE else 2 if width >= TWO_LINES else 3
        return head + 1 + rows_for(_most(self.year), width)

    def lines(self, width: int) -> list[Content]:
        if self.year is None or self.day is None:
            return [Content("")]
        record = self.year.record(self.day)
        tasks = in_columns(self._marks(self.year, record), width)
        blank = [Content("")] * (rows_for(_most(self.year), width) - len(tasks))
        said = content.say(" · ".join(("Notes", *self.words)) if self.words else "")
        return [*heading(self.day, record, width), *tasks, said, *blank]

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


def heading(day: date, record: DayRecord | None, width: int) -> list[Content]:
    """A day's date and words, on as many lines as the longest of them take in so much room."""
    full = f"{long_date(day)} {day.year}"
    roomy = width >= LONG or len(full) <= width < ONE_LINE
    title = content.say(full if roomy else f"{day:%a} {short_date(day)}", content.STRONG)
    kept, pain = (content.say(words, content.QUIET) for words in day_words(record))
    if width < TWO_LINES:
        return [title, kept, pain]
    said = Content.styled(" · ", content.QUIET).join([kept, pain])
    return [Content.assemble(title, "   ", said)] if width >= ONE_LINE else [title, said]


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
        about = "  at the end of each month, 0 to 100" if width >= MONTHLY else "  0 to 100"
        title = Content.assemble(("Strength", content.STRONG), (about, content.QUIET))
        tasks = [(Content(""), task.name, months(task)) for task in self.year.tasks]
        return [title, *in_columns(tasks, width)]


def months(task: TaskYear) -> Content:
    """Twelve blocks and the number now; a dot for a month before anything was recorded."""
    levels = [None if level is None else level / 100 for level in task.strengths]
    return Content.assemble(blocks(levels, "$accent"), f" {task.now:3d}")
