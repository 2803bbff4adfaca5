"""A ladder drawn: the rung that is stood on in brackets, and strong."""

from __future__ import annotations

from textual.content import Content

from backcare_tui.domain.plan.ladder import Piece, ladder_pieces, ladder_rows
from backcare_tui.domain.plan.plan import Task
from backcare_tui.tui import content


def ladder(task: Task, rung: int | None, now: str, width: int) -> list[Content]:
    """A task's ladder, and where it stands now: on one line where there is room, else in lines that read alone."""
    told = content.say(f"now {now}" if now else "", content.QUIET)
    line = _drawn(ladder_pieces(task, rung))
    whole = Content.assemble(line, "   " if now else "", told)
    if whole.cell_length <= width:
        return [whole]
    lines = [line] if line.cell_length <= width else [*map(_drawn, ladder_rows(task, rung))]
    return [*lines, told] if now else lines


def _drawn(steps: list[Piece]) -> Content:
    pieces = [content.say(f"[{text}]", content.ACCENT) if here else content.say(text) for text, here in steps]
    return Content.assemble(*pieces)
