"""The moving figures of guided sessions: the shipped ones, and a person's own beside their plans."""

from __future__ import annotations

from pathlib import Path

from backcare_tui.care.figure import Figure

from .planfile.figures import read_figures
from .planfile.read import PlanError, tables_of, text_of
from .planfile.report import Place
from .planfile.words import plain

FIGURES = "figures.toml"


def load_figures(shipped: Path, own: Path) -> tuple[dict[str, Figure], tuple[str, ...]]:
    """All figures by id, and what is wrong with the person's own.

    One of their own replaces a shipped one of the same id; one that cannot be understood is left out.

    Args:
        shipped: The folder of the shipped plans.
        own: The folder of the person's own; it need not exist.

    Raises:
        PlanError: The shipped ones cannot be read.
    """
    found, problems = figures_in(shipped / FIGURES)
    theirs = own / FIGURES
    if theirs.exists():
        try:
            mine, theirs_wrong = figures_in(theirs)
        except PlanError as error:
            return found, (*problems, *str(error).splitlines())
        found, problems = {**found, **mine}, (*problems, *theirs_wrong)
    return found, problems


def figures_in(path: Path) -> tuple[dict[str, Figure], tuple[str, ...]]:
    """The figures of a file by id, and one sentence for each thing that is wrong with it.

    Raises:
        PlanError: It cannot be read at all, or has too much wrong with it.
    """
    data, report = tables_of(text_of(path), plain(path.name))
    found = read_figures(data, Place(report))
    return found, tuple(str(report.error()).splitlines()) if report.problems else ()
