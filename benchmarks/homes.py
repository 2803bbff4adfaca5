"""Homes to measure in: empty ones and grown ones, each put back as it was after every measurement."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.calendar import ONE_DAY, month_of
from backcare_tui.paths import Home, find_home
from backcare_tui.storage.planfile.edits import table_text

from .journals import EVENTS_A_DAY, EVENTS_OF_TWELVE_ROWS, at, check, history, notes, write

SUNDAY = date(2026, 11, 22)
"""The day on which whole processes are measured; its month holds 21 days by then."""

LAST = date(2026, 10, 31)
FIRST = date(2026, 10, 1)
"""The last and the first day of one month, on which single check-offs are measured."""

QUARTER = date(2026, 8, 1)
"""Since when a day on ``LAST`` looks back: eight weeks."""


NOTED = {"noted": date(2026, 11, 1), "once-noted": date(2026, 3, 1)}
"""The homes with a month of very many notes, and its first day: the running month, and one of long ago."""

TWO_MONTHS = date(2026, 10, 1)
"""Since when the journal of two months goes."""

TWELVE_ROWS = """
[[activity]]
id = "walk"
name = "Walk"
minutes = [5, 10, 15]
every = "day"
at = ["morning", "midday", "evening"]

[[exercise]]
id = "chin-tuck"
name = "Chin tuck"
reps = [8, 10, 12]
every = "day"
at = ["morning", "midday", "evening"]

