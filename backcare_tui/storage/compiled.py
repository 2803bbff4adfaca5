"""The plan in use as it was read, with atlas and messages, so that a warm start reads no TOML. Safe to delete.

It holds the very text that all were read from, and counts only while the files still say the same.
"""

from __future__ import annotations

import os

import msgspec

from backcare_tui import __version__
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.plan.plan import Plan, Tip
from backcare_tui.storage.files import make_folder, write_atomic
from backcare_tui.storage.regular import read_regular

FORMAT = f"3 {__version__}"


class Compiled(msgspec.Struct, frozen=True):
    """A plan, the atlas and the messages, with the bytes of their files.

    Attributes:
        written_by: Format and version; what another one understood is not used.
        shipped: The texts of the atlas and the messages.
    """

    written_by: str
    shipped: tuple[bytes, ...]
    atlas: Atlas
    tips: tuple[Tip, ...] = ()
    plan_text: bytes = b""
    plan: Plan | None = None


def compiled_file(folder: str) -> str:
    """Its own file in the cache folder."""
    return os.path.join(folder, "plan-in-use.json")


def load(folder: str) -> Compiled | None:
    """What is saved; None when there is nothing that this version can use."""
    try:
        saved = msgspec.json.decode(read_regular(compiled_file(folder)), type=Compiled)
    except (OSError, ValueError, RecursionError):
        return None
    return saved if saved.written_by == FORMAT else None


def save(folder: str, compiled: Compiled) -> None:
    """Save it; a disk that will not take it costs only time later."""
    try:
        make_folder(folder)
        write_atomic(compiled_file(folder), msgspec.json.encode(compiled))
    except OSError:
        pass
