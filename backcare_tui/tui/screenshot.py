"""Keeping a picture of the screen, or a page: in the folder for downloads, or where there is none, in the next best one."""

from __future__ import annotations

import os
from datetime import datetime
from itertools import count
from pathlib import Path


def keep_picture(svg: str, now: datetime) -> Path:
    """Write a picture under a name that is free, named for the moment.

    Raises:
        OSError: No folder took it; this is what the last one said.
    """
    return keep(svg, f"backcare {now:%Y-%m-%d %H.%M.%S}", ".svg")


def keep(content: str, name: str, ending: str, mode: int = 0o666) -> Path:
    """Write a file under a name that is free.

    Args:
        content: All of it.
        name: What it is called; a number follows where that is taken.
        ending: Of the name.
        mode: Who may read it.

    Raises:
        OSError: No folder took it; this is what the last one said.
    """
    from platformdirs import user_downloads_path  # Textual has it imported already

    folders = (user_downloads_path(), Path.home(), Path.cwd())
    usable = [folder for folder in folders if folder.is_dir() and os.access(folder, os.W_OK)]
    folder = (usable or folders)[0]
    for number in count(1):
        again = f" {number}" if number > 1 else ""
        path = folder / f"{name}{again}{ending}"
        try:
            with open(
                path, "x", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, mode)
            ) as file:
                file.write(content)
        except FileExistsError:
            continue
        break
    return path


def from_home(path: Path) -> str:
    """A path as it is typed: ``~`` for the home folder."""
    home = os.path.expanduser("~")
    whole = str(path)
    return "~" + whole[len(home) :] if whole.startswith(home + os.sep) else whole
