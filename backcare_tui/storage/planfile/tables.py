"""Reading one TOML table against a list of its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from backcare_tui.storage.planfile.errors import Place
from backcare_tui.storage.planfile.messages import code, hint, shown
from backcare_tui.text.language import near

Fields = Mapping[str, Callable[[object], Any]]
"""The keys of a table, each with its converter (see ``values``): declared once, for reading, hints and errors."""

Values = dict[str, Any]
"""Converted values by key; what was missing or wrong is left out."""


class Needed(msgspec.Struct, frozen=True):
    """The converter of a key that its table must have.

    Attributes:
        convert: What it does.
        example: How a value may look, for the sentence that asks for it.
    """

    convert: Callable[[object], Any]
    example: str

    def __call__(self, value: object) -> Any:
        """The value converted, as by any converter."""
        return self.convert(value)


def read_table(raw: Mapping[str, object], fields: Fields, place: Place, *, noun: str) -> Values:
    """Convert every key of a table, and tell what is wrong with it.

    Args:
        raw: The table as tomllib made it.
        fields: Its keys.
        place: Where it stands.
        noun: What the table is, such as ``a device``.
    """
    values: Values = {}
    misspelt: set[str] = set()  # what was probably meant by a strange key is not asked for as well
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
    for key, convert in fields.items():
        if isinstance(convert, Needed) and key not in raw and key not in misspelt:
            place.tell(missing(code(key), noun, f"{key} = {convert.example}"))
    return values


def taken(values: Values, struct: type[msgspec.Struct]) -> Values:
    """Those of the values that a struct has a field for, taken out of the rest."""
    return {name: values.pop(name) for name in struct.__struct_fields__ if name in values}


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


def table_list(raw: object, place: Place, such_as: str) -> Iterator[tuple[Place, Mapping[str, object]]]:
    """The tables of a list, each with its place; what is none is told."""
    if not isinstance(raw, list):
        place.tell(not_a_table(raw, such_as))
        return
    for index, table in enumerate(raw):
        if isinstance(table, dict):
            yield place.at(index), table
        else:
            place.at(index).tell(not_a_table(table, such_as))
