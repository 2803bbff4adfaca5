"""The keys that work here, in two lines that stand still: what is done with a row, then where one can go.

The rest is one key away, in the help. Each is clickable. Textual's own footer composes a widget a key, several times at
start; this draws them in one.
"""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.screen import Screen

from backcare_tui.tui import content
from backcare_tui.tui.bindings import word_of
from backcare_tui.tui.browser.touch import BUTTON, is_touched
from backcare_tui.tui.widgets.buttons import Button, drawn, rows_of
from backcare_tui.tui.widgets.text import Words

LINES = 2
"""Lines of a page's keys, always."""

ONE_LINE = 70
"""Cells from which the keys of a guided session stand in one line."""

FIRST = ("done", "guide", "part", "skip", "why")
"""What comes first at the left, by its words; what else is the screen's own comes after."""

ALWAYS = ("pain", "cleared", "answer", "undo", "more")
"""What stands at the right of every page, so that it is always at the same place; two of these are there on few days."""

NEVER_LEFT_OUT = ("more", "done", "pain", "cleared")
"""What others give way to where there is little room, the last of the others first."""

IN_HELP = ("body", "day", "about", "sore", "rung", "note", "flare", "quit")
"""What the help and the palette tell alone."""

SHEET = "≡"
"""Opens all that can be done as large buttons."""

STOP = "guide.stop"
"""What has a line of its own in a guided session, and a button too."""

MOST_ROWS = 3
"""Rows of buttons at most."""

ACCENT_KEY = "bold $footer-key-foreground"
DIM = "$foreground-disabled"
GAP = "  "


class KeyBar(Words):
    """Draws the bindings of the active screen."""

    DEFAULT_CSS = f"KeyBar {{ height: auto; max-height: {LINES}; }}"

    _drawn: tuple[object, list[Content]] = (None, [])
    """What the lines were made of last, and the lines; to make them costs more than all else a key does here."""

    _shown: list[Content] | None = None
    """The lines that are on the screen."""

    def on_mount(self) -> None:
        if is_touched():
            self.styles.height, self.styles.max_height = "auto", MOST_ROWS * (BUTTON + 1)
            self.styles.margin = (1, 0, 0, 0)
        self.screen.bindings_updated_signal.subscribe(self, self._again)

    def _again(self, _screen: Screen[object]) -> None:
        # Textual signals at every focus and key; a new layout is only for other keys than are shown.
        if self._shown is not None and self._lines(self.content_size.width) != self._shown:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def on_click(self, event: Click) -> None:
        if event.style.meta.get("sheet"):  # a key is pressed by what this is made of
            self.app.call_later(self.app.run_action, "sheet")

    def render(self) -> Content:
        self._shown = self._lines(self.content_size.width)
        return content.lines(self._shown)

    def _lines(self, width: int) -> list[Content]:
        every = self.screen.active_bindings.items()
        active = [
            (key, found.binding, found.enabled)
            for key, found in every
            if found.binding.show or (found.binding.id == STOP and is_touched())
        ]
        made_of = width, self.app.size, self.app.current_mode, active
        if made_of != self._drawn[0]:
            arrange = self._as_buttons if is_touched() else self._arrange
            self._drawn = made_of, arrange(active, width)
        return self._drawn[1]

    def _as_buttons(self, active: list[tuple[str, Binding, bool]], width: int) -> list[Content]:
        """Words without their keys: on a page one row, with a way to all the others, and the pages below it."""
        words: dict[str, Button] = {}
        pages: list[Button] = []
        for key, binding, enabled in active:
            word = word_of(binding)
            ink = f"{content.STRONG} {content.WARN}" if binding.id == STOP else content.STRONG
            button = Button(word, {"key": key}, ink if enabled else DIM)
            if (binding.id or "").startswith("screen."):
                pages.append(button)
            elif enabled or word not in words:
                words[word] = button
        if not pages:
            if "enter" in self.screen.active_bindings and all(key != "enter" for key, *_rest in active):
                words["enter"] = Button("enter", {"key": "enter"})
            rows = rows_of([*words.values()], width)[:MOST_ROWS]
            apart = [line for row in rows for line in (Content(""), *drawn(row, width))]
            return apart[1:]
        kept = [Button(SHEET, {"sheet": True})]
        order = [
            word for word in (*FIRST, *ALWAYS, *words) if word in words and word not in (*IN_HELP, "more")
        ]
        for word in dict.fromkeys(sorted(order, key=lambda word: word not in NEVER_LEFT_OUT)):
            if sum(each.cells + 1 for each in kept) + words[word].cells <= width:
                kept.append(words[word])
        kept[1:] = sorted(kept[1:], key=lambda button: order.index(button.word))
        return [*drawn(kept, width), *drawn(pages, width, flat=self.app.current_mode)]

    def _arrange(self, active: list[tuple[str, Binding, bool]], width: int) -> list[Content]:
        words: dict[str, list[Content]] = {}
        places: list[tuple[Content, str, str]] = []
        for key, binding, enabled in active:
            word = word_of(binding)
            shown = Content.styled(self.app.get_key_display(binding), ACCENT_KEY if enabled else DIM)
            shown = shown.stylize(content.key_style(key))
            if (binding.id or "").startswith("screen."):
                places.append((shown, word, key))
            else:
                behind = Content.styled(f" {word}", content.QUIET if enabled else DIM)
                words.setdefault(word, [behind.stylize(content.key_style(key))]).append(shown)
        if len(places) < LINES:
            # Nothing but a guided session has its keys here and no pages; that a spot is sore comes first in it.
            pieces = [_piece(words[word]) for word in sorted(words, key=lambda word: word != "sore")]
            return flow(pieces, width, 1 if width >= ONE_LINE else LINES)
        return [_verbs(words, width), _places(places, self.app.current_mode, width)]


