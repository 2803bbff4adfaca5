"""``trial``: a trial on oneself, from its plan on one page to its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from backcare_tui.cli import startup
from backcare_tui.cli.context import coach_of, read_whole, reply, show, tell_troubles, write_new
from backcare_tui.cli.options import LazyGroup, Leaf, complete, json_option, output_option, yes_option
from backcare_tui.cli.output import say, say_exactly, wrapped
from backcare_tui.cli.render.json_parts import Json, picked, trial_json
from backcare_tui.coach import Refused, Unreadable
from backcare_tui.domain.days.day import Day

if TYPE_CHECKING:
    from backcare_tui.domain.trial.plan_page import Section
    from backcare_tui.domain.trial.proposal import Proposal


@click.group(cls=LazyGroup, invoke_without_command=True)
@json_option()
@click.pass_context
def trial(ctx: click.Context) -> None:
    """Find out which of two is better for you: a fair trial on yourself.

    Alone it tells how yours stands, never how either does: that is told at its end.
    """
    if ctx.invoked_subcommand is None:
        from backcare_tui.domain.trial.plan_page import standing_lines

        today = coach_of(ctx).today()
        show(ctx, lambda: standing_lines(today.status, today.trial, today.day), lambda: standing_json(today))


@trial.command(cls=Leaf, as_json=False)
@click.argument("a", required=False, shell_complete=complete("arms"))
@click.argument("b", required=False, shell_complete=complete("arms"))
@click.option(
    "--expect",
    metavar="NAME",
    shell_complete=complete("expected"),
    help="Which you expect to do better: a or b, its name, or neither.",
)
@click.option("--yes", is_flag=True, help="Agree to the plan: it begins tomorrow.")
def new(ctx: click.Context, *, a: str | None, b: str | None, expect: str | None, yes: bool) -> None:
    """Show the plan of a trial, and begin it tomorrow if you agree.

    A and B are devices, massage, exercises, activities, a task, several of these as in pump+walk, or neither. Without
    them your devices are compared with your massage.
    """
    coach = coach_of(ctx)
    proposal = coach.trials.propose(a, b)
    expected = None if expect is None else _side(expect, proposal)
    say(*_page_lines(coach.trials.page(proposal)))
    if proposal.notes:
        say("", *(line for note in proposal.notes for line in wrapped(note, "· ")))
    say("")
    if proposal.stops:
        raise Refused(f"It cannot begin yet. {' '.join(proposal.stops)}")
    if not yes:
        if not startup.has_terminal():
            raise Refused(
                "Nothing is begun. With --yes you agree to this plan, and the trial begins tomorrow."
            )
        if not click.confirm("Do you agree to this plan, and begin tomorrow?"):
            say("Nothing is begun.")
            return
        if expected is None:
            asked = click.prompt("Which do you expect to do better: a, b or neither?", default="neither")
            expected = _side(asked, proposal)
    reply(ctx, coach.trials.begin(proposal, expected or ""))


@trial.command(cls=Leaf, as_json=False)
def plan(ctx: click.Context) -> None:
    """Show the plan that you agreed to."""
    coach = coach_of(ctx)
    trials = coach.today().status.trials
    if not trials:
        raise Refused("No trial was begun yet: `backcare trial new` shows the plan of one.")
    say(*_page_lines(coach.trials.page(trials[-1])))
    tell_troubles(coach)


@trial.command(cls=Leaf, as_json=True)
@click.argument("number", metavar="0-10")
def rate(ctx: click.Context, *, number: str) -> None:
    """Say how your pain was yesterday: on average, over the whole day.

    The number is for yesterday alone; a second one puts the first right.
    """
    reply(ctx, coach_of(ctx).trials.rate(read_whole(number, "a number of your pain", " from 0 to 10")))


@trial.command(cls=Leaf, as_json=True)
@yes_option()
def end(ctx: click.Context) -> None:
    """End the trial, for any reason or none. It cannot be taken up again."""
    reply(ctx, coach_of(ctx).trials.end())


@trial.command(cls=Leaf, as_json=True)
@click.argument("number", metavar="[N]", required=False)
def result(ctx: click.Context, *, number: str | None) -> None:
    """Show what a trial came to, once it is over.

    N is which one, from 1 in the order they began; the last one without it.
    """
    from backcare_tui.cli.render.history import result_json, result_lines

    found = coach_of(ctx).history.trial_result(_which(number))
    show(ctx, lambda: result_lines(found), lambda: result_json(found))


@trial.command(cls=Leaf, as_json=False)
@click.argument("number", metavar="[N]", required=False)
@output_option("Where it goes; a file that is there is left alone. Without it, it is printed.")
def export(ctx: click.Context, *, number: str | None, output: str | None) -> None:
    """Write a trial that is over as CSV, to work it out again.

    A line a day: whose it was, its number, whether its pair counts, and the
    seed. docs/trial.md tells how to work the result out from it.
    """
    from backcare_tui.coach.carry.trial_csv import trial_csv

    coach = coach_of(ctx)
    written = trial_csv(coach, _which(number))
    if output in (None, "-"):
        say_exactly(written.decode())
    else:
        write_new(output, written)
    tell_troubles(coach)


def _which(number: str | None) -> int | None:
    return None if number is None else read_whole(number, "the number of a trial")


def _side(text: str, proposal: Proposal) -> str:
    """Which arm is expected to do better: ``a``, ``b`` or empty.

    Raises:
        Unreadable: It is none of them.
    """
    from backcare_tui.text.language import folded, shortened

    wanted = folded(text).strip()
    names = [folded(arm.name) for arm in proposal.arms]
    sides = {"a": "a", "b": "b", names[0]: "a", names[1]: "b"}
    if wanted in sides:
        return sides[wanted]
    if wanted in ("", "neither", "none"):
        return ""
    begun = [side for name, side in zip(names, "ab", strict=True) if name.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    a, b = (arm.name for arm in proposal.arms)
    raise Unreadable(f"{shortened(text)!r} is none of the two: a ({a}), b ({b}), or neither.")


def _page_lines(sections: Iterable[Section]) -> Iterator[str]:
    """A page, each heading over its sentences."""
    for heading, sentences in sections:
        yield from wrapped(heading)
        for sentence in sentences:
            yield from wrapped(sentence, "  ")


def standing_json(today: Day) -> Json:
    """How a trial stands, or the last one did: what it compares, and how far it has come; nothing by arm."""
    trials = today.status.trials
    if not trials:
        return {"trial": None}
    last = trials[-1]
    return {
        "trial": {
            **picked(last, "first", "expected", "shows", "ended", "why"),
            "arms": [picked(arm, "name", "tasks", "asked") for arm in last.arms],
            "counted": len(last.counted),
            "ends_about": last.ends_about if last.runs else None,
            "today": trial_json(today.trial),
        }
    }
