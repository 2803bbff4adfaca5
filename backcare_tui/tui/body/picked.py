"""What every way of picking a place posts."""

from __future__ import annotations

from textual.message import Message


class Picked(Message):
    """A place is to be taken, or left if it is taken already."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place
