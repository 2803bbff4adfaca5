"""A plan, and the list of plans, in plain text."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.cli.output import line_width, wrapped
from backcare_tui.coach import Coach
from backcare_tui.coach.actions.setup import Draft
from backcare_tui.coach.plans import compared, copy_words
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.fortnight import Fortnight, fortnight
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.reference.plan_words import own_targets, settings_words, task_words
from backcare_tui.storage.conflict_copies import ConflictCopy
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.text.cells import fit, fit_words, width
from backcare_tui.text.language import count

SPACED = 60
"""Cells of a line from which the days of a fortnight stand apart."""
BESIDE = 24
"""Cells that are to be left for a plan's title, for it to stand beside the name."""


def draft_lines(made: Draft) -> list[str]:
    """The plan that a setup comes to: each task with its days, its dose, and why it is in."""
    lines: list[str] = []
    for proposed in made.tasks:
        lines += wrapped(f"{proposed.task.name}: {proposed.when}, {proposed.dose}")
        lines += wrapped(proposed.why, "   ")
    return [*lines, ""]


def plan_lines(plan: Plan, name: str, path: str, atlas: Atlas, today: Day | None = None) -> list[str]:
    """A plan as understood, a line at a time; where its tasks stand too, for the one in use."""
    lines = [*wrapped(plan.title), f"{name}: {path}", ""]
    for text in settings_words(plan):
        lines += wrapped(text)
    if today is not None:
        lines += ["", *fortnight_lines(fortnight(plan, today))]
    levels = {} if today is None else today.levels
    for task in plan.tasks:
        lines += ["", *wrapped(f"{task.name}  ({task.kind} {task.id})")]
        for text in (*task_words(task, levels.get(task.id), plan.target_names), *_more(task, atlas)):
            lines += wrapped(text, "   ")
    if plan.targets:
        lines += [
            "",
            "Your own spots",
            *(line for text in own_targets(plan) for line in wrapped(text, "   ")),
        ]
    return lines


def fortnight_lines(weeks: Fortnight) -> list[str]:
    """This week and the next, a line a task and two cells a day."""
    days, tasks = weeks.days, weeks.tasks
    gap = " " if line_width() >= SPACED else ""
    most = line_width() - (1 + len(gap)) * len(days) - 2
    cells = min(most, 1 + max((width(task.name) for task in tasks), default=0))

    def line(name: str, shapes: Sequence[str]) -> str:
        return fit_words(name, cells - 1) + " " + f" {gap}".join((gap.join(shapes[:7]), gap.join(shapes[7:])))

    dates = "".join(fit(f"{day.day} {day:%b}", 7 * (1 + len(gap)) + 1) for day in days[::7])
    today = " " * (cells + (1 + len(gap)) * days.index(weeks.today)) + "↑ today"
    legend = "   ".join(f"{shape} {meaning}" for shape, meaning in weeks.legend)
    return [
        " " * cells + dates,
        line("", [f"{day:%a}"[0] for day in days]),
        *(line(task.name, task.shapes()) for task in tasks),
        today,
        *(wrapped(legend) if legend else []),
    ]


def fine_line(plan: Plan, name: str) -> str:
    """One line about a plan without errors."""
    names = ", ".join(task.name[:60] for task in plan.tasks[:8])
    more = f" and {len(plan.tasks) - 8} more" if len(plan.tasks) > 8 else ""
    own = f" With {count(len(plan.targets), 'spot')} of your own." if plan.targets else ""
    return f"{name}: fine. {count(len(plan.tasks), 'task')}: {names}{more}.{own}"


def shelf_lines(coach: Coach) -> list[str]:
    """The plans there are, the one in use with a mark."""
    library = coach.library
    names, in_use = library.names(), coach.plan_name
    cells = min(30, max(map(width, names), default=0))
    lines = []
    for name in names:
        try:
            title = library.read(library.path(name)).title
        except PlanError:
            title = f"has errors: `backcare plan check {name}`"
        whose = "yours" if library.is_own(name) else "shipped"
        mark = "●" if name == in_use else " "
        room = line_width() - cells - 13
        if room >= BESIDE:
            lines.append(f"{mark} {fit(name, cells)}  {fit_words(title, room)}  {whose}")
        else:
            lines += [f"{mark} {fit(name, cells)}  {whose}", *wrapped(title, "    ")]
    for copy in library.conflicts():
        if copy.path.suffix != ".toml" or copy.of == library.settings.path:
            continue
        made = f" from {copy.day}" if copy.day else ""
        what = f"{copy.path.name}: a conflict copy of {copy.of.stem}{made}"
        lines += [
            "",
            *wrapped(what, "  "),
            *wrapped("compare, take or leave it: `backcare plan compare`", "  "),
        ]
    if in_use not in names:
        why = coach.problems[0] if coach.problems else "see `backcare plan check`."
        lines += ["", *wrapped(f"None is in use: {why}")]
    return lines


def compare_lines(copies: Sequence[ConflictCopy]) -> list[str]:
    """Both versions of each file that has a conflict copy, and how one is taken or left."""
    if not copies:
        return ["There are no conflict copies: each plan, and the settings, are there once."]
    lines: list[str] = []
    for copy in copies:
        differences = compared(copy)
        lines += [*([""] if lines else []), *wrapped(copy_words(copy), whole=True)]
        lines += differences or ["Both say the same, so you can delete the copy."]
        if differences:
            words = f"Lines with - are the file's, lines with + the copy's. To take it, rename it to {copy.of.name}; "
            lines += wrapped(
                f"{words}to leave it, move it out of {copy.path.parent} or delete it.", whole=True
            )
    return lines


def _more(task: Task, atlas: Atlas) -> list[str]:
    """What ``task_words`` leaves to other parts of the screen."""
    texts = []
    if task.regions:
        texts.append(f"For: {', '.join(atlas.place(region) for region in task.regions)}")
    if task.notes.ending:
        texts.append(f"At the end: {' '.join(step.words for step in task.notes.ending)}")
    notes = task.notes
    counted = ((notes.steps, "step"), (notes.slips, "common slip"), (notes.cautions, "caution"))
    told = ["the start position"] if notes.start else []
    told += [count(len(lines), word) for lines, word in counted if lines]
    words = ", ".join([*told, "the breath"] if notes.breath else told)
    if words:
        texts.append(f"Told with it: {words}")
    if task.rests_with:
        texts.append(f"Not without a professional's word with: {', '.join(task.rests_with)}")
    if task.eases_with:
        texts.append(f"Only its easier form, without one, with: {', '.join(task.eases_with)}")
    return texts
