"""The command line."""

from backcare_tui.cli.entry import main

__all__ = ["main"]
