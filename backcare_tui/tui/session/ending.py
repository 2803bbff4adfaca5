"""The end of a session, as the facts are: why it ended, what was done of it, how it felt, and what is next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.plan.dose import Dose, part_words, words
from backcare_tui.domain.safety import ALARM, RESTS, Stop, felt, stop_for
from backcare_tui.domain.session.moves import doses_done, has_anything
from backcare_tui.domain.session.session import Session
from backcare_tui.tui import content
from backcare_tui.tui.session.words import EMPTY, ending_words
from backcare_tui.tui.widgets.text import Bullet

LABEL = 12
"""Cells of the word for each fact."""
MILD = 4
"""The highest pain beside which a kind word stands."""
SENTENCE = re.compile(r"(?<=[.!?]) +(?=[^ ])")
COME_OUT = "Come out of it slowly."
"""What a stop says first of what may be anything; who ends a device has its own words for that."""
DONE, TODAY = "Done", "Today"
URGENT = "emergency"
"""What a sentence has in it that is read before others."""


class Outcome(NamedTuple):
    """What became of a session.

    Attributes:
        saved: Whether it is on disk, or was nothing.
        said: What was said of that, where nothing of it was recorded by now.
        also: What it changes beside what was done, in sentences.
        before: Pain of the day as it was reported last before the session; None without a report.
        today: How much of the day is done, in words.
        marks: The state of each row that the day asks, for a dot each.
        next: What is next of the day.
    """

    saved: bool
    said: str = ""
    also: str = ""
    before: int | None = None
    today: str = ""
    marks: tuple[str, ...] = ()
    next: str = ""


def alarm_words(session: Session) -> tuple[str, ...]:
    """What stands first and loudest where it was stopped for a warning sign."""
    stop = _stop(session)
    return ALARM if stop is not None and stop.sign else ()


def name_of(session: Session) -> str:
    """What was guided, where that was one task."""
    names = dict.fromkeys(part.task_name for part in session.parts)
    return next(iter(names)) if len(names) == 1 else "Guided session"


def ended(session: Session, outcome: Outcome) -> tuple[Bullet, ...]:
    """What a session came to: first why it ended, and after a stop what to do; then the facts, each behind its word."""
    stop = _stop(session)
    if stop is None and outcome.saved and not has_anything(session):
        return (
            _line("Nothing was done this time.", content.STRONG),
            EMPTY,
            _line("So nothing is recorded.", content.QUIET),
        )
    told: list[Bullet] = []
    if not outcome.saved:
        told += [_line("It is not saved yet.", content.WARN), _line(outcome.said), EMPTY]
    doses = doses_done(session, session.seen)
    if stop is not None:
        told += _stopped(session, stop, outcome)
    else:
        told.append(_line(_headline(session, doses, outcome), content.ACCENT))
    told += [EMPTY, *_facts(session, doses, outcome)]
    if outcome.saved and stop is None:
        told += _whats_next(session, outcome)
    return (*told, _line(outcome.said, content.QUIET)) if outcome.saved and outcome.said else tuple(told)


def today_words(day: Day) -> str:
    """How much of the day is done: ``2 of 5 done``; nothing where it asks nothing, or rest."""
    asked, done = day.asked, day.done
    if day.over or not asked or day.guidance.stance == "rest":
        return ""
    if done == asked:
        return f"all {asked} done" if asked > 1 else "all done"
    part = sum(row.counts and row.state == "part" for row in day.rows)
    many = f"{done} of {asked} done" if asked > 1 or done else "not done yet"
    return f"{many}, {part} in part" if part and asked > 1 else "done in part" if part else many


def today_marks(day: Day) -> tuple[str, ...]:
    """Each row that the day asks as done, done in part, or open: what the words of the day count."""
    if not today_words(day):
        return ()
    return tuple(row.state if row.state in ("done", "part") else "due" for row in day.rows if row.counts)


def shorter(told: tuple[Bullet, ...]) -> tuple[tuple[Bullet, ...], ...]:
    """What a stop says on a screen that is too small for all of it: what to do is never left out."""
    acts = tuple(line for line in told if not line.mark.plain.startswith(DONE))
    return acts, tuple(line for line in acts if line is not EMPTY)


def next_words(rows: list[Row], session: Session, later: frozenset[str]) -> str:
    """The first of what is left of the day but for what was guided just now, and when it is meant, if that is later."""
    guided = {part.task for part in session.parts}
    row = next((row for row in rows if row.task not in guided), None)
    if row is None:
        return ""
    return f"{row.name} ({row.meant_words})" if row.id in later else row.name


def _stop(session: Session) -> Stop | None:
    return stop_for(session.halt.why) if session.halt is not None else None


def _stopped(session: Session, stop: Stop, outcome: Outcome) -> Iterator[Bullet]:
    """What to do after a stop, the first of it in bold.

    Out of a device comes before all else but an emergency, as nobody can sit up in a strap with air in it; an exercise
    is only let be.
    """
    halt = session.halt
    task = halt.task if halt is not None else ""
    device = any(part.task == task and part.kind == "device" for part in session.parts)
    out = [_line(line, content.STRONG) for line in ending_words(session, task)] if device else []
    if stop.sign:
        yield _line(f"You answered: {stop.id}.", content.STRONG)
        yield _line(RESTS if outcome.saved else "")
        yield from (EMPTY, *out) if out else ()
        return
    yield _line(f"Stopped for {felt(stop.id)}.", content.STRONG)
    yield from (EMPTY, *out) if out else ()
    yield EMPTY
    said = SENTENCE.split(stop.act)
    first, *more = said[1:] if out and said[0] == COME_OUT else said
    yield _line(first, content.STRONG)
    for sentence in more:
        yield _line(sentence, content.WARN if URGENT in sentence else "")


def _headline(session: Session, doses: Mapping[str, Dose], outcome: Outcome) -> str:
    """Whether all of it was done, or it was ended early; a kind word only where it does not hurt more."""
    asked = [part for part in session.parts if part.target not in session.sore or not part.target]
    whole = [part for part in asked if part.id in doses and doses[part.id].total >= part.dose.total]
    if len(whole) == len(asked):
        return "That is all of it."
    said = "Not all of it." if whole else "Stopped early."
    return said if _hurts(session, outcome) else f"{said} That is fine."


def _hurts(session: Session, outcome: Outcome) -> bool:
    """Whether it hurts too much, or more than before, for a kind word and for what is next."""
    worst = max(session.pains.values(), default=0)
    return worst > MILD or (outcome.before is not None and worst > outcome.before)


def _facts(session: Session, doses: Mapping[str, Dose], outcome: Outcome) -> Iterator[Bullet]:
    """What was done, how it felt, and what that changes."""
    alone = len({part.name for part in session.parts}) == 1
    done = [
        f"{'' if alone else f'{part.name}: '}{_much(doses[part.id], part.dose)}"
        for part in session.parts
        if part.id in doses
    ]
    yield from _labelled(DONE, done or ["too little to count"])
    yield from _labelled("Pain after", _pains(session, outcome.before))
    yield from _labelled("Changes", [line for line in SENTENCE.split(outcome.also.strip()) if line])


def _whats_next(session: Session, outcome: Outcome) -> Iterator[Bullet]:
    """How the day stands; and what is next of it, unless it hurts."""
    if outcome.today:
        yield EMPTY
        if outcome.marks:
            dots = Content(" ").join(map(content.mark, outcome.marks))
            yield Bullet(dots, content.fit(TODAY, LABEL, content.QUIET))
        yield from _labelled("" if outcome.marks else TODAY, [outcome.today])
        if outcome.next and not _hurts(session, outcome):
            yield from _labelled("Next", [outcome.next])


def _much(did: Dose, asked: Dose) -> str:
    return words(did) if did.total >= asked.total else part_words(did, asked)


def _pains(session: Session, before: int | None) -> list[str]:
    names = {part.task: part.task_name for part in session.parts}
    said = []
    for task, level in session.pains.items():
        name = f"{names[task]}: " if task and len(names) > 1 else ""
        said.append(f"{name}{level}{f' ({before} before)' if before is not None else ''}")
    return said


def _labelled(label: str, lines: list[str]) -> Iterator[Bullet]:
    for at, line in enumerate(lines):
        yield Bullet(content.say(line), content.fit("" if at else label, LABEL, content.QUIET))


def _line(text: str, style: str = "") -> Bullet:
    return Bullet(content.say(text, style) if text else Content(""))
