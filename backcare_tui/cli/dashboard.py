"""``backcare`` alone: the dashboard, or today in words where there is no terminal."""

from __future__ import annotations

import gc
import sys

import click

from backcare_tui.coach import Coach

from .kit import coach_of


def has_terminal() -> bool:
    """Whether someone sits at both ends: keys can come in, and a screen can be drawn."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):  # started without them, or with closed ones
        return False


def open_dashboard(ctx: click.Context) -> None:
    """Open the dashboard, or print today."""
    if has_terminal():
        run_screen(coach_of(ctx, plan=False))  # the screen shows a broken plan itself
        return
    from .show import show_today

    show_today(ctx)


def run_screen(coach: Coach, *, guide: str | None = None) -> None:
    """Run the dashboard until it is left; ``guide``: at a guided session, of all that is left where it is empty."""
    from backcare_tui.tui.app import run

    run(coach, guide, ready=settle)


def settle() -> None:
    """From the first frame on, collect garbage, but do not search what the start brought: it stays."""
    gc.freeze()
    gc.enable()
