"""Themes of our own, which of them the dashboard opens in, and remembering another.

Each is a quiet page with one accent, and zones that keep apart.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from backcare_tui.coach import Refused
from backcare_tui.coach.preferences import chosen_theme, keep_theme, own_themes
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.text.language import capital
from backcare_tui.tui.dashboard import AT_ONCE, Dashboard

if TYPE_CHECKING:
    from backcare_tui.storage.theme_file import ThemeFile

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


WORDS = {
    "foreground": "foreground",
    "foreground-muted": "foreground-muted",
    "text-accent": "accent",
    "text-success": "success",
    "text-warning": "warning",
    "text-error": "error",
    "footer-key-foreground": "footer-key-foreground",
}
"""The colours that words are drawn in, as Textual makes them, and what a file of one's own calls them."""

ENOUGH = 4.5
"""The contrast that WCAG 2 asks of words."""


def open_theme(app: Dashboard) -> str:
    """Put on the theme that was chosen once; without one, the one for the terminal's colours.

    Returns:
        What is wrong with the choice, or with a theme of the person's own, in one sentence; empty where nothing is.
    """
    own, wrong = own_themes(app.coach)
    for theme in (*THEMES, *map(_made, own)):  # one's own hides a shipped one of its name
        app.register_theme(theme)
    usual = SIXTEEN.name if app.console.color_system == "standard" else DARK.name
    try:
        chosen = chosen_theme(app.coach)
    except PlanError:
        chosen = None  # the plan cannot be chosen either then, and that is told
    known = chosen is not None and chosen in app.available_themes
    _begin_in(app, chosen if known and chosen is not None else usual)
    first = next(iter(wrong.values()), "")
    if known or chosen is None:
        return first
    names = ", ".join(theme.name for theme in THEMES)
    return wrong.get(chosen) or (
        f"{app.coach.home.settings}: there is no theme named {chosen[:60]!r}; there are {names}, and others "
        "in the palette (ctrl+p, Theme)."
    )


def _made(file: ThemeFile) -> Theme:
    """A theme of the person's own: what it does not say is as in ours of the same darkness."""
    base = DARK if file.dark else LIGHT
    keys = {"footer-key-foreground": file.colours["accent"]}
    changes: dict[str, Any] = {
        **file.colours,
        "variables": {**base.variables, **keys, **file.variables},
    }
    return replace(base, name=file.name, **changes)


def faint_words(theme: Theme) -> str:
    """What is hard to read in a theme, in a sentence; empty where nothing is, or the colours are the terminal's."""
    if theme.ansi:
        return ""
    faint = {name: drawn(theme, word, "background") for word, name in WORDS.items()}
    worst = min(faint, key=lambda name: faint[name])
    if faint[worst] >= ENOUGH:
        return ""
    return (
        f"{worst} is faint on the background of {theme.name}: {faint[worst]:.1f} to 1, where words are easy to read "
        f"from {ENOUGH} to 1 on."
    )


def drawn(theme: Theme, word: str, paper: str) -> float:
    """The contrast of a colour as it comes out on a paper, 1 to 21."""
    colours = theme.to_color_system().generate()
    below = Color.parse(colours[paper])
    name = colours.get(word, "") or theme.variables[word]
    above = below.get_contrast_text(float(name[5:-1]) / 100) if name.startswith("auto") else Color.parse(name)
    return contrast(below.blend(above, above.a) if above.a < 1 else above, below)


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio, 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in color.rgb)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


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
    """Remember the theme that is on, and say what is hard to read in it."""
    if faint := faint_words(app.available_themes[app.theme]):
        app.tell(capital(faint))
    try:
        with app.coach.journal.patient(AT_ONCE):
            keep_theme(app.coach, app.theme)
    except (Refused, PlanError) as error:
        app.tell(f"This theme is on, but not remembered. {error}".splitlines()[0], warning=True)
