"""What the shell offers after Tab."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import click
from click.shell_completion import CompletionItem

from backcare_tui.cli.context import coach_of
from backcare_tui.coach import Coach
from backcare_tui.coach.actions.tasks import REASONS
from backcare_tui.coach.task_lookup import names_of
from backcare_tui.domain.journal.entries import KINDS as ENTRY_KINDS
from backcare_tui.domain.journal.safety_answers import STOP
from backcare_tui.domain.safety import CONDITIONS, SIGNS
from backcare_tui.domain.trial.arms import words_of
from backcare_tui.storage.planfile.tasks import KINDS as TASK_KINDS
from backcare_tui.text.dates import SHORT_WEEKDAYS
from backcare_tui.text.language import folded

DAYS = ("today", "yesterday", *SHORT_WEEKDAYS)


def fitting(what: str, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """The choices that begin as typed; none where they cannot be told. A Tab never complains."""
    try:
        names = [*dict.fromkeys(CHOICES[what](ctx))]
    except Exception:  # such as a plan that cannot be read: the line itself will say so
        return []
    # A task's targets are offered by their own names; ``task/target`` only once a slash is typed.
    slash = "/" in incomplete
    return [
        CompletionItem(name)
        for name in names
        if name.isprintable() and folded(name).startswith(folded(incomplete)) and ("/" in name) == slash
    ]


def _coach(ctx: click.Context) -> Coach:
    return coach_of(ctx, plan=False)


def _behind(ctx: click.Context, *words: str | None) -> Iterator[str]:
    """The next word of each line that completes these, as the screen's list of choices has them."""
    from backcare_tui.coach.choices.choices import LINKS, VERBS, choices

    said = [word for word in words if word]
    for choice in choices(_coach(ctx), f"{' '.join(said)} "):
        line = choice.line.split()
        line = line if line[0] in VERBS else ["set", *line]
        same = line[0] == said[0] and (said[-1] not in LINKS or said[-1] == line[len(said) - 1])
        if choice.live and same and len(line) > len(said):
            yield line[len(said)]


CHOICES: dict[str, Callable[[click.Context], Iterable[str]]] = {
    "tasks": lambda ctx: names_of(_coach(ctx).plan, _coach(ctx).today().rows),
    "tracks": lambda ctx: (track.id for track in _coach(ctx).plan.tracks),
    "regions": lambda ctx: _coach(ctx).places(),
    "kinds": lambda _ctx: TASK_KINDS,
    "plan_names": lambda ctx: _coach(ctx).library.names(),
    "shelf": lambda ctx: _behind(ctx, "add", ctx.params["name"], *(ctx.params["tasks"] or ())),
    "keys": lambda ctx: _behind(ctx, "set", ctx.params["task"]),
    "values": lambda ctx: _behind(
        ctx, "set", ctx.params["task"], ctx.params["key"], *(ctx.params["value"] or ())
    ),
    # While the value of an option is asked for, what stands before it is not read as parameters yet.
    "pauses": lambda ctx: _behind(ctx, "pause", *ctx.args[:1], "until"),
    "others": lambda ctx: _behind(ctx, "move", *ctx.args[:1], "before"),
    "entries": lambda ctx: (entry.id for entry in _coach(ctx).entries()),
    "signs": lambda _ctx: (sign.id for sign in SIGNS),
    "conditions": lambda _ctx: CONDITIONS,
    "open": lambda ctx: [name.removeprefix(STOP) for name in _coach(ctx).today().status.open],
    "entry_kinds": lambda _ctx: dict.fromkeys(ENTRY_KINDS.values()),
    "arms": lambda ctx: map(words_of, _coach(ctx).trials.choices()),
    "expected": lambda ctx: ("a", "b", *map(words_of, _coach(ctx).trials.choices())),
    "reasons": lambda _ctx: (reason.replace(" ", "-") for reason in REASONS),  # else a shell breaks them
    "days": lambda _ctx: DAYS,
}
"""What ``options.complete`` is asked for by its name. This file is only imported for a Tab, so it may import freely."""
