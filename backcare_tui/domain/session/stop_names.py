"""Which of the feelings that a session is stopped for someone's own words name."""

from __future__ import annotations

import re

from backcare_tui.domain.safety import DIZZY, Stop, stop_for

_NAMES = {  # a number of words that people use for a stop, the most urgent first
    "chest pain": r"chest\W+(pain|hurt|ache|tight|pressure)|(pain|hurt\w*|ache|aching|tight\w*|pressure)\W+(\w+\W+){0,3}chest|chest$",
    "breathless": r"breathless|(short|out)\W+of\W+breath|(cannot|can.?t|hard\W+to)\W+breathe",
    "faint": r"faint|pass(ed|ing)\W+out|black(ed|ing)?\W*out",
    DIZZY: r"dizz|giddy|light.?headed|vertigo",
    "shooting pain": r"shooting",
    "numbness": r"numb|weakness|weak\W+(arm|leg|hand|foot)|(arm|leg|hand|foot)s?\W+(\w+\W+)?weak",
    "tingling": r"tingl|pins\W+and\W+needles",
}
_NOT = r"(?<!\bno )(?<!\bnot )(?<!\bwithout )"


def stop_named(words: str) -> Stop | None:
    """The stop that someone's own words name: ``a bit dizzy``; the most urgent, where they name several."""
    said = " ".join(words.lower().split())
    return next(
        (stop_for(name) for name, like in _NAMES.items() if re.search(rf"{_NOT}\b({like})", said)), None
    )
