"""Plan files: TOML in, a frozen ``Plan`` out, or everything that is wrong with the file."""

from __future__ import annotations

import errno
import tomllib
from typing import TYPE_CHECKING

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.storage.files import read_regular
from backcare_tui.storage.planfile.errors import PlanError, Problem, Report, plain
from backcare_tui.storage.planfile.plan import make_plan
from backcare_tui.storage.planfile.toml_lines import DEEPEST_KEY, deep_key, sizes

if TYPE_CHECKING:  # slow to import, and the caller has done it
    import pathlib

LARGEST = 1_000_000
"""Bytes of a plan file."""
MOST = {"tables": 5_000, "keys": 20_000, "items of lists": 50_000}
"""What a file may have: more would take seconds to read, and stands in no plan."""
LONGEST_NAME = 200
"""Characters of a file's name in an error."""

_TOO_LARGE = f"the file has more than {LARGEST:,} bytes: this is not a plan"


def read_plan(path: pathlib.Path, *, atlas: Atlas) -> Plan:
    """Read a plan file.

    Raises:
        PlanError: it cannot be read, or is not a plan.
    """
    return parse_plan(text_of(path), source=plain(path.name, LONGEST_NAME), atlas=atlas)


def text_of(path: pathlib.Path) -> str:
    """The text of a file.

    Raises:
        PlanError: it cannot be read, is too large or is not UTF-8.
    """
    source = plain(path.name or str(path), LONGEST_NAME)
    try:
        raw = read_regular(path, LARGEST)
    except (OSError, ValueError) as error:
        if getattr(error, "errno", 0) == errno.EFBIG:
            raise _refused(source, _TOO_LARGE) from None
        raise _refused(source, f"{_why_unread(path, error)}: {plain(str(path), LONGEST_NAME)}") from None
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refused(source, "the file is not UTF-8 text: save it as UTF-8", line) from None


def parse_plan(text: str, *, source: str, atlas: Atlas) -> Plan:
    """Read the text of a plan.

    Args:
        text: TOML.
        source: What to call it in errors, such as the file's name.
        atlas: What it may name.

    Raises:
        PlanError: with everything that is wrong with it.
    """
    return make_plan(tables_of(text, source), atlas)


def tables_of(text: str, source: str) -> Report:
    """A text as TOML, for what is wrong with what it says to be told there; what is wrong with it as TOML is.

    Raises:
        PlanError: it is not TOML and cannot be mended, or not for a file.
    """
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise _refused(source, "there is half a character here, which no file can hold", line) from None
    if size > LARGEST:
        raise _refused(source, _TOO_LARGE)
    text = text.removeprefix("\ufeff")
    rows = text.replace("\r\n", "\n")  # as tomllib counts them
    for what, found in sizes(rows).items():
        if found > MOST[what]:
            most = f"at most {MOST[what]:,} are allowed: this is not a plan"
            raise _refused(source, f"the file has {found:,} {what}, {most}")
    deep = deep_key(rows)  # before tomllib, which would take minutes over one
    if deep:
        raise _refused(source, f"a key with more than {DEEPEST_KEY} dots: no key of a plan has any", deep)
    try:
        return Report(rows, source, tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        from backcare_tui.storage.planfile.toml_errors import mend

        return mend(rows, source, error)


def _refused(source: str, message: str, line: int = 0) -> PlanError:
    return PlanError(source, (Problem(line, "", message),))


def _why_unread(path: pathlib.Path, error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file"
    try:
        if path.is_dir():  # Windows calls opening a folder a lack of permission
            return "this is a folder, not a plan file"
    except (OSError, ValueError):
        pass
    if isinstance(error, PermissionError):
        return "the file may not be read by you"
    return f"the file cannot be read ({getattr(error, 'strerror', None) or error})"
