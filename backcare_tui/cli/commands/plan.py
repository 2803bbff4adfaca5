"""``plan``: the plan as understood, what is wrong with it, which one is in use, and what is changed in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.context import coach_of, reply, show, tell_troubles
from backcare_tui.cli.options import LazyGroup, Leaf, complete
from backcare_tui.cli.output import fitted, say
from backcare_tui.storage.planfile.errors import PlanError

if TYPE_CHECKING:
    from backcare_tui.coach.actions.plan_edit import Edit


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.pass_context
def plan(ctx: click.Context) -> None:
    """Show, check, edit or choose the plan."""
    if ctx.invoked_subcommand is None:
        show_plan(ctx, None)


@plan.command("show", cls=Leaf, as_json=False)
@click.argument("name", required=False, shell_complete=complete("plan_names"))
def show_one(ctx: click.Context, name: str | None) -> None:
    """Show a plan as understood; the one in use without NAME."""
    show_plan(ctx, name)


def show_plan(ctx: click.Context, name: str | None) -> None:
    """Print a plan in words."""
    from backcare_tui.cli.render.plan import plan_lines
    from backcare_tui.coach.plans import copy_words, find_plan

    coach = coach_of(ctx, plan=False)
    path = find_plan(coach, name)
    plan = coach.library.read(path)
    today = coach.today() if path == coach.plan_path else None
    say(*fitted(plan_lines(plan, path.stem, str(path), coach.atlas, today)))
    for copy in coach.library.conflicts():
        say(f"{copy_words(copy)} See both: `backcare plan compare`.", error=True)
    tell_troubles(coach)


@plan.command(cls=Leaf, as_json=False)
@click.argument("file", required=False, type=click.Path())
def check(ctx: click.Context, file: str | None) -> None:
    """Say what is wrong with a plan file; changes nothing.

    FILE may also be the name of a plan. Without it, the plan in use is checked.
    """
    from backcare_tui.cli.render.plan import fine_line
    from backcare_tui.coach.plans import find_plan

    coach = coach_of(ctx, plan=False)
    try:
        path = Path(file) if file is not None else find_plan(coach, None)
        if not path.exists() and file in coach.library.names():  # a file that is there comes before a plan
            path = coach.library.path(file)
        say(fine_line(coach.library.read(path, anew=True), path.name))
    except PlanError as error:
        say(*str(error).split("\n"))  # the answer that was asked for, so not on stderr
        ctx.exit(1)


@plan.command(cls=Leaf, as_json=False)
def edit(ctx: click.Context) -> None:
    """Open the plan in $VISUAL or $EDITOR, then check it."""
    from backcare_tui.coach.plans import edit_plan

    coach = coach_of(ctx, plan=False)
    receipt = edit_plan(coach)
    if coach.problems:
        say(*coach.problems)
        in_force = f"The {coach.instead} plan is in force until this is put right"
        say(f"{in_force}: `backcare plan edit`.", error=True)
        ctx.exit(1)
    say(receipt.text)


@plan.command("list", cls=Leaf, as_json=False)
def list_plans(ctx: click.Context) -> None:
    """List the plans there are, yours and the shipped ones."""
    from backcare_tui.cli.render.plan import shelf_lines

    say(*fitted(shelf_lines(coach_of(ctx, plan=False))))


@plan.command(cls=Leaf, as_json=False)
def compare(ctx: click.Context) -> None:
    """Show both versions where a sync tool kept two of a plan or of the settings."""
    from backcare_tui.cli.render.plan import compare_lines

    say(*fitted(compare_lines(coach_of(ctx, plan=False).library.conflicts())))


@plan.command(cls=Leaf, as_json=False)
@click.argument("name", shell_complete=complete("plan_names"))
def use(ctx: click.Context, name: str) -> None:
    """Take a plan as yours, from today on.

    NAME is a plan there is, or a file such as `physio/mine.toml`, which is copied to your plans.
    """
    from backcare_tui.coach.plans import use_plan

    reply(ctx, use_plan(coach_of(ctx, plan=False), name))


@plan.command(cls=Leaf, as_json=False)
@click.argument("name", metavar="PLAN", shell_complete=complete("plan_names"))
@click.argument("tasks", metavar="[TASK]...", nargs=-1, shell_complete=complete("shelf"))
def add(ctx: click.Context, name: str, tasks: tuple[str, ...]) -> None:
    """Take tasks of another plan into yours, comments and all.

    Without TASK, all of them.
    """
    from backcare_tui.coach.actions.edits import adding

    coach = coach_of(ctx, plan=False)
    _save(ctx, adding(coach, name, tasks))


@plan.command(cls=Leaf, as_json=False)
@click.argument("kind", metavar="KIND", shell_complete=complete("kinds"))
@click.argument("words", metavar="NAME... [KEY VALUE]...", nargs=-1, required=True)
def new(ctx: click.Context, kind: str, words: tuple[str, ...]) -> None:
    """Write a task of your own: `plan new exercise Chin tuck reps 10 sets 3`.

    KIND is device, massage, exercise, activity, check or visit. Behind the name stand keys of the plan with what they
    are to be, as for `plan set`. It is due every day where `every` is not said (a massage from Monday to Saturday).
    """
    from backcare_tui.coach.actions.edits import creating

    coach = coach_of(ctx, plan=False)
    _save(ctx, creating(coach, kind, words))


@plan.command("set", cls=Leaf, as_json=False)
@click.argument("task", shell_complete=complete("tasks"))
@click.argument("key", shell_complete=complete("keys"))
@click.argument("value", nargs=-1, required=True, shell_complete=complete("values"))
def set_key(ctx: click.Context, task: str, key: str, value: tuple[str, ...]) -> None:
    """Change one thing about a task: `plan set pump minutes 3,5,8`.

    KEY is a key of the plan, such as minutes, reps, sets, every, at, when, until or name. VALUE is typed as one says
    it: `5`, `3,5,8`, `mon wed fri`, `"3 a week"`, `yes`; `none` takes the key out.
    """
    from backcare_tui.coach.actions.edits import setting

    coach = coach_of(ctx, plan=False)
    _save(ctx, setting(coach, task, key, " ".join(value)))


@plan.command(cls=Leaf, as_json=False)
@click.argument("task", shell_complete=complete("tasks"))
@click.option(
    "--until",
    metavar="DAY",
    required=True,
    shell_complete=complete("pauses"),
    help="The last day of the pause.",
)
def pause(ctx: click.Context, task: str, until: str) -> None:
    """Ask a task no more through a day; that misses nothing."""
    from backcare_tui.coach.actions.edits import pausing

    _save(ctx, pausing(coach_of(ctx, plan=False), task, until))


@plan.command(cls=Leaf, as_json=False)
@click.argument("task", shell_complete=complete("tasks"))
def resume(ctx: click.Context, task: str) -> None:
    """Ask a task again that was paused."""
    from backcare_tui.coach.actions.edits import pausing

    _save(ctx, pausing(coach_of(ctx, plan=False), task, None))


@plan.command(cls=Leaf, as_json=False)
@click.argument("task", shell_complete=complete("tasks"))
def remove(ctx: click.Context, task: str) -> None:
    """Take a task out of your plan; its history stays."""
    from backcare_tui.coach.actions.edits import removing

    coach = coach_of(ctx, plan=False)
    _save(ctx, removing(coach, task))


@plan.command(cls=Leaf, as_json=False)
@click.argument("task", shell_complete=complete("tasks"))
@click.option(
    "--before",
    metavar="TASK",
    required=True,
    shell_complete=complete("others"),
    help="The task that it is to come before.",
)
def move(ctx: click.Context, task: str, before: str) -> None:
    """Put a task before another."""
    from backcare_tui.coach.actions.edits import moving

    coach = coach_of(ctx, plan=False)
    _save(ctx, moving(coach, task, before))


@plan.command(cls=Leaf, as_json=False)
def undo(ctx: click.Context) -> None:
    """Take back the last change that was made by these commands."""
    from backcare_tui.coach.actions.plan_edit import undoing

    _save(ctx, undoing(coach_of(ctx, plan=False)))


def _save(ctx: click.Context, edit: Edit) -> None:
    """Write a change, then show the lines that it changed."""
    from backcare_tui.coach.actions.plan_edit import write

    receipt = write(coach_of(ctx, plan=False), edit)
    say(*fitted(edit.lines))
    reply(ctx, receipt)


@plan.command(cls=Leaf, as_json=True)
@click.option(
    "--days", metavar="N", type=click.IntRange(1, 60), default=14, help="How many days; 14 if not said."
)
@click.option("--pain", metavar="0-10", type=click.IntRange(0, 10), help="If pain were so every day.")
@click.option("--miss", is_flag=True, help="If nothing more were done.")
def preview(ctx: click.Context, *, days: int, pain: int | None, miss: bool) -> None:
    """Show the coming days, if all is done and pain stays as it is; changes nothing."""
    from backcare_tui.cli.render.preview import preview_json, preview_lines

    coach = coach_of(ctx)
    coming = coach.preview(days, pain=pain, miss=miss)
    show(
        ctx,
        lambda: preview_lines(coming, pain=pain, miss=miss),
        lambda: preview_json(coming, coach.seconds_left, pain=pain, miss=miss),
    )
