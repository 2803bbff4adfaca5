"""The pace of breath: a disc that grows and shrinks with it, its word, and its count."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.body.figure import fullness
from backcare_tui.tui import content
from backcare_tui.tui.drawing.braille import Canvas, DotsView, Run

EMPTY, RIM = 0.3, 1.6
"""The share of the largest disc that is left when all is breathed out; dots of its edge."""
STEPS = 3
"""A disc is drawn anew when its radius has changed by a dot's third: no eye sees less."""
LETTERS = {
    "i": ("#", ".", "#", "#", "#", "#"),
    "n": ("....", "....", "###.", "#..#", "#..#", "#..#"),
    "o": ("....", "....", ".##.", "#..#", "#..#", ".##."),
    "u": ("....", "....", "#..#", "#..#", "#..#", ".###"),
    "t": (".#.", ".#.", "###", ".#.", ".#.", ".##"),
}
"""Letters six dots high, for half blocks."""
ROOMY = 5
"""Lines that large letters and the count take."""
BESIDE, HIGH = 18, 13
"""Columns that the words need beside the disc; lines from which they are large below it."""


def large(word: str) -> list[str]:
    """A word in letters three lines high; one without letters here stays as it is, on the middle line."""
    if not word or any(letter not in LETTERS for letter in word):
        return ["", word, ""]
    rows = [" ".join(LETTERS[letter][row] for letter in word).replace(".", " ") for row in range(6)]
    blocks = {"  ": " ", "# ": "▀", " #": "▄", "##": "█"}
    return [
        "".join(blocks[top + bottom] for top, bottom in zip(rows[at], rows[at + 1], strict=True))
        for at in (0, 2, 4)
    ]


class Disc(DotsView):
    """A disc as full as it is told, within the ring that a full breath reaches."""

    LAYERS = ("disc--reach", "disc--inside", "disc--rim")
    COMPONENT_CLASSES = set(LAYERS)
    DEFAULT_CSS = """
    Disc .disc--reach { color: $foreground-disabled; }
    Disc .disc--inside { color: $text-accent; }
    Disc .disc--rim { color: $text-accent; }
    """

    full: reactive[float] = reactive(0.0, init=False, repaint=False)

    watch_full = DotsView.renew

    def paint(self, columns: int, lines: int) -> list[list[Run]]:
        most = min(2 * columns, 4 * lines) / 2 - 0.5
        radius = most * (EMPTY + (1 - EMPTY) * max(0.0, min(1.0, self.full)))
        steps = round(radius * STEPS)

        def draw() -> Canvas:
            canvas, centre = Canvas(columns, lines, len(self.LAYERS)), (float(columns), 2.0 * lines)
            canvas.ring(centre, most, 1, 0)
            canvas.clear(centre, steps / STEPS)
            canvas.haze(centre, steps / STEPS - RIM, 1)
            canvas.ring(centre, steps / STEPS, RIM, 2)
            return canvas

        return self.once((steps,), draw)


class Words(Widget):
    """The word of the breath and its count, each of them where it always is."""

    word: reactive[str] = reactive("in")
    breath: reactive[int] = reactive(1)
    of: reactive[int] = reactive(1)
    left: reactive[int | None] = reactive(None)

    def render(self) -> Content:
        """Large where there are lines for it, else one line each."""
        longest = len(f"breath {self.of} of {self.of}")
        count = content.say(f"{f'breath {self.breath} of {self.of}':<{longest}}")
        seconds = content.say("" if self.left is None else f"{self.left} s")
        if self.content_size.height < ROOMY:
            word = content.say(self.word.ljust(len("out ")) if seconds else self.word, content.ACCENT)
            return content.lines([Content.assemble(word, seconds), count])
        lines = [content.say(line, content.ACCENT) for line in large(self.word)]
        return content.lines([*lines, seconds, count])


class Pacer(Widget):
    """A breath at the moment it is given: whoever has a clock calls ``show``."""

    DEFAULT_CSS = """
    Pacer { layout: vertical; height: 1fr; align: center middle; }
    Pacer Words { width: 100%; text-align: center; content-align: center bottom; }
    Pacer.-beside { layout: horizontal; }
    Pacer.-beside Words { text-align: left; content-align: left middle; padding-left: 3; }
    """

    def compose(self) -> ComposeResult:
        yield Disc()
        yield Words()

    def show(self, phase: str, fraction: float, breath: int, of: int, left: int | None = None) -> None:
        """A moment of a breath.

        Args:
            phase: ``in`` or ``out``.
            fraction: How much of it is done, 0 to 1.
            breath: Which breath it is, from 1.
            of: How many there are.
            left: Where nothing is to move, the seconds left of it; the disc is as it becomes by then.
        """
        words = self.query_one(Words)
        words.word, words.breath, words.of, words.left = phase, breath, of, left
        self.query_one(Disc).full = fullness(phase, fraction if left is None else 1.0)

    def on_resize(self) -> None:
        """The words beside the disc where there is room, else below it; the disc as large as that leaves."""
        width, height = self.content_size
        disc, words = self.query_one(Disc), self.query_one(Words)
        beside = width >= 2 * height + BESIDE
        below = 0 if beside else ROOMY + 1 if height >= HIGH else 2
        lines = max(1, min(height - below, width // 2))
        self.set_class(beside, "-beside")
        disc.styles.width = 2 * lines if beside else "100%"
        disc.styles.height = lines
        words.styles.width = BESIDE if beside else "100%"
        words.styles.height = lines if beside else below
