"""Words out. Every line that the command line prints goes through here."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TextIO

from backcare_tui.text.cells import harmless, width, wrap

CELLS = 80
"""How wide a line of text gets where nobody says how much room there is: what is piped on looks the same."""

LEAST, MOST = 40, 100
"""What it gets at least, however narrow, and at most: longer lines are hard to read."""

LABEL = 12
"""The longest word before what a line tells, under which it does not go on."""

SCHEMA = 1
"""Of every JSON document. Within one schema nothing is renamed, removed or given another type."""

ASCII = "backcare-ascii"
"""The name of the error handler below."""

STAND_INS = dict(zip("●◐⊘○◉■□·–—−─├┤┼│┊×…⋯→↑▲’▁▂▃▄▅▆▇█", "*+/o@#o.----|||!:x.w>^^'12345678", strict=True))
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


def line_width() -> int:
    """Cells that a line may take: as many as ``COLUMNS`` says, else as the terminal has."""
    try:
        columns = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        columns = 0
    if columns < 1:
        try:
            columns = os.get_terminal_size(sys.stdout.fileno()).columns
        except (AttributeError, ValueError, OSError):  # no stream, another's, or no terminal
            columns = 0
    return max(LEAST, min(MOST, columns or CELLS))


def wrapped(text: str, first: str = "", *, whole: bool = False) -> list[str]:
    """A sentence in lines that fit, the later ones under where it begins after ``first``; ``whole``: with paths in it."""
    return wrap(text, first, line_width(), whole=whole)


def fitted(lines: Iterable[str]) -> Iterator[str]:
    """Lines that fit: one that is too long goes on under where its words begin; a path or the like stays whole."""
    cells = line_width()
    for line in lines:
        if width(line) <= cells:
            yield line
            continue
        label, gap, _words = line.lstrip(" ").partition("  ")  # such as ``Settings  /home/…``
        indent = len(line) - len(line.lstrip(" ")) + (len(label) if gap and len(label) < LABEL else 0)
        indent += len(line[indent:]) - len(line[indent:].lstrip(" "))
        yield from wrap(line[indent:], line[:indent], cells, whole=True)


def say(*lines: str, error: bool = False) -> None:
    """Print lines, to stderr with ``error``; each stays one line, but on a terminal that is not wide enough.

    Raises:
        BrokenPipeError: Nobody reads any more.
        Unwritten: The output cannot be written.
    """
    # Columns are padded to their width; what pads the last of them would only be in the way of a copy.
    stream = sys.stderr if error else sys.stdout
    clean = [harmless(line).rstrip() for line in lines]
    _write("".join(line + "\n" for line in (fitted(clean) if _is_terminal(stream) else clean)), stream)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def say_json(document: Mapping[str, object]) -> None:
    r"""Print a document as JSON. Its texts are exact, in whatever encoding.

    What ``harmless`` would write out, and all that the encoding may lack, is written as JSON's own
    ``\u`` escapes.

    Raises:
        BrokenPipeError: Nobody reads any more.
        Unwritten: The output cannot be written.
    """
    import msgspec

    say_json_text(msgspec.json.format(msgspec.json.encode({"schema": SCHEMA, **document}), indent=2).decode())


def say_json_text(text: str) -> None:
    """Print JSON that is written already, likewise.

    Raises:
        BrokenPipeError: Nobody reads any more.
        Unwritten: The output cannot be written.
    """
    utf = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")

    def plain(text: str) -> bool:
        return text.isprintable() and (utf or text.isascii())

    # Line by line, for nearly every line is plain and needs no look at each of its characters.
    lines = (
        line if plain(line) else "".join(char if plain(char) else _escaped(char) for char in line)
        for line in text.split("\n")
    )
    _write("\n".join(lines) + "\n", sys.stdout)


def say_exactly(text: str) -> None:
    """Print a file's text as it is, but for what ``harmless`` would write out.

    Raises:
        BrokenPipeError: Nobody reads any more.
        Unwritten: The output cannot be written.
    """
    _write("".join(harmless(line) + "\n" for line in text.splitlines()), sys.stdout)


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
