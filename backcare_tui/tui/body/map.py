"""The body from the front and from the back: where it hurts, where massage is, and where one picks."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.events import Click, Key, Leave, MouseMove
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.body.picture import Body
from backcare_tui.domain.history.pain_places import Mark, mark_at, mark_words
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.body.chart import Chart, Spot, chart, fitting, step
from backcare_tui.tui.body.drawing import draw, inks
from backcare_tui.tui.body.labels import Shown
from backcare_tui.tui.widgets.focus_bar import FocusBar

CAPTION = 2
"""Lines of words below the picture, always there, so that nothing jumps."""

USUAL = 15
"""Lines of the figures where nobody says how many there is room for."""

START = "low-back-middle"
"""Where the cursor begins, if that is drawn: most who come have a sore low back."""


class Picked(Message):
    """A place is to be taken, or left if it is taken already."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place


class BodyMap(FocusBar, Widget):
    """The picture over a caption that tells a place in words. Sides are the person's own.

    With ``picks`` it takes the focus: arrow keys move, space or a click posts ``Picked``, and a
    letter posts ``Typed`` for whoever searches.
    """

    BINDINGS = [
        bind("place.up", "up", "move(-1, 0)", "", "move over the body"),
        bind("place.down", "down", "move(1, 0)", "", "move over the body"),
        bind("place.left", "left", "move(0, -1)", "", "move over the body"),
        bind("place.right", "right", "move(0, 1)", "", "move over the body"),
        bind("place.pick", "space", "pick", "pick", "take or leave the place"),
    ]

    tall: reactive[int] = reactive(USUAL, layout=True, init=False)
    marks: reactive[Mapping[str, Mark]] = reactive(dict)
    chosen: reactive[tuple[str, ...]] = reactive(())
    legend: reactive[str] = reactive("")
    cursor: reactive[Spot | None] = reactive(None)
    found: reactive[str] = reactive("")
    hover: reactive[Spot | None] = reactive(None)

    class Typed(Message):
        """A letter was typed: someone searches. It is the ``first``, or follows so fast that the focus is still here."""

        def __init__(self, letter: str, *, first: bool) -> None:
            super().__init__()
            self.letter = letter
            self.first = first

    def __init__(
        self, names: Mapping[str, str], body: Body, *, picks: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._names = names
        self._body = body
        self._chart: Chart | None = None
        self.can_focus = self._picks = picks
        self._typing = False

    @property
    def chart(self) -> Chart:
        """The picture in the size that is shown."""
        if self._chart is None:
            self._chart = chart(self._body, self.tall)
        return self._chart

    def fit(self, lines: int, columns: int) -> None:
        """Draw it as large as fits so many lines, with the words below it, and so many columns."""
        self.tall = fitting(self._body, lines - 1 - CAPTION, columns)

    def on_mount(self) -> None:
        self._begin(START)

    def watch_tall(self) -> None:
        place = self.cursor.place if self.cursor else START
        self._chart = self.hover = self.cursor = None
        self._begin(place)

    def _begin(self, place: str) -> None:
        """The cursor on a place, where one is picked."""
        if self._picks:
            self.point_at(place)
            self.cursor = self.cursor or next(iter(self.chart.spots), None)

    def point_at(self, place: str) -> None:
        """Put the cursor on a place, in the figure it stands in if that shows it."""
        spots = self.chart.of(place)
        view = self.cursor.view if self.cursor else ""
        self.cursor = next((spot for spot in spots if spot.view == view), spots[0] if spots else self.cursor)

    def show_found(self, place: str) -> None:
        """Show what a search found, a whole region if it is one; nothing for an empty text."""
        self.point_at(place)
        self.found = place

    @property
    def lines(self) -> int:
        """Lines of the figures, their words, and the caption."""
        return self.chart.lines + 1 + CAPTION

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return self.chart.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.lines

    def action_move(self, down: int, across: int) -> None:
        if self.cursor is not None:
            self.found, self.cursor = "", step(self.chart, self.cursor, across, down)

    def action_pick(self) -> None:
        if self.cursor is not None:
            self.post_message(Picked(self.cursor.place))

    def on_key(self, event: Key) -> None:
        """A letter begins a search; the screen's own keys come first."""
        letter = event.character or ""
        begins = letter.isalpha() and event.key not in self.screen.active_bindings
        if self._picks and (begins or (self._typing and letter.isprintable() and letter)):
            event.stop()
            self.post_message(self.Typed(letter, first=not self._typing))
            self._typing = True

    def on_blur(self) -> None:
        self._typing = False

    def on_click(self, event: Click) -> None:
        spot = self._under(event)
        if self._picks and spot is not None:
            self.focus()
            self.found, self.cursor = "", spot
            self.action_pick()

    def on_mouse_move(self, event: MouseMove) -> None:
        self.hover = self._under(event)

    def on_leave(self, _event: Leave) -> None:
        self.hover = None

    def _under(self, event: Click | MouseMove) -> Spot | None:
        offset = self._cell(event)
        return None if offset is None else self.chart.at((offset.x, offset.y))

    def _cell(self, event: Click | MouseMove) -> Offset | None:
        """The cell of the picture that an event is at, which may be outside of it."""
        return event.get_content_offset(self)

    def render(self) -> Content:
        paper = self.background_colors[1]
        here = self.chart.of(self.found) or ((self.cursor,) if self.cursor and self.has_focus else ())
        shown = Shown(self.marks, self._chosen(), here, self.hover)
        first, *rows = draw(self.chart, shown, inks(self.app.get_css_variables(), paper))
        for at, view in self.chart.titles:
            first = Content.assemble(first[:at], (view, content.QUIET), first[at + len(view) :])
        words = content.say(self.chart.labels, content.QUIET)
        wide = self.chart.width
        said = self.caption.truncate(CAPTION * wide, ellipsis=True).wrap(wide)[:CAPTION]
        return content.lines([first, *rows, words, *said, *[Content("")] * (CAPTION - len(said))])

    @property
    def focused_lines(self) -> range:
        """The picture with its sides; the words below it are not picked in."""
        return range(self.chart.lines + 1 if self._picks else self.size.height)

    @property
    def caption(self) -> Content:
        """The place under the pointer or the cursor, with all that is marked there; else what the marks mean."""
        spot = self.hover or (self.cursor if self.has_focus or self.found else None)
        if spot is None:
            return content.say(self.legend, content.QUIET)
        place = self.found if self.found and self.hover is None else spot.place
        # A region is picked too when each of its sides is.
        drawn = {spot.place for spot in self.chart.of(place)}
        picked = " · picked" if drawn and drawn <= {*self._chosen()} else ""
        mark = mark_at(place, spot.view, self.marks) if place in self.marks else None
        return content.say(mark_words(self._names.get(place, place), mark) + picked)

    def _chosen(self) -> tuple[str, ...]:
        """The chosen places as they are drawn: a region is all its sides."""
        return tuple(spot.place for place in self.chosen for spot in self.chart.of(place))
