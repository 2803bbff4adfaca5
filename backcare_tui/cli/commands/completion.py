"""``completion``: the script that makes the shell complete commands, tasks, regions and days."""

from __future__ import annotations

import click

from backcare_tui.cli.options import command
from backcare_tui.cli.output import say

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
