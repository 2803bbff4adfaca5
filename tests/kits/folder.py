"""A folder looked at from outside: two looks are equal when nothing in it was written, made, moved or taken away."""

from __future__ import annotations

import os
from pathlib import Path


def snapshot(folder: Path) -> dict[str, tuple[object, ...]]:
    """Everything that can be seen of a folder, by name: bytes, modes, links, times of change."""
    if not folder.exists():
        return {}
    found: dict[str, tuple[object, ...]] = {}
    for path in [folder, *sorted(folder.rglob("*"))]:
        status = path.lstat()
        content = path.read_bytes() if path.is_file() else None
        found[str(path.relative_to(folder))] = (
            content,
            status.st_mode,
            status.st_ino,
            status.st_mtime_ns,
            os.readlink(path) if path.is_symlink() else None,
        )
    return found
