"""``learn``: looking up a task, a muscle, or a page on safety and pain."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, tell_troubles
from backcare_tui.cli.options import Leaf, complete, json_option
from backcare_tui.cli.output import say, say_json


@click.command(cls=Leaf)
@click.argument("words", nargs=-1, shell_complete=complete("entries"))
@json_option()
@click.pass_context
def learn(ctx: click.Context, *, words: tuple[str, ...], as_json: bool) -> None:
    """Look up a task, a muscle, or what to mind.

    WORDS may be any beginnings of words of it, in any order: piriformis, low back, stop dizzy. Without them, what there is to look up is listed.
    """
    from backcare_tui.coach import Refused
    from backcare_tui.coach.learning import entries_of
    from backcare_tui.domain.reference.search import search

    coach = coach_of(ctx, plan=False)
    if coach.problems:
        say("The plan file cannot be used as it is: see `backcare plan check`.", error=True)
    text = " ".join(words)
    known = entries_of(coach)
    found = search(known, text)
    if not found:
        short = text[:40] + ("…" if len(text) > 40 else "")
        raise Refused(f"Nothing to look up holds {short!r}: `backcare learn` lists what there is.")
    if as_json:
        from backcare_tui.cli.render.day_json import entry_json

        say_json({"schema": 1, "search": text, "entries": [entry_json(entry) for entry in found]})
    else:
        from backcare_tui.cli.render.learn import learn_lines

        say(*learn_lines(known, text))
    tell_troubles(coach)
