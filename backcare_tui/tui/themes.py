"""Two themes of our own: a quiet page, one accent, and zones that keep apart in both."""

from __future__ import annotations

from textual.theme import Theme

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

THEMES = (DARK, LIGHT)
