"""Conflict copies: what a sync tool puts beside a file that two machines changed at once, so that neither is lost."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path

import msgspec

SURE = re.compile(
    r"(?P<of>.+?)(?:"
    r"\.sync-conflict-.*"  # Syncthing
    r"|[ _.-]?[(\[][^()\[\]]*conflict[^()\[\]]*[)\]]"  # Dropbox, Nextcloud, Seafile, pCloud
    r")",
    re.IGNORECASE,
)
LIKELY = re.compile(
    r"(?P<of>.+?)(?:"
    r"[ _.-]conflict(?:ed)?\b.*"  # ownCloud, Resilio
    r"|_[^_]+_[^_]+_conflict"  # Synology
    r"| \([0-9]+\)| [0-9]+"  # Google Drive, iCloud
    r")",
    re.IGNORECASE,
)
"""What a person may call a file too: it is a copy only beside the one that it would be of."""

DATE = re.compile(r"(20\d\d)-?(\d\d)-?(\d\d)")


class ConflictCopy(msgspec.Struct, frozen=True):
    """A conflict copy.

    Attributes:
        path: Where it is.
        of: The file that it is another version of, which may be gone.
        day: When it was made, such as ``2026-11-20``, where its name says so.
    """

    path: Path
    of: Path
    day: str = ""


def original_of(name: str, names: Collection[str]) -> str | None:
    """The file that a name belongs to a conflict copy of; None for any other name.

    Args:
        name: A file's name.
        names: All that are in its folder.
    """
    stem, dot, kind = name.rpartition(".")
    for pattern in (SURE, LIKELY):
        match = pattern.fullmatch(stem)
        original = f"{match['of']}{dot}{kind}" if match is not None else ""
        if original and (pattern is SURE or original in names):
            return original
    return None


def conflict_copies(folder: Path, kinds: tuple[str, ...]) -> list[ConflictCopy]:
    """The conflict copies in a folder of files whose names end so; none where it cannot be read."""
    try:
        files = sorted(os.listdir(folder))
    except OSError:
        return []
    copies = []
    for name in files:
        original = original_of(name, files) if name.endswith(kinds) else None
        if original is not None:
            date = DATE.search(name, len(original.rpartition(".")[0]))
            copies.append(
                ConflictCopy(folder / name, folder / original, "-".join(date.groups()) if date else "")
            )
    return copies
