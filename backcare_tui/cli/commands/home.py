"""What surrounds it all: ``where`` its files are, the ``doctor`` that looks them over, backups, and the shell's ``completion``."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, say_either, show, tell_troubles
from backcare_tui.cli.options import command, output_option, yes_option
from backcare_tui.cli.output import say
from backcare_tui.coach import Refused


@command()
def where(ctx: click.Context) -> None:
    """Show where plan, journal and settings live."""
    from backcare_tui.cli.render.home import where_json, where_lines

    coach = coach_of(ctx, plan=False)
    show(ctx, lambda: where_lines(coach), lambda: where_json(coach))


@command()
@click.option("--repair", "mends", is_flag=True, help="Mend what can be; nothing is deleted.")
@click.option("--others", is_flag=True, help="Also set aside damaged files of devices that are gone.")
def doctor(ctx: click.Context, *, mends: bool, others: bool) -> None:
    """Look every file over, and say what is wrong.

    Changes nothing without --repair. Ends with 1 while something is wrong.
    """
    from backcare_tui.cli.render.home import doctor_json, doctor_lines
    from backcare_tui.coach.doctor import examine, repair

    if others and not mends:
        raise click.UsageError("--others goes with --repair.")
    coach = coach_of(ctx, plan=False)
    findings, files = (repair if mends else examine)(coach, others=others)
    say_either(
        ctx,
        lambda: doctor_lines(findings, files, mends=mends),
        lambda: doctor_json(findings, files),
    )
    if any(finding.wrong for finding in findings):
        ctx.exit(1)


@command()
@output_option("Where; else a name with the date.")
def backup(ctx: click.Context, *, output: str | None) -> None:
    """Save everything of yours in one file, to keep or to move.

    Journal, plans, settings, themes and drawings. A file that is there is never replaced.
    """
    from backcare_tui.cli.render.backup import saved_json, saved_lines
    from backcare_tui.coach.carry.backup import back_up, default_name

    coach = coach_of(ctx, plan=False)
    saved = back_up(coach, output or default_name(coach))
    say_either(ctx, lambda: saved_lines(saved), lambda: saved_json(saved))


@command()
@click.argument("file", type=click.Path())
@click.option("--dry-run", "only_shows", is_flag=True, help="Show what it comes to, and change nothing.")
@yes_option()
def restore(ctx: click.Context, *, file: str, only_shows: bool) -> None:
    """Take in a backup: nothing is lost, and nothing comes twice.

    Shows what it comes to; does it with --yes. Plans and settings that are here stay as they are.
    """
    from backcare_tui.cli.render.backup import restored_json, restored_lines
    from backcare_tui.coach.carry import restore as carry

    coach = coach_of(ctx, plan=False)
    if coach.sure and not only_shows:
        done, copy = carry.restore(coach, file)
        say_either(
            ctx, lambda: restored_lines(done, copy, done=True), lambda: restored_json(done, copy, done=True)
        )
        tell_troubles(coach)
        return
    plan = carry.plan_restore(coach, file)
    say_either(ctx, lambda: restored_lines(plan), lambda: restored_json(plan))
    if not only_shows and not plan.is_nothing_new:
        raise Refused("Nothing was changed yet. With --yes it is done.")


SET_UP = {
    "bash": 'eval "$(backcare completion bash)"    in ~/.bashrc',
    "zsh": 'eval "$(backcare completion zsh)"    in ~/.zshrc, after compinit',
    "fish": "backcare completion fish | source    in ~/.config/fish/config.fish",
}


@command(as_json=False)
@click.argument("shell", type=click.Choice([*SET_UP]))
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    \b
    In ~/.bashrc:
        eval "$(backcare completion bash)"

    \b
    In ~/.zshrc, after compinit:
        eval "$(backcare completion zsh)"

    \b
    In ~/.config/fish/config.fish:
        backcare completion fish | source
    """  # noqa: D301 - click leaves lines behind this very character as they are
    from click.shell_completion import ShellComplete, get_completion_class

    from backcare_tui.cli.startup import COMPLETE

    shell_class = get_completion_class(shell)
    if shell_class is None:
        raise click.UsageError(f"There is no completion for {shell}.", ctx)
    # The base class's way: bash's own would start a bash to ask for its version.
    script = ShellComplete.source(shell_class(ctx.find_root().command, {}, "backcare", COMPLETE))
    say(f"# backcare's completion. To have it always, put this line: {SET_UP[shell]}")
    say(*script.strip("\n").split("\n"))
