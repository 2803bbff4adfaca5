"""``plan``: the plan as understood, what is wrong with it, and which one is in use."""

from __future__ import annotations

from pathlib import Path

import click

from backcare_tui.cli.context import coach_of, reply, show, tell_troubles
from backcare_tui.cli.options import LazyGroup, Leaf, complete
from backcare_tui.cli.output import fitted, say
from backcare_tui.storage.planfile.errors import PlanError


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
    """Take a plan as yours, from today on."""
    from backcare_tui.coach.plans import use_plan

    reply(ctx, use_plan(coach_of(ctx, plan=False), name))


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
