"""What a coach hands back, and what it says no with."""

from __future__ import annotations

import msgspec


class Receipt(msgspec.Struct, frozen=True):
    """What came of a request.

    Attributes:
        changed: Whether anything was recorded; False when it had been so already.
        text: One plain sentence.
    """

    changed: bool
    text: str


class Refused(Exception):
    """A request that cannot be done: one sentence, and nothing was changed."""


class Unreadable(Refused):
    """A value that is not of its kind, such as a pain of 11: one sentence with what is allowed."""
