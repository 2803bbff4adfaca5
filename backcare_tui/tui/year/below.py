"""Under a year's days: the one under the cursor in words, and each task that day beside its strength by the month."""

from __future__ import annotations

from datetime import date

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from backcare_tui.domain.glyphs import SLIM, STATES, column, shown_state
from backcare_tui.domain.history.year import COLUMNS, TaskYear, Year, best_words, total_words
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.text.dates import long_date, short_date
from backcare_tui.text.language import count
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Lines
from backcare_tui.tui.year.rows import CELL, GUTTER

MONTH = ((GUTTER + CELL * COLUMNS - 6, 4), (70, 2), (56, 1), (0, 0))
"""Cells of a month's strength, by the least width that has room for them; from two on each is named, if only by a letter."""
NAMED = MONTH[1][1]
MARK, STATE, NUMBER = 2, len("part, 75 %") + 1, 4
STRENGTH = "Strength"
SAID = len("   in part, 10 of 12 tasks done · pain 10, morning 10")
ONE_LINE = len("Wed 30 Sep 2026") + SAID
LONG = len("Wednesday 30 September 2026") + SAID + len(STRENGTH) + 2
"""Cells from which all that is said of a day stands behind its date, and behind its date in full."""


class YearDay(Lines):
    """A date, what was kept of it, its pain; then a line a task: its mark that day, and its strength by the month.

    The tasks keep their lines from day to day, so that only marks and words change with the cursor.
    """

    year: reactive[Year | None] = reactive(None, layout=True)
    day: reactive[date | None] = reactive(None)
    words: reactive[tuple[str, ...]] = reactive(())
    """What the person said on that day."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Lines of the day that has most: moving from day to day moves nothing else."""
        year, head = self.year, heading_lines(width)
        if year is None:
            return head
        planned = {task.id for task in year.tasks}
        others = (len(record.outcomes.keys() - planned) for record in year.days if record is not None)
        return head + len(planned) + max(others, default=0) + 1

    def lines(self, width: int) -> list[Content]:
        year = self.year
        if year is None or self.day is None:
            return [Content("")]
        record, month = year.record(self.day), month_cells(width)
        outcomes = record.outcomes if record is not None else {}
        planned = {task.id: task for task in year.tasks}
        rows = [
            row(year.names.get(task, task), outcomes.get(task), planned.get(task), width, month)
            for task in (*planned, *sorted(outcomes.keys() - planned.keys()))
        ]
        said = content.say(" · ".join(("Notes", *self.words)) if self.words else "")
        first, *rest = heading(self.day, record, width)
        strength = content.say(STRENGTH if month else "", content.QUIET)
        lines = [content.spread(first, strength, width), *rest, *names(year, width, month), *rows, said]
        return lines + [Content("")] * (self.get_content_height(self.size, self.size, width) - len(lines))


def month_cells(width: int) -> int:
    """Cells of a month's strength in so much room."""
    return next(cells for least, cells in MONTH if width >= least)


def row(
    name: str,
    outcome: TaskOutcome | None,
    planned: TaskYear | None,
    width: int,
    month: int,
) -> Content:
    """A task: its shape that day, its name, the word for the shape; its months as blocks, and where it stands."""
    shape = content.mark(outcome.state) if outcome is not None else Content(" ")
    optional = planned is not None and planned.optional
    word = content.fit(
        outcome_word(outcome, optional=optional) if outcome is not None else "", STATE, content.QUIET
    )
    room = width - MARK - STATE - month * 12 - NUMBER - 1
    start = Content.assemble(shape, " ", content.fit(name, room), " ", word)
    if planned is None:
        return start
    number = content.say(f"{planned.now:>{NUMBER}}", content.QUIET)
    if not month:
        return Content.assemble(start, number)
    block = max(1, month - 1)
    blocks = "".join(
        (" " if level is None else column(level / 100, SLIM)) * block + " " * (month - block)
        for level in planned.strengths
    )
    return Content.assemble(start, (blocks.rjust(month * 12), "$accent"), number)


def names(year: Year, width: int, month: int) -> list[Content]:
    """The months' names over their columns, or the first letters of them, where these are wide enough."""
    if month < NAMED:
        return []
    known = [any(task.strengths[at] is not None for task in year.tasks) for at in range(len(year.ends))]
    line = "".join(
        (f"{end:%b}"[: month - 1] if told else "").ljust(month)
        for end, told in zip(year.ends, known, strict=True)
    )
    return [content.say(" " * (width - NUMBER - len(line)) + line, content.QUIET)]


def heading_lines(width: int) -> int:
    """Lines above the tasks."""
    return 1 + (width < ONE_LINE) + (month_cells(width) >= NAMED)


def heading(day: date, record: DayRecord | None, width: int) -> list[Content]:
    """A day's date and words, on one line or two."""
    date_words = f"{long_date(day)} {day.year}" if width >= LONG else f"{day:%a} {short_date(day)}"
    title = content.say(date_words, content.STRONG)
    kept, pain, morning = day_words(record)
    said = content.say(
        f"{kept} · {pain}{morning if len(kept + pain + morning) + 3 <= width else ''}", content.QUIET
    )
    return [Content.assemble(title, "   ", said)] if width >= ONE_LINE else [title, content.cut(said, width)]


def outcome_word(outcome: TaskOutcome, *, optional: bool = False) -> str:
    """A task's state, and of one that was done in part how much of 100; what is offered and optional is called so."""
    if outcome.state == "part":
        return f"part, {min(99, round(100 * outcome.share))} %"
    return "optional" if optional and outcome.state == "offered" else outcome.state


def day_words(record: DayRecord | None) -> tuple[str, str, str]:
    """What was kept of a day, its pain, and that of its morning."""
    if record is None:
        return "nothing on record", "no pain report", ""
    state = shown_state(record)
    word = "in part" if state == "part" else STATES.get(state, state)
    asked = [one for one in record.outcomes.values() if one.share > 0 or one.state in ("due", "missed")]
    done = sum(one.state == "done" for one in asked)
    kept = f"{word}, {done} of {count(len(asked), 'task')} done" if record.share > 0 else word
    if record.worst is None:
        return kept, "no pain report", ""
    return kept, f"pain {record.worst}", "" if record.morning is None else f", morning {record.morning}"


def sums(year: Year, width: int) -> Content:
    """All of it in one sentence, as long as there is room for."""
    kept, weeks, reported = total_words(year)
    best_days, best_weeks = best_words(year)
    most = (kept, weeks, reported, f"best streaks {best_days}, {best_weeks}")
    short = (kept, weeks, f"best {best_days}, {best_weeks}")
    words = content.say(" · ".join(most), content.QUIET)
    return words if words.cell_length <= width else content.say(" · ".join(short), content.QUIET)
