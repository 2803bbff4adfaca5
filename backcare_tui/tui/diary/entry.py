"""One entry of the diary: opened with all of its words, and put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.content import Content

from backcare_tui.coach import Busy, Doubtful, Refused
from backcare_tui.coach.actions.amend import Correction
from backcare_tui.domain.body.place_names import read_place
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.plan.dose import amount_words, figure
from backcare_tui.text.dates import long_date, read_clock, short_date
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dashboard import AT_ONCE, Dashboard
from backcare_tui.tui.dialog import Dialog, Form, Pages
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.prose import Prose
from backcare_tui.tui.widgets.text import Bullet, Bullets, Words


def bullets_of(entry: Entry) -> tuple[Bullet, ...]:
    """An entry in full: its facts, its words, and what became of it."""
    facts = Content.assemble(
        content.say(entry.title, content.STRONG), content.say(f"  {entry.about}" if entry.about else "")
    )
    text = [Bullet(content.say(line)) for line in _paragraphs(entry.text)]
    return (Bullet(facts), *text, *(Bullet(content.say(words, content.QUIET)) for words in story(entry)))


def _paragraphs(text: str) -> list[str]:
    """Words line by line, in pieces that a screen shows whole, however long they are."""
    return [line[at : at + 900] for line in text.splitlines() for at in range(0, max(1, len(line)), 900)]


def story(entry: Entry) -> list[str]:
    """When it was, when it was written down, and what it said before it was put right."""
    day = f"{long_date(entry.day)} {entry.day.year}"
    told = [f"{day}, {entry.at}" if entry.at else day]
    if entry.late:
        told[0] += f" · written down on {short_date(entry.late)}"
    if entry.was:
        told.append(f"Corrected. It was: {entry.was}")
    return told


class EntryScreen(Dialog):
    """All of an entry; scrolls with the arrow keys."""

    BOX = Pages
    hint = "c corrects it · t takes it back · esc back"
    BINDINGS = [
        bind("entry.correct", "c", "answer('correct')", "correct", "correct it"),
        bind("entry.back", "t", "answer('back')", "take back", "take it back"),
    ]

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self.asks = entry.fact

    def fields(self) -> ComposeResult:
        paragraphs = [Bullet(content.say(line)) for line in _paragraphs(self._entry.text)]
        gap = [Bullet(Content(""))] if paragraphs else []
        told = [Bullet(content.say(words, content.QUIET)) for words in story(self._entry)]
        yield Bullets((*paragraphs, *gap, *told, Bullet(Content(""))))

    def on_mount(self) -> None:
        self.query_one(self.BOX).focus()

    def action_answer(self, answer: str) -> None:
        self.dismiss(answer)


LABELS = {
    "did": "how much",
    "level": "how bad, 0 to 10",
    "numbers": "the three numbers: pain, enjoyment, activity",
    "regions": "where, commas between",
    "text": "words",
    "value": "the answer",
    "clock": "when, such as 07:30",
}
"""What is asked of each fact."""


class CorrectScreen(Form[bool]):
    """A line for each fact, as it reads now; it stays open until that is saved, or left."""

    BINDINGS = [bind("correct.save", "enter", "save", "save", "save what it should say")]

    def __init__(self, entry: Entry, app: Dashboard) -> None:
        super().__init__()
        self._entry = entry
        self._dashboard = app
        self._lines = dict(self._facts())
        self.asks = f"Correct: {entry.fact.replace(': ', ', ', 1)}"
        new_line = " · ctrl+j new line" if "text" in self._lines else ""
        self.hint = f"tab moves on · enter saves{new_line} · esc back"

    def _facts(self) -> Iterator[tuple[str, str]]:
        """Each fact as it reads now, as one would type it."""
        event, coach = self._entry.event, self._dashboard.coach
        if isinstance(event, kinds.Done) and event.dose.unit.field:
            yield "did", figure(event.worked)
        if isinstance(event, kinds.Pain):
            yield "level", str(event.level)
            yield "regions", ", ".join(map(coach.atlas.place, event.regions))
        if isinstance(event, kinds.Tracked):
            yield "value", event.words
        if isinstance(event, kinds.CheckedIn):
            yield "numbers", f"{event.pain} {event.enjoyment} {event.activity}"
        if "text" in self._entry.amends:
            yield "text", self._entry.text
        yield "clock", self._entry.at

    def fields(self) -> ComposeResult:
        for fact, value in self._lines.items():
            label = LABELS[fact]
            event = self._entry.event
            if fact == "did" and isinstance(event, kinds.Done):
                label = f"{label}: {amount_words(event.dose)}"
            yield Words(content.say(label), classes="label")
            if fact == "text":
                yield Prose(value, id=fact, classes="field")
                continue
            yield Line(content.typed(value), id=fact, classes="field", select_on_focus=False)
        yield Words(id="wrong", classes="wrong")

    def on_mount(self) -> None:
        self.query(".field").first().focus()

    def on_input_submitted(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Save what was changed; what cannot be saved is said, and stays in its field."""
        coach, app = self._dashboard.coach, self._dashboard
        try:
            wanted = self._wanted()
            with coach.journal.patient(AT_ONCE):
                receipt = coach.amend(self._entry, wanted) if wanted != Correction() else None
        except Busy:  # waited for beside the screen
            self.dismiss(True)
            app.record(partial(coach.amend, self._entry, wanted))
            return
        except Doubtful as doubt:
            self.dismiss(True)
            app.ask_once_more(doubt)
            return
        except (Refused, ValueError) as error:
            self.say("#wrong", str(error))
            return
        self.dismiss(True)
        if receipt is not None:
            app.record(lambda: receipt)

    def _wanted(self) -> Correction:
        """What was changed.

        Raises:
            ValueError: A field holds what it cannot; the text says what it takes.
        """
        typed = {line.id: line.value for line in self.query(Line)}
        typed |= {prose.id: prose.text for prose in self.query(Prose)}
        shown = {
            fact: (content.typed_lines if fact == "text" else content.typed)(value)
            for fact, value in self._lines.items()
        }
        new = {fact: typed[fact] for fact, value in shown.items() if typed[fact] != value}
        facts: dict[str, Any] = {}
        for fact in ("did", "value"):
            if fact in new:
                facts["amount"] = new[fact]
        for fact in ("level", "numbers"):
            if fact in new:
                facts["numbers"] = _numbers(new[fact])
        if "regions" in new:
            places = self._dashboard.coach.places()
            facts["where"] = [read_place(name, places) for name in new["regions"].split(",") if name.strip()]
        if "text" in new:
            facts["text"] = new["text"]
        if "clock" in new and new["clock"].strip():
            facts["at"] = read_clock(new["clock"])
        return Correction(**facts)


def _numbers(text: str) -> Sequence[int]:
    """Numbers that were typed, whatever stands between them."""
    words = text.replace(",", " ").split()
    if not all(word.isdecimal() and word.isascii() and len(word) < 4 for word in words):
        raise ValueError(f"{text[:40]!r} is not a number from 0 to 10.")
    return [int(word) for word in words]
