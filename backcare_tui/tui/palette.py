"""The palette: every key and command that does something now, by its name."""

from __future__ import annotations

from functools import partial

from textual.app import App, SystemCommand
from textual.binding import ActiveBinding
from textual.command import CommandPalette
from textual.screen import Screen

from backcare_tui.text.language import capital
from backcare_tui.tui.bindings import NO_KEY
from backcare_tui.tui.dialog import Once


class Palette(Once, CommandPalette):
    """Textual's command palette, left once."""


def open_palette(app: App[None]) -> None:
    """Open the palette, unless it is open."""
    if not isinstance(app.screen, CommandPalette):
        app.push_screen(Palette(id="--command-palette"))


def commands(app: App[None], screen: Screen[object]) -> list[SystemCommand]:
    """What is bound on a screen and has a name, once each, with what it does and its keys.

    In a dialog that is the dialog's own, as Textual looks no further there.
    """
    by_action: dict[str, list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        if active.binding.id and active.binding.description and active.enabled:
            by_action.setdefault(active.binding.action, []).append(active)
    return [_command(app, same) for same in by_action.values()]


def _command(app: App[None], same: list[ActiveBinding]) -> SystemCommand:
    """A command of the bindings that do the same; the one that is nearest to what has the focus comes first."""
    node, binding = same[0].node, same[0].binding
    keys = [app.get_key_display(one.binding) for one in same if not one.binding.key.startswith(NO_KEY)]
    does = f"{capital(binding.tooltip)}." + (f" Key {', '.join(keys)}" if keys else "")
    # Not by pressing the key: a line that is typed in would take a letter for a word.
    run = partial(app.call_later, app.run_action, binding.action, node)
    return SystemCommand(capital(binding.description), does, run)
