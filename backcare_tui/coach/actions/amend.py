"""Putting right what was recorded, however old: an amendment names the entry that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from functools import partial
from typing import Any

import msgspec

from backcare_tui.coach.actions.tasks import LONGEST_NOTE, LONGEST_REASON
from backcare_tui.coach.actions.undo import MAY_CHANGE, check_trial, correct, question_of, recorded
from backcare_tui.coach.diary import names_of
from backcare_tui.coach.reading import Reading
from backcare_tui.coach.recording import check_time, open_day, said_first
from backcare_tui.coach.results import Receipt, Refused, Unreadable, check_level, writable
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.corrections import amended, twins_of
from backcare_tui.domain.journal.entries import Entry, entries_of
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import Dose, read_amount
from backcare_tui.domain.plan.track import Track
from backcare_tui.domain.safety import put_words, signs_at
from backcare_tui.text.dates import day_words

FACTS = {
    "did": "an amount (--amount)",
    "level": "a number (--level)",
    "regions": "a place (--where)",
    "text": "words (--text)",
    "clock": "a time of day (--at)",
    "value": "an answer (--amount)",
}
"""What can be put right, and how it is said."""


class Correction(msgspec.Struct, frozen=True):
    """What an entry should say; what is None stays.

    Attributes:
        amount: How much was done, as typed; of what is tracked the answer.
        numbers: A pain level; of a check-in its three.
        where: The ids of places; empty for none.
        text: The words; empty for none, where an entry can do without.
        at: The time of day.
    """

    amount: str | None = None
    numbers: Sequence[int] | None = None
    where: Sequence[str] | None = None
    text: str | None = None
    at: time | None = None


def amend(reading: Reading, entry: Entry, wanted: Correction) -> Receipt:
    """Put an entry right; its twin with it, where another device says the very same.

    Raises:
        Doubtful: It takes a place whose question waits out of a report, and nobody said to be sure.
        Refused: It is taken back, or has nothing of the kind.
        Unreadable: A value is not one of its kind, or none is given.
    """
    with said_first(put_words(signs_at(wanted.where or ()))), open_day(reading, all_months=True) as opened:
        events = recorded(entry.day, reading)
        event = next((event for event in events if event.id == entry.id), None)
        if event is None:
            raise Refused("That entry is taken back, so there is nothing to correct.")
        facts = _facts(event, entry, wanted, reading)
        check_trial([event], opened, gone=False)
        ids = tuple(twin.id for twin in twins_of(event, events))
        draft = kinds.Amended(**opened.stamp(entry.day), events=ids, **facts)
        after = amended(event, [draft])
        if after == event:
            return Receipt(False, "It says so already. Nothing was changed.")
        question = question_of(_without(event, after), opened)
        if question:
            words = f"This takes {question} out of the report: {MAY_CHANGE}"
            opened.ask(words, partial(amend, reading, entry, wanted))
        ruling = [] if set(facts) <= {"text", "clock"} else [event]
        correct([draft], ruling, opened, reading)
    now = entries_of([after], names_of(reading), reading.plan.starts_at)[0]
    at = f", at {now.at}" if wanted.at else ""
    when = f" ({day_words(now.day, reading.today_date)})" if now.day != reading.today_date else ""
    urgent = (
        put_words(signs_at(after.regions)) if isinstance(after, kinds.Pain) and "regions" in facts else ""
    )
    return Receipt(True, f"Corrected: {now.words}{at}{when}. {urgent}".rstrip())


def _without(event: Event, after: Event) -> list[str]:
    """The places of a report that it has no more."""
    if not isinstance(event, kinds.Pain) or not isinstance(after, kinds.Pain):
        return []
    return [place for place in event.regions if place not in after.regions]


def _facts(event: Event, entry: Entry, wanted: Correction, reading: Reading) -> dict[str, Any]:
    """The facts of the amendment, each as the event holds it."""
    given = {
        "value" if isinstance(event, kinds.Tracked) else "did": wanted.amount,
        "level": wanted.numbers,
        "regions": wanted.where,
        "text": wanted.text,
        "clock": wanted.at,
    }
    given = {fact: value for fact, value in given.items() if value is not None}
    can = [words for fact, words in FACTS.items() if fact in entry.amends]
    if not can:
        raise Refused(f"{entry.fact} can only be taken back; it holds nothing to correct.")
    if not given:
        raise Unreadable(f"Say what to correct: {' or '.join(can)}.")
    for fact in given:
        if fact not in entry.amends:
            lacks = FACTS[fact].removeprefix("an ").removeprefix("a ")
            raise Refused(f"{entry.fact} has no {lacks}: {' and '.join(can)} can be corrected.")
    facts: dict[str, Any] = {}
    if wanted.amount is not None and isinstance(event, kinds.Done):
        facts["did"] = _amount(wanted.amount, event.dose)
    if wanted.amount is not None and isinstance(event, kinds.Tracked):
        facts["value"] = _answer(wanted.amount, event)
    if wanted.numbers is not None:
        facts |= _numbers(wanted.numbers, event)
    if wanted.where is not None:
        facts["regions"] = _places(wanted.where, reading)
    if wanted.text is not None:
        facts["text"] = _text(wanted.text, event)
    if wanted.at is not None:
        check_time(wanted.at, entry.day, reading)
        facts["clock"] = wanted.at
    return facts


def _amount(text: str, dose: Dose) -> Dose:
    try:
        return read_amount(text, dose)
    except ValueError as error:
        raise Unreadable(str(error)) from None


def _answer(text: str, event: kinds.Tracked) -> int | float:
    try:
        return Track(event.track, event.name, event.scale, event.unit).read(text)
    except ValueError as error:
        raise Unreadable(str(error)) from None


def _numbers(numbers: Sequence[int], event: Event) -> dict[str, int]:
    names = ("level", "enjoyment", "activity") if isinstance(event, kinds.CheckedIn) else ("level",)
    if len(numbers) != len(names):
        wants = "one number" if len(names) == 1 else "three numbers: pain, enjoyment, activity"
        raise Unreadable(f"It has {wants}; {len(numbers)} came.")
    for number in numbers:
        check_level(number)
    return dict(zip(names, numbers, strict=True))


def _places(where: Sequence[str], reading: Reading) -> tuple[str, ...]:
    places = reading.places()
    for place in where:
        if place not in places:
            raise Unreadable(f"{place[:40]!r} is not a region.")
    return tuple(dict.fromkeys(where))


def _text(text: str, event: Event) -> str:
    if not text.strip() and isinstance(event, kinds.Pain | kinds.Chosen):
        return ""
    if isinstance(event, kinds.Pain | kinds.Noted):
        return writable(text, "A note", LONGEST_NOTE)
    return writable(text, "What is written there", LONGEST_REASON)
