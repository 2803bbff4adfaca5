"""What a person prefers, remembered in the settings: the theme, and the signals of a guided session."""

from __future__ import annotations

import msgspec

from backcare_tui.coach.coach import Coach
from backcare_tui.coach.recording import saving
from backcare_tui.storage.planfile.errors import PlanError

BELL, NOTIFY, TITLE = "bell", "notify", "title"
SIGNALS = (BELL, NOTIFY, TITLE)
"""The bell at the end of a step, a notification while the terminal is in the background, the time in its title."""


def chosen_theme(coach: Coach) -> str | None:
    """The name of the theme in the settings; None where none was chosen. Any name may stand there.

    Raises:
        PlanError: The settings file cannot be understood.
    """
    return coach.library.settings.name_of("theme", "a theme", "backcare-calm")


def keep_theme(coach: Coach, name: str) -> None:
    """Remember a theme.

    Raises:
        Refused: It could not be saved.
        PlanError: The settings file has errors, and so is left alone.
    """
    with saving(coach):
        coach.library.settings.put("theme", name)


class Wanted(msgspec.Struct, frozen=True):
    """The signals that are on, and what is wrong with the settings in one sentence; empty where nothing is."""

    on: tuple[str, ...] = SIGNALS
    trouble: str = ""


def wanted_signals(coach: Coach) -> Wanted:
    """The signals to give: all but those that are ``"off"``. What cannot be understood turns nothing off."""
    on, trouble = [], ""
    for signal in SIGNALS:
        try:
            word = coach.library.settings.name_of(signal, "on or off", "off")
        except PlanError as error:
            word, trouble = None, trouble or str(error).splitlines()[0]
        if word not in (None, "on", "off"):
            trouble = trouble or f'{coach.home.settings}: {signal} is {word[:40]!r}; it takes "on" or "off".'
        if word != "off":
            on.append(signal)
    return Wanted(tuple(on), trouble)
