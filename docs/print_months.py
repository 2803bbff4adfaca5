"""Prints a month of days as ``backcare today`` shows them, for three made-up people: to be read as a patient, and as a clinician.

Run from a checkout: ``python docs/print_months.py FOLDER``; a file for each is written there.
"""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "lives"), str(HERE.parent)]

from cast import MONTHS  # noqa: E402
from simulate import live, shipped, shipped_library  # noqa: E402

from backcare_tui.cli.render.day import day_lines  # noqa: E402

DAYS = 30
WIDTH = 80


def main(folder: Path) -> None:
    """Write a file for each of them."""
    os.environ["COLUMNS"] = str(WIDTH)
    plan, atlas = shipped()
    tips = shipped_library().tips
    folder.mkdir(parents=True, exist_ok=True)
    for name, (life, first) in MONTHS.items():
        lines = [f"{life.name}: {DAYS} days, each before its tasks, with its reasons", ""]
        for lived in islice(live(life, plan, atlas, seed=1, days=first + DAYS, tips=tips), first, None):
            day = lived.seen
            lines += [
                "",
                "=" * WIDTH,
                *day_lines(day, atlas),
                "",
                *(f"  why: {why}" for why in day.guidance.why),
            ]
            lines += [f"  {row.name}: {' '.join(row.why)}" for row in day.rows]
            steps = {task: level.next_step for task, level in day.levels.items()}
            lines += [f"  {task}, next: {step.because}" for task, step in steps.items() if step is not None]
            done = sum(row.state == "done" for row in lived.after.rows)
            lines += [
                f"  (in the evening: {done} of {len(lived.after.rows)} rows done, {lived.after.record.state})"
            ]
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
