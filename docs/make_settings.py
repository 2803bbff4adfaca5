"""Writes every key of the dashboard, with its id and what it does, into docs/settings.md, below its marker.

Run from a checkout: ``python docs/make_settings.py``, after any change to a key. A test compares the page with the keys.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from backcare_tui.text.language import capital  # noqa: E402
from backcare_tui.tui.bindings import NO_KEY  # noqa: E402
from backcare_tui.tui.keymap import every_binding  # noqa: E402

START = "<!-- keys -->\n"
HEADINGS = {
    ("", ""): "Lists",
    ("page", ""): "Every screen",
    ("dialog", ""): "Dialogs",
    ("session", ""): "Guided session",
}


def rows_of(ids: dict[str, tuple[list[str], str]]) -> Iterator[str]:
    """A row an id; numbers of one thing are one row, by its first and its last."""
    numbers: dict[str, list[str]] = {}
    for name in ids:
        start, _dot, end = name.rpartition(".")
        numbers.setdefault(f"{start}.0" if end.isdecimal() else name, []).append(name)
    for names in numbers.values():
        some = dict.fromkeys((names[0], names[-1]))
        keys = [" ".join(f"`{key}`" for key in ids[name][0]) for name in some]
        yield f"| {' … '.join(f'`{name}`' for name in some)} | {' … '.join(keys)} | {ids[names[0]][1]} |\n"


def written(page: str) -> str:
    """The page with all keys in place."""
    before, _start, _old = page.partition(START)
    groups: dict[str, dict[str, tuple[list[str], str]]] = {}
    for declared in every_binding():
        kind, name = declared.place
        start = "Dialog: " if kind == "dialog" else ""
        heading = HEADINGS.get(declared.place, f"{start}{capital(name.replace('_', '-'))}")
        keys, _does = groups.setdefault(heading, {}).setdefault(declared.id, ([], declared.binding.tooltip))
        keys += [key for key in declared.binding.key.split(",") if key not in keys and NO_KEY not in key]
    tables = [
        f"### {heading}\n\n| id | key | what it does |\n|---|---|---|\n" + "".join(rows_of(ids))
        for heading, ids in sorted(groups.items(), key=lambda group: (":" in group[0], group[0]))
    ]
    return f"{before}{START}\n" + "\n".join(tables)


def main() -> None:
    """Write the page."""
    path = HERE / "settings.md"
    path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
