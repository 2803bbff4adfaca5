"""What every main screen has: a page, a line that answers, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen

from backcare_tui.tui import content
from backcare_tui.tui.dashboard import Dashboard
from backcare_tui.tui.widgets.cursor_list import CursorInView
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.text import LEAST, Words

if TYPE_CHECKING:
    from backcare_tui.tui.body.side_panel import Captions, SidePanel

MEASURE = 124
"""Cells of a page at most, as its style says, and of a page with the body beside it."""

BESIDE = (118, 30)
"""Columns and lines of a screen with room for a picture of the body at the right of its page."""

HIGH = 50
"""Lines from which the picture grows, and the page beside it leaves it more of the measure that both share."""


def head(title: str, text: Content, right: Content, width: int) -> Content:
    """The first line of a page: what it shows, more of it where there is room, and at the right end of which days."""
    name = Content.styled(title, content.STRONG)
    left = Content.assemble(name, "    ", text) if text.plain else name
    if left.cell_length + len("  ") + right.cell_length > width:
        left = name
    return content.cut(content.spread(left, right, width), width)


class Said(Words):
    """The answer to a key; where it has not all the room that it needs, its end says so."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.content.wrap(max(LEAST, width)))

    def render(self) -> Content:
        width, height = self.content_size
        lines = self.content.wrap(max(LEAST, width))
        if 0 < height < len(lines):
            last = lines[height - 1].truncate(max(0, width - 2), ellipsis=False).rstrip()
            lines = [*lines[: height - 1], Content.assemble(last, " …")]
        return content.lines([*lines])


class Page(CursorInView, Screen[None]):
    """A main screen; it follows the app's values and shows what the app says."""

    SIDED: ClassVar[bool] = False
    """Whether a picture of the body stands beside the page, where there is room."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall"), (34, "-roomy")]

    @property
    def backcare(self) -> Dashboard:
        """The app, as the state that screens follow."""
        return cast("Dashboard", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="answers"):  # of the whole screen, so that the keys stand still from page to page
            yield Said(id="said")
            yield KeyBar()
        with Vertical(id="page"):
            yield from self.compose_page()
        if self.SIDED:
            yield from self.side()

    def compose_page(self) -> ComposeResult:
        """What stands on the page, above the line that answers and the keys."""
        raise NotImplementedError

    # Textual calls a handler of every class that has one, so those of a screen need not call these.

    def on_mount(self) -> None:
        self.watch(self.app, "said", self._show_said)

    def on_resize(self) -> None:
        self._keep_room()
        if self.SIDED:
            self.call_after_refresh(self.show_beside)

    def side(self) -> list[SidePanel]:
        """The picture at the right of the page, if there is room for it as the screen is composed.

        One that came later would have the whole screen laid out and drawn once more; so would the classes
        of its size, which Textual gives only after the first layout.
        """
        self._keep_room()
        for breakpoints, cells in (
            (self.HORIZONTAL_BREAKPOINTS, self.app.size.width),
            (self.VERTICAL_BREAKPOINTS, self.app.size.height),
        ):
            self.add_class([name for least, name in breakpoints if cells >= least][-1], update=False)
        return self._picture()

    def _keep_room(self) -> None:
        wide, high = BESIDE
        roomy = self.app.size.width >= wide and self.app.size.height >= high
        self.set_class(self.SIDED and roomy, "-beside")
        self.set_class(self.SIDED and roomy and self.app.size.height >= HIGH, "-high")

    def captions(self) -> Captions | None:
        """What a picture of the body at the right tells on this screen; None for no picture."""
        return None

    def _picture(self) -> list[SidePanel]:
        """The picture, if it has room; the file is read for it then."""
        if not self.has_class("-beside"):
            return []
        from backcare_tui.tui.body.side_panel import Captions, SidePanel

        coach, captions = self.backcare.coach, self.captions() or Captions("", "", {})
        return [SidePanel(coach.library.body, coach.places(), captions, self.app.size, id="side")]

    def show_beside(self) -> None:
        """Bring the picture up to date, where there is room."""
        if not self.has_class("-beside"):
            return
        from backcare_tui.tui.body.side_panel import SidePanel

        picture = next(iter(self.query("#side").results(SidePanel)), None)
        if picture is None:
            self.mount_all(self._picture())
        elif (captions := self.captions()) is not None:
            picture.captions = captions
            picture.fit_screen(self.app.size)

    def action_body(self) -> None:
        """Show the picture in front, for a screen that has no room for it beside its page."""
        from backcare_tui.tui.body.side_panel import BodyScreen

        captions = self.captions()
        if captions is not None:
            coach = self.backcare.coach
            self.app.push_screen(BodyScreen(captions, coach.library.body, coach.places()))

    def _show_said(self) -> None:
        said = self.query_one(Said)
        said.content = content.say(self.backcare.said.text)
        said.set_class(self.backcare.said.warning, "-warning")
