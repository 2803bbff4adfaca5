"""Picking places on the body, side by side in words."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.style import Style

from backcare_tui.domain.body.atlas import Atlas, Region
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.body.map import Picked
from backcare_tui.tui.widgets.cursor_list import into_view
from backcare_tui.tui.widgets.focus_bar import FocusBar
from backcare_tui.tui.widgets.text import Lines

SIDES = ("left", "middle", "right")
CELL = 11
NAME = 14


class PlaceList(FocusBar, Lines, can_focus=True):
    """A line a region, a cell a side; arrow keys move, space posts ``Picked``. Sides are the person's own."""

    DEFAULT_CSS = """
    PlaceList { border-left: blank; }
    PlaceList:focus { border-left: outer $accent; }
    """

    BINDINGS = [
        bind("place.up", "up,k", "move(-1, 0)", "", "move over the body"),
        bind("place.down", "down,j", "move(1, 0)", "", "move over the body"),
        bind("place.left", "left,h", "move(0, -1)", "", "move over the body"),
        bind("place.right", "right,l", "move(0, 1)", "", "move over the body"),
        bind("place.pick", "space", "pick", "pick", "take or leave the place"),
    ]

    cursor: reactive[tuple[int, int]] = reactive((0, 0))
    chosen: reactive[tuple[str, ...]] = reactive(())

    def __init__(self, atlas: Atlas, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._regions = atlas.region
        self.set_reactive(PlaceList.cursor, (0, cells(atlas.region[0])[0][0]))

    @property
    def focused_lines(self) -> range:
        """The row of the cursor."""
        return range(self.cursor[0], self.cursor[0] + 1)

    def action_move(self, down: int, across: int) -> None:
        """Move the cursor, stopping at the edges and landing on a side that is there."""
        row = max(0, min(len(self._regions) - 1, self.cursor[0] + down))
        sides = cells(self._regions[row])
        at = self.cursor[1] + across
        known = [side for side, _place in sides]
        if at not in known:
            if across:
                ahead = [side for side in known if (side - self.cursor[1]) * across > 0]
                at = min(ahead, key=lambda side: abs(side - at)) if ahead else self.cursor[1]
            if at not in known:
                at = min(known, key=lambda side: abs(side - at))
        self.cursor = (row, at)
        into_view(self, row)

    def action_pick(self) -> None:
        row, at = self.cursor
        place = dict(cells(self._regions[row])).get(at)
        if place is not None:
            self.post_message(Picked(place))

    def on_click(self, event: Click) -> None:
        where = event.style.meta.get("place")
        if isinstance(where, tuple):
            self.focus()
            self.cursor = where
            self.action_pick()

    def lines(self, width: int) -> list[Content]:
        rows = []
        name, widths = columns(width)
        for line, region in enumerate(self._regions):
            sides = dict(cells(region))
            pieces = [content.fit(region.name, name, content.QUIET)]
            pieces += [self._cell(line, at, sides.get(at), wide) for at, wide in enumerate(widths)]
            rows.append(Content.assemble(*pieces))
        return rows

    def _cell(self, line: int, at: int, place: str | None, wide: int) -> Content:
        if place is None:
            return Content(" " * wide)
        word = place.rsplit("-", 1)[-1] if place.rsplit("-", 1)[-1] in SIDES else "here"
        picked = place in self.chosen or place.rpartition("-")[0] in self.chosen
        cell = content.fit(
            f" {'●' if picked else '○'} {word}", wide, content.STYLES["done"] if picked else ""
        )
        if self.has_focus and (line, at) == self.cursor:
            cell = cell.stylize_before("bold on $panel")
        return cell.stylize(Style.from_meta({"place": (line, at)}))


def columns(width: int) -> tuple[int, list[int]]:
    """Cells of a name, and of each side; as close together as their words where there is little room."""
    if width >= NAME + CELL * len(SIDES):
        return NAME, [CELL] * len(SIDES)
    sides = [len(side) + 3 for side in SIDES]
    return max(8, min(NAME, width - sum(sides))), sides


def cells(region: Region) -> list[tuple[int, str]]:
    """Where a region's places stand: (column, place id); one without sides stands in the middle."""
    if not region.sides:
        return [(1, region.id)]
    return [(SIDES.index(side), f"{region.id}-{side}") for side in region.sides if side in SIDES]
