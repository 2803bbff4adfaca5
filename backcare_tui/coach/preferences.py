"""The theme that a person chose, remembered in the settings."""

from __future__ import annotations

from backcare_tui.coach.coach import Coach
from backcare_tui.coach.errors import Refused
from backcare_tui.storage.journal.journal import JournalError, sentence

EXAMPLE = "backcare-calm"


def chosen_theme(coach: Coach) -> str | None:
    """The name of the theme in the settings; None where none was chosen. Any name may stand there.

    Raises:
        PlanError: The settings file cannot be understood.
    """
    return coach.library.settings.name_of("theme", "a theme", EXAMPLE)


def keep_theme(coach: Coach, name: str) -> None:
    """Remember a theme.

    Raises:
        Refused: It could not be saved.
        PlanError: The settings file has errors, and so is left alone.
    """
    try:
        with coach.journal.writing():
            coach.library.settings.put("theme", name)
    except JournalError as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(sentence(error, str(coach.home.config))) from error
