"""What a coach hands back, what it says no with, and the sentences of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.guidance.headline import ONE_OR_NONE
from backcare_tui.domain.journal.trial import WAITS
from backcare_tui.text.dates import day_words


class Receipt(msgspec.Struct, frozen=True):
    """What came of a request.

    Attributes:
        changed: Whether anything was recorded; False when it had been so already.
        text: One plain sentence.
        also: Of a guided session, the part of it that tells neither what was done nor how it felt.
    """

    changed: bool
    text: str
    also: str = ""


class Refused(Exception):
    """A request that cannot be done: one sentence, and nothing was changed."""


class Busy(Refused):
    """Another window is writing, and it has not been waited for long."""


class Doubtful(Refused):
    """A request that something speaks against: it is done once it is made again, knowing that.

    Attributes:
        again: Does it all the same.
    """

    def __init__(self, text: str, again: Callable[[], Receipt]) -> None:
        super().__init__(text)
        self.again = again


class Unreadable(Refused):
    """A value that is not of its kind, such as a pain of 11: one sentence with what is allowed."""


def already(rows: Sequence[Row]) -> str:
    """Why nothing was changed."""
    sentences = []
    for row in rows:
        if row.state == "rested":
            sentences.append(f"{row.title} {rests(row)}, so there is nothing to skip.")
            continue
        state = "done" if row.state == "done" else "skipped"
        sentences.append(f"{row.title} is {state} already{f', at {row.at}' if row.at else ''}.")
    return " ".join(sentences) + " Nothing was changed."


def rests(row: Row) -> str:
    """That a row is at rest today, and why, to be read after its name."""
    return "waits for its turn in your trial" if row.because == WAITS else f"is rested today ({row.because})"


def dated(day: Day, today: date) -> str:
    """The day as a sentence, where it is not today."""
    return f" For {day_words(day.day, today)}." if day.day != today else ""


def left_words(day: Day) -> str:
    """How much of the day is done."""
    if day.over or not day.asked or day.guidance.stance == "rest":
        return ""
    if day.done == day.asked:
        return " That is all for today."
    return f" {day.done} of {day.asked} today."


def changed_words(before: Day, after: Day) -> str:
    """What a report changes about what is left of the day."""
    if after.over or after.guidance.stance == before.guidance.stance or after.guidance.stance != "ease":
        return ""
    if any(row.full is not None and row.state == "due" for row in after.rows):
        return " What is left of today is less now."
    if after.guidance.easiest:
        return f" What is asked is at its easiest already: {ONE_OR_NONE}"
    return " One task is enough to keep the day."


def check_level(
    level: int, what: str = "a pain level: it goes from 0 (no pain) to 10 (worst imaginable)"
) -> None:
    """Pass a level that pain can have.

    Raises:
        Unreadable: It is not 0 to 10.
    """
    if isinstance(level, bool) or not isinstance(level, int) or not 0 <= level <= 10:
        raise Unreadable(f"{level} is not {what}.")


def writable(text: str, what: str, longest: int, *, keep: bool = False) -> str:
    """Text that the journal can hold; with ``keep`` the spaces at its ends stay, as someone typed them.

    Raises:
        Unreadable: It is empty, too long, or holds half a character.
    """
    text = text if keep else text.strip()
    if not text.strip():
        raise Unreadable(f"{what} needs a few words.")
    if len(text) > longest:
        raise Unreadable(f"{what} may have {longest:,} characters; this has {len(text):,}.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Unreadable(f"{what} holds a broken character that cannot be saved.") from None
    return text
