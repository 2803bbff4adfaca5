"""Simulates a year of guidance for each of the people in ``lives/cast.py`` and writes the tables of docs/lives.md.

Run from a checkout: ``python docs/make_lives.py``. Everything is deterministic; it takes about two minutes on two cores.
``python docs/make_lives.py WORD …`` lives only those who are judged and whose name has one of the words, and writes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "lives"), str(HERE.parent)]

from cast import JUDGED, LIVES  # noqa: E402
from people import YEAR  # noqa: E402
from promises import SEEDS, promised  # noqa: E402
from simulate import live, shipped  # noqa: E402
from told import Told  # noqa: E402

HEADS = (
    "a year of",
    "all at top in week",
    "rungs at the end",
    "climbs",
    "fewest days between",
    "most days between",
    "rungs lost",
    "eased days",
    "flare days",
    "kept",
    "questions",
    "review advised",
)
JUDGED_HEADS = ("a year of", "net rungs", "at the end", "bad days", "eased days", "first lasting step on day")
PROMISED_HEADS = ("must hold", "asked", "found", "")


def row(told: Told) -> tuple[str, ...]:
    """The cells after a life's name."""
    gaps = [b - a for a, b in zip([0, *told.climbs], [*told.climbs, YEAR], strict=True)]
    fastest = min((b - a for a, b in zip(told.climbs, told.climbs[1:], strict=False)), default=0)
    top = "–" if told.top is None else f"{told.top // 7 + 1}{' (lost later)' if told.lost else ''}"
    return (
        top,
        told.stood,
        str(len(told.climbs)),
        str(fastest or "–"),
        str(max(gaps[:-1] if told.top is not None else gaps)),
        str(told.falls),
        str(told.eased),
        str(told.flares),
        f"{told.kept / told.counted:.0%}" if told.counted else "–",
        str(told.questions),
        str(told.reviews),
    )


def judged_row(years: list[Told]) -> tuple[str, ...]:
    """The cells of a life that was lived by several seeds."""
    cells = (
        [str(told.net) for told in years],
        [years[len(years) // 2].stood],
        [str(told.bad) for told in years],
        [str(told.eased) for told in years],
        ["–" if told.first_lasting is None else str(told.first_lasting) for told in years],
    )
    return tuple(" · ".join(cell) for cell in cells)


def _judged(name: str, years: Iterator[Told], lived: dict[str, list[Told]]) -> tuple[str, ...]:
    lived[name] = [next(years) for _ in SEEDS]
    return (name, *judged_row(lived[name]))


def table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """A table of the page, printed as it grows: minutes are long without a word."""
    lines = ["| " + " | ".join(heads) + " |", "|---|" + "--:|" * (len(heads) - 1)]
    for cells in rows:
        lines.append("| " + " | ".join(cells) + " |")
        print(lines[-1], flush=True)
    return "\n".join(lines) + "\n"


def put(page: str, mark: str, text: str) -> str:
    """The page with this between its two marks."""
    start, end = f"<!-- {mark} -->\n", f"<!-- end of {mark} -->"
    head, rest = page.split(start)
    return head + start + text + end + rest.split(end)[1]


def main(words: list[str]) -> None:
    """Write each table between its two marks in docs/lives.md."""
    judged = [life for life in JUDGED if not words or any(word in life.name for word in words)]
    others = [] if words else [*LIVES]
    places = [(True, JUDGED.index(life), seed) for life in judged for seed in SEEDS]
    places += [(False, LIVES.index(life), 0) for life in others]
    with ProcessPoolExecutor() as pool:
        years = pool.map(year_of, places)
        lived: dict[str, list[Told]] = {}
        texts = {
            "judged": table(JUDGED_HEADS, (_judged(life.name, years, lived) for life in judged)),
            "promises": table(PROMISED_HEADS, iter(promised(lived))),
            "table": table(HEADS, ((life.name, *row(next(years))) for life in others)),
        }
    if not words:
        page = (HERE / "lives.md").read_text(encoding="utf-8")
        for mark, text in texts.items():
            page = put(page, mark, text)
        (HERE / "lives.md").write_text(page, encoding="utf-8")


def year_of(at: tuple[bool, int, int]) -> Told:
    """What a year comes to of one of the lists, by its place: a life itself cannot be sent to another process."""
    judged, place, seed = at
    plan, atlas = shipped()
    life = (JUDGED if judged else LIVES)[place]
    told = Told(plan, optional=life.walks)
    for day in live(life, plan, atlas, seed=seed):
        told.see(day)
    return told


if __name__ == "__main__":
    main(sys.argv[1:])
