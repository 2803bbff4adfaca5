"""The one object that both front ends hold."""

from .coach import Coach
from .errors import Refused, Unreadable
from .receipt import Receipt

__all__ = ["Coach", "Receipt", "Refused", "Unreadable"]
