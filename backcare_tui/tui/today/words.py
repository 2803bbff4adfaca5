"""The words of Today around its rows, and how much room they take."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from backcare_tui.domain import safety
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.guidance.headline import HOW_IS_IT, Guidance
from backcare_tui.domain.guidance.questions import Question
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import LEAST, Words

FIXED = 11
"""Lines of Today that are always there: week strip, title, foot and the line above it, an answer of two, two of keys."""

SPACE = 2
"""Lines of space that a crowded day does without."""
NARROW, MORE = 60, 2
"""Cells below which the foot takes some lines more, and how many."""
FEW = 4
"""Rows that are to be seen at once, if the day has so many."""
TALL = 23
"""Lines of a screen from which there is space around the stance."""


class Stance(Words):
    """What the day says of itself. It has a fixed place, so that the rows below stand where they always do.

    Two lines of words between two empty ones, which a longer text fills; on small screens three, which it fills first.
    """

    DEFAULT_CSS = "Stance { height: auto; }"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return content.lines(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines = [*self.content.wrap(max(LEAST, width))]
        least, high = stance_lines(self.app.size)
        above = [Content("")] if high and len(lines) < least else []
        return [*above, *lines, *[Content("")] * (least - len(lines) - len(above))]


def stance_lines(size: Size) -> tuple[int, bool]:
    """The lines that the stance has on a screen, and whether there is space above it."""
    high = size.height >= TALL
    return (4 if high else 3 if size.width < NARROW else 2), high


def sentence(guidance: Guidance) -> Content:
    """The stance in plain words, then its sentence; a question how it is, with the key that answers, in place of a verdict."""
    if guidance.text.startswith(HOW_IS_IT):
        opening = f"{guidance.opening}. " if guidance.opening else ""
        rest = guidance.text.removeprefix(HOW_IS_IT)
        key = Content.assemble("  ", ("p", content.ACCENT)).stylize(content.key_style("p"))
        return Content.assemble(
            (opening + HOW_IS_IT, content.STRONG), key, content.say(" " + rest if rest else "")
        )
    stance = (f"{guidance.opening}. ", content.STANCES.get(guidance.stance, content.STRONG))
    return Content.assemble(stance if guidance.opening else "", content.say(guidance.text))


def locked_lines(day: Day) -> Content:
    """What a locked day says below what to do: what was answered, and the keys."""
    answered = [content.say(f"  {safety.what_words(sign)}") for sign in safety.locking(day.status.signs)]
    return content.lines(
        [
            Content(""),
            Content("You answered yes to:"),
            *answered,
            Content(""),
            Content.styled(safety.LOCKED, content.QUIET),
            Content(""),
            *(_keyed(key, words) for key, words in (("c", CLEARED), ("u", SLIP))),
        ]
    )


CLEARED = "a professional has cleared this: record who, and when"
SLIP = "that was a slip of today or yesterday: take it back"


def _keyed(key: str, words: str) -> Content:
    return Content.assemble((f"{key}  ", content.ACCENT), words).stylize(content.key_style(key))


def question_line(question: Question) -> Content:
    """What the day asks, and the key that answers."""
    if not question.answers:
        return content.say(question.text)
    word = "noted" if question.answers == "seen" else "answers"
    key = Content.assemble(("o", content.ACCENT), (f" {word}   ", content.QUIET)).stylize(
        content.key_style("o")
    )
    return Content.assemble(key, content.say(question.text))


def put_lines(signs: Sequence[str]) -> Content:
    """What a day says in place of its tasks while a warning sign waits for an answer."""
    place = safety.put_place(signs[0])
    keys = (("o", place.yes), ("0", place.no), ("u", "a slip: take that report back"))
    return content.lines(
        [
            Content(""),
            Content(place.asks),
            Content(""),
            *(_keyed(key, words) for key, words in keys),
            Content(""),
            Content.styled(safety.ANSWER_FIRST, content.QUIET),
        ]
    )


def safety_words(day: Day) -> Content:
    """A quiet word on the safety questions, and the keys that answer."""
    words = {
        "lost": "The safety questions come first:",
        "unanswered": "Before you begin: is a warning sign with this pain?"
        if day.safety_first
        else "Before you start: a few yes-or-no questions.",
        "new-place": "Pain in a new place. A warning sign with it, new or worse?",
        "new-high": "Pain this high: is a warning sign with it, new or worse?",
        "weekly": "Is a warning sign new, or getting worse?",
    }[day.asks_safety]
    one_key = [("0", "none")] if day.asks_anew else []
    if day.asks_safety == "unanswered" and not day.safety_first:
        asks = day.question is not None and day.question.answers
        keys = [("!" if asks else "o", "answers them")]
    else:
        keys = [*one_key, ("!", "the list")]
    pieces = [
        Content.assemble((key, content.ACCENT), (f" {does}", content.QUIET)).stylize(content.key_style(key))
        for key, does in keys
    ]
    return Content("  ").join([content.say(words, content.QUIET), *pieces])


def notes_of(day: Day) -> Content:
    """What the person said on the day."""
    return content.say(" · ".join(("Notes", *day.words)))


ALL_NOTES = Content.assemble("… ", ("7", content.ACCENT), (" has all", content.QUIET)).stylize(
    content.key_style("7")
)
"""What ends them where they have no room."""


def is_scant(day: Day, notices: Sequence[str], size: Size, width: int) -> bool:
    """Whether a few rows have no room beside all else, crowded as it is: then all of the day scrolls as one."""
    others = lines_of(day, notices, size, width, message=False) - SPACE - len(day.rows)
    return day.locked or others + min(FEW, len(day.rows)) + MORE * (width < NARROW) > size.height


def lines_of(day: Day, notices: Sequence[str], size: Size, width: int, *, message: bool) -> int:
    """The lines that all of a day takes on a screen, with or without its message."""
    width = max(20, width)

    def lines(text: str) -> int:
        return -(-content.width_of(text) // width) if text else 0

    question = day.question
    parts = [
        max(stance_lines(size)[0], lines(day.guidance.said)),
        lines(f"o answers   {question.text}") + 1 if question is not None else 0,
        min(3, lines(" ".join(notices))) + 1 if notices else 0,
        max(1, len(day.rows)),
        min(2, lines(" · ".join(day.words))) + 1 if day.words else 0,
        lines(day.message.text) + 1 if message and day.message is not None else 0,
        lines(safety_words(day).plain) + 1 if day.asks_safety and not day.safety_first else 0,
    ]
    return sum(parts) + FIXED
