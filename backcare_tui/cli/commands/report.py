"""``report``: a page to take along to whoever helps with a back, as text or as one sheet of HTML."""

from __future__ import annotations

import sys

import click

from backcare_tui.cli.context import coach_of, day_of, tell_troubles, write_new
from backcare_tui.cli.options import command, complete, output_option
from backcare_tui.cli.output import fitted, say

ENDINGS = {".html": True, ".htm": True, ".txt": False}
"""Whether a file that ends so is HTML."""


@command(as_json=False)
@click.option(
    "--since",
    metavar="DAY",
    shell_complete=complete("days"),
    help="Its first day; else the first entry, but a year ago at most.",
)
@click.option(
    "--question",
    "questions",
    metavar="TEXT",
    multiple=True,
    help="A question of yours, put first. May be given several times; notes that end in ? are put by themselves.",
)
@output_option("Where it goes, by the name as HTML or text; a file that is there is left alone.")
@click.option("--text/--html", "text", default=None, help="As text, which is so without a file; or as HTML.")
def report(
    ctx: click.Context,
    *,
    since: str | None,
    questions: tuple[str, ...],
    output: str | None,
    text: bool | None,
) -> None:
    """Make a page to take along to a doctor or physiotherapist.

    One sheet of A4 to print from a browser: warning signs, where it hurts, pain over the months, what you do, what changed, and your questions.
    """
    from backcare_tui.coach.report import report as made
    from backcare_tui.domain.report.page import report_page
    from backcare_tui.domain.report.text import report_lines

    as_html = _is_html(ctx, output) if text is None else not text
    if as_html and output is None and sys.stdout.isatty():
        raise click.UsageError("HTML is for a file: add -o page.html.", ctx)
    coach = coach_of(ctx)
    page = made(coach, day_of(coach, since), questions)
    content = report_page(page).splitlines() if as_html else [*fitted(report_lines(page))]
    if output is None:
        say(*content)
    else:
        write_new(output, "\n".join((*content, "")))
    tell_troubles(coach)


def _is_html(ctx: click.Context, output: str | None) -> bool:
    """What the name of the file asks for; without one text.

    Raises:
        click.UsageError: It says neither.
    """
    if output is None:
        return False
    ending = output[output.rfind(".") :].lower() if "." in output else ""
    if ending not in ENDINGS:
        raise click.UsageError(
            "The name does not say what it is to be: end it in .html or .txt, or add --html or --text.", ctx
        )
    return ENDINGS[ending]
