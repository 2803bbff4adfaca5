"""The keys, the marks, when to ask for help, and how to read it all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from backcare_tui.domain.reference.plan_words import Part
from backcare_tui.domain.reference.reading import TITLE
from backcare_tui.domain.safety import IN_SHORT, NEW_OR_WORSE, NOT_CLEARED, STOP, WHAT_IT_IS
from backcare_tui.tui import content
from backcare_tui.tui.bindings import NO_KEY, bind, declared
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.text import Bullet, Bullets, Words, part_bullets

Rows = Sequence[tuple[str, str]]
"""A key or a name, and what it does."""
KEY = 12
"""Cells of a key, or of a few that do the same."""

MARKS = (
    ("done", "done"),
    ("part", "done in part"),
    ("skipped", "skipped: breaks no streak"),
    ("due", "still to do"),
    ("missed", "missed; no harm done"),
)

SAFETY = (WHAT_IT_IS, STOP, *IN_SHORT, NEW_OR_WORSE, NOT_CLEARED)


class HelpScreen(Dialog):
    """One page that scrolls: the keys of the screen behind it, the marks, safety, and how to read the screens."""

    BOX = VerticalScroll
    asks: str | Content = "Keys"
    hint = "↑ ↓ scroll · esc leaves"
    BINDINGS = [
        bind("help.reading", "r", "reading", "how to read it", "how to read the screens, further down")
    ]

    def __init__(self, behind: Screen[Any], reading: Sequence[Part] = ()) -> None:
        super().__init__()
        self._behind = behind
        self._reading = reading
        if reading:
            way = Content.assemble(("r", content.ACCENT), (" how to read it", content.QUIET))
            self.asks = Content.assemble(
                ("Keys", content.STRONG), "    ", way.stylize(content.key_style("r"))
            )

    def fields(self) -> ComposeResult:
        here, everywhere = (declared(self._behind, of_app=of_app) for of_app in (False, True))
        keyed = [binding for binding in everywhere if not binding.key.startswith(NO_KEY)]
        told = {binding.tooltip for binding in (*here, *keyed)}  # what has a key here is not told again
        named = [(each.description, each.tooltip) for each in everywhere if each.tooltip not in told]
        yield Words(_table(self._keys(here)))
        if everywhere:  # a dialog or a session has its own keys alone, and shows no marks
            yield from _part("On every screen", _table(self._keys(keyed)))
            yield from _part("By name, in the palette", _table(named))
            marks = [Content.assemble(content.mark(state), "  ", text) for state, text in MARKS]
            yield from _part("Marks", content.lines(marks))
        words = [line for text in SAFETY for line in (content.say(text), Content(""))]
        yield from _part("Your safety", content.lines(words))
        if self._reading:
            yield Words(content.say(TITLE, content.STRONG), id="reading")
            bullets = (bullet for part in self._reading for bullet in part_bullets(part))
            yield Bullets((Bullet(Content("")), *bullets))

    def action_reading(self) -> None:
        """Scroll to how to read it."""
        if self._reading:
            self.query_one(self.BOX).scroll_to_widget(self.query_one("#reading"), top=True, animate=False)

    def _keys(self, bindings: Iterable[Binding]) -> Rows:
        """Keys, and what they do: those that do the same stand together, each binding by its first key."""
        first: dict[str, Binding] = {}
        for binding in bindings:
            first.setdefault(binding.id or "", binding)
        keys: dict[str, list[str]] = {}
        for binding in first.values():
            keys.setdefault(binding.tooltip, []).append(self.app.get_key_display(binding))
        return [("  ".join(dict.fromkeys(shown)), does) for does, shown in keys.items()]


def _part(heading: str, words: Content) -> ComposeResult:
    yield Words(content.lines([Content(""), Content.styled(heading, content.STRONG), Content("")]))
    yield Words(words)


def _table(rows: Rows) -> Content:
    return content.lines(
        [Content.assemble(content.fit(key, KEY, content.ACCENT), content.say(does)) for key, does in rows]
    )
