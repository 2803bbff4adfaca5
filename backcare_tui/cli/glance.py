"""``backcare status`` at once: what a bar has asked every few seconds is read from one small file, where that says all.

Nothing is imported that a bare interpreter has not, but the file's own reader. Whatever is out of the ordinary is
left to the command itself, which says the same words.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself takes a while to import
    from collections.abc import Mapping, Sequence

OUR_ENVIRONMENT = ("BACKCARE_DEBUG", "_BACKCARE_COMPLETE")


def print_status(words: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Print the status where the file says it; else nothing, and False.

    Args:
        words: What was typed behind ``status``.
        environ: The environment.
    """
    asked = _asked(words, environ)
    today = _today(environ.get("BACKCARE_NOW", ""))
    if asked is None or today is None:
        return False
    from backcare_tui.storage.status_file import load

    folder, wanted = asked
    line = load(folder, wanted, today)
    if line is None or not line.isprintable():
        return False
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):  # the command has words for each, and stand-ins for marks
        return False
    return True


def _asked(words: Sequence[str], environ: Mapping[str, str]) -> tuple[str, str] | None:
    """The cache and the format; None for what is not as usual."""
    if any(map(environ.get, OUR_ENVIRONMENT)) or sys.platform == "win32":
        return None
    said = {"--format": "plain", "--home": environ.get("BACKCARE_HOME", "")}
    rest = iter(words)
    for word in rest:
        name, is_one, value = word.partition("=")
        if word == "--json":
            name, value, is_one = "--format", "json", "="
        if name not in said or not (value := value if is_one else next(rest, "")):
            return None
        said[name] = value
    folder = _cache(said["--home"], environ)
    return (folder, said["--format"]) if folder else None


def _cache(home: str, environ: Mapping[str, str]) -> str:
    """The cache's folder as ``paths`` finds it; empty where that takes more than a look."""
    if home:
        whole = os.path.expanduser(home)
        return "" if whole.startswith("~") else os.path.join(os.path.abspath(whole), "cache")
    if sys.platform != "linux" or "ANDROID_ROOT" in environ:
        return ""
    chosen = environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")
    return os.path.join(chosen, "backcare") if os.path.isabs(chosen) else ""


def _today(fixed: str) -> tuple[str, int] | None:
    """The date and the minute of it, on the clock of the place; None where ``BACKCARE_NOW`` is not plainly an instant."""
    if not fixed:
        now = time.localtime()
        if abs(now.tm_gmtoff) >= 24 * 3600:  # a zone that is none
            return None
        return f"{now.tm_year:04d}-{now.tm_mon:02d}-{now.tm_mday:02d}", 60 * now.tm_hour + now.tm_min
    # Exactly as 2026-11-22T07:42:00+00:00 is written; the clock itself reads whatever else there is.
    digits = "".join(char for place, char in enumerate(fixed) if place < 4 or (place - 4) % 3)
    hour, minute, *others = fixed[11:13], fixed[14:16], fixed[17:19], fixed[23:]
    if len(fixed) != 25 or fixed[4:23:3] not in {"--T::+:", "--T::-:"} or fixed[20:22] >= "24":
        return None
    if not (digits.isascii() and digits.isdigit()) or hour >= "24" or max(minute, *others) >= "60":
        return None
    return fixed[:10], 60 * int(hour) + int(minute)
