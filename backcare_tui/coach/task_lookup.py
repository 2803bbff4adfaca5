"""From what a person typed to the rows it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from backcare_tui.coach.results import Refused
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.plan.plan import Plan

Pair = tuple[str, str]
"""A task's id and a target's, or "" for the whole task."""


def find_rows(text: str, plan: Plan, rows: Sequence[Row]) -> list[Pair]:
    """The rows that ``text`` means.

    That is a task, a target, or any unambiguous beginning of either, or of a word within it: by its id, or by
    its name as the screen tells it. A massage task named whole means all its targets of the day.

    Raises:
        Refused: Nothing is called so, or more than one thing is.
    """
    names = _names(plan, rows)
    pairs = _meant(text, names, _shown(plan, rows))
    if len(pairs) > 1:
        # A whole task wins over its own targets: "self" is self-massage, not each of its muscles.
        tasks = {task for task, _target in pairs}
        if len(tasks) == 1 and any(not target for _task, target in pairs):
            pairs = [(tasks.pop(), "")]
    if not pairs:
        raise Refused(_unknown(text, [name for name, _pair in names]))
    if len(pairs) > 1:
        choices = ", ".join(target or task for task, target in pairs[:6])
        raise Refused(f"{text[:40]!r} could be {choices}; type a little more.")
    task, target = pairs[0]
    if target:
        return [(task, target)]
    own = [(row.task, row.target) for row in rows if row.task == task]
    if own:
        return own
    known = plan.task(task)
    return (
        [(task, pick) for pick in known.targets[: known.a_day]] if known and known.targets else [(task, "")]
    )


def row_for(rows: Sequence[Row], plan: Plan, pair: Pair) -> Row:
    """The day's row, or what would be one for a task that the day does not ask.

    Raises:
        Refused: The plan has no such task.
    """
    for row in rows:
        if (row.task, row.target) == pair:
            return row
    task = plan.task(pair[0])
    if task is None:
        raise Refused(f"The plan has no {pair[0]!r}.")
    return Row(
        id="/".join(filter(None, pair)),
        task=pair[0],
        target=pair[1],
        kind=task.kind,
        name=pair[1].replace("-", " ").capitalize() if pair[1] else task.name,
        state="offered",
        dose=task.dose(task.start_rung),
        rung=task.start_rung,
    )


def names_of(plan: Plan, rows: Sequence[Row]) -> list[str]:
    """Every name a row can be called by, for completion."""
    return list(dict.fromkeys(name for name, _pair in _names(plan, rows)))


def _names(plan: Plan, rows: Sequence[Row]) -> list[tuple[str, Pair]]:
    found: list[tuple[str, Pair]] = []
    for row in rows:
        found.append((row.task, (row.task, "")))
        if row.target:
            found += [(row.target, (row.task, row.target)), (row.id, (row.task, row.target))]
    for task in plan.tasks:
        found.append((task.id, (task.id, "")))
        for target in task.targets:
            if not any(known == target for known, _pair in found):
                found.append((target, (task.id, target)))
            found.append((f"{task.id}/{target}", (task.id, target)))
    return found


def _shown(plan: Plan, rows: Sequence[Row]) -> list[tuple[str, Pair]]:
    """What the screen calls each row and task."""
    found = [(row.name, (row.task, row.target)) for row in rows]
    found += [(row.short, (row.task, row.target)) for row in rows if row.short]
    found += [(row.group, (row.task, "")) for row in rows if row.group]
    return found + [(task.name, (task.id, "")) for task in plan.tasks]


def _meant(text: str, names: Sequence[tuple[str, Pair]], shown: Sequence[tuple[str, Pair]]) -> list[Pair]:
    """Each row and task once that a text may mean, the closest reading alone: whole, begun, a word of it begun."""
    wanted = _plain(text)
    if not wanted:
        return []
    ids = [(_plain(name), pair) for name, pair in names]
    told = [(_plain(name), pair) for name, pair in shown]
    found = [pair for name, pair in (*ids, *told) if name == wanted]
    for one in (ids, told):
        found = found or [pair for name, pair in one if name.startswith(wanted)]
    words = [(_plain(name), pair) for name, pair in names if "/" not in name]
    for one in (words, told):
        found = found or [pair for name, pair in one if f" {wanted}" in name]
    return list(dict.fromkeys(found))


def _plain(text: str) -> str:
    """A name with what people mix up levelled: capitals, hyphens, slashes and spaces."""
    return " ".join(re.split(r"[-_/\s]+", text[:200].casefold())).strip()


def _unknown(text: str, names: Iterable[str]) -> str:
    import difflib

    short = text[:40] + ("…" if len(text) > 40 else "")
    known = list(dict.fromkeys(name for name in names if "/" not in name))
    near = difflib.get_close_matches(text.lower(), known, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"the plan has {', '.join(known[:12])}."
    return f"Nothing in the plan is called {short!r}: {hint}"
