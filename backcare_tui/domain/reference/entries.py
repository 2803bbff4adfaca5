"""What can be looked up: every task of the plan, every muscle of the atlas and spot of the plan's own, and the pages on safety and pain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.body.atlas import Atlas, Target
from backcare_tui.domain.guidance.levels import Level, now_words
from backcare_tui.domain.plan.dose import only_words
from backcare_tui.domain.plan.ladder import eased_to_easier, ladder_lines
from backcare_tui.domain.plan.plan import UNPLANNED, Notes, Plan, Task
from backcare_tui.domain.reference.pages import pages
from backcare_tui.domain.reference.plan_words import (
    Part,
    doing,
    easier_lines,
    form_words,
    later_lines,
    minding,
    not_with,
    when_words,
    whole,
)
from backcare_tui.domain.safety import STOP
from backcare_tui.text.language import capital

PLAN = "Your plan"
WORKED = "Muscles in your plan"
OTHERS = "Other muscles"
PAGES = "Safety and pain"
GROUPS = (PLAN, WORKED, OTHERS, PAGES)
"""The groups, in their order."""
MUSCLE, PAGE = "muscle", "page"
OWN = "your own spot"
"""What a target of the plan's own is called: it may lie on any muscle."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look up.

    Attributes:
        id: A task's, a muscle's or a page's; only once among those of its ``kind``.
        kind: device, massage, exercise, visit, muscle or page.
        group: The heading it stands under.
        about: Its kind and its body regions, in words.
        places: Its body regions' ids, most relevant first: what a body map lights up.
        short: Its name in at most 22 characters, where the atlas has one.
        felt_in: Where a muscle is often felt.
        parts: What there is to tell.
    """

    id: str
    kind: str
    title: str
    group: str
    about: str
    places: tuple[str, ...] = ()
    short: str = ""
    felt_in: str = ""
    parts: tuple[Part, ...] = ()


def entries(
    plan: Plan | None, atlas: Atlas, levels: Mapping[str, Level], *, stands_in: str = ""
) -> tuple[Entry, ...]:
    """Everything that can be looked up, group by group.

    Args:
        plan: In force; None while none can be read.
        atlas: All muscles and regions.
        levels: Where each task with a ladder stands today.
        stands_in: Which plan stands in for the person's own, ``shipped`` or ``last good``; empty where that is in force.
    """
    plan = plan or UNPLANNED
    muscles = [_muscle(target, plan, atlas, levels) for target in atlas.target]
    found = (
        *(_task(task, atlas, levels.get(task.id), plan.target_names) for task in plan.tasks),
        *sorted(muscles, key=lambda entry: GROUPS.index(entry.group)),
        *(
            Entry(id=page_id, kind=PAGE, title=title, group=PAGES, about=about, parts=whole(parts))
            for page_id, title, about, parts in pages(plan, atlas)
        ),
    )
    return tuple(_standing_in(entry, stands_in) for entry in found) if stands_in else found


def _standing_in(entry: Entry, stands_in: str) -> Entry:
    """An entry of a plan that is not the person's own, and does not say that it is."""
    group = f"The {stands_in} plan, for now" if entry.group == PLAN else _that(entry.group)
    if entry.kind != MUSCLE:
        return replace(entry, group=group)
    parts = tuple((_that(heading), tuple(map(_that, texts))) for heading, texts in entry.parts)
    return replace(entry, group=group, parts=parts)


def _that(words: str) -> str:
    return words.replace("your plan", "that plan")


def entry_of(known: Sequence[Entry], task: str, target: str = "") -> Entry | None:
    """The entry of a row: its muscle's if it is of one, else its task's; None where there is neither.

    A page's id may stand for a target.
    """
    muscle = next((entry for entry in known if entry.kind in (MUSCLE, PAGE) and entry.id == target), None)
    return muscle or next(
        (entry for entry in known if entry.kind not in (MUSCLE, PAGE) and entry.id == task), None
    )


