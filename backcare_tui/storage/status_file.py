"""The status of the running day, ready to be printed: a small file that a bar can have read every few seconds.

It lies in the cache, is sealed as all there is, and is safe to delete. It holds the words for each time of the day
from which they change, and stamps of all that they came from: where one is another by now, a whole look is taken.
Only ``os`` and ``sys`` are imported here, as whoever reads it waits for nothing else.
"""

from __future__ import annotations

import os
import sys

from backcare_tui import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself takes a while to import
    from collections.abc import Mapping, Sequence

NAME = "status"
LARGEST = 100_000
"""Bytes of a file of ours, and more."""

RECENT = 24
"""Files of the journal that are looked at one by one: the last months of a few machines."""

FORMAT = f"1 {__version__}"
"""To be raised with every change of what is kept or of how it is worked out."""


def marks(journal: str, paths: Sequence[str]) -> str:
    """What tells that the journal, or one of some files, may have changed since; the same only where none has.

    The inodes are in it, and the time of change that nobody can set: another machine cannot know them. Of months long
    gone the names count, and that a file was put in the place of one: their own marks would take ten times as long.
    """
    try:
        names = sorted(name for name in os.listdir(journal) if not name.startswith("."))
    except OSError:
        names = []
    # All that a day is decided by; what is no month, such as the folder of what stands, sorts behind them.
    recent = [_mark(os.path.join(journal, name)) for name in names[-RECENT:]]
    return f"{len(names)} {_mark(journal)} {recent} {[_mark(path) for path in paths]}"


def save(
    folder: str,
    day: tuple[str, str, int],
    journal: str,
    paths: Sequence[str],
    turns: Mapping[int, Mapping[str, str]],
    seen: str,
) -> None:
    """Save the words of a running day; where they cannot be, each look takes longer. A look makes no folder for them.

    Args:
        folder: The cache.
        day: The care day and the one after it, as ISO dates, and in which minute of a date they begin.
        journal: The folder of the journal.
        paths: The files that the words came from beside it, or may come from.
        turns: From which minute of the care day on which line is printed, by format.
        seen: ``marks`` of both from before they were read.
    """
    from backcare_tui.storage.machine import place_name, seal

    date, following, starts = day
    lines = [FORMAT, f"{date} {following} {starts}", journal, str(len(paths)), *paths, seen]
    for minute, words in sorted(turns.items()):
        lines += [f"{minute} {name} {line}" for name, line in words.items()]
    if any("\n" in line or "\r" in line for line in lines):  # no path that anyone has
        return
    temporary = ""
    try:
        body = "\n".join(lines).encode("utf-8", "surrogateescape")
        path = os.path.join(folder, f"{NAME}.{place_name(folder)}")
        temporary = os.path.join(folder, f".{NAME}.{os.urandom(8).hex()}.tmp")
        # Whole or not at all, but not waited for: after a power cut the seal tells, and it is made anew.
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        with open(temporary, "xb", opener=lambda name, _flags: os.open(name, flags, 0o600)) as file:
            file.write(f"{seal(folder, body)}\n".encode() + body)
        os.replace(temporary, path)
    except (OSError, UnicodeError):
        if temporary:
            try:
                os.unlink(temporary)
            except OSError:
                pass


def load(folder: str, wanted: str, today: tuple[str, int]) -> str | None:
    """The line of a format by now; None where only a whole look can tell.

    Args:
        folder: The cache.
        wanted: The format.
        today: The date and the minute of it, as the clock on the wall has them.
    """
    try:
        from backcare_tui.storage.machine import place_name, seal

        path = os.path.join(folder, f"{NAME}.{place_name(folder)}")
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            data = os.read(handle, LARGEST)
        finally:
            os.close(handle)
        sealed, _break, body = data.partition(b"\n")
        if seal(folder, body).encode() != sealed:
            return None
        lines = body.decode("utf-8", "surrogateescape").split("\n")
        if lines[0] != FORMAT:
            return None
        date, following, starts = lines[1].split(" ")
        minute = today[1] - int(starts)
        if minute < 0:
            minute += 24 * 60
        if today[0] != (date if today[1] >= int(starts) else following):
            return None
        last = 4 + int(lines[3])
        if marks(lines[2], lines[4:last]) != lines[last]:
            return None
        return _line(lines[last + 1 :], wanted, minute)
    except (OSError, ValueError, IndexError):
        return None


def _line(lines: Sequence[str], wanted: str, minute: int) -> str | None:
    """The last line of a format that begins by a minute."""
    found = None
    for line in lines:
        begins, name, words = line.split(" ", 2)
        if name == wanted and int(begins) <= minute:
            found = words
    return found


def _mark(path: str) -> tuple[int, int, int]:
    """Size, time of change and inode of a file; zeros where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0, 0
    changed = status.st_mtime_ns if sys.platform == "win32" else status.st_ctime_ns
    return status.st_size, changed, status.st_ino
