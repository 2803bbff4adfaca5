"""What could not be done, in one sentence, and the exit code that goes with it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from backcare_tui.cli.output import Unwritten, hush, say
from backcare_tui.coach import Doubtful, Refused, Unreadable
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.text.cells import harmless

CANNOT = 1
USAGE = 2
INTERRUPTED = 130


def report(error: BaseException) -> int:
    """Say what an exception means, on stderr, and answer with the exit code: 0, 1, 2 or 130."""
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else 0 if error.code is None else CANNOT
    if isinstance(error, BrokenPipeError):
        hush()  # `| head` has read enough; what was asked is done
        return 0
    code, lines = explain(error)
    try:
        say(*lines, error=True)
    except (OSError, Unwritten):  # nowhere is left to say it; the exit code does
        pass
    if isinstance(error, Unwritten):
        hush()
    return code


def explain(error: BaseException) -> tuple[int, Sequence[str]]:
    """(exit code, lines) of an exception. Only one that nobody foresaw gets a traceback, if asked for."""
    # From the particular to the general: an unreadable word is a refusal too.
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return INTERRUPTED, ()
    if isinstance(error, click.ClickException):
        text = " ".join(error.format_message().split())
        if not isinstance(error, click.UsageError):
            return error.exit_code, (text,)
        path = error.ctx.command_path if error.ctx else "backcare"
        return USAGE, (f"{text}{'' if text.endswith(('.', '?', '!')) else '.'} See `{path} --help`.",)
    if isinstance(error, Unreadable):
        return USAGE, (str(error),)
    if isinstance(error, Doubtful):
        return CANNOT, (f"{error} With --yes it is done all the same.",)
    if isinstance(error, PlanError):
        return CANNOT, str(error).split("\n")
    if isinstance(error, Refused | Unwritten):
        return CANNOT, (str(error),)
    if os.environ.get("BACKCARE_DEBUG", "") not in ("", "0"):
        import traceback

        told = "".join(traceback.format_exception(error)).split("\n")
        sys.stderr.write("\n".join(map(harmless, told)))  # it quotes what anyone may have written
    if isinstance(error, OSError) and error.strerror:
        where = f": {str(error.filename)[:200]}" if error.filename else ""
        return CANNOT, (f"That did not work: {error.strerror.lower()}{where}",)
    return CANNOT, (
        f"backcare met something it did not expect ({type(error).__name__}). Please report it with what you "
        "typed and what BACKCARE_DEBUG=1 adds to this.",
    )
