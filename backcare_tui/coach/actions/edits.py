"""What may be changed in the plan, a task at a time, as it is typed: each an edit that is not written yet."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from unicodedata import combining, normalize

from msgspec.structs import replace

from backcare_tui.coach.actions.plan_edit import Edit, edited, plan_in_use, task_named, undoing
from backcare_tui.coach.actions.plan_values import ADDED_TO, READERS, TARGET, day_typed, fields_of, readers_of
from backcare_tui.coach.coach import Coach
from backcare_tui.coach.plans import find_plan
from backcare_tui.coach.results import Refused, Unreadable
from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.storage.planfile.doses import SETS_OF
from backcare_tui.storage.planfile.edits import (
    add_task,
    add_tasks,
    comment_of,
    comments,
    move_task,
    remove_task,
    set_value,
)
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.loader import text_of
from backcare_tui.storage.planfile.tasks import KINDS, a, kind_fields
from backcare_tui.storage.planfile.values import slot_meant
from backcare_tui.text.dates import SHORT_WEEKDAYS, day_words
from backcare_tui.text.language import count, near

LONGEST_ID = 60
"""Letters of an id: what the plan reader allows."""
VERBS = ("set", "new", "add", "remove", "resume", "move", "pause", "undo")
"""Words that begin a change; any other is a task."""
SENTENCES = ("cautions", "steps", "when", "where", "how", "notes", "position", "felt_in")
"""Keys whose values are words, among which another key would be lost."""
EVERY = {"massage": ["mon", "tue", "wed", "thu", "fri", "sat"]}
"""Days of a new task where none are said: every day, but for what has a day off."""


def typed(coach: Coach, line: str) -> Edit | None:
    """A change typed as one line, by the words of the shell; None while it is not whole. Writes nothing.

    Raises:
        Refused: It cannot be made.
        PlanError: The plan would have errors.
    """
    try:
        verb, *words = _words(line) or [""]
    except ValueError:  # a quote that is not closed yet
        return None
    if words[:1] and words[0] in ("pause", "resume", "remove", "move") and verb not in VERBS:
        verb, words = words[0], [verb, *words[1:]]  # "pump pause until sunday"
    if verb in ("pause", "move"):
        words = [word for word in words if word.lstrip("-") not in ("before", "until")]
    match verb, words:
        case "undo", []:
            return undoing(coach)
        case "new", [kind, _name, *_keys] if kind.casefold() in (*KINDS, TARGET):
            return creating(coach, kind, words[1:])
        case "add", [name, *tasks]:
            return adding(coach, name, tasks)
        case "remove", [task]:
            return removing(coach, task)
        case "resume", [task]:
            return pausing(coach, task, None)
        case "move", [task, other]:
            return moving(coach, task, other)
        case "pause", [task, *day] if day:
            return pausing(coach, task, " ".join(day))
        case verb, _ if verb in VERBS and verb != "set":
            return None
    task, *rest = (words if verb == "set" else [verb, *words]) or [""]
    return setting(coach, task, rest[0], " ".join(rest[1:])) if len(rest) > 1 else None


def setting(coach: Coach, what: str, key: str, typed: str) -> Edit:
    """One key of a task, as typed; ``none`` takes it out. Writes nothing.

    Raises:
        Refused: It cannot be changed so.
        PlanError: The plan would have errors.
    """
    plan = plan_in_use(coach)
    task, key = task_named(plan, what), key.casefold().replace("-", "_")
    if key not in READERS:
        close = near(key, READERS)
        hint = f"did you mean {close!r}?" if close else f"there are {', '.join(READERS)}."
        if any(key in fields for fields in kind_fields(coach.atlas).values()):
            hint = "it is a key for an editor: `backcare plan edit`."
        raise Unreadable(f"{key[:40]!r} cannot be set here: {hint}")
    there = plan.tasks[[known.id for known in plan.tasks].index(task)]
    allowed = fields_of(there.kind, coach.atlas)
    if key not in allowed:
        raise Unreadable(f"{key} is no key of {a(there.kind)}: there are {', '.join(allowed)}.")
    value = None if typed.strip().casefold() == "none" else READERS[key](typed.strip(), coach)
    if key in ADDED_TO:
        if value is None:
            raise Refused(f"{key} are a matter of safety: they are taken out by hand, `backcare plan edit`.")
        known = getattr(there.notes if key == "cautions" else there, key)
        value = [*known, *(word for word in dict.fromkeys(value) if word not in known)]
    said = f"{key} of {task} is changed."
    if key == "name" and (there.notes.steps or there.notes.cautions):
        said += " Its steps and cautions stay as they were: another exercise is a task of its own: `backcare plan new`."
    said += _about_words(key, typed)
    if value is not None and comment_of(text_of(coach.plan_path), task, key):
        said += " The comment behind it stays: see that it is still true."
    edit = edited(coach, lambda text: set_value(text, task, key, value), {task}, said)
    gone = comments(edit.before) - comments(edit.after) if value is not None else Counter[str]()
    return (
        replace(edit, said=f"{edit.said} {count(gone.total(), 'comment')} within it went.") if gone else edit
    )


def _words(line: str) -> list[str]:
    """The words of a line; those in double quotes are one.

    Raises:
        ValueError: A quote is not closed.
    """
    reader = shlex.shlex(line, posix=True)
    reader.whitespace_split, reader.quotes, reader.escape, reader.commenters = True, '"', "", ""
    return [*reader]


def _about_words(key: str, typed: str) -> str:
    """That words for oneself make no sessions, where they sound like it."""
    said = [slot_meant(word) for word in typed.replace(",", " ").split()]
    return (
        " These are words for yourself: sessions of their own are `at`."
        if key == "when" and len(said) > 1 and all(said)
        else ""
    )


def creating(coach: Coach, kind: str, words: Sequence[str]) -> Edit:
    """A task of the person's own: its name, then keys with their values, each as typed. Writes nothing.

    A ``target`` is no task but a spot of their own, which a massage can work on.

    Raises:
        Refused: There can be no such task.
        PlanError: The plan would have errors.
    """
    mine, kind = plan_in_use(coach), kind.casefold()
    if kind not in (*KINDS, TARGET):
        close = near(kind, (*KINDS, TARGET))
        meant = f"did you mean {close!r}?" if close else f"there are {', '.join(KINDS)}, and target."
        raise Unreadable(f"{kind[:40]!r} is no kind of task: {meant}")
    values = _values(coach, kind, words)
    task = id_of(values["name"])
    if not task:
        raise Unreadable("A new task has a name with a letter a-z or a digit in it.")
    if task in {known.id for known in mine.tasks} | {known.id for known in mine.targets}:
        raise Refused(f"{task} is in your plan already: `backcare plan set {task}` changes it.")
    if kind == TARGET:
        said = f"{task} is a spot of yours: a massage works on it once it is among its targets."
        return edited(coach, lambda text: add_task(text, kind, {"id": task, **values}), set(), said, {task})
    values = {"id": task, "name": values["name"], "every": EVERY.get(kind, "day")} | values
    said = f"{task} is in the plan.{_elsewhere(coach, task)}"
    if kind in ("device", "exercise") and "not_with" not in values:
        said += (
            f" No condition rests it, unless you say which: `backcare plan set {task} not_with pregnancy`."
        )
    return edited(coach, lambda text: add_task(text, kind, values), {task}, said)


def _values(coach: Coach, kind: str, words: Sequence[str]) -> dict[str, Any]:
    """What is typed for something new: its name, then keys with their values.

    Raises:
        Unreadable: A key stands twice, or a word of the name was probably meant as one.
    """
    known = readers_of(kind)
    readers = {key: known[key] for key in fields_of(kind, coach.library.atlas)}
    parts: list[tuple[str, list[str]]] = [("name", [])]
    for word, then in pairwise([*words, ""]):
        key, said = word.casefold().replace("-", "_"), parts[-1]
        last = not then or then.casefold().replace("-", "_") in readers
        if key not in readers or not parts[0][1] or last:  # "Wall hold" is a name
            said[1].append(word)
        elif said[0] in SENTENCES and not (len(said[1]) == 1 and " " in said[1][0]):
            raise Unreadable(
                f"{key} is a key, and stands among the words of {said[0]}: put those in quotes, or last."
            )
        else:
            parts.append((key, []))
    keys = [key for key, _typed in parts]
    twice = next((key for key in keys if keys.count(key) > 1), "")
    if twice:
        raise Unreadable(f"{twice} stands twice: say it once.")
    name = parts[0][1]
    for word, then in pairwise([*name, ""]):
        if sets := SETS_OF.fullmatch(word):
            raise Unreadable(f"{word!r} is two keys here: sets {sets[1]} reps {sets[2]}.")
        begins = then[:1].isdigit() or then[:3].casefold() in (*SHORT_WEEKDAYS, "day", "yes", "no")
        meant = near(word, readers) if word != name[0] and (begins or slot_meant(then)) else ""
        if meant:
            raise Unreadable(f"{word[:40]!r} is no key: did you mean {meant!r}?")
    return {key: readers[key](" ".join(typed), coach) for key, typed in parts}


def id_of(name: str) -> str:
    """What a task of this name is kept under: its letters a-z, without their accents, and digits."""
    plain = normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:LONGEST_ID].strip("-")


def _elsewhere(coach: Coach, task: str) -> str:
    """Where a new task may stand ready with its steps; empty where no other plan has one of its name."""
    for name in coach.library.names():
        try:
            tasks = () if name == coach.plan_name else coach.library.read(coach.library.path(name)).tasks
        except PlanError:
            continue
        for known in tasks:
            if task.rstrip("s") in (known.id.rstrip("s"), id_of(known.name).rstrip("s")):
                there = f" The plan {name} has {known.name} with its steps"
                return f"{there}: to take that, undo this, then `backcare plan add {name} {known.id}`."
    return ""


def pausing(coach: Coach, what: str, until: str | None) -> Edit:
    """One task paused through a day, as typed; asked again where that is None. Writes nothing.

    Raises:
        Refused: It cannot be.
        PlanError: The plan would have errors.
    """
    task = task_named(plan_in_use(coach), what)
    day = None if until is None else day_typed(until, coach)
    if day is not None and day < coach.today_date:
        raise Unreadable(f"{day} has passed: a pause goes through today or a later day.")
    said = f"{task} is asked again."
    if day is not None:
        back = day_words(day + ONE_DAY, coach.today_date)
        said = f"{task} is paused through {day_words(day, coach.today_date)}; that misses nothing. It is asked again on {back}."
    return edited(coach, lambda text: set_value(text, task, "paused_until", day), {task}, said)


def removing(coach: Coach, what: str) -> Edit:
    """A task taken out. Writes nothing.

    Raises:
        Refused: It cannot be.
        PlanError: The plan would have errors.
    """
    task = task_named(plan_in_use(coach), what)
    said = f"{task} is out of the plan from today on; its history stays."
    return edited(coach, lambda text: remove_task(text, task), {task}, said)


def moving(coach: Coach, what: str, before: str) -> Edit:
    """A task put before another. Writes nothing.

    Raises:
        Refused: It cannot be.
        PlanError: The plan would have errors.
    """
    plan = plan_in_use(coach)
    task, other = task_named(plan, what), task_named(plan, before)
    if task == other:
        raise Refused(f"{task} stands where it stands. Nothing was changed.")
    said = f"{task} comes before {other}."
    return edited(coach, lambda text: move_task(text, task, other), set(), said)


def adding(coach: Coach, name: str, wanted: Sequence[str]) -> Edit:
    """Tasks of another plan, all where none is named. Writes nothing.

    Raises:
        Refused: They cannot be taken over.
        PlanError: That plan has errors, or the one in use would have.
    """
    mine, path = plan_in_use(coach), find_plan(coach, name)
    other = coach.library.read(path)
    tasks = [*dict.fromkeys(task_named(other, what, path.stem) for what in wanted)]
    tasks = tasks or [task.id for task in other.tasks]
    known = {task.id for task in mine.tasks}
    there = [task for task in tasks if task in known]
    if there:
        left = [task for task in tasks if task not in known]
        rest = f" The others: `backcare plan add {path.stem} {' '.join(left)}`." if left else ""
        are = "is" if len(there) == 1 else "are"
        raise Refused(f"{', '.join(there)} {are} in your plan already. Nothing was changed.{rest}")
    new = _own_targets(mine, other, tasks)
    said = f"{count(len(tasks), 'task')} of {path.stem} added: {', '.join(tasks)}."
    said += f" Taken along: {', '.join(new)}." if new else ""
    return edited(coach, lambda text: add_tasks(text, text_of(path), tasks, new), {*tasks}, said, {*new})


def _own_targets(mine: Plan, other: Plan, tasks: Sequence[str]) -> list[str]:
    """The targets of the other plan's own that some of its tasks work on, and that are not here in the same words.

    Raises:
        Refused: There is one of its id here that says something else.
    """
    named = {target for task in other.tasks if task.id in tasks for target in task.targets}
    new = [target for target in other.targets if target.id in named and target not in mine.targets]
    clash = next((target.id for target in new if target.id in mine.target_names), "")
    if clash:
        raise Refused(
            f"Your plan has another target {clash}: give one of the two another id. Nothing was changed."
        )
    return [target.id for target in new]
