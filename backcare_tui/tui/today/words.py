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
from backcare_tui.tui.widgets.text import LEAST, Bullet, Words

NARROW = 60
"""Cells below which a screen is a narrow one."""
ROOMY, TALL = 34, 23
"""Lines of a screen from which there is space around the stance."""


class Stance(Words):
    """What the day says of itself. It has a fixed place, so that the rows below stand where they always do.

    Two lines of words between two empty ones, which a longer text fills, the upper one first; three on small screens.
    """

    DEFAULT_CSS = "Stance { height: auto; }"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.lines_in(width)

    def render(self) -> Content:
        return content.lines(self._lines(self.content_size.width))

    def lines_in(self, width: int) -> int:
        """How high it is in so many cells."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        lines = [*self.content.wrap(max(LEAST, width))]
        least, high = stance_lines(self.app.size)
        above = [Content("")] if high and len(lines) < least - 1 else []
        return [*above, *lines, *[Content("")] * (least - len(lines) - len(above))]


def stance_lines(size: Size) -> tuple[int, bool]:
    """The lines that the stance has on a screen, and whether there is space above it."""
    high = size.height >= TALL
    return (5 if size.height >= ROOMY else 4 if high else 3 if size.width < NARROW else 2), high


def sentence(guidance: Guidance, after_visit: str = "") -> Content:
    """The stance in plain words, then its sentence; a question how it is, with the key that answers, in place of a verdict.

    Where something is asked after a visit, it is that question.
    """
    if guidance.text.startswith(HOW_IS_IT):
        opening = f"{guidance.opening}. " if guidance.opening else ""
        rest = guidance.text.removeprefix(HOW_IS_IT)
        key = Content.assemble("  ", ("p", content.ACCENT)).stylize(content.key_style("p"))
        return Content.assemble(
            (opening, content.STRONG),
            content.say(after_visit or HOW_IS_IT, content.STRONG),
            key,
            content.say(" " + rest if rest else ""),
        )
    stance = (f"{guidance.opening}. ", content.STANCES.get(guidance.stance, content.STRONG))
    return Content.assemble(stance if guidance.opening else "", content.say(guidance.text))


def locked_lines(day: Day) -> tuple[Bullet, ...]:
    """What a locked day says below what to do: what was answered, and the keys."""
    answered = [
        Bullet(content.say(safety.what_words(sign)), INDENT) for sign in safety.locking(day.status.signs)
    ]
    keys = [_keyed(key, words) for key, words in (("c", CLEARED), ("u", SLIP))]
    asks = (EMPTY, Bullet(Content("You answered yes to:")), *answered, EMPTY, *keys, EMPTY)
    return (*asks, Bullet(Content.styled(safety.LOCKED, content.QUIET)))


EMPTY, INDENT = Bullet(Content("")), Content("   ")
CLEARED = "a professional has cleared this: record who, and when"
SLIP = "answered by mistake, today or yesterday: take it back"


def _keyed(key: str, words: str) -> Bullet:
    sign = "⏎" if key == "enter" else key  # told apart at a glance from the 0 of a no, which an o is not
    return Bullet(Content(words), Content.assemble((sign, content.ACCENT), "  "), key)


def question_line(question: Question) -> Content:
    """What the day asks, and the key that answers."""
    if not question.answers:
        return content.say(question.text)
    word = "noted" if question.answers == "seen" else "answers"
    key = Content.assemble(("o", content.ACCENT), (f" {word}   ", content.QUIET)).stylize(
        content.key_style("o")
    )
    return Content.assemble(key, content.say(question.text))


def visit_line(asked: str) -> Content:
    """How the back is after a visit, and the key that answers."""
    key = Content.assemble(("p", content.ACCENT), "   ").stylize(content.key_style("p"))
    return Content.assemble(key, content.say(asked))


def put_lines(signs: Sequence[str]) -> tuple[Bullet, ...]:
    """What a day says in place of its tasks while a warning sign waits for an answer."""
    place = safety.put_place(signs[0])
    keys = (("enter", place.yes), ("0", place.no), ("u", "a mistake: take that report back"))
    answers = [_keyed(key, words) for key, words in keys]
    return (
        EMPTY,
        Bullet(Content(place.asks)),
        EMPTY,
        *answers,
        EMPTY,
        Bullet(Content.styled(safety.ANSWER_FIRST, content.QUIET)),
    )


def safety_words(day: Day) -> Content:
    """A quiet word on the safety questions, and the keys that answer."""
    words = {
        "lost": "The safety questions come first:",
        "unanswered": "Before you begin: is a warning sign with this pain?"
        if day.safety_first
        else "The safety questions are unanswered:"
        if day.last
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
    said = "" if day.safety_first else content.QUIET  # in the red it is no quiet word
    sign = Content.styled("! ", content.STYLES["red"]).stylize("bold") if day.safety_first else Content("")
    pieces = [
        Content.assemble((key, content.ACCENT), (f" {does}", content.QUIET)).stylize(content.key_style(key))
        for key, does in keys
    ]
    return Content("  ").join([Content.assemble(sign, content.say(words, said)), *pieces])


def notes_of(day: Day) -> Content:
    """What the person said on the day."""
    return content.say(" · ".join(("Notes", *day.words)))


ALL_NOTES = Content.assemble("… ", ("7", content.ACCENT), (" has all", content.QUIET)).stylize(
    content.key_style("7")
)
"""What ends them where they have no room."""
