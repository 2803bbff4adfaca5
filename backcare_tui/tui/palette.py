"""What the palette offers: every key, and what has none."""

from __future__ import annotations

from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.screen import Screen

from backcare_tui.tui.dashboard import Dashboard
from backcare_tui.tui.dialog import Once
from backcare_tui.tui.dialogs import flows


def commands(app: Dashboard, screen: Screen[object]) -> list[SystemCommand]:
    """The keys of a screen as commands; on a main screen also what has no key."""
    found = []
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.show and binding.id:
            found.append(
                SystemCommand(
                    binding.description.capitalize(),
                    f"Key {app.get_key_display(binding)}",
                    lambda key=binding.key: app.simulate_key(key),
                )
            )
    if screen.is_modal:
        return found
    return [
        *found,
        SystemCommand("Pause", "Ask nothing until resumed", lambda: app.record(app.coach.pauses.pause)),
        SystemCommand("Resume", "End a pause", lambda: app.record(app.coach.pauses.resume)),
        SystemCommand("Safety", "The warning signs, and when to ask for help", lambda: flows.ask_safety(app)),
        SystemCommand("Cleared", "A professional has cleared a yes", lambda: flows.ask_clearance(app)),
        SystemCommand("Check-in", "Three numbers on the past week", lambda: flows.ask_check_in(app)),
    ]


class Palette(Once, CommandPalette):
    """Textual's command palette, left once."""


def open_palette(app: App[None]) -> None:
    """Open the palette, unless it is open."""
    if not isinstance(app.screen, CommandPalette):
        app.push_screen(Palette(id="--command-palette"))
