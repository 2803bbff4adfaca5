"""Themes of our own, which of them the dashboard opens in, and remembering another.

Each is a quiet page with one accent, and zones that keep apart.
"""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

from backcare_tui.coach import Refused
from backcare_tui.coach.preferences import chosen_theme, keep_theme
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui.dashboard import AT_ONCE, Dashboard

DARK = Theme(
    name="backcare-dark",
    primary="#7fb8a8",
    secondary="#8fa3b8",
    accent="#7fc4b0",
    foreground="#dfe4ea",
    background="#14181e",
    surface="#1a1f27",
    panel="#222935",
    success="#8fc27a",
    warning="#e3b15c",
    error="#ec8175",
    dark=True,
    variables={"footer-key-foreground": "#7fc4b0", "foreground-muted": "#98a3af", "border": "#3a4452"},
)

LIGHT = Theme(
    name="backcare-light",
    primary="#1f6f61",
    secondary="#4d5f73",
    accent="#1d7162",
    foreground="#20262d",
    background="#faf8f4",
    surface="#f2efe9",
    panel="#e7e3da",
    success="#3d7a2a",
    warning="#8a5a00",
    error="#b3372b",
    dark=False,
    variables={"footer-key-foreground": "#1d7162", "foreground-muted": "#596169", "border": "#c9c3b6"},
)

CALM = Theme(
    name="backcare-calm",
    primary="#9db7c9",
    secondary="#b5a592",
    accent="#9db7c9",
    foreground="#d9d0c3",
    background="#211f1d",
    surface="#282522",
    panel="#322e2a",
    success="#a3c08d",
    warning="#d9b27c",
    error="#e09a84",
    dark=True,
    variables={"footer-key-foreground": "#9db7c9", "foreground-muted": "#a89d90", "border": "#4a443d"},
)

CONTRAST = Theme(
    name="backcare-contrast",
    primary="#5ee6c8",
    secondary="#c8d8ff",
    accent="#5ee6c8",
    foreground="#ffffff",
    background="#000000",
    surface="#0d0d0d",
    panel="#3a3a3a",
    success="#8dff7a",
    warning="#ffd24d",
    error="#ffa8a0",
    dark=True,
    variables={"footer-key-foreground": "#5ee6c8", "foreground-muted": "#d6d6d6", "border": "#9a9a9a"},
)

SIXTEEN = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="backcare-16",
    primary="ansi_cyan",
    secondary="ansi_blue",
    accent="ansi_cyan",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "footer-key-foreground": "ansi_cyan",
        "border": "ansi_bright_black",
    },
)
"""The terminal's own sixteen colours on its own page, for a terminal that has no more."""

THEMES = (DARK, LIGHT, CALM, CONTRAST, SIXTEEN)


def open_theme(app: Dashboard) -> str:
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


def _begin_in(app: Dashboard, name: str) -> None:
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


def remember_theme(app: Dashboard) -> None:
    """Remember the theme that is on."""
    try:
        with app.coach.journal.patient(AT_ONCE):
            keep_theme(app.coach, app.theme)
    except (Refused, PlanError) as error:
        app.tell(f"This theme is on, but not remembered. {error}".splitlines()[0], warning=True)
