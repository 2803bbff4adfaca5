"""The keys that work here, on two lines at most, three where lines are short, each clickable.

Textual's own footer composes a widget a key, several times at start; this draws them in one.
"""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen

from backcare_tui.tui import content
from backcare_tui.tui.bindings import word_of
from backcare_tui.tui.widgets.text import Words

LINES, SHORT_LINES = 2, 3
"""Lines at most, and on a narrow screen that is not low too."""

LOW = 18
"""Lines of a screen below which a third line of keys would take too much."""


class KeyBar(Words):
    """Draws the bindings of the active screen; the last one (help) always keeps its place."""

    DEFAULT_CSS = "KeyBar { height: auto; max-height: 3; }"

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
        active = [(key, found.binding) for key, found in every if found.binding.show]
        made_of = width, self.app.size, active
        if made_of != self._drawn[0]:
            self._drawn = made_of, self._arrange(active, width)
        return self._drawn[1]

    def _arrange(self, active: list[tuple[str, Binding]], width: int) -> list[Content]:
        groups: tuple[dict[str, Content], ...] = ({}, {}, {}, {})
        doing, rare, screens, going = groups
        numbers: list[Content] = []
        for key, binding in active:
            name, word, press = binding.id or "", word_of(binding), content.key_style(key)
            shown = Content.styled(self.app.get_key_display(binding), ACCENT_KEY)
            piece = Content.assemble(shown, (f" {word}", content.QUIET)).stylize(press)
            group = going if name.startswith(GOING) else rare if name in SELDOM else doing
            if name.startswith("screen."):
                group = screens
                numbers.append(shown.stylize(press))
            if (known := group.get(word)) is not None:  # two keys for one thing, such as [ and ]
                piece = Content.assemble(known[: len(known) - len(word) - 1], " ", piece)
            group[word] = piece
        daily = [doing.pop(known) for known in DAILY if known in doing]
        more, seldom, last = [*doing.values()], [*rare.values()], [*going.values()]
        first, whole = [*daily, *more, *seldom], [*screens.values(), *last]
        if len(numbers) < 2 or fits(first, whole, width):
            return flow(first, whole, width)
        short = Content.assemble(
            Content(" ").join(numbers), (" pages" if width >= NARROW else "", content.QUIET)
        )
        often = sorted(more, key=lambda piece: not piece.plain.endswith(OFTEN))
        ways = [(LINES, more if width < NARROW or fits(first, [short, *last], width) else often)]
        if width < NARROW and self.app.size.height >= LOW and not seldom:  # a question needs the room
            ways.append((SHORT_LINES, often))
        for lines, others in ways:  # the way to the other screens before what is not done daily
            for count in range(len(others), -1, -1):
                some = [*daily, *others[:count], *seldom]
                if fits(some, [short, *last], width, lines):
                    return flow(some, [short, *last], width, lines)
        return flow(first, [short, *last], width)


NARROW = 60
"""Cells below which the screens are numbers alone."""


DAILY = ("done", "guide", "pain", "skip", "why", "part", "rung", "sore")
"""What comes first, by its words, as it has to be there on the smallest screen."""

OFTEN = ("note", "undo")
"""What comes next where not all has room."""

GOING = ("quit", "help")
"""Bindings that stand at the end, behind the screens, by the beginning of their ids."""

SELDOM = ("answer", "cleared")
"""Bindings that are there on few days; they push out none that always is."""

ACCENT_KEY = "bold $footer-key-foreground"
GAP = "  "


def fits(doing: list[Content], going: list[Content], width: int, most: int = LINES) -> bool:
    """Whether all keys have room."""
    return sum(map(len, pack(doing, going, width, most))) == len(doing) + len(going)


def flow(doing: list[Content], going: list[Content], width: int, most: int = LINES) -> list[Content]:
    """Keys in at most so many lines: one a group where they fit, else one after the other.

    What does not fit is left out from the end, but never the very last, which is help.
    """
    return [Content(GAP).join(row) for row in pack(doing, going, width, most)]


def pack(doing: list[Content], going: list[Content], width: int, most: int) -> list[list[Content]]:
    """The keys of each line (see ``flow``)."""
    gap = len(GAP)
    if all(sum(piece.cell_length + gap for piece in group) - gap <= width for group in (doing, going)):
        return [group for group in (doing, going) if group]
    *middle, last = [*doing, *going]
    rows: list[list[Content]] = [[]]
    for piece in middle:
        used = sum(part.cell_length + gap for part in rows[-1])
        reserve = last.cell_length + gap if len(rows) == most else 0
        if used + piece.cell_length + reserve <= width:
            rows[-1].append(piece)
        elif len(rows) < most and rows[-1]:
            rows.append([piece])
    rows[-1].append(last)
    return rows
