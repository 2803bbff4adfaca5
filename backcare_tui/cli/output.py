"""Words out. Every line that the command line prints goes through here."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO

from backcare_tui.text.cells import harmless

CELLS = 80
"""How wide a line of text may get, whatever the terminal: what is piped on looks the same."""

SCHEMA = 1
"""Of every JSON document. Within one schema nothing is renamed, removed or given another type."""

ASCII = "backcare-ascii"
"""The name of the error handler below."""

STAND_INS = dict(zip("●◐⊘○■□·–—×…→▲’▁▂▃▄▅▆▇█", "*+/o#o.--x.>^'12345678", strict=True))
"""What stands for a shape where the terminal's encoding has none."""


class Unwritten(Exception):
    """The answer could not be written out."""


def stand_in(error: UnicodeError) -> tuple[str, int]:
    """An encoding error handler: shapes become ASCII ones, all else a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(STAND_INS.get(char, "?") for char in missing), error.end


def make_ready() -> None:
    """Let no output stream stumble over a character that its encoding lacks."""
    codecs.register_error(ASCII, stand_in)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # a stream may be missing, or be another's
        if reconfigure is not None:
            reconfigure(errors=ASCII)


def say(*lines: str, error: bool = False) -> None:
    """Print lines, to stderr with ``error``; each stays one line.

    Raises:
        BrokenPipeError: Nobody reads any more.
        Unwritten: The output cannot be written.
    """
    # Columns are padded to their width; what pads the last of them would only be in the way of a copy.
    _write("".join(harmless(line).rstrip() + "\n" for line in lines), sys.stderr if error else sys.stdout)


def say_json(document: Mapping[str, object]) -> None:
    r"""Print a document as JSON. Its texts are exact, in whatever encoding.

    What ``harmless`` would write out, and all that the encoding may lack, is written as JSON's own
    ``\u`` escapes.

    Raises:
        BrokenPipeError: Nobody reads any more.
        Unwritten: The output cannot be written.
    """
    import msgspec

    utf = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")

    def plain(text: str) -> bool:
        return text.isprintable() and (utf or text.isascii())

    text = msgspec.json.format(msgspec.json.encode({"schema": SCHEMA, **document}), indent=2).decode()
    # Line by line, for nearly every line is plain and needs no look at each of its characters.
    lines = (
        line if plain(line) else "".join(char if plain(char) else _escaped(char) for char in line)
        for line in text.split("\n")
    )
    _write("\n".join(lines) + "\n", sys.stdout)


def hush() -> None:
    """Nobody reads: let what is still buffered go nowhere, so that the process ends in silence."""
    # Python flushes once more at its end. What cannot be flushed then would be a complaint and exit code 120.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            with suppress(OSError, ValueError, AttributeError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _write(text: str, stream: TextIO | None) -> None:
    if stream is None:  # started without one
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Unwritten(f"The answer could not be written out: {why}. What was recorded is saved.") from error


def _escaped(char: str) -> str:
    r"""A character as JSON writes it in ASCII: a ``\u`` for each of its units in UTF-16."""
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
