"""Which theme the dashboard opens in, and remembering another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.coach import Refused
from backcare_tui.coach.looks import chosen_theme, keep_theme
from backcare_tui.storage.planfile.read import PlanError
from backcare_tui.tui.themes import DARK, SIXTEEN, THEMES

if TYPE_CHECKING:
    from backcare_tui.tui.app import BackcareApp


def open_theme(app: BackcareApp) -> str:
    """Put on the theme that was chosen once; without one, the one for the terminal's colours.

    Returns:
        What is wrong with the choice, in one sentence; empty where nothing is.
    """
    for theme in THEMES:
        app.register_theme(theme)
    app.theme = SIXTEEN.name if app.console.color_system == "standard" else DARK.name
    try:
        chosen = chosen_theme(app.coach)
    except PlanError:
        return ""  # the plan cannot be chosen either then, and that is told
    if chosen in app.available_themes:
        app.theme = chosen
    elif chosen is not None:
        known = ", ".join(theme.name for theme in THEMES)
        return (
            f"{app.coach.home.settings}: there is no theme named {chosen[:60]!r}; there are {known}, and others "
            "in the palette (ctrl+p, Theme)."
        )
    return ""


def remember_theme(app: BackcareApp) -> None:
    """Remember the theme that is on."""
    try:
        keep_theme(app.coach, app.theme)
    except (Refused, PlanError) as error:
        app.tell(f"This theme is on, but not remembered. {error}".splitlines()[0], warning=True)
