"""The one object that both front ends hold."""

from backcare_tui.coach.coach import Coach
from backcare_tui.coach.errors import Refused, Unreadable
from backcare_tui.coach.results import Receipt

__all__ = ["Coach", "Receipt", "Refused", "Unreadable"]
