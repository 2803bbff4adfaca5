"""Hostile words of guidance, and the journal as text."""

from __future__ import annotations

from kits.cli_kit import Line, picture

HOSTILE = {
    "markup": "[/] [red]",
    "emoji": "🧘‍♀️ 👩🏽‍💻",
    "turned": "\u202eabc\u2066",
    "hebrew": "גב תחתון",
    "escape": "\x1b[31mred\x07\x9b31m",
    "breaks": "one\r\ntwo\u2028three",
}


def journal(line: Line) -> list[tuple[object, ...]]:
    """What is on disk, but for the lock."""
    return [entry for entry in picture(line.home.config) if not str(entry[0]).endswith(".lock")]
