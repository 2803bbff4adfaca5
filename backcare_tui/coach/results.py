"""What a coach hands back."""

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
