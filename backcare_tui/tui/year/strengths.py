"""How firm each task's habit has become, month by month."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.glyphs import column
from backcare_tui.domain.history.year import TaskYear, Year
from backcare_tui.tui import content
from backcare_tui.tui.widgets.legend import in_columns, rows_for


class Strengths(Widget):
    """A line a task: its name, twelve months as blocks, and where it stands."""

    DEFAULT_CSS = "Strengths { height: auto; }"

    year: reactive[Year | None] = reactive(None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 + rows_for(len(self.year.tasks) if self.year else 0, width)

    def render(self) -> Content:
        if self.year is None:
            return Content("")
        title = Content.assemble(
            ("Strength", content.STRONG), ("  at the end of each month, 0 to 100", content.QUIET)
        )
        tasks = [(Content(""), task.name, months(task)) for task in self.year.tasks]
        return content.lines([title, *in_columns(tasks, self.content_size.width)])


def months(task: TaskYear) -> Content:
    """Twelve blocks and the number now; a dot for a month before anything was recorded."""
    blocks = Content("").join(
        Content.styled("·", "$foreground-disabled")
        if level is None
        else Content.styled(column(level / 100), "$accent")
        for level in task.strengths
    )
    return Content.assemble(blocks, f" {task.now:3d}")
