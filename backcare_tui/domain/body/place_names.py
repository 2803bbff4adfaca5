"""Reading where it hurts: ``low back left``, ``left low-back`` or ``low back l`` as a place's id, ``both legs`` as several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backcare_tui.text.language import near, shortened

_SPELLINGS = {"left": "l left", "right": "r right", "middle": "m c mid middle centre center"}
SIDES = {word: side for side, words in _SPELLINGS.items() for word in words.split()}
"""What people call a side."""

FILLERS = ("the", "my", "side", "of", "in", "on")
SAME = {"calf": "lower leg", "shin": "lower leg", "toe": "foot", "heel": "foot"}
"""What people call a place, or a part of it."""
LEG = ("thigh", "lower leg")
"""What a whole leg is made of here."""
ARMS = frozenset(("arm", "forearm", "elbow", "wrist", "hand", "finger", "thumb"))
LONGEST = 60
"""Characters of a place; more is something else."""


class NoArms(ValueError):
    """The place is in an arm, which the picture has not: who asked for it has a sentence on what that is a sign of."""


def read_place(text: str, places: Mapping[str, str]) -> str:
    """The id of the place that was typed.

    Hyphens, capitals and the order of the words do not matter, a side may be one letter, and the
    beginnings of words will do where they fit only one. A region may be named without its side.

    Args:
        text: What was typed.
        places: Every place's id and words, as the atlas gives them: a region before its sides.

    Raises:
        ValueError: There is no such place; the text says which was probably meant, or which there are.
    """
    words = _words(text)
    if "lower" in words and "back" in words:
        words[words.index("lower")] = "low"
    words = [word for word in words if word not in FILLERS]
    known = {_key(_words(name)): place for place, title in places.items() for name in (title, place)}
    # Whole names first: a region's name is the beginning of the names of its sides too.
    exact = known.get(_key(words)) or known.get(_key(_sided(words)))
    if exact is not None:
        return exact
    fitting = _fitting(words, places) if words else {}
    if fitting:
        sides_only = all(word in SIDES for word in words)
        first = [place for place in fitting if sides_only or fitting[place] == min(fitting.values())]
        if len(first) == 1:
            return first[0]
        raise ValueError(f"{shortened(text, LONGEST)!r} could be {', '.join(first[:6])}; type a little more.")
    if names_arm(text):
        raise NoArms("the picture has no arms; `backcare safety` tells what both arms are a sign of.")
    # Nothing fits. Most often the region is right and only has no such side.
    sides = [side for word in words if (side := SIDES.get(word))]
    region = known.get(_key([word for word in words if word not in SIDES]))
    if region is not None and sides:
        there = [place for place in places if place.rpartition("-")[0] == region]
        if not there:
            raise ValueError(f"{places[region].capitalize()} has no sides here; write {region}.")
        raise ValueError(f"There is no such side: there are {', '.join((region, *there))}.")
    meant = near("-".join(_sided(words))[:LONGEST], places)
    hint = f"did you mean {meant!r}?" if meant else f"there are {', '.join(regions_of(places))}."
    raise ValueError(f"{shortened(text, LONGEST)!r} is not a region: {hint}")


def read_spots(text: str, places: Mapping[str, str]) -> list[str]:
    """The ids of the places that one name stands for: a place, or both sides of it: ``both legs``, ``feet``.

    Raises:
        ValueError: There is no such place.
    """
    try:
        return [read_place(text, places)]
    except ValueError as error:
        words = _words(text)
        plain = words[1:] if words[:1] == ["both"] else words
        plain = plain[:-2] if plain[-2:] == ["both", "sides"] else plain
        one = [_singular(word) for word in plain if word not in FILLERS]
        names = " ".join(SAME.get(word, word) for word in one)
        try:
            found = [read_place(name, places) for name in (LEG if names == "leg" else (names,))]
        except ValueError:
            raise error from None
    if plain == words and all(word in FILLERS or word in one for word in words):  # of one side, if of any
        return found
    sides = [[side for side in (f"{place}-left", f"{place}-right") if side in places] for place in found]
    return [place for region, both in zip(found, sides, strict=True) for place in both or [region]]


def names_arm(text: str) -> bool:
    """Whether a name is that of an arm, or of a part of one."""
    return not ARMS.isdisjoint(map(_singular, _words(text)))


def read_places(words: Sequence[str], places: Mapping[str, str]) -> list[str]:
    """The ids of the places that several words name, one after the other: ``neck low back left``.

    Raises:
        ValueError: Some of them are no place.
    """
    found: list[str] = []
    rest = list(words)
    while rest:
        for most in range(len(rest), 0, -1):
            try:
                found += read_spots(" ".join(rest[:most]), places)
            except ValueError:
                continue
            rest = rest[most:]
            break
        else:
            return read_spots(" ".join(words), places)  # says what is wrong with them
    return found


def find_places(text: str, places: Mapping[str, str]) -> list[str]:
    """The places that fit what is typed so far, the best first; all of them before anything is.

    That is what ``read_place`` would read, then those of whose words the typed ones are beginnings, with
    the fewest words left over first.
    """
    words = [word for word in _words(text[:LONGEST]) if word not in FILLERS]
    fitting = _fitting(words, places)
    ranked = sorted(fitting, key=lambda place: fitting[place])  # a stable sort: else in the atlas's order
    try:
        exact = read_place(text[:LONGEST], places)
    except ValueError:
        return ranked
    return [exact, *(place for place in ranked if place != exact)]


def toggled(chosen: tuple[str, ...], place: str) -> tuple[str, ...]:
    """The chosen places with one more, or with one less that was among them.

    A whole region takes the place of its sides; leaving one of its sides leaves it.
    """
    for known in (place, place.rpartition("-")[0]):
        if known in chosen:
            return tuple(other for other in chosen if other != known)
    return (*(other for other in chosen if other.rpartition("-")[0] != place), place)


def regions_of(places: Mapping[str, str]) -> list[str]:
    """The places that are not a side of another."""
    return [place for place in places if place.rpartition("-")[0] not in places]


def _words(text: str) -> list[str]:
    return text.lower().replace("-", " ").replace("_", " ").replace("/", " ").replace(",", " ").split()


def _singular(word: str) -> str:
    return {"feet": "foot", "calves": "calf"}.get(word) or word.removesuffix("s")


def _fitting(words: list[str], places: Mapping[str, str]) -> dict[str, int]:
    """The places that all the words fit, each with how many of its own words are then left over."""
    fitting: dict[str, int] = {}
    for place, title in places.items():
        left = [
            len(names) - len(words)
            for names in (_words(place), _words(title))
            if _fit(words, names, alone=len(words) < 2)
        ]
        if left:
            fitting[place] = min(left)
    return fitting


def _fit(words: list[str], names: list[str], *, alone: bool) -> bool:
    """Whether each word is the beginning of a name of its own. Beside others, one letter for a side is the side."""
    if not words:
        return True
    word, *rest = words
    side = SIDES.get(word)
    only_side = side is not None and len(word) == 1 and not alone
    return any(
        (name == side or (not only_side and name.startswith(word)))
        and _fit(rest, [*names[:number], *names[number + 1 :]], alone=alone)
        for number, name in enumerate(names)
    )


def _key(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


def _sided(words: list[str]) -> list[str]:
    """The words with their last word for a side, or else their first, spelled out and put last."""
    for place in (len(words) - 1, 0):
        if len(words) > 1 and words[place] in SIDES:
            return [*words[:place], *words[place + 1 :], SIDES[words[place]]]
    return words
