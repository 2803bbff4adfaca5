"""``learn``: looking up a task, a muscle, or a page on safety and pain."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, show
from backcare_tui.cli.options import command, complete
from backcare_tui.cli.output import say


@command()
@click.argument("words", nargs=-1, shell_complete=complete("entries"))
def learn(ctx: click.Context, *, words: tuple[str, ...]) -> None:
    """Look up a task, a muscle, or what to mind.

    WORDS may be any beginnings of words of it, in any order: piriformis, low back, stop dizzy. Without them, what there is to look up is listed.
    """
    from backcare_tui.cli.render.learn import learn_json, learn_lines
    from backcare_tui.coach import Refused
    from backcare_tui.domain.reference.search import ranked
    from backcare_tui.text.language import shortened

    coach = coach_of(ctx, plan=False)
    if coach.problems:
        say("The plan file cannot be used as it is: see `backcare plan check`.", error=True)
    text = " ".join(words)
    matches = ranked(coach.entries(), text)
    if not matches:
        raise Refused(f"Nothing to look up holds {shortened(text)!r}: `backcare learn` lists what there is.")
    show(ctx, lambda: learn_lines(matches, text), lambda: learn_json(matches, text))
