"""The cadence of a repetition, as a plan says it: ``tempo = "pull 2 s, hold 1 s, press 2 s, return 3 s"``."""

from __future__ import annotations

from backcare_tui.domain.plan.dose import number
from backcare_tui.domain.plan.pacing import Phase
from backcare_tui.storage.planfile.errors import Place
from backcare_tui.storage.planfile.messages import is_number, shown
from backcare_tui.storage.planfile.tables import Values
from backcare_tui.storage.planfile.values import each

MOST_PHASES = 8
LONGEST_WORD = 24
LONGEST_TEXT = 400
LEAST, MOST = 0.5, 60
"""Seconds of one part of a repetition."""

_ALLOWED = 'words with their seconds, such as "pull 2 s, hold 1 s, return 3 s"'


def tempo(value: object) -> tuple[Phase, ...]:
    """Read a cadence: 1 to 8 parts with a comma between, each a word or two and its seconds.

    Raises:
        ValueError: it is none, or a part takes less than half a second or more than a minute.
    """
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{shown(value)} is not a tempo, which is {_ALLOWED}")
    parts = value.split(",")
    if len(parts) > MOST_PHASES or len(value) > LONGEST_TEXT:
        raise ValueError(f"the tempo has too many parts: at most {MOST_PHASES} are allowed")
    return tuple(each(list(parts), _phase))


def _phase(value: object) -> Phase:
    text = " ".join(str(value).split())
    word, _, figures = text.removesuffix("s").rstrip().rpartition(" ")
    if not is_number(figures):
        raise ValueError(f"{shown(text)} is not a part of a tempo, which is {_ALLOWED}")
    if not word:
        raise ValueError(f"{shown(text)} has no word for the movement: write {shown(f'pull {text}')}")
    if len(word) > LONGEST_WORD:
        raise ValueError(f"{shown(word)} has {len(word)} characters, at most {LONGEST_WORD} are allowed")
    if not LEAST <= float(figures) <= MOST:
        raise ValueError(f"{shown(text)} is out of bounds: a part takes from {LEAST} to {MOST} seconds")
    return Phase(word, float(figures))


def check_hold(values: Values, place: Place) -> None:
    """A ``hold`` and the part of the ``tempo`` called so are one thing, and must say the same."""
    hold = values.get("hold")
    held = [phase.seconds for phase in values.get("tempo", ()) if phase.word.lower() == "hold"]
    if hold is not None and held and hold not in held:
        place.at("tempo").tell(
            f"it holds {number(held[0])} s, and `hold` says {number(hold)} s: make them one"
        )
