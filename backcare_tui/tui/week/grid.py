"""A week as a picture: tasks by days, what was kept, and the pain of the same days; under it target, weeks and streaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.glyphs import column, share_glyph
from backcare_tui.domain.guidance.pain_zones import zone_of
from backcare_tui.domain.history.week import TaskWeek, Week, WeekSum
from backcare_tui.domain.journal.day_record import NEARLY, DayRecord, TaskOutcome
from backcare_tui.text.language import count
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Lines

DAYS = ((100, 6), (72, 4), (56, 3), (0, 2))
"""Cells of a day, by the least width that has room for them."""
NAMED = 4
"""Cells from which a day's name has three letters, and what was kept of it is a bar under them."""
NAME = 40
BAR = 8
"""Cells of a strength's bar."""
NUMBER = 3
STRIP = 2
"""Cells of a week among others: some terminals draw a mark two cells wide."""


class Columns(NamedTuple):
    """Where things stand in a week: cells of a name, of a day, and of the bar behind a strength."""

    name: int
    cell: int
    bar: int

    def centred(self, shown: Content) -> Content:
        """Something one cell wide under the middle of its day's name."""
        before = 1 if self.cell >= NAMED else 0
        return Content.assemble(" " * before, shown, " " * (self.cell - before - shown.cell_length))

    @property
    def bars(self) -> bool:
        """Whether what was kept of a day has room to be a bar."""
        return self.cell >= NAMED


def columns(width: int, longest: int) -> Columns:
    """The columns of a week that is ``width`` cells wide, and whose longest name has so many."""
    cell = next(cells for least, cells in DAYS if width >= least)
    bar = BAR if cell >= NAMED else 0
    rest = width - 7 * cell - NUMBER - (bar + 1 if bar else 0)
    return Columns(min(max(longest + 2, NAME if cell == DAYS[0][1] else 0), rest), cell, bar)


def columns_of(week: Week, width: int) -> Columns:
    """The columns of a week, the same for its days and for what stands under them."""
    names = [*(content.width_of(task.name) for task in week.tasks), LABELS]
    return columns(width, max(names))


LABELS = len("This week  7 of 7")
"""Cells of the longest words at the left of a row."""


class WeekGrid(Lines):
    """Draws a week; on a narrow screen a column is two cells and strength is a number."""

    week: reactive[Week | None] = reactive(None, layout=True)

    def lines(self, width: int) -> list[Content]:
        week = self.week
        if week is None:
            return [Content("")]
        at = columns_of(week, width)
        drawn = [_heads(week, at), *(_line(task, at) for task in week.tasks)]
        if not week.tasks:
            drawn.append(content.say("Nothing recorded in this week.", content.QUIET))
        drawn += [Content("")] if at.bars else []
        drawn += [_days("Done, %" if at.bars else "Done", [_kept_of(day, at) for day in week.days], at)]
        if at.bars:
            drawn.append(
                _days(
                    "", [content.fit(f"{_short_of(day):>2}", at.cell, content.QUIET) for day in week.days], at
                )
            )
        worst = [None if day is None else day.worst for day in week.days]
        mornings = [None if day is None else day.morning for day in week.days]
        drawn.append(_days("Pain, worst", [at.centred(_level(level, week)) for level in worst], at))
        drawn.append(_days("  morning", [at.centred(_level(level, week)) for level in mornings], at))
        return drawn


def _heads(week: Week, at: Columns) -> Content:
    heads = [
        content.fit(
            f"{day:%a}"[: at.cell - 1], at.cell, content.STRONG if day == week.today else content.QUIET
        )
        for day in week.dates
    ]
    return Content.assemble(
        " " * at.name,
        *heads,
        content.say(
            " Strength" if at.bar and any(task.strength for task in week.tasks) else "", content.QUIET
        ),
    )


def _line(task: TaskWeek, at: Columns) -> Content:
    marks = [at.centred(_mark(mark)) for mark in task.outcomes]
    number = content.say(f"{task.strength or '':>{NUMBER}}", content.QUIET)
    bar = (
        Content.assemble(" ", content.bar(task.strength / 100, at.bar))
        if at.bar and task.strength
        else Content("")
    )
    return Content.assemble(content.fit(task.name, at.name - 1), " ", *marks, number, bar)


def _mark(mark: TaskOutcome | None) -> Content:
    if mark is None or mark.state == "offered":
        return Content(" ")
    return content.mark(mark.state)


def _days(title: str, cells: list[Content], at: Columns) -> Content:
    return Content.assemble(content.fit(title, at.name, content.QUIET), *cells)


def _kept_of(day: DayRecord | None, at: Columns) -> Content:
    """The day's share as a bar, or as a shape where there is no room; a dash where it does not count, nothing without one."""
    if day is None or (day.state == "pending" and not day.share):
        return Content(" " * at.cell)
    if not day.counts and day.state != "pending":
        return at.centred(Content.styled("–", content.QUIET))
    tone = "$accent" if day.state == "kept" else content.QUIET
    if not at.bars:
        return at.centred(Content.styled(share_glyph(day), tone))
    return Content.assemble(content.bar(day.share, len("Mon"), tone), " " * (at.cell - len("Mon")))


