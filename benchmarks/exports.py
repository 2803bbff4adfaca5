"""Ten years carried out in each format, beside two months of the same: time and peak memory."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from .commands import command
from .finding import Finding, compare, pairs
from .homes import BenchHome, open_home
from .processes import Cost

FORMATS = ("json", "csv", "loop", "fhir", "ics")


def measure(folder: Path, rounds: int) -> list[Finding]:
    """Each format: how long it takes, and how much room. Ten years are 60 times two months."""
    ten, two = open_home(folder, "ten"), open_home(folder, "two")
    found = []
    for form in FORMATS:
        measured = pairs(max(1, rounds // 4), partial(_cost, ten, form), partial(_cost, two, form))
        name = f"`backcare export {form}`, ten years : two months"
        found.append(compare("Exports", name, measured, None))
        found.append(compare("Exports", f"{name}, memory", measured, None, by="peak"))
    return found


def _cost(home: BenchHome, form: str) -> Cost:
    with tempfile.TemporaryDirectory(dir=home.folder.parent) as folder:
        end = ".zip" if form in ("csv", "loop") else ""
        return command(home, "export", form, "-o", f"{folder}/x{end}")
