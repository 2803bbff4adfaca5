"""Under a week's grid: how near its target it is, the weeks before it, and the streaks."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from backcare_tui.domain.glyphs import column
from backcare_tui.domain.history.week import Week, WeekSum
from backcare_tui.text.language import count
from backcare_tui.tui import content
from backcare_tui.tui.week.grid import MARK, Columns, columns
from backcare_tui.tui.widgets.text import Lines


class WeekFoot(Lines):
    """A bar towards the target, twelve weeks as a strip, and the streaks in words."""

    DEFAULT_CSS = "WeekFoot { margin-top: 1; }"

    week: reactive[Week | None] = reactive(None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it draws, once they are wrapped."""
        return len(content.lines(self.lines(width)).wrap(max(1, width)))

    def lines(self, width: int) -> list[Content]:
        week = self.week
        if week is None:
            return [Content("")]
        at = columns(width)
        gap = [] if at.cell < MARK else [Content("")]
        step = 2 if gap else 1
        return [
            _line(_kept(week, short=not gap), [_target(week, at)], at, ""),
            *gap,
            _strip("12 weeks", [_block(bar) for bar in week.strip], step, at, "kept days"),
            _strip("", [_aim(bar, week) for bar in week.strip], step, at, "on target"),
            *gap,
            *_streaks(week, short=not gap),
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


def _line(title: str, shown: list[Content], at: Columns, tail: str) -> Content:
    """A title, what stands under the days, and what it is in words where there is room."""
    drawn = Content.assemble(*shown)
    room = " " * max(1, 7 * at.cell + 1 - drawn.cell_length)
    words = content.say(tail if at.bar else "", content.QUIET)
    return Content.assemble(content.fit(title, at.name, content.QUIET), drawn, room, words)


def _strip(title: str, cells: list[Content], step: int, at: Columns, tail: str) -> Content:
    return _line(title, [Content.assemble(cell, " " * (step - 1)) for cell in cells], at, tail)


def _block(bar: WeekSum) -> Content:
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
