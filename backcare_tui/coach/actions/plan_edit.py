"""A change of the plan in use: what it comes to is read before it is written, and every text before it is kept."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Collection
from itertools import groupby

import msgspec
from msgspec.structs import replace

from backcare_tui.coach.coach import Coach
from backcare_tui.coach.recording import open_day, saving
from backcare_tui.coach.results import Receipt, Refused
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.storage.planfile.edits import Uneditable
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.loader import parse_plan, text_of
from backcare_tui.storage.planfile.toml_lines import without_comment
from backcare_tui.text.language import near

HOW_BACK = "`backcare plan undo` takes it back."
ANEW = "`backcare plan undo` once more brings the change back."
LONGEST_RUN = 9
"""Lines that come or go together and are all shown: of a whole task only the first are."""


class Edit(msgspec.Struct, frozen=True):
    """A change of the plan in use that is not written yet.

    Attributes:
        before: All that its file says now.
        after: All that it would say.
        lines: The lines that change, ``- `` before those that go and ``+ `` before those that come.
        said: What the change is, as a sentence.
    """

    before: str
    after: str
    lines: tuple[str, ...]
    said: str

    @property
    def bare(self) -> tuple[str, ...]:
        """The lines without the comments behind them; whole where nothing but those changes."""
        bare = [line[:2] + without_comment(line[2:]) for line in self.lines]
        gone, come = ([line[2:] for line in bare if line[:1] == sign] for sign in "-+")
        return self.lines if gone == come else tuple(bare)


def _in_use(coach: Coach) -> None:
    if not coach.plan_name:
        raise Refused(coach.problems[0] if coach.problems else "No plan is in use.")


def plan_in_use(coach: Coach) -> Plan:
    """The plan in use, as its file says it.

    Raises:
        PlanError: It has errors, so nothing of it is rewritten.
    """
    _in_use(coach)
    return coach.library.read(coach.plan_path)


def task_named(plan: Plan, what: str, of: str = "your plan") -> str:
    """The id of a task by its id, or by how a word of that begins."""
    ids = [task.id for task in plan.tasks]
    begun = what.casefold()
    found = [name for name in ids if name == begun] or [
        name for name in ids if name.startswith(begun) or f"-{begun}" in name
    ]
    if len(found) == 1:
        return found[0]
    if what and found:
        raise Refused(f"{what[:40]!r} may mean {' or '.join(found)}.")
    close = near(what, ids)
    hint = f"did you mean {close!r}?" if close else f"there are {', '.join(ids)}."
    raise Refused(f"There is no task {what[:40]!r} in {of}: {hint}")


def edited(
    coach: Coach,
    change: Callable[[str], str],
    touched: set[str],
    said: str,
    new: Collection[str] = (),
) -> Edit:
    """A change, read as a plan: no task but those that are meant, and nothing else of it, reads differently.

    Only the ``new`` targets of its own come to it.
    """
    before = text_of(coach.plan_path)
    try:
        after = change(before)
    except Uneditable as error:
        raise Refused(str(error)) from None
    name = coach.plan_path.name
    old = parse_plan(before, source=name, atlas=coach.library.atlas)
    try:
        now = parse_plan(after, source=name, atlas=coach.library.atlas)
    except PlanError as error:  # what is not written yet has no line that one could look up
        raise PlanError(name, tuple(replace(problem, line=0) for problem in error.problems)) from None
    kept = [{task.id: task for task in plan.tasks if task.id not in touched} for plan in (old, now)]
    targets = tuple(target for target in now.targets if target.id not in new)
    if kept[0] != kept[1] or replace(old, tasks=()) != replace(now, tasks=(), targets=targets):
        raise Refused("That would change more of the plan than was asked: use `backcare plan edit`.")
    return _edited(before, after, said, HOW_BACK)


def _edited(before: str, after: str, said: str, back: str) -> Edit:
    changes = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    lines: list[str] = []
    for sign, together in groupby([*changes][2:], key=lambda line: line[:1]):
        run = [f"{sign} {line[1:]}" for line in together if line[1:].strip() and sign in "+-"]
        more = len(run) - LONGEST_RUN
        lines += run if more <= 1 else [*run[:LONGEST_RUN], f"{sign} … and {more} lines more"]
    if before != after and not lines:
        lines = ["(only spaces between lines)"]
    return Edit(before, after, tuple(lines), f"{said} {back}")


def write(coach: Coach, edit: Edit) -> Receipt:
    """Write a change as the person's own plan; the text before it is kept.

    Raises:
        Refused: It could not be saved, or the file was changed meanwhile.
    """
    if not edit.lines:
        return Receipt(False, "The plan says so already. Nothing was changed.")
    with saving(coach):
        path = coach.library.path(coach.plan_name)
        if text_of(path) != edit.before:
            raise Refused("The plan was changed meanwhile. Nothing was written: try it once more.")
        coach.library.rewrite(coach.plan_name, edit.after.encode())
    coach.refresh()
    recorded = _recorded(coach)
    coach.library.keep(coach.plan)
    return Receipt(True, edit.said + recorded)


def _recorded(coach: Coach) -> str:
    """Let the journal know what the plan asks from today on: else a day without an entry would go by the old one.

    Where nothing was ever recorded nothing is yet. The plan is written by now, so what goes wrong here is only told.
    """
    if coach.timeline.last_plan() is None:
        return ""
    try:
        with open_day(coach) as opened:
            opened.write([])
    except Refused as error:
        return f" It counts from the next entry on: {error}"
    return ""


def undoing(coach: Coach) -> Edit:
    """The plan in use as it was before its last change here. Writes nothing.

    Raises:
        Refused: There was none.
        PlanError: What was kept cannot be read.
    """
    _in_use(coach)
    kept = coach.library.kept_before(coach.plan_name)
    if kept is None:
        raise Refused("Nothing of this plan was changed here, so there is nothing to take back.")
    if not coach.library.is_as_written(coach.plan_name):
        there = f"{kept.parent.name}{os.sep}{kept.name}"
        raise Refused(
            f"The file was changed otherwise since: undo would take that away too. What it said before is kept as {there}."
        )
    before, after = text_of(coach.plan_path), text_of(kept)
    parse_plan(after, source=kept.name, atlas=coach.library.atlas)
    return _edited(before, after, "The plan is as it was before its last change here.", ANEW)
