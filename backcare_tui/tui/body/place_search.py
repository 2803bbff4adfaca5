"""Finding a place by typing, and what has been picked, in words."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from backcare_tui.domain.body.place_names import find_places, names_arm, read_spots
from backcare_tui.domain.safety import NO_ARMS_IN_SHORT
from backcare_tui.tui import content
from backcare_tui.tui.body.map import Picked
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.text import Words

HINT = "such as low back left"


class PlaceSearch(Widget):
    """A line to type in, over what it would pick and what is picked.

    Posts ``Found`` with the best match as one types, and ``Picked`` on enter; so does a space once only
    one place is left. With nothing typed, enter is the dialog's.
    """

    DEFAULT_CSS = """
    PlaceSearch { height: auto; }
    PlaceSearch #fits { height: 2; padding: 0 1; }
    PlaceSearch #chosen { height: 2; padding: 0 1; }
    """

    chosen: reactive[tuple[str, ...]] = reactive(())

    class Found(Message):
        """A place fits best what is typed so far; an empty one: none does."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    def __init__(self, places: Mapping[str, str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._known = places

    def compose(self) -> ComposeResult:
        yield Line(placeholder="type a place", max_length=60, select_on_focus=False, id="where")
        yield Words(id="fits")
        yield Words(id="chosen")

    def on_mount(self) -> None:
        self._show([])

    def begin(self, letter: str, *, first: bool = True) -> None:
        """Go on from a letter that was typed elsewhere: anew with the ``first``, else after those before it."""
        line = self.query_one(Line)
        line.focus()
        line.value = letter if first else line.value + letter
        line.cursor_position = len(line.value)

    def watch_chosen(self) -> None:
        if self.is_mounted:
            self._tell()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        typed = event.value
        matches = self._matches(typed)
        if len(matches) == 1 and typed.endswith(" "):
            self._pick(matches[0])
            return
        self._show(matches, typed)
        self.post_message(self.Found(matches[0] if matches else ""))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            return
        event.stop()
        if find_places(event.value, self._known):
            self._pick(self._matches(event.value)[0])
            return
        for place in self._matches(event.value):  # both sides of one
            self._pick(place)

    def _matches(self, typed: str) -> list[str]:
        """The places that fit what is typed, the best first; those of ``both legs``, which is no name of one."""
        if not typed.strip():
            return []
        try:
            return find_places(typed, self._known) or read_spots(typed, self._known)
        except ValueError:
            return []

    def _pick(self, place: str) -> None:
        self.query_one(Line).value = ""
        self.post_message(Picked(place))

    def _show(self, matches: list[str], typed: str = "") -> None:
        fits = self.query_one("#fits", Words)
        if matches:
            best, *others = (self._known[place] for place in matches[:5])
            rest = content.say("".join(f" · {name}" for name in others), content.QUIET)
            fits.content = Content.assemble(content.say(best, content.STRONG), rest)
        else:
            none = NO_ARMS_IN_SHORT if names_arm(typed) else "no such place" if typed.strip() else HINT
            fits.content = content.say(none, content.QUIET)
        self._tell()

    def _tell(self) -> None:
        names = ", ".join(self._known.get(place, place) for place in self.chosen)
        words = (
            Content.assemble(("● ", content.ACCENT), content.say(names))
            if names
            else content.say("○ no place picked", content.QUIET)
        )
        self.query_one("#chosen", Words).content = words
