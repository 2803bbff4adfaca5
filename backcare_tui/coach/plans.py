"""The plans there are, and which one is in use: for both front ends, so that neither reaches into storage."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui.coach.coach import Coach
from backcare_tui.coach.recording import saving
from backcare_tui.coach.results import Receipt, Refused
from backcare_tui.storage.files import read_or_nothing, read_regular
from backcare_tui.storage.plan_library import MOST, is_plan_file
from backcare_tui.text.language import composed, near

if TYPE_CHECKING:
    from backcare_tui.storage.conflict_copies import ConflictCopy
    from backcare_tui.storage.planfile.errors import Excerpt

LARGEST_COMPARED = 100_000
"""Bytes; a plan has some thousands."""


def find_plan(coach: Coach, name: str | None) -> Path:
    """The file of a plan; of the one in use without a name.

    Raises:
        Refused: There is no plan of this name; the text says which was probably meant.
        PlanError: No name is given, and the settings cannot be understood.
    """
    if name is None:
        return coach.library.path(coach.library.in_use())
    names = coach.library.names()
    for known in names:
        if composed(known) == composed(name):
            return coach.library.path(known)
    for copy in coach.library.conflicts():
        if copy.path.stem == name:
            raise Refused(f"{copy_words(copy)} See both: `backcare plan compare`.")
    begun = [known for known in names if len(name) > 2 and known.startswith(name.lower())]
    meant = begun[0] if begun else near(name, names)
    hint = f"did you mean {meant!r}?" if meant else f"there are {', '.join(names)}."
    own = f"One of your own belongs in {coach.home.plans}."
    raise Refused(f"There is no plan named {name[:40]!r}: {hint} {own}")


def copy_words(copy: ConflictCopy) -> str:
    """What a conflict copy is, and that it counts for nothing."""
    made = f" from {copy.day}" if copy.day else ""
    return f"{copy.path.name} is a conflict copy of {copy.of.name}{made}; what it says is not in force."


def compared(copy: ConflictCopy) -> list[str]:
    """How a conflict copy differs from the file that it is of, line by line; nothing where it does not.

    Raises:
        Refused: One of them cannot be read, or is too large to be compared here.
    """
    import difflib

    texts = []
    for path in (copy.of, copy.path):
        try:
            texts.append(read_regular(path, LARGEST_COMPARED).decode("utf-8-sig", "replace").splitlines())
        except OSError as error:
            raise Refused(f"{path.name} could not be read: {error.strerror}.") from error
    return [*difflib.unified_diff(texts[0], texts[1], copy.of.name, copy.path.name, lineterm="", n=1)]


def plan_excerpts(coach: Coach) -> tuple[Excerpt, ...]:
    """What is wrong with the plan in use, each with the line of the file that it is about."""
    if coach.error is None:
        return ()
    from backcare_tui.storage.planfile.errors import excerpts

    return excerpts(coach.error, read_or_nothing(coach.plan_path, MOST))


def use_plan(coach: Coach, name: str) -> Receipt:
    """Make a plan, or the plan in a file, the one in use; copied into the person's own plans if it is not there.

    Raises:
        Refused: There is none of this name, or it could not be saved.
        PlanError: Its file, or the settings file, has errors.
    """
    if os.sep in name or name.endswith(".toml"):
        return _use_file(coach, Path(name).expanduser())
    path = find_plan(coach, name)
    plan, name = coach.library.read(path), path.stem
    if coach.plan_name == name and coach.library.is_own(name):
        return Receipt(False, f"{name} is in use already. Nothing was changed.")
    own_copy(coach, name, in_use=True)
    return Receipt(True, f"{name} is in use now: {plan.title}. Past days stay as they were.")


def _use_file(coach: Coach, path: Path) -> Receipt:
    """Make a file of anywhere one of the person's own plans, and use it; one of its name is kept beside it."""
    from backcare_tui.storage.planfile.loader import text_of

    plan, name = coach.library.read(path), path.stem
    if not is_plan_file(f"{name}.toml"):
        raise Refused(f"A plan cannot be called {name[:40]!r}: give the file another name.")
    with saving(coach):
        coach.library.settings.check()
        kept = coach.library.put_own(name, text_of(path).encode(), coach.today_date.isoformat())
        coach.library.use(name)
    coach.refresh()
    before = f" The {name} plan before it is kept as {kept}.toml." if kept else ""
    where = coach.library.path(name)
    return Receipt(True, f"{name} is in use now: {plan.title}. It was copied to {where}.{before}")


def own_copy(coach: Coach, name: str, *, in_use: bool = False) -> Path:
    """The person's own file of a plan, copied from the shipped one if need be.

    Args:
        coach: Whose plans.
        name: A plan there is.
        in_use: Also make it the one in use.

    Raises:
        Refused: It could not be saved.
        PlanError: The settings file has errors, and so is left alone.
    """
    with saving(coach):
        switches = in_use and coach.plan_name != name
        if switches:
            coach.library.settings.check()  # settings that are no TOML leave everything as it is
        path = coach.library.adopt(name)
        if switches:
            coach.library.use(name)  # last: once it is in use, nothing is left that could go wrong
    coach.refresh()
    return path


SHELLS = frozenset("|&;<>()$`\n*?[#~=%")
"""What only a shell can read in the name of an editor; words and quotes need none."""


def _editor() -> list[str]:
    """``$VISUAL`` or ``$EDITOR``, else the first known editor there is; the file comes behind it as one word."""
    import shlex
    import shutil

    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        words = shlex.split(chosen) if chosen else []
    except ValueError:
        raise Refused(f"$EDITOR is {chosen!r}, which cannot be read as a command.") from None
    if words and chosen:
        shell = shutil.which("sh") if SHELLS & {*chosen} else None
        return [shell, "-c", f'{chosen} "$@"', words[0]] if shell else words
    for name in ("nano", "vi", "notepad"):
        if shutil.which(name):
            return [name]
    raise Refused("No editor was found; set $EDITOR to the one you like.")


NOT_STARTED = {126: "it may not be run", 127: "there is no such command"}
"""What a shell means by its code."""


def edit_plan(coach: Coach) -> Receipt:
    """Open the plan in use in an editor, and say how it reads afterwards.

    A shipped plan is copied first, so that the person edits their own.

    Raises:
        Refused: There is no editor, it did not start or did not end well, or the copy could not be saved or read.
    """
    import subprocess

    command = _editor()
    name = command[-1] if command[1:2] == ["-c"] else command[0]
    if not coach.plan_name:
        raise Refused(coach.problems[0] if coach.problems else "No plan is in use.")
    path = own_copy(coach, coach.plan_name)
    before = _content(path)
    try:
        code = subprocess.run([*command, str(path.absolute())], check=False).returncode  # noqa: S603
    except OSError as error:
        raise Refused(f"{name} could not be started: {error.strerror}.") from error
    coach.refresh()
    if code in NOT_STARTED and len(command) > 1:
        raise Refused(f"{name} could not be started: {NOT_STARTED[code]}.")
    if code:
        raise Refused(f"{name} ended with code {code}; the plan is as it left it.")
    if coach.problems:
        return Receipt(
            True, f"The plan has errors, so the {coach.instead} one is in force. {coach.problems[0]}"
        )
    if _content(path) == before:
        return Receipt(False, "The plan is as it was.")
    return Receipt(True, "The plan reads well and is in force.")


def _content(path: Path) -> bytes:
    try:
        return read_regular(path)
    except OSError as error:
        raise Refused(f"{path.name} could not be read: {error.strerror}.") from error