[[check]]
id = "screen-height"
name = "Screen at eye height"
every = "day"
at = ["morning", "midday"]
"""
"""What makes a plan of twelve rows of the first and the last task of the default one, the first three times a day."""

DAYS = {
    "twelve": SUNDAY,
    "twelve-ten": SUNDAY,
    "twelve-late": LAST,
    "empty": SUNDAY,
    "bare": SUNDAY,
    "ten": SUNDAY,
    "cold": SUNDAY,
    "two": SUNDAY,
    "noted": SUNDAY,
    "once-noted": SUNDAY,
    "late": LAST,
    "month": LAST,
    "quarter": LAST,
    "early": FIRST,
}
"""The homes there are, and the day that each is used on."""


class BenchHome:
    """A home on disk that is put back as it was, as far as the running month goes.

    Args:
        folder: The home's folder.
        today: The care day it is used on.
    """

    def __init__(self, folder: Path, today: date) -> None:
        self.folder = folder
        self.today = today
        self.home: Home = find_home(str(folder), {})
        self._kept: dict[str, bytes] = {}
        self.keep()

    @property
    def now(self) -> str:
        """The moment it is used at, as ``BACKCARE_NOW`` takes it."""
        return at(self.today).isoformat()

    def coach(self) -> Coach:
        """A coach on it, on its day."""
        return Coach(self.home, FixedClock(at(self.today)))

    def settle(self) -> None:
        """Have a real write make all that a first one makes (letters, plan, cache), and forget the write."""
        self.keep()
        self.coach().tasks.note("The first write makes what later ones find.")
        self.reset()

    def keep(self) -> None:
        """Have the running month put back, from now on, to what it is now."""
        self._kept = {path.name: path.read_bytes() for path in self._running()}

    def reset(self) -> None:
        """Put the running month back as it was when it settled."""
        for path in self._running():
            if path.name not in self._kept:
                path.unlink()
            elif path.stat().st_size != len(self._kept[path.name]):
                temporary = path.with_name(".putting-back")
                temporary.write_bytes(self._kept[path.name])
                temporary.replace(path)

    def forget_cache(self) -> None:
        """Delete whatever was worked out before."""
        shutil.rmtree(self.home.cache, ignore_errors=True)

    def _running(self) -> list[Path]:
        return [*self.home.journal.glob(f"{month_of(self.today)}.*.json")]


def open_home(folder: Path, name: str) -> BenchHome:
    """One of the homes that ``make_homes`` made."""
    return BenchHome(folder / name, DAYS[name])


def make_homes(folder: Path) -> None:
    """Make all homes.

    ``empty`` is in use, but nothing is recorded in it beside the safety answers; ``bare`` is the same without a cache;
    ``ten`` has ten years, and so has ``cold``, but no cache; ``two`` has its last two months;
    ``noted`` and ``once-noted`` have a month of very many notes and nothing else. The ``twelve`` have a plan of twelve rows, three
    tasks of it three times a day: ``twelve`` is empty, ``twelve-ten`` has ten years and so has ``twelve-late``, on the last of a month. ``late`` has ten years and stands on the last of a month, ``month`` has that month alone
    and ``quarter`` the last three; ``early`` has ten years and stands on the first.
    """
    _screened(_empty(folder, "empty"))
    shutil.copytree(folder / "empty", folder / "bare")
    open_home(folder, "bare").forget_cache()
    ten = _grown(folder, "ten", 10)
    _with_months(folder, "cold", ten).forget_cache()
    _with_months(folder, "two", ten, first=month_of(TWO_MONTHS))
    for name, first in NOTED.items():
        noted = _empty(folder, name)
        _screened(noted)
        write(noted.home.journal, _letters(noted), notes(_letters(noted), first))
        noted.settle()
    _screened(_empty(folder, "twelve"))
    for name in ("twelve-ten", "twelve-late"):
        _grown(folder, name, 10, EVENTS_OF_TWELVE_ROWS)
    late = _grown(folder, "late", 10)
    _with_months(folder, "month", late, first=month_of(LAST))
    _with_months(folder, "quarter", late, first=month_of(QUARTER))
    _with_months(folder, "early", late)


def _empty(folder: Path, name: str) -> BenchHome:
    made = open_home(folder, name)
    if name.startswith("twelve"):
        _with_twelve_rows(made)
    made.settle()
    return made


def _with_twelve_rows(made: BenchHome) -> None:
    """Give a home the plan of twelve rows.

    Raises:
        RuntimeError: It has another number of rows.
    """
    made.home.plans.mkdir(parents=True)
    shipped = made.coach().library.shipped_text("combined")
    pump, opener = table_text(shipped, "posture-pump"), table_text(shipped, "bioenergetic-opener")
    pump = pump.replace('first_every = "2 days"', 'at = ["morning", "midday", "evening"]')
    plan = f'title = "Twelve rows"\n\n{pump}\n{opener}\n{TWELVE_ROWS}'
    (made.home.plans / "combined.toml").write_text(plan, encoding="utf-8")
    rows = len(made.coach().today().rows)
    if rows != 12:
        raise RuntimeError(f"the plan of twelve rows has {rows}")


def _screened(made: BenchHome) -> None:
    """Answer the safety questions, so that the dashboard opens on Today."""
    made.coach().safety.screen((), ())
    made.keep()


def _grown(folder: Path, name: str, years: int, a_day: int = EVENTS_A_DAY) -> BenchHome:
    """A home with a journal of so many years, through the day before its own."""
    made = _empty(folder, name)
    device = _letters(made)
    start = made.today.replace(year=made.today.year - years)
    written = write(made.home.journal, device, history(made.coach(), device, start, made.today, a_day))
    made.settle()
    check(made.coach(), written, a_day)
    return made


def _letters(made: BenchHome) -> str:
    """The letters of the device that has written in a home."""
    (letters,) = made.home.journal.glob(".device.*")
    return letters.read_text(encoding="ascii").strip()


def _with_months(folder: Path, name: str, source: BenchHome, first: str = "") -> BenchHome:
    """A home with the months of another's journal that lie before its own day, from ``first`` on."""
    shutil.copytree(source.folder, folder / name, ignore=shutil.ignore_patterns("cache", "*.json"))
    made = open_home(folder, name)
    through = month_of(made.today - ONE_DAY)
    for path in source.home.journal.glob("*.json"):
        if first <= path.name[:7] <= through:
            shutil.copy2(path, made.home.journal / path.name)
    made.settle()
    return made
