"""The words of Today around its rows, and how much room they take."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from backcare_tui.domain import safety
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.guidance.headline import Guidance
from backcare_tui.domain.guidance.questions import Question
from backcare_tui.tui import content

FIXED = 12
"""Lines of Today that are always there: head, title, foot, an answer of two, a line of keys, and the space between them."""

SPACE = 3
"""Lines of those that a crowded day does without."""
NARROW, MORE = 60, 2
"""Cells below which the foot and the keys take some lines more, and how many."""
FEW = 4
"""Rows that are to be seen at once, if the day has so many."""


def sentence(guidance: Guidance) -> Content:
    """The stance in plain words, then its sentence."""
    opening = (f"{guidance.opening}. ", content.STANCES.get(guidance.stance, content.STRONG))
    return Content.assemble(opening if guidance.opening else "", content.say(guidance.text))


LOCKED = content.lines(
    [
        Content(safety.LOCKED),
        Content(""),
        Content.assemble((" c ", content.ACCENT), "a professional has cleared this: record who, and when"),
        Content.assemble((" u ", content.ACCENT), "that was a slip of today or yesterday: take it back"),
    ]
)
"""What a locked day says in place of its tasks."""


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
    keys = ((" o ", place.yes), (" 0 ", place.no), (" u ", "a slip: take that report back"))
    return content.lines(
        [
            Content(safety.ANSWER_FIRST),
            Content(""),
            *(Content.assemble((key, content.ACCENT), words) for key, words in keys),
        ]
    )


def safety_words(day: Day) -> Content:
    """A quiet word on the safety questions, and the keys that answer."""
    words = {
        "lost": "The safety questions come first:",
        "unanswered": "Before you begin: is a warning sign with this pain?"
        if day.safety_first
        else "The safety questions are unanswered:",
        "new-place": "Pain in a new place. A warning sign with it, new or worse?",
        "new-high": "Pain this high: is a warning sign with it, new or worse?",
        "weekly": "Is a warning sign new, or getting worse?",
    }[day.asks_safety]
    one_key = [("0", "none")] if day.asks_anew else []
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
    others = lines_of(day, notices, width, message=False) - SPACE - len(day.rows)
    return day.locked or others + min(FEW, len(day.rows)) + MORE * (width < NARROW) > size.height


def lines_of(day: Day, notices: Sequence[str], width: int, *, message: bool) -> int:
    """The lines that all of a day takes on a screen of ordinary height, with or without its message."""
    width = max(20, width)

    def lines(text: str) -> int:
        return -(-content.width_of(text) // width) if text else 0

    question = day.question
    parts = [
        max(1 if question else 2, lines(day.guidance.said)),
        lines(f"o answers   {question.text}") + 1 if question is not None else 0,
        min(3, lines(" ".join(notices))) + 1 if notices else 0,
        max(1, len(day.rows)),
        min(2, lines(" · ".join(day.words))) + 1 if day.words else 0,
        lines(day.message.text) + 1 if message and day.message is not None else 0,
        lines(safety_words(day).plain) if day.asks_safety else 0,
    ]
    return sum(parts) + FIXED
