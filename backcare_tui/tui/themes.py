"""Themes of our own: a quiet page, one accent, and zones that keep apart in each."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

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
