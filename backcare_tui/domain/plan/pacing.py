"""How a plan wants its tasks guided: cadence, rests, order, and whether steps move on by themselves.

It says how, never how much: nothing here is part of what a day asks, and so nothing of it is stored
with the record.
"""

from __future__ import annotations

import msgspec

from backcare_tui.domain.plan.dose import number

REST = 45.0
"""Seconds of rest between two sets; an app default, not a published number."""

MOVE = 2.0
"""Seconds of each way of a repetition whose plan gives no ``tempo``; an app default."""

PACE = 6.0
"""Breaths a minute where a plan gives no ``pace``; five to six is the usual slow pace (breathingsymphony)."""


class Phase(msgspec.Struct, frozen=True, array_like=True):
    """One part of a repetition or of a breath: a word, and how many seconds it takes."""

    word: str
    seconds: float


class Manner(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """How one task is guided.

    Attributes:
        tempo: The parts of one repetition in turn; empty: the app's own cadence.
        auto: Whether its steps start by themselves; None: as the plan says for all.
        rest: Seconds between two sets; None: as the plan says for all.
        figure: The moving figure to show; empty: the one named as the task.
        easier_tempo, easier_figure: The same for the easier form; empty: the task's.
        sides: What its two sides are called, the left one first; empty: left and right.
    """

    tempo: tuple[Phase, ...] = ()
    auto: bool | None = None
    rest: float | None = None
    figure: str = ""
    easier_figure: str = ""
    easier_tempo: tuple[Phase, ...] = ()
    sides: tuple[str, ...] = ()

    def tempo_on(self, rung: int) -> tuple[Phase, ...]:
        """The tempo of a rung: the easier form, which is rung 0, may have its own."""
        return (self.easier_tempo if rung <= 0 else ()) or self.tempo


class Guide(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """How all of a plan's tasks are guided.

    Attributes:
        auto: Whether steps start by themselves.
        rest: Seconds between two sets.
        order: Kinds, counts (``reps``, ``breaths``) and ids in the order they are guided in.
    """

    auto: bool = False
    rest: float = REST
    order: tuple[str, ...] = ()


PLAIN = Manner()
"""A task that says nothing of how it is guided; one object, so that it is left out on disk."""

COMMON = Guide()
"""A plan that says nothing of it; one object, likewise."""


def cadence(hold: float | None) -> tuple[Phase, ...]:
    """The app's own cadence of a repetition, around the plan's ``hold`` in seconds if it has one."""
    middle = (Phase("hold", hold),) if hold is not None else ()
    return (Phase("move", MOVE), *middle, Phase("return", MOVE))


def breath(pace: float | None) -> tuple[Phase, ...]:
    """One breath at so many a minute, in and out equally long."""
    half = 30.0 / (pace or PACE)
    return (Phase("in", half), Phase("out", half))


def tempo_words(tempo: tuple[Phase, ...]) -> str:
    """A cadence as a plan writes it: ``pull 2 s, hold 1 s, return 3 s``."""
    return ", ".join(f"{phase.word} {number(phase.seconds)} s" for phase in tempo)
