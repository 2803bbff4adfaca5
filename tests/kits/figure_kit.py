"""The shipped figures, and the moments of them that tests look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from backcare_tui.domain.body.figure import Figure
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.planfile.figures import load_figures

FIGURES, WRONG = load_figures(shipped_plans(), Path("nowhere"))

WORDS = sorted({word for figure in FIGURES.values() for step in figure.steps for word in step.on})

MOMENTS = st.tuples(
    st.sampled_from(list(FIGURES.values())),
    st.sampled_from([*WORDS, "", "wobble"]),
    st.floats(0, 1),
)
"""A figure, a word that it may not know, and how far that has come."""


def little(**changes: Any) -> Figure:
    """A figure that only nods: its head goes up in ``up`` and down in ``down``, for a second and for three."""
    from backcare_tui.domain.body.figure import Step

    low = {"head": (10.0, 10.0), "neck": (20.0, 10.0), "hip": (50.0, 10.0)}
    steps = (Step(("up",), ("high",), 1), Step(("hold",), ("high",), 0), Step(("down",), ("low",), 3))
    made = {
        "id": "nod",
        "box": (60.0, 30.0),
        "poses": {"low": low, "high": {**low, "head": (10.0, 20.0)}},
        "steps": steps,
    }
    return Figure(**{**made, **changes})
