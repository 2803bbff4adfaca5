"""A day at a glance in the words of status bars and prompts: each wants its own form, and reads some characters as its own."""

from __future__ import annotations

import json

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.glance import DONE, DUE, FLARE, LOCKED, Glance
from backcare_tui.text.cells import harmless

SCHEMA = 1
"""Of the JSON, as everywhere."""

FORMATS = ("plain", "json", "waybar", "i3status-rust", "tmux", "starship")

MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""What Pango, which draws both bars, would take for markup."""


def bars(glance: Glance, day: Day) -> dict[str, str]:
    """One line for each of ``FORMATS``."""
    text, sentence = harmless(glance.text), harmless(glance.sentence)
    return {
        "plain": text,
        "json": _json(
            schema=SCHEMA,
            day=day.day.isoformat(),
            **{"class": glance.kind},
            due_now=bool(glance.due),
            done=glance.done,
            asked=glance.asked,
            minutes=glance.minutes,
            next=glance.next or None,
            text=glance.text,
            sentence=glance.sentence or None,
        ),
        "waybar": _json(
            text=text.translate(MARKUP),
            alt=glance.kind,
            tooltip=(sentence or text).translate(MARKUP),
            **{"class": [glance.kind, "now"] if glance.due else glance.kind},
            percentage=round(100 * glance.done / glance.asked) if glance.asked else 100,
        ),
        "i3status-rust": _json(
            state=_state(glance),
            text=text.translate(MARKUP),
            short_text=f"{glance.done}/{glance.asked}" if glance.kind in (DUE, FLARE, DONE) else text,
        ),
        "tmux": text.replace("#", "##"),
        # A prompt is no place for what is not wanted now.
        "starship": text if glance.is_left else "",
    }


def _state(glance: Glance) -> str:
    """The state that i3status-rust colours by; none of ours is critical."""
    if glance.kind == LOCKED:
        return "Warning"
    return "Good" if glance.kind == DONE else "Info" if glance.due else "Idle"


def _json(**values: object) -> str:
    r"""One line in ASCII, whatever is in it: nothing that a terminal would obey, in no encoding."""
    return json.dumps(values)
