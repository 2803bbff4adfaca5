"""Learn: every task, muscle and page on safety; where it is, how, how much, and what to mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus

from backcare_tui.domain.reference.entries import Entry, entry_of
from backcare_tui.domain.reference.search import search
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.learn.entry_list import EntryList
from backcare_tui.tui.page import Page
from backcare_tui.tui.widgets.cursor_list import Scroller
from backcare_tui.tui.widgets.line import Search, searched
from backcare_tui.tui.widgets.text import Bullet, Bullets, Words, part_bullets

if TYPE_CHECKING:  # drawn on wide screens only
    from backcare_tui.tui.body.side_panel import Captions

LONGEST_SEARCH = 200


class LearnScreen(Page):
    """A list to search at the left, what it tells at the right; one after the other on a narrow screen."""

    CSS_PATH = "learn.tcss"
    SIDED = True

    BINDINGS = [
        bind("learn.search", "/", "search", "search", "search, as you type"),
        bind("body", "b", "body", "body", "the body: where it hurts, where massage is"),
        bind("learn.back", "escape", "back", "back", "from the text to the list; else end the search"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[Entry, ...] = ()
        self._told: Entry | None = None

    def compose_page(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Words(searched("Learn"), id="name")
            yield Search(placeholder="search", max_length=LONGEST_SEARCH, select_on_focus=False)
        with Horizontal(id="pair"):
            with Scroller(id="names"):
                yield EntryList()
            yield Words(Content.styled("▌", "$accent"), id="here")
            with VerticalScroll(id="text"):
                yield Bullets(id="entry")

    def captions(self) -> Captions | None:
        """Where what is told of is."""
        from backcare_tui.tui.body.captions import entry_captions

        return None if self._told is None else entry_captions(self.backcare.coach, self._told)

    def on_mount(self) -> None:
        """Follow the app: its day is taken afresh whenever the plan changes."""
        self.query_one("#here").visible = False
        self.query_one(EntryList).focus()
        self.watch(self.app, "day", self._renew)
        self.watch(self.app, "learning", self._open_asked)

    def on_screen_resume(self) -> None:
        self._renew()

    def _renew(self) -> None:
        """Take the entries afresh; the cursor stays on its own."""
        if self.is_current and self.is_mounted:  # behind another screen it waits: on_screen_resume comes
            self._known = self.backcare.coach.entries(self.backcare.today)
            self._list(self.query_one(EntryList).entry)

    def _open_asked(self) -> None:
        asked = self.backcare.learning
        if asked is None:
            return
        self.query_one(Search).clear()
        self._known = self._known or self.backcare.coach.entries(self.backcare.today)
        entry = entry_of(self._known, *asked)
        if entry is not None:
            self._list(entry)
            self._turn(reading=self._is_narrow)

    def _list(self, wanted: Entry | None = None) -> None:
        """List what is searched for; the cursor on an entry if it is there, else on the best one."""
        text = self.query_one(Search).value
        entries = search(self._known, text)
        at = next((at for at, one in enumerate(entries) if wanted is not None and same(one, wanted)), 0)
        self.query_one(EntryList).show(entries, at, grouped=not text.strip())
        self.refresh_bindings()

    def on_cursor_list_moved(self) -> None:
        """Tell about the entry under the cursor, from its beginning if it is another one."""
        entry = self.query_one(EntryList).entry
        if entry == self._told and entry is not None:
            return
        if entry is None or self._told is None or not same(entry, self._told):
            self.query_one("#text").scroll_home(animate=False)
        self._told = entry
        self.query_one(Bullets).items = items(entry) if entry is not None else (Bullet(NOTHING),)
        self.call_after_refresh(self.show_beside)

    def on_open_list_opened(self) -> None:
        self._turn(reading=True)

    def on_input_changed(self) -> None:
        """Search as it is typed; once nothing is, the cursor stays where the search led."""
        search_line, names = self.query_one(Search), self.query_one(EntryList)
        self._list(None if search_line.value.strip() else names.entry)

    def on_input_submitted(self) -> None:
        if self.query_one(EntryList).entry is not None:
            self._turn(reading=True)

    @property
    def _is_narrow(self) -> bool:
        return self.app.size.width < self.HORIZONTAL_BREAKPOINTS[1][0]

    def _turn(self, *, reading: bool) -> None:
        """Put the focus on the text or on the list, once it is seen where only one of them is."""
        self.query_one("#page").set_class(reading, "-reading")
        self.call_after_refresh(self.query_one("#text" if reading else EntryList).focus)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember what is read, for when the screen becomes narrow: there the text takes the list's place."""
        reading = event.widget.id == "text"
        if reading or not self._is_narrow:
            self.query_one("#page").set_class(reading, "-reading")
        self.query_one("#here").visible = self.query_one(EntryList).read = reading
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the way to the search line and back only where there is one."""
        if not self.is_mounted:
            return True
        if action == "back":
            return not self.query_one(EntryList).has_focus or bool(self.query_one(Search).value)
        return action != "search" or not self.query_one(Search).has_focus

    def action_search(self) -> None:
        self.query_one("#page").remove_class("-reading")
        self.query_one(Search).focus()

    def action_back(self) -> None:
        """From the text to the list; else the search is over, and all is listed again."""
        if not self.query_one("#text").has_focus:
            self.query_one(Search).clear()
        self._turn(reading=False)

    def action_move(self, step: int) -> None:
        self.query_one(EntryList).action_move(step)


NOTHING = content.say(
    "Try a muscle (piriformis), a place (low back), a task, or a word of what to mind.", content.QUIET
)
"""What is told where nothing is found."""


def same(one: Entry, other: Entry) -> bool:
    """Whether two are the same entry, whatever they tell today."""
    return (one.kind, one.id) == (other.kind, other.id)


def items(entry: Entry) -> tuple[Bullet, ...]:
    """An entry in full."""
    head = (content.say(entry.title, content.STRONG), content.say(entry.about, content.QUIET), Content(""))
    return (*map(Bullet, head), *(item for part in entry.parts for item in part_bullets(part)))
