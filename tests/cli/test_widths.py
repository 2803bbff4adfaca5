"""All that is read fits the terminal: no line is longer, no word is cut, no command is torn apart."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime

import click
import pytest
from kits.cli_kit import Line

from backcare_tui.cli.app import backcare
from backcare_tui.cli.output import line_width, say
from backcare_tui.coach.demo import demo_coach
from backcare_tui.paths import find_home
from backcare_tui.text.cells import fit_words, width, wrap

NOW = "2026-11-27T19:42:00+00:00"

READS = (
    ("today",),
    ("today", "--day", "2026-11-12"),
    ("week",),
    ("week", "--day", "2026-10-01"),
    ("year",),
    ("body",),
    ("pain", "--history", "--days", "90"),
    ("plan", "show"),
    ("plan", "list"),
    ("plan", "preview"),
    ("plan", "compare"),
    ("doctor",),
    ("learn",),
    ("learn", "low", "back"),
    ("learn", "conditions"),
    ("safety",),
    ("log",),
    ("trial",),
    ("where",),
)
WIDTHS = (40, 47, 59, 60, 71, 72, 79, 80, 120)


@pytest.fixture(scope="module")
def lived_line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    """A line over the demo's journal."""
    folder = tmp_path_factory.mktemp("demo")
    coach = demo_coach(str(folder), datetime.fromisoformat(NOW))
    line = Line(find_home(str(coach.home.config), {}))
    line.now = NOW
    line("note", "A note of many words that says how the day was, and why it was not quite like the others.")
    return line


@pytest.mark.parametrize("words", READS, ids=" ".join)
def test_every_line_fits_every_width(lived_line: Line, words: tuple[str, ...]) -> None:
    for columns in WIDTHS:
        answer = lived_line(*words, env={"COLUMNS": str(columns)})
        assert answer.code == 0
        for text in answer.out.splitlines():
            whole = len(text.split()) < 3 and "/" in text  # a path, which stays what it is
            assert width(text) <= columns or whole, (columns, text)
            assert text.count("`") % 2 == 0, (columns, text)


def every_command(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    """The words of each command there is, of those in groups too."""
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        yield (*before, name)
        found = group.get_command(ctx, name)
        if isinstance(found, click.Group):
            yield from every_command(found, *before, name)


@pytest.mark.parametrize("columns", [40, 57, 80])
def test_the_help_of_every_command_fits_and_no_sentence_of_it_is_cut(line: Line, columns: int) -> None:
    for words in ((), *every_command(backcare)):
        out = line(*words, "--help", env={"COLUMNS": str(columns)}).out
        assert all(width(text) <= columns for text in out.splitlines()), words
        assert "..." not in out.partition("\nCommands:")[2]
        assert "\b" not in out


def test_a_line_is_as_wide_as_columns_says_then_as_the_terminal_then_80(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout", io.StringIO())
    for said, cells in (("57", 57), ("20", 40), ("900", 100), ("", 80), ("0", 80), ("wide", 80), ("-5", 80)):
        monkeypatch.setenv("COLUMNS", said)
        assert line_width() == cells


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


def test_an_answer_goes_on_below_on_a_terminal_and_stays_one_line_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (
        "Settings  an answer of more words than there is room for on forty cells, with `backcare plan check`"
    )
    monkeypatch.setenv("COLUMNS", "40")
    for stream, lines in ((Terminal(), 4), (io.StringIO(), 1)):
        monkeypatch.setattr("sys.stdout", stream)
        say(text)
        told = stream.getvalue().splitlines()
        assert len(told) == lines
        assert " ".join(" ".join(told).split()) == " ".join(text.split())
        assert all(row.startswith(" " * 10) for row in told[1:])
        assert "`backcare plan check`" in stream.getvalue()


def test_words_are_cut_after_whole_ones() -> None:
    assert fit_words("Mid/upper back opener", 16) == "Mid/upper back… "
    assert fit_words("Mid/upper back opener", 14) == "Mid/upper…    "
    assert fit_words("Mid/upper", 6) == "Mid/u…"
    assert fit_words("Walk", 6) == "Walk  "


def test_a_word_longer_than_a_line_goes_on_in_the_next_and_nothing_of_it_is_lost() -> None:
    assert wrap("ab cdefghijkl m", "> ", 7) == ["> ab", "  cdefg", "  hijkl", "  m"]
    assert wrap("/home/someone/backcare is read", "", 12, whole=True) == ["/home/someone/backcare", "is read"]
