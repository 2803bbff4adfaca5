"""What a coach says no with."""

from __future__ import annotations


class Refused(Exception):
    """A request that cannot be done: one sentence, and nothing was changed."""


class Unreadable(Refused):
    """A value that is not of its kind, such as a pain of 11: one sentence with what is allowed."""
