"""From what a person typed, or a row they were on, to the rows it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from backcare_tui.coach.results import Refused
from backcare_tui.domain.body.atlas import plain
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row, RowKey
from backcare_tui.domain.journal.appointments import OWN, is_own
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.slots import slot_of
from backcare_tui.text.language import folded, near, shortened

What = str | RowKey
"""What a verb is about: words as typed, or the key of a row that was on the screen."""

Whats = What | list[What]
"""One of them, or several."""

STILL_OPEN = ("due", "offered", "part")
"""States of a session that is still to do."""
PARTS = frozenset("/@:")
"""What sets a task's target or session apart in an id, and a visit of the person's own."""
Named = list[tuple[str, RowKey]]
"""Names, each with what it stands for."""


def find_keys(what: What, plan: Plan, rows: Sequence[Row]) -> list[RowKey]:
    """The rows that ``what`` means.

    Words are a task, a target, or any unambiguous beginning of either, or of a word within it: by its id, or by
    its name as the screen tells it. A massage task named whole means all its targets of the day.

    Args:
        what: Words, or a key; a key means itself, however like another name it is.
        plan: In force.
        rows: Of the day.

    Raises:
        Refused: Nothing is called so, or more than one thing is.
    """
    names = _names(plan, rows)
    if isinstance(what, RowKey):
        key = what
        if all(key != known for _name, known in names):  # the plan was edited since the row was drawn
            raise Refused(_unknown(key.id, names))
    else:
        key = _key_for(what, names, _shown(plan, rows))
    if key.target:
        return [key]
    of_task = [row.key for row in rows if row.task == key.task]
    task = plan.task(key.task)
    if of_task or task is None:
        return of_task or [key]
    return [RowKey(key.task, target) for target in task.targets[: task.a_day] or task.sessions] or [key]


def find_rows(what: Whats, plan: Plan, day: Day) -> list[Row]:
    """The rows that ``what`` means, each once, or what would be one for a task or target that the day does not ask.

    Raises:
        Refused: Nothing is called so, more than one thing is, or the plan has no such task.
    """
    by_key = {row.key: row for row in day.rows}
    whats = what if isinstance(what, list) else [what]
    keys = dict.fromkeys(key for each in whats for key in find_keys(each, plan, day.rows))
    return [by_key.get(key) or _unasked_row(key, plan, day) for key in keys]


def next_sessions(what: Whats, rows: Sequence[Row]) -> list[Row]:
    """The rows without the later sessions of a task that was named whole: one check-off is of one session."""
    named = {key for key in (what if isinstance(what, list) else [what]) if isinstance(key, RowKey)}
    first: dict[str, Row] = {}
    for row in rows:
        if row.session and row.key not in named:
            best = first.setdefault(row.task, row)
            if best.state not in STILL_OPEN and row.state in STILL_OPEN:
                first[row.task] = row
    return [row for row in rows if row.key in named or first.get(row.task, row) is row]


def begin_name(words: Sequence[str], plan: Plan, rows: Sequence[Row]) -> int:
    """How many of these words, from the first on, name a task or target: as many as can be; 0 where none do."""
    names, shown = _names(plan, rows), _shown(plan, rows)
    return next(
        (most for most in range(len(words), 0, -1) if _meant(" ".join(words[:most]), names, shown)), 0
    )


def split_names(words: Sequence[str], plan: Plan, rows: Sequence[Row]) -> list[What]:
    """Several words as the tasks and targets that they name, one after the other: ``posture pump face pull``.

    Raises:
        Refused: Some of them name nothing.
    """
    found: list[What] = []
    rest = list(words)
    while rest:
        most = begin_name(rest, plan, rows)
        if not most:
            # That all of them are one name with a slip in it is told before that one of them is none.
            names = _names(plan, rows)
            whole = " ".join(words)
            meant = near(whole, [name for name, _key in names])
            slip = bool(meant) and _plain(meant) not in map(_plain, map(str, found))
            raise Refused(_unknown(whole if slip else rest[0], names))
        found.append(" ".join(rest[:most]))
        rest = rest[most:]
    return found


def names_of(plan: Plan, rows: Sequence[Row]) -> list[str]:
    """Every name a row can be called by, for completion."""
    return list(dict.fromkeys(name for name, _key in _names(plan, rows)))


def _unasked_row(key: RowKey, plan: Plan, day: Day) -> Row:
    """What is done unasked is done on the rung that the task stands on, so that it moves none."""
    task = plan.task(key.task)
    if task is None:
        raise Refused(f"The plan has no {key.task!r}.")
    level, spot = day.levels.get(task.id), "" if slot_of(key.target) else key.target
    return Row(
        id=key.id,
        task=key.task,
        target=spot,
        session=slot_of(key.target),
        kind=task.kind,
        name=(plan.target_names.get(spot) or plain(spot).capitalize()) if spot else task.name,
        state="offered",
        dose=task.dose(task.start_rung) if level is None else level.dose,
        full=None if level is None else level.full,
        rung=task.start_rung if level is None else level.rung,
    )


def _key_for(text: str, names: Named, shown: Named) -> RowKey:
    keys = _meant(text, names, shown)
    whole_tasks = [key for key in keys if not key.target]
    if len({key.task for key in keys}) == 1 and whole_tasks:
        # A whole task wins over its own targets: "self" is self-massage, not each of its muscles.
        return whole_tasks[0]
    if not keys:
        raise Refused(_unknown(text, names))
    if len(keys) > 1:
        choices = ", ".join(key.target or key.task for key in keys[:6])
        raise Refused(f"{text[:40]!r} could be {choices}; type a little more.")
    return keys[0]


def _names(plan: Plan, rows: Sequence[Row]) -> Named:
    """Ids of tasks and targets: the day's first, so that a target of two tasks is the one that is asked."""
    names: Named = []
    for row in rows:
        names.append((row.task, RowKey(row.task)))
        if is_own(row.task):
            names.append((row.task.removeprefix(OWN), RowKey(row.task)))
        if row.session:
            names.append((row.id, row.key))
        if row.target:
            names += [(row.target, row.key), (row.id, row.key)]
    for task in plan.tasks:
        names.append((task.id, RowKey(task.id)))
        names += [(RowKey(task.id, one).id, RowKey(task.id, one)) for one in task.sessions]
        for target in task.targets:
            key = RowKey(task.id, target)
            if not any(name == target for name, _key in names):
                names.append((target, key))
            names.append((key.id, key))
    return names


