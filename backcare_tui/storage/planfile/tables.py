"""Reading one TOML table against a list of its keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backcare_tui.storage.planfile.errors import Place
from backcare_tui.storage.planfile.messages import code, hint, near, shown

Fields = Mapping[str, Callable[[object], Any]]
"""The keys of a table, each with its converter (see ``fields``)."""

Values = dict[str, Any]
"""Converted values by key; what was missing or wrong is left out."""

EXAMPLES = {
    "title": '"My back"',
    "id": '"posture-pump"',
    "name": '"Posture pump"',
    "every": '"day"',
    "minutes": "[3, 5, 8]",
    "seconds": "[30, 45, 60]",
    "targets": '["gluteus-medius"]',
    "words": '"Lie down instead."',
    "text": '"A short walk counts."',
    "box": "[120, 100]",
    "poses": "{start = {head = [40, 90], neck = [40, 80], hip = [40, 50]}}",
    "steps": '[{on = ["lift"], to = ["up"]}]',
    "on": '["lift"]',
    "to": '["up"]',
    "kind": '"line"',
    "points": "[[0, 0], [120, 0]]",
}
"""How a required key may look, for the sentence that asks for it."""


def read_table(
    raw: Mapping[str, object], fields: Fields, place: Place, *, noun: str, required: tuple[str, ...] = ()
) -> Values:
    """Convert every key of a table, and tell what is wrong with it.

    Args:
        raw: The table as tomllib made it.
        fields: Its keys.
        place: Where it stands.
        noun: What the table is, such as ``a device``.
        required: Keys it must have.
    """
    values: Values = {}
    misspelt: set[str] = set()
    for key, value in raw.items():
        convert = fields.get(key)
        if convert is None:
            misspelt.add(near(key, fields))
            place.at(key).tell(_unknown(key, fields, noun))
            continue
        try:
            values[key] = convert(value)
        except ValueError as error:
            place.at(key).tell(*error.args)
    for key in required:
        if key not in raw and key not in misspelt:
            place.tell(missing(code(key), noun, f"{key} = {EXAMPLES[key]}"))
    return values


def missing(what: str, noun: str, such_as: str) -> str:
    """The sentence about a key that ought to be there."""
    return f"{what} is missing: {noun} needs one, such as `{such_as}`"


def _unknown(key: str, fields: Fields, noun: str) -> str:
    sentence = f"{code(key)} is not a key of {noun}"
    if key == "title":
        return f"{sentence}: it belongs at the top of the file, above the first `[…]`"
    if key.lower() in fields:
        return f"{sentence}: keys are written in small letters, {code(key.lower())}"
    return sentence + hint(key, fields)


def not_a_table(raw: object, such_as: str) -> str:
    """The sentence about a value where a table should be."""
    return f"{shown(raw)} is not a table: write `{such_as}` on a line of its own, and its keys below"
