"""The files of a person's own that an export of ours brings along: written where there is none, never over one."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import partial

from backcare_tui.paths import Home
from backcare_tui.storage.files import make_folder, name_beside, read_or_nothing, write_atomic
from backcare_tui.storage.plan_library import MOST

ALLOWED = re.compile(
    r"(?:config\.toml|(plans|themes)/[^/\\:\x00-\x1f\x7f.][^/\\:\x00-\x1f\x7f]{0,100}\.(?:toml|txt))"
)
"""Names beside the settings; nothing else is written, wherever a file says it belongs."""

MOST_FILES = 500
"""Files of one export that are written; nobody has more plans."""


def put_files(home: Home, files: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Write those that are not there yet; a plan of a name that is taken gets a free one. Call it under the lock.

    Returns:
        The files that were written, and those that were not, as another is there.

    Raises:
        OSError: One could not be saved; those before it are there.
    """
    written: list[str] = []
    kept: list[str] = []
    # The settings come last: they may name a plan, which must be there by then.
    for name in sorted(files, key=lambda name: (name == "config.toml", name)):
        data = files[name].encode(errors="replace")
        if (
            not ALLOWED.fullmatch(name)
            or ".." in name
            or not data
            or len(data) > MOST
            or len(written) >= MOST_FILES
        ):
            kept.append(name)
            continue
        free = _free_name(home, name, data)
        if free is None:
            continue
        if not free:
            kept.append(name)
            continue
        path = os.path.join(home.config, free)
        make_folder(os.path.dirname(path))
        write_atomic(path, data, through_link=False)
        written.append(free)
    return written, kept


def _free_name(home: Home, name: str, data: bytes) -> str | None:
    """Under which name a file is to be written: its own, or for a plan a free one; empty for none, None where it is there."""
    path = os.path.join(home.config, name)
    if not os.path.lexists(path):
        return name
    if read_or_nothing(path, MOST) == data:
        return None
    if not (name.startswith("plans/") and name.endswith(".toml")):
        return ""
    return name_beside(name, data, "imported", partial(os.path.join, home.config)) or None
