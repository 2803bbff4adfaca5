"""Audits the reasons: every fact of every sentence on simulated days is held against the journal, read anew.

Run from a checkout: ``python docs/audit_reasons.py``; with words, only the lives whose name has one of them.
Every seventh life is lived a second time, for half a year, under a plan of several sessions a day.
Prints what is false, a line for each kind of sentence with its first case, and how much was looked at.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "lives"), str(HERE.parent)]

import question_sentences  # noqa: E402, F401 - its shapes are the day's
from books import Books  # noqa: E402
from cast import ALL_SORTS, JUDGED, LIVES  # noqa: E402
from day_sentences import day_faults  # noqa: E402
from people import YEAR, Life  # noqa: E402
from row_sentences import row_faults  # noqa: E402
from sight import Sight  # noqa: E402
from simulate import LivedDay, live, shipped, slotted  # noqa: E402

from backcare_tui.domain.body.atlas import Atlas  # noqa: E402

CASTS = (ALL_SORTS, JUDGED, LIVES)
SEED = 4
"""Not one of those by which the promises are judged."""


SAME = re.compile(
    r"(?:today|yesterday|on [A-Z][a-z]+day|\d+ [a-z]+ a side|\d+ × \d+|\d+ (?:min|reps|breaths)(?: \([a-z ,]+\))?|\d+(?: (?:and )?\d+)*"
    r"(?: [A-Z][a-z]{2,8}\b)?(?: \d{4})?|^[a-z-]+:|Posture pump|Self-massage|Face pull posture press|Mid/upper back bioenergetic opener)"
)
"""What differs between sentences of one kind."""


class Fault(NamedTuple):
    """A sentence that is not true.

    Attributes:
        where: The day, and the row.
        what: The sentence, and the truth.
    """

    where: str
    what: str

    @property
    def kind(self) -> str:
        """Its shape: without numbers and days."""
        sentence, truth = self.what.split(" — ", 1)
        return f"{SAME.sub('#', sentence)} — {truth.split()[0]} …"


class Audit:
    """What was looked at: how many rows, and what is false of them and of their days."""

    def __init__(self, *, sessions: bool = False) -> None:
        self.plan, self.atlas = shipped()
        self.plan = slotted(self.atlas) if sessions else self.plan
        self.rows = 0
        self.faults: list[Fault] = []

    def live(self, life: Life, *, seed: int = 0, days: int = YEAR) -> None:
        """Look at so many days of a life."""
        books = Books(self.plan)
        for lived in live(life, self.plan, self.atlas, seed=seed, days=days):
            for sight in _sights(lived, books, self.atlas):
                where = f"{life.name} {seed}, {sight.today:%d %B} ({len(sight.events)})"
                self._add(where, day_faults(sight))
                for row in sight.day.rows:
                    sight.at(row)
                    self.rows += 1
                    self._add(f"{where}, {row.id} {row.state}", row_faults(sight))

    def _add(self, where: str, faults: list[str]) -> None:
        self.faults += [Fault(where, what) for what in faults]


def _sights(lived: LivedDay, books: Books, atlas: Atlas) -> Iterator[Sight]:
    """The day before its tasks were done, and at its end."""
    for day, events in ((lived.seen, lived.events[: lived.told]), (lived.after, lived.events)):
        books.turn(day.day, events, off=day.paused or day.locked or bool(day.put))
        yield Sight(books, day, atlas, lived.checkpoint, events)


def _audited(at: tuple[int, int, bool]) -> tuple[int, list[Fault]]:
    which, place, sessions = at
    audit, life = Audit(sessions=sessions), CASTS[which][place]
    audit.live(replace(life, walks=sessions or life.walks), seed=SEED, days=YEAR // 2 if sessions else YEAR)
    return audit.rows, audit.faults


def main(named: list[str]) -> None:
    """Audit all of them, or those that are named."""
    places = [
        (which, at, False)
        for which, cast in enumerate(CASTS)
        for at, life in enumerate(cast)
        if not named or any(word in life.name for word in named)
    ]
    places += [(which, at, True) for which, at, _sessions in places[::7]]
    rows, kinds = 0, dict[str, list[Fault]]()
    with ProcessPoolExecutor() as pool:
        for count, faults in pool.map(_audited, places):
            rows += count
            for fault in faults:
                kinds.setdefault(fault.kind, []).append(fault)
    for kind, faults in sorted(kinds.items(), key=lambda kind: -len(kind[1])):
        print(f"{len(faults)} × {kind}\n    {faults[0].where}: {faults[0].what}")
    print(f"{sum(map(len, kinds.values()))} false, in {rows} rows of {len(places)} lives.")


if __name__ == "__main__":
    main(sys.argv[1:])
