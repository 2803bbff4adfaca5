"""Which theme the dashboard opens in, and remembering another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.coach import Refused
from backcare_tui.coach.preferences import chosen_theme, keep_theme
from backcare_tui.storage.planfile.errors import PlanError
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
    usual = SIXTEEN.name if app.console.color_system == "standard" else DARK.name
    try:
        chosen = chosen_theme(app.coach)
    except PlanError:
        chosen = None  # the plan cannot be chosen either then, and that is told
    known = chosen is not None and chosen in app.available_themes
    _begin_in(app, chosen if known and chosen is not None else usual)
    if known or chosen is None:
        return ""
    names = ", ".join(theme.name for theme in THEMES)
    return (
        f"{app.coach.home.settings}: there is no theme named {chosen[:60]!r}; there are {names}, and others "
        "in the palette (ctrl+p, Theme)."
    )


def _begin_in(app: BackcareApp, name: str) -> None:
    """Put a theme on before anything is drawn.

    Textual's own way would read all styles twice more at the first frame; a theme of the terminal's own
    colours needs it all the same, for its filters.
    """
    theme = app.available_themes[name]
    if theme.ansi:
        app.theme = name
        return
    app.set_reactive(type(app).theme, name)
    app.update_classes({"-dark-mode": theme.dark, "-light-mode": not theme.dark}, update=False)
    app.stylesheet.set_variables(app.get_css_variables())


def remember_theme(app: BackcareApp) -> None:
    """Remember the theme that is on."""
    try:
        keep_theme(app.coach, app.theme)
    except (Refused, PlanError) as error:
        app.tell(f"This theme is on, but not remembered. {error}".splitlines()[0], warning=True)
