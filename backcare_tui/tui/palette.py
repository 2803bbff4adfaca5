"""What the palette offers: every key, and what has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

if TYPE_CHECKING:
    from backcare_tui.tui.app import BackcareApp


def commands(app: BackcareApp, screen: Screen[object]) -> list[SystemCommand]:
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
        SystemCommand("Safety", "The warning signs, and when to ask for help", app.action_safety),
        SystemCommand("Cleared", "A professional has cleared a yes", app.action_cleared),
        SystemCommand("Check-in", "Three numbers on the past week", app.action_check_in),
    ]
