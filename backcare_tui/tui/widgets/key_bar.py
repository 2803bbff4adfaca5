"""The keys that work here: on one line, nine at most, on a page; on two where lines are short. Each clickable.

The rest is one key away, in the help. Textual's own footer composes a widget a key, several times at start; this draws
them in one.
"""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen

from backcare_tui.tui import content
from backcare_tui.tui.bindings import word_of
from backcare_tui.tui.widgets.text import Words

MOST = 9
"""Things at most that a page's keys do: more are not read."""

NARROW, WIDE = 60, 100
"""Cells below which keys have two lines, and from which on each screen's number stands by itself."""

FIRST = ("done", "guide", "part", "skip", "why")
"""What comes first, by its words."""

ALWAYS = ("pain", "cleared", "answer", "undo")
"""What comes next on every page; two of these are there on few days."""

NEVER_LEFT_OUT = ("done", "guide", "pain", "cleared")
"""What others give way to where there is little room."""

LATER = ("body", "day", "about", "sore", "rung", "note", "flare", "quit")
"""What comes last, and only where there is room."""

ACCENT_KEY = "bold $footer-key-foreground"
DIM = "$foreground-disabled"
GAP = "  "


class KeyBar(Words):
    """Draws the bindings of the active screen; the last one (help) always keeps its place."""

    DEFAULT_CSS = "KeyBar { height: auto; max-height: 2; }"

    _drawn: tuple[object, list[Content]] = (None, [])
    """What the lines were made of last, and the lines; to make them costs more than all else a key does here."""

    _shown: list[Content] | None = None
    """The lines that are on the screen."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._again)

    def _again(self, _screen: Screen[object]) -> None:
        # Textual signals at every focus and key; a new layout is only for other keys than are shown.
        if self._shown is not None and self._lines(self.content_size.width) != self._shown:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        """What is done with a row first, then where one can go."""
        self._shown = self._lines(self.content_size.width)
        return content.lines(self._shown)

    def _lines(self, width: int) -> list[Content]:
        every = self.screen.active_bindings.items()
        active = [(key, found.binding, found.enabled) for key, found in every if found.binding.show]
        made_of = width, self.app.size, active
        if made_of != self._drawn[0]:
            self._drawn = made_of, self._arrange(active, width)
        return self._drawn[1]

    def _arrange(self, active: list[tuple[str, Binding, bool]], width: int) -> list[Content]:
        words: dict[str, list[Content]] = {}
        numbers: list[Content] = []
        for key, binding, enabled in active:
            shown = Content.styled(self.app.get_key_display(binding), ACCENT_KEY if enabled else DIM)
            shown = shown.stylize(content.key_style(key))
            if (binding.id or "").startswith("screen."):
                numbers.append(shown)
            else:
                word = word_of(binding)
                behind = Content.styled(f" {word}", content.QUIET if enabled else DIM)
                words.setdefault(word, [behind.stylize(content.key_style(key))]).append(shown)
        if len(numbers) < 2:
            # Nothing but a guided session has its keys here and no pages; that a spot is sore comes first in it.
            return flow(
                [_piece(words[word]) for word in sorted(words, key=lambda word: word != "sore")], width
            )
        last = _piece(words.pop("help"))
        rest = [word for word in words if word not in (*FIRST, *ALWAYS, *LATER)]
        order = [word for word in (*FIRST, *rest, *ALWAYS, *LATER) if word in words]
        to_help = next(key for key, binding, _enabled in active if binding.id == "help")
        going, lines = [_numbers(numbers, width, to_help), last], 2 if width < NARROW else 1
        # A second key of a word goes before the word of another.
        every, few = (
            _chosen(
                {word: _piece(words[word], few=few and word in FIRST) for word in order}, going, width, lines
            )
            for few in (False, True)
        )
        return flow([*(every if len(every) >= len(few) else few), *going], width, lines)


def _chosen(pieces: dict[str, Content], going: list[Content], width: int, lines: int) -> list[Content]:
    """Those that have room before the ways to go on, in their order; some never give way to others."""
    chosen: dict[str, Content] = {}
    for word in sorted(pieces, key=lambda word: word not in NEVER_LEFT_OUT):
        more = {**chosen, word: pieces[word]}
        if len(more) <= MOST - len(going) and fits([*more.values(), *going], width, lines):
            chosen = more
    return [piece for word, piece in pieces.items() if word in chosen]


def _piece(keys: list[Content], *, few: bool = False) -> Content:
    """A word behind its keys, or behind the first of them."""
    word, *shown = keys
    return Content.assemble(Content(" ").join(shown[:1] if few else shown), word)


def _numbers(numbers: list[Content], width: int, to_help: str) -> Content:
    """The numbers that lead to the screens; where there is less room a click leads to the help, which has them all."""
    if width >= WIDE:
        return Content.assemble(Content(" ").join(numbers), (" pages", content.QUIET))
    words = " pages" if width >= NARROW else ""
    short = Content.assemble((f"{numbers[0]}–{numbers[-1]}", ACCENT_KEY), (words, content.QUIET))
    return short.stylize(content.key_style(to_help))


def fits(pieces: list[Content], width: int, most: int) -> bool:
    """Whether all keys have room."""
    return sum(map(len, pack(pieces, width, most))) == len(pieces)


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
