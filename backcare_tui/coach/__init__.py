"""The one object that both front ends hold."""

from backcare_tui.coach.coach import Coach
from backcare_tui.coach.results import Busy, Doubtful, Receipt, Refused, Unreadable

__all__ = ["Busy", "Coach", "Doubtful", "Receipt", "Refused", "Unreadable"]
