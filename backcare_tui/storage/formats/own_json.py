"""Our own JSON: every entry of the journal as it is on disk, whatever version wrote it, and the files a person made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from backcare_tui.storage.formats.habits import NotUnderstood
from backcare_tui.storage.formats.packed_files import OWN_START

SCHEMA = 1
"""Within one schema nothing is renamed, removed or given another type."""


class Own(msgspec.Struct):
    """The file.

    Attributes:
        format: ``backcare``.
        schema: Of this file, not of the entries.
        made: When, with an offset.
        files: Plans, themes, drawings and settings as text, by their names beside the settings.
        journal: The entries by month, and within it by their ids.
    """

    format: str
    schema: int
    made: str = ""
    files: dict[str, str] = {}
    journal: dict[str, dict[str, msgspec.Raw]] = {}


def fits(files: Mapping[str, bytes]) -> bool:
    """Whether this is such a file, however it was formatted since."""
    head = next(iter(files.values()))[:400].replace(b" ", b"").replace(b"\n", b"") if len(files) == 1 else b""
    return head.startswith(OWN_START)


def read(files: Mapping[str, bytes]) -> Own:
    """The file, its entries still as they are written there.

    Raises:
        NotUnderstood: It is damaged, or of a later schema.
    """
    name, data = next(iter(files.items()))
    try:
        data.decode()  # of what it does not look into, the decoder does not look at every byte
        own = msgspec.json.decode(data, type=Own)
    except (ValueError, RecursionError) as error:
        where = str(error).partition(" - at `")[2].rstrip("`")[:60]
        at = f" at {where.removeprefix('$.')}" if where.startswith("$.") else ""
        raise NotUnderstood(f"{name[:60]!r} is no whole export of backcare: it is damaged{at}.") from None
    if own.format != "backcare" or own.schema > SCHEMA:
        raise NotUnderstood(
            f"{name[:60]!r} was written by a later backcare than this: its schema is {own.schema}."
        )
    return own


def written(
    made: str, files: Mapping[str, str], months: Iterable[tuple[str, Mapping[str, msgspec.Raw]]]
) -> Iterator[bytes]:
    """Such a file in pieces, a month each, so that ten years need not be held at once."""
    yield b"%s,\n" % OWN_START
    yield b'"schema":%d,\n"made":%s,\n' % (SCHEMA, msgspec.json.encode(made))
    yield b'"files":%s,\n"journal":{' % msgspec.json.encode(files)
    between = b"\n"
    for month, entries in months:
        lines = b",\n".join(
            msgspec.json.encode(entry_id) + b":" + bytes(raw) for entry_id, raw in sorted(entries.items())
        )
        yield b"%s%s:{\n%s}" % (between, msgspec.json.encode(month), lines)
        between = b",\n"
    yield b"\n}}\n"
