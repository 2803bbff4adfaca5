"""A week as a picture: tasks by days, what was kept, and the pain of the same days; under it target, weeks and streaks."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.glyphs import column
from backcare_tui.domain.guidance.pain_zones import zone_of
from backcare_tui.domain.history.week import TaskWeek, Week, WeekSum
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.text.language import count
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Lines

WIDE, MIDDLE = 76, 56
"""Widths from which a day has four cells, and three."""
NAME = 35
BAR = 8
"""Cells of a strength bar."""


class Columns(NamedTuple):
    """Where things stand in a week: cells of a name, of a day, and of the bar behind a strength."""

    name: int
    cell: int
    bar: int

    def centred(self, shown: Content) -> Content:
        """Something one cell wide in the middle of its day's column."""
        before = 1 if self.cell > MARK else 0
        return Content.assemble(" " * before, shown, " " * (self.cell - before - shown.cell_length))


MARK = 3
"""Cells of a day up to which a mark stands under the first letter of its name."""


def columns(width: int) -> Columns:
    """The columns of a week that is ``width`` cells wide."""
    cell = 4 if width >= WIDE else 3 if width >= MIDDLE else 2
    bar = BAR if width >= WIDE else 0
    return Columns(min(NAME, width - 7 * cell - 4 - (bar + 1 if bar else 0)), cell, bar)


class WeekGrid(Lines):
    """Draws a week; on a narrow screen a column is two cells and strength is a number."""

    week: reactive[Week | None] = reactive(None, layout=True)

    def lines(self, width: int) -> list[Content]:
        week = self.week
        if week is None:
            return [Content("")]
        at = columns(width)
        drawn = [_heads(week, at), *(_line(task, at) for task in week.tasks)]
        if not week.tasks:
            drawn.append(content.say("Nothing recorded in this week.", content.QUIET))
        drawn += [Content(""), _days("Kept", [at.centred(_block(day)) for day in week.days], at)]
        if at.cell > MARK:
            drawn[-1] = _days(
                "Kept", [content.fit(3 * _block(day).plain, 4, _tone(day)) for day in week.days], at
            )
            drawn.append(
                _days(
                    "  of 100", [content.fit(f"{_share(day):>3}", 4, content.QUIET) for day in week.days], at
                )
            )
        worst = [None if day is None else day.worst for day in week.days]
        mornings = [None if day is None else day.morning for day in week.days]
        drawn.append(_days("Pain, worst", [at.centred(_level(level, week)) for level in worst], at))
        drawn.append(_days("      morning", [at.centred(_level(level, week)) for level in mornings], at))
        return drawn


def _heads(week: Week, at: Columns) -> Content:
    heads = [
        content.fit(
            f"{day:%a}"[: at.cell - 1], at.cell, content.STRONG if day == week.today else content.QUIET
        )
        for day in week.dates
    ]
    return Content.assemble(" " * at.name, *heads, content.say(" Strength" if at.bar else "", content.QUIET))


def _line(task: TaskWeek, at: Columns) -> Content:
    marks = [at.centred(_mark(mark)) for mark in task.outcomes]
    number = content.say(f"{task.strength:4d}", content.QUIET)
    bar = Content.assemble(" ", content.bar(task.strength / 100, at.bar)) if at.bar else Content("")
    return Content.assemble(content.fit(task.name, at.name - 1), " ", *marks, number, bar)


def _mark(mark: TaskOutcome | None) -> Content:
    if mark is None or mark.state == "offered":
        return Content(" ")
    return content.mark(mark.state)


def _days(title: str, cells: list[Content], at: Columns) -> Content:
    return Content.assemble(content.fit(title, at.name, content.QUIET), *cells)


def _block(day: DayRecord | None) -> Content:
    """The day's share as a block, a dash where the day does not count; nothing without a record."""
    if day is None:
        return Content(" ")
    if not day.counts and day.state != "pending":
        return Content.styled("–", content.QUIET)
    if day.share <= 0:
        return Content.styled(" " if day.state == "pending" else "·", content.QUIET)
    return Content.styled(column(day.share), _tone(day))


def _tone(day: DayRecord | None) -> str:
    return content.QUIET if day is None or day.state != "kept" else "$accent"


def _share(day: DayRecord | None) -> str:
    """The day's share of 100; nothing where the day does not count."""
    if day is None or not (day.counts or day.state == "pending"):
        return ""
    return "…" if day.state == "pending" and not day.share else f"{100 * day.share:.0f}"


def _level(level: int | None, week: Week) -> Content:
    return Content(" ") if level is None else content.say(str(level), content.STYLES[zone_of(level, week)])


class WeekFoot(Lines):
    """A bar towards the target, twelve weeks as a strip, and the streaks in words."""

    DEFAULT_CSS = "WeekFoot { margin-top: 1; }"

    week: reactive[Week | None] = reactive(None, layout=True)

    def lines(self, width: int) -> list[Content]:
        week = self.week
        if week is None:
            return [Content("")]
        at = columns(width)
        gap = [] if at.cell < MARK else [Content("")]
        step = 2 if gap else 1
        return [
            _foot_line(_kept(week, short=not gap), [_target(week, at)], at, ""),
            *gap,
            _strip("12 weeks", [_week_block(bar) for bar in week.strip], step, at, "kept days"),
            _strip("", [_aim(bar, week) for bar in week.strip], step, at, "on target"),
            *gap,
            *(line for words in _streaks(week, short=not gap) for line in words.wrap(max(1, width))),
        ]


def _kept(week: Week, *, short: bool) -> str:
    which = "This week" if week.current else "That week"
    if week.neutral:
        return f"{which} waits" if week.current else f"{which}: no target"
    kept = f"{week.kept} of {week.needs}" if week.kept <= week.needs else str(week.kept)
    return f"{which}  {kept}{'' if short else ' kept'}"


def _target(week: Week, at: Columns) -> Content:
    """Seven days as a bar, as wide as the days above it, with a mark where the target is reached."""
    cells = [("━", "$accent")] * (week.kept * at.cell) + [("─", "$foreground-disabled")] * 28
    cells = cells[: 7 * at.cell]
    if not week.neutral:
        cells[week.needs * at.cell - 1] = ("┃", content.STRONG)
    return Content.assemble(*cells)


def _foot_line(title: str, shown: list[Content], at: Columns, tail: str) -> Content:
    """A title, what stands under the days, and what it is in words where there is room."""
    drawn = Content.assemble(*shown)
    room = " " * max(1, 7 * at.cell + 1 - drawn.cell_length)
    words = content.say(tail if at.bar else "", content.QUIET)
    return Content.assemble(content.fit(title, at.name, content.QUIET), drawn, room, words)


def _strip(title: str, cells: list[Content], step: int, at: Columns, tail: str) -> Content:
    return _foot_line(title, [Content.assemble(cell, " " * (step - 1)) for cell in cells], at, tail)


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


def _streaks(week: Week, *, short: bool) -> list[Content]:
    streak = week.streak
    days = f"{count(streak.days, 'day')} in a row, {streak.best_days} at best"
    runs = f"{count(streak.weeks, 'week')} on target, {streak.best_weeks} at best"
    sentences = [days, runs] if short else [f"{days} · {runs}"]
    return [*map(content.say, sentences), content.say(streak.week.words, content.STRONG)]