def _shown(plan: Plan, rows: Sequence[Row]) -> Named:
    """What the screen calls each row and task."""
    names = [(row.title, row.key) for row in rows]
    names += [(row.short, row.key) for row in rows if row.short]
    names += [(row.group, RowKey(row.task)) for row in rows if row.group]
    shown, own = {key for _name, key in names}, plan.target_names
    names += [
        (own[target], key)
        for task in plan.tasks
        for target in task.targets
        if target in own and (key := RowKey(task.id, target)) not in shown
    ]
    return names + [(task.name, RowKey(task.id)) for task in plan.tasks]


def _meant(text: str, names: Named, shown: Named) -> list[RowKey]:
    """Each row and task once that a text may mean, the closest reading alone: whole, begun, a word of it begun."""
    wanted = _plain(text)
    if not wanted:
        return []
    by_id = [(_plain(name), key) for name, key in names]
    by_name = [(_plain(name), key) for name, key in shown]
    words = [(_plain(name), key) for name, key in names if not PARTS.intersection(name)]
    keys = [key for name, key in (*by_id, *by_name) if name == wanted]
    for known in (by_id, by_name):
        keys = keys or [key for name, key in known if name.startswith(wanted)]
    for known in (words, by_name):
        keys = keys or [key for name, key in known if f" {wanted}" in name]
    return list(dict.fromkeys(keys))


def _plain(text: str) -> str:
    """A name with what people mix up levelled: capitals, hyphens, slashes and spaces."""
    return " ".join(re.split(r"[-_/@()\s]+", folded(text[:200]))).strip()


def _unknown(text: str, names: Iterable[tuple[str, RowKey]]) -> str:
    known = list(dict.fromkeys(name for name, _key in names if not PARTS.intersection(name)))
    meant = near(text, known)
    hint = f"did you mean {meant!r}?" if meant else f"the plan has {', '.join(known[:12])}."
    return f"Nothing in the plan is called {shortened(text)!r}: {hint}"
