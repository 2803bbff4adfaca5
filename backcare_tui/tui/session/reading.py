"""What a step says: where not all of it has room, it ends with a whole sentence, and the last line says that it goes on."""

from __future__ import annotations

from typing import cast

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size

from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Bullet, Bullets

ON = Content.assemble(("↓", content.ACCENT), (" read on", content.QUIET)).stylize(content.key_style("down"))


class Reading(Bullets):
    """Bullets within what scrolls them; ``less`` are shorter ways to say them, of which the first that fits is shown."""

    less: tuple[tuple[Bullet, ...], ...] = ()
    _room = 0

    def on_mount(self) -> None:
        """What is seen of it ends elsewhere when it was scrolled."""
        self.watch(self._scroll, "scroll_y", self._again)

    def _again(self) -> None:
        self.refresh()

    @property
    def _scroll(self) -> VerticalScroll:
        return cast("VerticalScroll", self.parent)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As all of it takes, seen or not."""
        self._room = container.height
        return super().get_content_height(container, viewport, width)

    def render(self) -> Content:
        width, scroll = self.content_size.width, self._scroll
        rows = self._lines(width)
        top = scroll.scroll_offset.y - self.virtual_region.y
        last = top + scroll.scrollable_content_region.height
        if 0 < last < len(rows):
            items = self._shown(width)
            ends = (
                len(self._lines(width, items[:end])) for end in range(1, len(items)) if _may_end(items, end)
            )
            whole = max((end for end in ends if top < end < last), default=last - 1)
            rows[whole:last] = [*[Content("")] * (last - 1 - whole), ON]
        return content.lines(rows)

    def _lines(self, width: int, items: tuple[Bullet, ...] | None = None) -> list[Content]:
        return super()._lines(width, self._shown(width) if items is None else items)

    def _shown(self, width: int) -> tuple[Bullet, ...]:
        forms = (self.items, *self.less)
        fits = (form for form in forms[:-1] if len(super(Reading, self)._lines(width, form)) <= self._room)
        return next(fits, forms[-1])


def _may_end(items: tuple[Bullet, ...], end: int) -> bool:
    """Whether it can end before an item: not between a heading and what stands under it."""
    before, after = items[end - 1], items[end]
    return bool(before.mark.plain or not before.words.plain or not after.mark.plain)
