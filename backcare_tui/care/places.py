"""Reading where it hurts: ``low back left``, ``left low-back`` or ``low back l`` as a place's id."""

from __future__ import annotations

from collections.abc import Mapping

SIDES = {
    "l": "left",
    "left": "left",
    "r": "right",
    "right": "right",
    "m": "middle",
    "c": "middle",
    "mid": "middle",
    "middle": "middle",
    "centre": "middle",
    "center": "middle",
}
"""What people call a side."""

FILLERS = ("the", "my", "side", "of", "in", "on")
LONGEST = 60
"""Characters of a place; more is something else."""


def read_place(text: str, places: Mapping[str, str]) -> str:
    """The id of the place that was typed.

    Hyphens, capitals and the order of the words do not matter, and a side may be one letter. A
    region may be named without its side.

    Args:
        text: What was typed.
        places: Every place's id and words, as the atlas gives them: a region before its sides.

    Raises:
        ValueError: There is no such place; the text says which was probably meant, or which there are.
    """
    words = [word for word in _words(text) if word not in FILLERS]
    known = {_key(_words(name)): place for place, said in places.items() for name in (said, place)}
    found = known.get(_key(words)) or known.get(_key(_sided(words)))
    if found is not None:
        return found
    sides = [side for word in words if (side := SIDES.get(word))]
    region = known.get(_key([word for word in words if word not in SIDES]))
    if region is not None and sides:
        raise ValueError(_other_side(region, places))
    raise ValueError(_unknown(text, _sided(words), places))


def regions_of(places: Mapping[str, str]) -> list[str]:
    """The places that are not a side of another."""
    return [place for place in places if place.rpartition("-")[0] not in places]


def _words(text: str) -> list[str]:
    return text.lower().replace("-", " ").replace("_", " ").replace("/", " ").replace(",", " ").split()


def _key(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


def _sided(words: list[str]) -> list[str]:
    """The words with their last word for a side, or else their first, spelled out and put last."""
    for at in (len(words) - 1, 0):
        if len(words) > 1 and words[at] in SIDES:
            return [*words[:at], *words[at + 1 :], SIDES[words[at]]]
    return words


def _other_side(region: str, places: Mapping[str, str]) -> str:
    sides = [place for place in places if place.rpartition("-")[0] == region]
    if not sides:
        return f"{places[region].capitalize()} has no sides here; write {region}."
    return f"There is no such side: there are {', '.join((region, *sides))}."


def _unknown(text: str, words: list[str], places: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    short = text[:LONGEST] + ("…" if len(text) > LONGEST else "")
    near = get_close_matches("-".join(words)[:LONGEST], places, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(regions_of(places))}."
    return f"{short!r} is not a region: {hint}"
