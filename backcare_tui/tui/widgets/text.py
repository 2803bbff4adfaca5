"""Words that may be anyone's: wrapped, and gone when empty; in lines for the width there is; or behind a mark each."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.guidance.headline import Guidance
from backcare_tui.domain.journal.events import answer_words
from backcare_tui.domain.reference.plan_words import Part, doing, easier_lines, minding, sets_words, whole
from backcare_tui.text.language import capital
from backcare_tui.tui import content

LEAST = 8
"""Cells that the words beside a mark have at least."""


class Words(Widget):
    """Shows content; takes no room without any."""

    DEFAULT_CSS = "Words { height: auto; }"

    content: reactive[Content] = reactive(Content(""), layout=True)

    def __init__(
        self, content: Content | None = None, *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Words.content, content or Content(""))

    def on_click(self, event: Click) -> None:
        """A click on a key's name presses it."""
        key = event.style.meta.get("key")  # Textual's @click actions are markup, and nothing here is
        if isinstance(key, str):
            self.app.simulate_key(key)

    def render(self) -> Content:
        return self.content


class Brief(Words):
    """Words on a few lines at most; where there are more, the last ends with what says so."""

    def __init__(self, *, more: Content, most: int = 2, id: str | None = None) -> None:
        super().__init__(id=id)
        self._more, self._most = more, most

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return content.lines(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines = self.content.wrap(max(LEAST, width))
        if len(lines) <= self._most:
            return [*lines]
        room = width - self._more.cell_length
        last = lines[self._most - 1].truncate(max(0, room), ellipsis=False).rstrip()
        return [*lines[: self._most - 1], Content.assemble(last, self._more)]


class Lines(Widget):
    """Drawn anew for each width, and as high as that makes it: a line that is too long is cut, and pushes none out."""

    DEFAULT_CSS = "Lines { height: auto; }"

    def lines(self, width: int) -> list[Content]:
        """What it shows in so many cells across."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render(self) -> Content:
        width = self.content_size.width
        return content.lines([content.cut(line, width) for line in self.lines(width)])


class Bullet(NamedTuple):
    """A mark, or a word for what follows, and the words; ``key`` is pressed by a click on them."""

    words: Content
    mark: Content = Content("")
    key: str = ""


class Bullets(Words):
    """Shows items below one another; where not all have room, the last line says so in the words of ``rest``."""

    DEFAULT_CSS = "Bullets { height: auto; }"

    items: reactive[tuple[Bullet, ...]] = reactive((), layout=True, always_update=True)

    def __init__(
        self, items: tuple[Bullet, ...] = (), *, rest: Content | None = None, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.set_reactive(Bullets.items, items)
        self._rest = rest

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        width, height = self.content_size
        lines = self._lines(width)
        if self._rest is not None and 0 < height < len(lines):
            lines = [*lines[: height - 1], self._rest]
        return content.lines(lines)

    def item_region(self, at: int) -> Region:
        """Where an item stands in what it scrolls in."""
        _left, top, width, _height = self.virtual_region
        before, within = (len(self._lines(width, self.items[:end])) for end in (at, at + 1))
        return Region(0, top + before, width, within - before)

    def _lines(self, width: int, items: tuple[Bullet, ...] | None = None) -> list[Content]:
        rows: list[Content] = []
        for words, mark, key in self.items if items is None else items:
            indent = mark.cell_length
            room = max(LEAST, width - indent)
            wrapped = words.wrap(room) if words.plain else [words]
            for at, line in enumerate(wrapped):
                row = Content.assemble(mark if at == 0 else " " * indent, line) if indent else line
                rows.append(row.stylize(content.key_style(key)) if key else row)
        return rows


def row_parts(row: Row, guidance: Guidance, atlas: Atlas) -> tuple[Part, ...]:
    """What there is to tell about a row, the facts of today first; empty parts are left out."""
    muscle = atlas.find(row.target) if row.target else None
    easier = (row.notes.easier,)
    meant = ", ".join(filter(None, (row.meant_words, row.when)))
    return whole(
        [
            ("Written down", answer_words(row.log)),
            ("Why today", (*row.why, *guidance.why, sets_words(row.dose))),
            ("Next step", (row.next_step.because,) if row.next_step is not None else ()),
            ("Today's form", easier if row.form <= 0 else ()),
            ("Side", (capital(row.side_words) + ".",) if row.side else ()),
            *doing(row.notes, muscle, row.form),
            ("Easier", easier_lines(row.notes) if row.form > 0 else ()),
            *minding(row.notes, muscle),
            ("When", (meant,) if meant else ()),
        ]
    )


def part_bullets(part: Part) -> tuple[Bullet, ...]:
    """A heading over its sentences, each on lines of its own; where there are several each has a dot to begin at."""
    heading, sentences = part
    mark = content.say("· ", content.QUIET) if len(sentences) > 1 else Content("")
    items = (Bullet(content.say(sentence), mark) for sentence in sentences)
    return (Bullet(Content.styled(heading, content.ACCENT)), *items, Bullet(Content("")))