def _short_of(day: DayRecord | None) -> str:
    """The day's share where it is below 100; nothing for a day that does not count, or has not begun."""
    if day is None or not (day.counts or (day.state == "pending" and day.share)) or day.share >= 1 - NEARLY:
        return ""
    return str(min(99, round(100 * day.share)))


def _level(level: int | None, week: Week) -> Content:
    return Content(" ") if level is None else content.say(str(level), content.STYLES[zone_of(level, week)])


class WeekFoot(Lines):
    """A bar towards the target, twelve weeks as a strip, and the streaks in words; a blank line above where it has room."""

    week: reactive[Week | None] = reactive(None, layout=True)

    def lines(self, width: int) -> list[Content]:
        week = self.week
        if week is None:
            return [Content("")]
        at = columns_of(week, width)
        gap = [Content("")] if at.bars else []
        above = [] if self.screen.has_class("-short") and not at.bars else [Content("")]
        strip = week.strip[-min(len(week.strip), (7 * at.cell + NUMBER) // STRIP) :]
        return [
            *above,
            _row(_kept(week), _target(week, at), at),
            *_beside(_standing(week), at, width),
            *(gap if any(bar.counted for bar in strip) else []),
            *_weeks(week, strip, at),
            *_streaks(week, at, width),
        ]


def _kept(week: Week) -> str:
    which = "This week" if week.current else "That week"
    if week.neutral:
        return f"{which} waits" if week.current else f"{which}: no target"
    return (
        f"{which}  {week.kept} of {week.needs}" if week.kept <= week.needs else f"{which}  {week.kept} kept"
    )


def _standing(week: Week) -> Content:
    """What keeps the running week; of one that is over, whether it was on target."""
    if week.current:
        return content.say(week.streak.week.words, content.STRONG)
    on_target = week.strip[-1].on_target
    return content.say(
        "" if on_target is None else "On target." if on_target else "Not on target.", content.STRONG
    )


def _target(week: Week, at: Columns) -> Content:
    """Seven days as a bar, as wide as the days above it, with a mark where the target is reached."""
    kept, wide = week.kept * at.cell, 7 * at.cell
    cells = [("━", "$accent")] * kept + [("─", "$foreground-disabled")] * (wide - kept)
    if not week.neutral:
        cells[week.needs * at.cell - 1] = ("┃", content.STRONG)
    return content.pieces(cells)


def _row(title: str, shown: Content, at: Columns) -> Content:
    """A title, and what stands under the days."""
    return Content.assemble(content.fit(title, at.name, content.QUIET), shown)


def _beside(words: Content, at: Columns, width: int) -> list[Content]:
    """Words under the days where they have room there, else on lines of their own."""
    if at.name + words.cell_length <= width:
        return [_row("", words, at)]
    return [*words.wrap(max(1, width))]


def _strip(cells: Iterable[Content]) -> Content:
    return Content.assemble(*(piece for cell in cells for piece in (cell, " " * (STRIP - 1))))


def _weeks(week: Week, strip: Sequence[WeekSum], at: Columns) -> list[Content]:
    """Each week's kept days, and whether it was on target; nothing before any of them counts."""
    if not any(bar.counted for bar in strip):
        return []
    return [
        _row(f"{len(strip)} weeks", _strip(_week_block(bar) for bar in strip), at),
        _row("  on target", _strip(_aim(bar, week) for bar in strip), at),
    ]


def _week_block(bar: WeekSum) -> Content:
    if not bar.counted:
        return Content.styled("·", content.QUIET)
    return Content.styled(column(bar.kept / 7), "$accent" if bar.reached else content.QUIET)


def _aim(bar: WeekSum, week: Week) -> Content:
    """Whether a week was on target: a filled circle, or a dot; an open one while it can be, nothing where none counted."""
    if not bar.counted:
        return Content(" ")
    now = week.streak.week
    if week.current and bar.starts == week.starts and not now.on_target and now.possible:
        return content.mark("pending")
    return content.mark("kept" if bar.reached else "missed")


def _streaks(week: Week, at: Columns, width: int) -> list[Content]:
    """Days and weeks on target in a row: under the days where they have room. Nothing before the first."""
    streak = week.streak
    if not streak.best_days:
        return []
    days, weeks = count(streak.days, "day"), count(streak.weeks, "week")
    best_days, best_weeks = f"{streak.best_days} at best", f"{streak.best_weeks} at best"
    words = content.say(f"{days}, {best_days} · {weeks}, {best_weeks}")
    if at.name + words.cell_length <= width:
        return [_row("In a row" if week.current else "In a row now", words, at)]
    sentences = (f"{days} in a row, {best_days}", f"{weeks} on target, {best_weeks}")
    return [line for words in sentences for line in content.say(words).wrap(max(1, width))]