def _task(task: Task, atlas: Atlas, level: Level | None, own: Mapping[str, str]) -> Entry:
    notes, is_easier = task.notes, _is_easier(task, level)
    # First what is asked now: who lies and breathes is not to read of the arch before that.
    easier = ("Now: the easier form", (notes.easier,)) if is_easier else ("Easier", easier_lines(notes))
    return Entry(
        id=task.id,
        kind=task.kind,
        title=task.name,
        group=PLAN,
        about=_about(task.kind, task.regions, atlas),
        places=task.regions,
        parts=whole(
            [
                ("When", (_sentence("; ".join(when_words(task))),)),
                *([easier, *doing(notes, rung=0)] if is_easier else doing(notes)),
                ("Dose", (*_dose(task, level), *form_words(task, own))),
                ("Later", later_lines(task)) if is_easier else easier,
                ("Not with", not_with(task)),
                *minding(notes),
            ]
        ),
    )


def _is_easier(task: Task, level: Level | None) -> bool:
    """Whether the easier form is asked now."""
    if level is None or task.easier is None:
        return False
    return level.rung <= 0 or eased_to_easier(task, level.rung, level.dose, level.full)


def _muscle(target: Target, plan: Plan, atlas: Atlas, levels: Mapping[str, Level]) -> Entry:
    """A muscle, with what the plan's massages ask of it, or how to press it if none does."""
    tasks = [task for task in plan.tasks if target.id in task.targets]
    notes = _together([task.notes for task in tasks]) if tasks else _unplanned(target, atlas)
    dose = [
        text
        for task in tasks
        for text in (*_dose(task, levels.get(task.id)), task.tool and f"With: {task.tool}")
    ]
    where, *how = doing(notes, target)
    own = target.id in plan.target_names
    kind = OWN if own else MUSCLE if target.self_massage else "muscle, for stretching only"
    return Entry(
        id=target.id,
        kind=MUSCLE,
        title=target.name,
        short=target.short,
        group=WORKED if tasks else OTHERS,
        about=_about(kind, target.regions, atlas),
        places=target.regions,
        felt_in=target.felt_in,
        parts=whole(
            [
                where,
                ("Often felt in", (_sentence(target.felt_in),)),
                *how,
                ("In your plan", [_turn(task) for task in tasks] or [_add(target, own=own)]),
                ("Dose", list(dict.fromkeys(dose))),
                ("Easier", (notes.easier,)),
                ("Not with", list(dict.fromkeys(text for task in tasks for text in not_with(task)))),
                *minding(notes, target),
            ]
        ),
    )


def _about(kind: str, regions: Sequence[str], atlas: Atlas) -> str:
    where = ", ".join(atlas.place(region) for region in regions)
    return f"{kind} · {where}" if where else kind


def _dose(task: Task, level: Level | None) -> list[str]:
    """The ladder with the present rung marked, and today's dose."""
    if not task.has_dose:
        return []
    now = now_words(task, level)
    return [*ladder_lines(task, None if level is None else level.rung), f"Now {now}." if now else ""]


def _turn(task: Task) -> str:
    every = "; ".join([*when_words(task), *filter(None, (only_words(task.side),))])
    if task.a_day >= len(task.targets):
        return f"{task.name}: {every}."
    return f"{task.name}: {every}; {task.a_day} of {len(task.targets)} muscles a day, in turn."


def _add(target: Target, *, own: bool) -> str:
    if not target.self_massage:
        return "Not for massage, so no massage of a plan works on it."
    if own:
        return f'Yours, but no massage of your plan works on it yet: it does once its targets name "{target.id}".'
    return f'Not in your plan. A massage works on it once its targets name "{target.id}".'


def _together(notes: Sequence[Notes]) -> Notes:
    """What several massages of one muscle tell, each sentence once."""

    def once(texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, texts)))

    return Notes(
        steps=once([text for note in notes for text in note.steps]),
        cautions=once([text for note in notes for text in note.cautions]),
        easier=" ".join(once([note.easier for note in notes])),
        source="; ".join(once([note.source for note in notes])),
        log=once([text for note in notes for text in note.log]),
    )


def _unplanned(target: Target, atlas: Atlas) -> Notes:
    """What to mind with a muscle that no massage of the plan is about."""
    if not target.self_massage:
        return Notes()
    standing = (text for text in (atlas.pressure, atlas.never) if text not in target.notes)
    return Notes(cautions=(*standing, STOP))


def _sentence(text: str) -> str:
    """Words that begin with a capital and end with a full stop."""
    return capital(text) + ("" if not text or text.endswith(".") else ".")
