"""A row of a day: a task, one target of a massage, or one session of several, with what it says of itself."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

import msgspec

from backcare_tui.domain.calendar import minutes_into
from backcare_tui.domain.glyphs import TURNS
from backcare_tui.domain.guidance.levels import NextStep
from backcare_tui.domain.journal.events import Answers
from backcare_tui.domain.plan.dose import Dose, Side, only_words, words
from backcare_tui.domain.plan.ladder import form_words
from backcare_tui.domain.plan.plan import Notes
from backcare_tui.domain.plan.slots import SESSION, SLOTS, slot_of

OPEN = ("due", "offered")
"""States of rows of which nothing is done yet, and something is asked."""


class RowKey(NamedTuple):
    """What a row is known by: a task, and one of its targets or sessions; the whole task without."""

    task: str
    target: str = ""

    @property
    def id(self) -> str:
        """``posture-pump``, ``self-massage/quadratus-lumborum`` or ``chin-tuck@morning``."""
        apart = "/" if self.target and not slot_of(self.target) else ""
        return f"{self.task}{apart}{self.target}"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a day: a task, one target of a massage, or one session of several.

    Attributes:
        id: Its key in one word.
        group: The task's name, where the row is one of its targets.
        state: due, offered, done, part, skipped, missed, rested or paused.
        dose, did: What is asked, and what was done of it.
        full: The whole dose of the rung, where less is asked.
        was: What was asked the time before, where that was something else.
        change: ``up`` or ``down`` from then; ``ready`` where only a pain report is missing for the next rung.
        offer: Whether that is a step up which can be declined.
        next_step: What holds the next rung, where it is not offered.
        rung, rungs: Where the task stands on its ladder, which easing leaves as it is, and how long the ladder is.
        to_easier: Whether less is asked today, in the easier form.
        optional: Never counted in the day's share.
        short: The name in at most 22 characters, where the atlas has one.
        side: Which side alone is worked.
        session: Which of several sessions it is, by its slot.
        slot: When in the day it is meant: a slot's name or a clock time; empty where any time suits.
        meant: The clock time of that.
        where: The body region it matters to most, in words.
        at: When it was checked off or skipped, as ``HH:MM`` where that was; empty where it was only written down later.
        because: Why it was skipped, or is rested.
        why: The facts behind the row.
        log: What was written down of a visit.
        appointed: With whom or where, of an appointment; ``appointment`` where that is not known.
    """

    id: str
    task: str
    target: str
    kind: str
    name: str
    state: str
    dose: Dose
    group: str = ""
    did: Dose | None = None
    full: Dose | None = None
    was: Dose | None = None
    change: str = ""
    offer: bool = False
    next_step: NextStep | None = None
    rung: int = 1
    rungs: int = 1
    to_easier: bool = False
    optional: bool = False
    short: str = ""
    side: Side = ""
    session: str = ""
    slot: str = ""
    meant: time | None = None
    when: str = ""
    tool: str = ""
    where: str = ""
    at: str = ""
    because: str = ""
    why: tuple[str, ...] = ()
    log: Answers = ()
    appointed: str = ""
    notes: Notes = Notes()

    @property
    def key(self) -> RowKey:
        """What it is known by."""
        return RowKey(self.task, SESSION + self.session if self.session else self.target)

    @property
    def title(self) -> str:
        """Its name, and of several sessions which it is."""
        return f"{self.name} ({self.session})" if self.session else self.name

    @property
    def dose_words(self) -> str:
        """What is asked; of a check nothing but itself, of an appointment when it is."""
        if self.appointed and self.meant is not None:
            return f"{self.meant:%H:%M}"
        return "" if self.kind == "check" else words(self.dose)

    @property
    def side_words(self) -> str:
        """That only one side is worked, and which."""
        return only_words(self.side)

    @property
    def meant_words(self) -> str:
        """When in the day it is meant, by the clock too: ``midday 12:30``; empty where any time suits, or its dose says it."""
        if self.appointed:
            return ""
        named = self.slot if self.slot in SLOTS else ""
        return " ".join(filter(None, (named, f"{self.meant:%H:%M}" if self.meant is not None else "")))

    def is_later(self, now: time, starts_at: time) -> bool:
        """Whether it is still to do and meant for later on its day than ``now``."""
        if self.meant is None or self.state not in OPEN:
            return False
        return minutes_into(self.meant, starts_at) > minutes_into(now, starts_at)

    @property
    def form(self) -> int:
        """The rung whose form is worked today; 0 is the easier one."""
        return 0 if self.to_easier else self.rung

    @property
    def form_words(self) -> str:
        """What the easier form is, where that is asked; empty where it is not, or the plan does not tell."""
        return form_words(self.notes.easier) if self.form <= 0 else ""

    @property
    def change_words(self) -> str:
        """Which way the dose went since the time before: ``▲ was 5 min``; empty where it did not."""
        if self.change == "ready":
            return "ready for more: report pain (p)"
        if self.was is None or not self.change:
            return ""
        if self.change == "down" and self.form <= 0:
            return f"{TURNS['down']} the easier form"
        easier = self.change == "up" and self.was.total >= self.dose.total
        return f"{TURNS[self.change]} was {'easier' if easier else words(self.was)}"

    @property
    def by_trial(self) -> bool:
        """Whether it is rested for nothing but a trial: it is the other one's turn, or nobody is told yet whose."""
        return self.state == "rested" and self.because in ("trial", "by the trial")

    @property
    def shape(self) -> str:
        """The state that its shape and ink go by: ``waits`` in a trial, as nothing forbids what waits there."""
        return "waits" if self.by_trial else self.state

    @property
    def rested_words(self) -> str:
        """Why it is rested, in a word or two."""
        if self.by_trial:
            return f"waits: {self.because}" if self.because == "trial" else self.because
        return self.because if self.because.startswith("stopped") else f"rested: {self.because}"

    @property
    def skipped_words(self) -> str:
        """Why it was left out, or the rest of it."""
        if self.because.startswith("stopped"):
            return self.because
        return f"{'rest ' if self.state == 'part' else ''}skipped: {self.because}"

    @property
    def counts(self) -> bool:
        """Whether it is part of what the day asks; skipped rows have left it."""
        return not self.optional and self.state in ("due", "part", "done", "missed")