def _verbs(words: dict[str, list[Content]], width: int) -> Content:
    """The keys of the screen and its row at the left, those of every page at the right."""
    own = [word for word in words if word not in (*FIRST, *ALWAYS, *IN_HELP)]
    left = [word for word in (*FIRST, *own) if word in words]
    right = [word for word in ALWAYS if word in words]
    kept = {*left, *right}
    # A second key of a word goes before the word of another; of the words, the last ones.
    less = [word for word in (*left, *right) if word not in NEVER_LEFT_OUT]
    for few, gone in ((False, 0), *((True, gone) for gone in range(len(less) + 1))):
        kept = {*left, *right} - {*less[len(less) - gone :]}
        own_keys, same = (
            Content(GAP).join(_piece(words[word], few=few) for word in side if word in kept)
            for side in (left, right)
        )
        if own_keys.cell_length + len(GAP) + same.cell_length <= width:
            return content.spread(own_keys, same, width)
    return content.cut(Content.assemble(same, GAP, own_keys), width)


def _places(places: list[tuple[Content, str, str]], current: str, width: int) -> Content:
    """The pages, the one that is shown in full ink; where there is little room only its word is there."""

    def drawn(*, all_words: bool) -> Content:
        pieces = []
        for shown, word, key in places:
            here = word == current
            said = Content.styled(f" {word}", content.STRONG if here else content.QUIET)
            pieces.append(
                Content.assemble(shown, said.stylize(content.key_style(key))) if here or all_words else shown
            )
        return Content(GAP).join(pieces)

    wide = drawn(all_words=True)
    return wide if wide.cell_length <= width else content.cut(drawn(all_words=False), width)


def _piece(keys: list[Content], *, few: bool = False) -> Content:
    """A word behind its keys, or behind the first of them."""
    word, *shown = keys
    return Content.assemble(Content(" ").join(shown[:1] if few else shown), word)


def flow(pieces: list[Content], width: int, most: int = 2) -> list[Content]:
    """Keys in at most so many lines.

    What does not fit is left out from the end, but never the very last, which is help.
    """
    return [Content(GAP).join(row) for row in pack(pieces, width, most)]


def pack(pieces: list[Content], width: int, most: int) -> list[list[Content]]:
    """The keys of each line (see ``flow``)."""
    gap = len(GAP)
    *middle, last = pieces
    rows: list[list[Content]] = [[]]
    for piece in middle:
        used = sum(part.cell_length + gap for part in rows[-1])
        reserve = last.cell_length + gap if len(rows) == most else 0
        if used + piece.cell_length + reserve <= width:
            rows[-1].append(piece)
        elif len(rows) < most and rows[-1]:
            rows.append([piece])
    if len(rows) < most and sum(part.cell_length + gap for part in rows[-1]) + last.cell_length > width:
        rows.append([])
    rows[-1].append(last)
    return rows
