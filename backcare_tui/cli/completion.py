"""What the shell offers after Tab."""

from __future__ import annotations

from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

from backcare_tui.cli.context import coach_of
from backcare_tui.text.dates import SHORT_WEEKDAYS

DAYS = ("today", "yesterday", *SHORT_WEEKDAYS)


def fitting(what: str, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """The choices that begin as typed; none where they cannot be told. A Tab never complains."""
    try:
        names = CHOICES[what](ctx)
    except Exception:  # such as a plan that cannot be read: the line itself will say so
        return []
    # A task's targets are offered by their own names; ``task/target`` only once a slash is typed.
    slash = "/" in incomplete
    return [
        CompletionItem(name)
        for name in names
        if name.startswith(incomplete.lower()) and ("/" in name) == slash
    ]


def tasks(ctx: click.Context) -> list[str]:
    """Tasks and targets, today's first."""
    from backcare_tui.coach.task_lookup import names_of

    coach = coach_of(ctx, plan=False)
    return names_of(coach.plan, coach.today().rows)


def regions(ctx: click.Context) -> list[str]:
    """Places that pain can be reported at."""
    return [*coach_of(ctx, plan=False).places()]


def plan_names(ctx: click.Context) -> list[str]:
    """The plans there are."""
    return coach_of(ctx, plan=False).library.names()


def entries(ctx: click.Context) -> list[str]:
    """What can be looked up."""
    from backcare_tui.coach.learning import entries_of

    return [entry.id for entry in entries_of(coach_of(ctx, plan=False))]


def signs(_ctx: click.Context) -> list[str]:
    """The warning signs."""
    from backcare_tui.domain.safety import SIGNS

    return [sign.id for sign in SIGNS]


def conditions(_ctx: click.Context) -> list[str]:
    """The conditions that rest a task."""
    from backcare_tui.domain.safety import CONDITIONS

    return [*CONDITIONS]


def still_open(ctx: click.Context) -> list[str]:
    """What was answered yes and not cleared since."""
    status = coach_of(ctx, plan=False).today().status
    return [*status.signs, *status.conditions]


CHOICES: dict[str, Callable[[click.Context], list[str]]] = {
    "tasks": tasks,
    "regions": regions,
    "plan_names": plan_names,
    "entries": entries,
    "signs": signs,
    "conditions": conditions,
    "open": still_open,
    "days": lambda _ctx: [*DAYS],
}
