"""The keys of a screen, typed to search and run from here; the marks, when to ask for help, and how to read it all.

For whoever has no keys, the same as large buttons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Click
from textual.reactive import reactive
from textual.screen import Screen

from backcare_tui.domain.reference.plan_words import Part
from backcare_tui.domain.reference.reading import TITLE
from backcare_tui.domain.reference.search import words_of
from backcare_tui.domain.safety import IN_SHORT, NEW_OR_WORSE, NOT_CLEARED, STOP, WHAT_IT_IS
from backcare_tui.text.language import capital
from backcare_tui.tui import content
from backcare_tui.tui.bindings import NO_KEY, bind, declared, why_not
from backcare_tui.tui.dashboard import NOTHING_NOW
from backcare_tui.tui.dialog import Asking
from backcare_tui.tui.widgets.buttons import Button, drawn, rows_of
from backcare_tui.tui.widgets.cursor_list import GroupedList, Scroller
from backcare_tui.tui.widgets.line import Search
from backcare_tui.tui.widgets.text import Bullet, Bullets, Lines, Words, part_bullets

if TYPE_CHECKING:
    from backcare_tui.tui.dashboard import Dashboard

KEY = 12
"""Cells of a key, or of a few that do the same."""

MARKS = (
    ("done", "done"),
    ("part", "done in part"),
    ("skipped", "skipped: breaks no streak"),
    ("due", "still to do"),
    ("waits", "waits for its turn in a trial"),
    ("missed", "missed; no harm done"),
)

SAFETY = (WHAT_IT_IS, STOP, *IN_SHORT, NEW_OR_WORSE, NOT_CLEARED)


class KeyRow(NamedTuple):
    """What a key does.

    Attributes:
        keys: The key, or those that do the same; of what has none its name.
        does: In a sentence.
        group: The heading it stands under.
        node, action: What runs it.
        name: What the palette calls it.
        reason: Why it does nothing now; empty where it does something.
    """

    keys: str
    does: str
    group: str
    node: DOMNode
    action: str
    name: str = ""
    reason: str = ""

    def has(self, text: str) -> bool:
        """Whether it is meant by some words: each begins a word of it, or it is the key itself."""
        known = words_of(f"{self.keys} {self.name} {self.does}")
        typed = words_of(text)
        is_key = text.strip() in self.keys.split()
        return is_key or (bool(typed) and all(any(word.startswith(each) for word in known) for each in typed))


class KeyList(GroupedList[KeyRow], can_focus=False):
    """The keys, a line each; what cannot be used now is dim. A click runs one."""

    entries: reactive[tuple[KeyRow, ...]] = reactive((), layout=True)

    def clicked(self, event: Click, *, again: bool) -> None:
        self.action_open()

    def lines(self, width: int) -> list[Content]:
        if not self.entries:
            return [content.say("No key of this screen does that; ctrl+p looks further.", content.QUIET)]
        drawn = []
        for row in self.rows():
            if isinstance(row, str):
                drawn.append(content.fit(row, width, content.STRONG))
                continue
            key, here = self.entries[row], row == self.cursor
            dim = "$foreground-disabled" if key.reason else ""
            line = Content.assemble(
                content.fit(key.keys, KEY, dim or content.ACCENT),
                content.fit(key.does, max(0, width - KEY - 1), dim or (content.STRONG if here else "")),
            )
            drawn.append(self.row_line(row, line, width, here=here, band="on $panel" if here else ""))
        return drawn


class HelpScreen(Asking[None]):
    """A line to search in, the keys of the screen behind it, and below them what else there is to know."""

    BOX = Vertical
    BINDINGS = [
        bind("help.reading", "ctrl+r", "reading", "how to read it", "how to read the screens, further down")
    ]
    hint = "enter does it · ↑ ↓ move · esc back"

    def __init__(self, behind: Screen[Any], reading: Sequence[Part] = ()) -> None:
        super().__init__()
        self._behind = behind
        self._reading = reading
        way = Content.assemble(("ctrl+r", content.ACCENT), (" how to read it", content.QUIET))
        further = way.stylize(content.key_style("ctrl+r")) if reading else Content("")
        self.asks = Content.assemble(("Keys", content.STRONG), "    ", further)

    def fields(self) -> ComposeResult:
        self._rows = (*key_rows(self._behind, of_app=False), *key_rows(self._behind, of_app=True))
        yield Search(placeholder="type to find one", max_length=60, select_on_focus=False)
        with Scroller(id="all"):
            yield KeyList()
            with Vertical(id="more"):
                if any(node is self.app for node, _each in declared(self._behind, of_app=True)):
                    # a dialog or a session has its own keys alone, and shows no marks
                    marks = [Content.assemble(content.mark(state), "  ", text) for state, text in MARKS]
                    yield from _part("Marks", content.lines(marks))
                words = [line for text in SAFETY for line in (content.say(text), Content(""))]
                yield from _part("Your safety", content.lines(words))
                if self._reading:
                    yield Words(content.say(TITLE, content.STRONG), id="reading")
                    bullets = (bullet for part in self._reading for bullet in part_bullets(part))
                    yield Bullets((Bullet(Content("")), *bullets))

    def on_mount(self) -> None:
        self._list("")

    def _list(self, text: str) -> None:
        rows = [row for row in self._rows if not text.strip() or row.has(text)]
        self.query_one("#more").display = not text.strip()
        self.query_one(KeyList).show(rows, 0, grouped=not text.strip())

    def on_cursor_list_moved(self) -> None:
        """Say why the key under the cursor does nothing, or all that it does; else what the keys of this list do."""
        keys = self.query_one(KeyList)
        row, room = keys.entry, keys.size.width - KEY - 2
        cut = "" if row is None or content.width_of(row.does) <= room else row.does
        self.say(".hint", (row.reason if row is not None else "") or cut or self.hint)

    def on_input_changed(self) -> None:
        self._list(self.query_one(Search).value)

    def on_input_submitted(self) -> None:
        if self.query_one(KeyList).in_view:  # nothing is done that nobody sees
            self.query_one(KeyList).action_open()

    def on_open_list_opened(self) -> None:
        """Do what was chosen, on the screen behind; of what cannot be used now the reason stands below."""
        row, app = self.query_one(KeyList).entry, cast("Dashboard", self.app)
        if row is not None and not row.reason:
            self.dismiss(None)
            app.call_later(app.do, row.action, row.node)

    def action_move(self, step: int) -> None:
        """Over the keys; where they are out of view, over what stands below them."""
        keys = self.query_one(KeyList)
        if keys.in_view:
            keys.action_move(step)
        else:
            self.query_one("#all").scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """By a page; the cursor comes along."""
        everything = self.query_one("#all")
        everything.scroll_relative(y=step * max(1, everything.size.height - 1), animate=False)

    def action_back(self) -> None:
        """Leave, whatever is typed."""
        self.action_leave()

    def action_reading(self) -> None:
        """Scroll to how to read it."""
        if self._reading:
            self.query_one(Search).clear()
            self.call_after_refresh(self._to_reading)

    def _to_reading(self) -> None:
        self.query_one("#all").scroll_to_widget(self.query_one("#reading"), top=True, animate=False)


HERE, EVERYWHERE, NAMED = "On this screen", "On every screen", "By name, in the palette"


def key_rows(behind: Screen[Any], *, of_app: bool) -> Iterator[KeyRow]:
    """The keys of the app, or of all below it; those that do the same are one row, each by its first key."""
    usable = {(each.node, each.binding.id) for each in behind.active_bindings.values() if each.enabled}
    found: dict[str, tuple[DOMNode, Binding, list[str]]] = {}
    below = {binding.tooltip for _node, binding in declared(behind, of_app=False)} if of_app else set()
    seen: set[str] = set()
    for node, binding in declared(behind, of_app=of_app):
        if binding.id in seen or (binding.key.startswith(NO_KEY) and binding.tooltip in below):
            continue  # each by its first key, and what has a key on the screen itself is not told again
        seen.add(binding.id or "")
        named = binding.key.startswith(NO_KEY)
        shown = binding.description if named else behind.app.get_key_display(binding)
        found.setdefault(binding.tooltip, (node, binding, []))[2].append(shown)
    rows = [_row(*each, usable=usable, of_app=of_app) for each in found.values()]
    yield from sorted(rows, key=lambda row: row.group == NAMED)


def _row(
    node: DOMNode,
    binding: Binding,
    keys: list[str],
    *,
    usable: set[tuple[DOMNode, str | None]],
    of_app: bool,
) -> KeyRow:
    named = binding.key.startswith(NO_KEY)
    return KeyRow(
        keys="  ".join(dict.fromkeys(keys)),
        does=binding.tooltip,
        group=NAMED if named else EVERYWHERE if of_app else HERE,
        node=node,
        action=binding.action,
        name=binding.description,
        reason="" if (node, binding.id) in usable else why_not(node, binding.action) or NOTHING_NOW,
    )


def _part(heading: str, words: Content) -> ComposeResult:
    yield Words(content.lines([Content(""), Content.styled(heading, content.STRONG), Content("")]))
    yield Words(words)


ONLY_TYPED = ("suspend_process", "command_palette")
"""What is of no use without a keyboard."""

HEADINGS = {HERE: "Here", EVERYWHERE: "Everywhere", NAMED: "More"}


class ButtonList(Lines):
    """Buttons under their headings; a tap on one does it."""

    def __init__(self, rows: list[KeyRow]) -> None:
        super().__init__()
        self._rows = rows

    def lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for group, heading in HEADINGS.items():
            buttons = [
                Button(capital(row.name), {"at": at})
                for at, row in enumerate(self._rows)
                if row.group == group
            ]
            if not buttons:
                continue
            lines += [*([Content("")] if lines else []), content.say(heading, content.QUIET), Content("")]
            for row in rows_of(buttons, width):
                lines += [*drawn(row, width), Content("")]
        return lines

    def on_click(self, event: Click) -> None:
        at = event.style.meta.get("at")
        if isinstance(at, int) and isinstance(self.screen, SheetScreen):
            self.screen.dismiss(None)
            app, row = cast("Dashboard", self.app), self._rows[at]
            app.call_later(app.do, row.action, row.node)


class SheetScreen(Asking[None]):
    """What the screen behind it can do now, from the very bindings that its keys have."""

    BOX = Vertical
    asks = "What would you like to do?"

    def __init__(self, behind: Screen[Any]) -> None:
        super().__init__()
        self._behind = behind

    def fields(self) -> ComposeResult:
        rows = [
            row
            for of_app in (False, True)
            for row in key_rows(self._behind, of_app=of_app)
            if row.name and not row.reason and row.action not in ONLY_TYPED
        ]
        with Scroller(id="all"):
            yield ButtonList(rows)
