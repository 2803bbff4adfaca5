"""Hostile words, and what must hold of a screen that shows them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import find_home
from kits.tui_kit import FRIDAY, Desk, write_plan

HOSTILE = {
    "close": "McGill [/] [red]x [link=https://example.org]y[/link]",
    "click": "[@click=app.quit]x[/]",
    "variable": "$text-error $$ {name} %s back\\[b]slash\\",
    "emoji": "\U0001f469\u200d\U0001f9bd \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \u2764\ufe0f \U0001f1e9\U0001f1ea",
    "rtl": "גב תחתון \u202eoops\u202c \u2066x\u2069 \u061c",
    "combining": "e" + "\u0301\u0323" * 60,
    "only-combining": "\u0301\u0302",
    "controls": "a\x00b\x07c\x08d\x0be\x0cf\x7fg\x9b31mh\x85i\x1b[31mred\x1b]0;title\x07\x1b[2J\x1b[H",
    "breaks": "one\ntwo\r\nthree\ttab\u2028four\u2029five\x0bsix",
    "long": "x" * 10_000,
    "long-words": "word " * 2_000,
    "wide": "背中の運動" * 40,
    "half-wide": "x" + "背" * 60,
    "blank": "\u200b\u200d\u200d\ufe0f\ufe0f",
    "fillers": "\u3164\u2800\u00a0\u00ad\ue000\uffff\U000e0041",
    "marks": "●◐⊘○· ▌",
}
REASON, NOTE, NAME, SHORT, PROSE = 200, 10_000, 200, 40, 2000
SPOT, PLACE = 60, 300
STEERING = {"Cc", "Cs", "Zl", "Zp"}
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
ODD = {"Cf", "Co", "Cn"}
"""Kinds of characters that no screen shows; the last only where a person is about to type one."""
SCROLLBARS = {"@mouse.down", "@mouse.up"}
"""What Textual's own scrollbars do when they are clicked."""


def quoted(text: str) -> str:
    """A text as a TOML string, whatever is in it."""
    plain = text.encode("utf-8", "ignore").decode()
    return '"' + "".join(c if c.isalnum() else f"\\U{ord(c):08x}" for c in plain) + '"'


def task_of(name: str, text: str) -> str:
    """A task that says hostile words wherever it may."""
    return f"""
[[exercise]]
id = "{name}"
name = {quoted(text[:NAME])}
tool = {quoted(text[:SHORT])}
when = {quoted(text[:SHORT])}
every = "day"
reps = [3]
steps = [{quoted(text[:PROSE])}]
cautions = [{quoted(text[:PROSE])}]
easier = {quoted(text[:PROSE])}
source = {quoted(text[:PROSE])}
"""


def spots_of(texts: Sequence[str]) -> str:
    """A massage of two spots of the person's own that say hostile words wherever they may."""
    tables = [
        f"""
[[target]]
id = "spot-{at}"
name = {quoted(text[:SPOT])}
regions = ["low-back"]
where = {quoted(text[:PLACE])}
how = {quoted(text[:PLACE])}
felt_in = {quoted(text[:PLACE])}
notes = {quoted(text[:PLACE])}
"""
        for at, text in enumerate(texts)
    ]
    names = [f"spot-{at}" for at in range(len(texts))]
    massage = (
        f'[[massage]]\nid = "rub"\nevery = "2 days"\nseconds = 10\ntargets = {names}\na_day = {len(names)}\n'
    )
    return massage + "".join(tables)


def coach_of(folder: Path, texts: dict[str, str], spots: Sequence[str] = ()) -> Coach:
    """A coach whose plan has a task for each text, and a spot of its own for each of ``spots``; its title is the first."""
    coach = Coach(find_home(str(folder), {}), FixedClock(FRIDAY))
    title = next(iter(texts.values()))[:NAME]
    tasks = [task_of(name, text) for name, text in texts.items()]
    own = spots_of(spots) if spots else ""
    write_plan(coach, f"title = {quoted(title)}\n" + "".join([*tasks, own]))
    coach.refresh()
    assert coach.problems == ()
    return coach


def check(desk: Desk) -> None:
    """Every row of the screen is as wide as the screen, plain, and clickable only in our own ways."""
    width, height = desk.app.size
    hidden = STEERING if desk.app.screen.query("Input, TextArea") else STEERING | ODD
    strips = desk.strips
    assert len(strips) == height
    for strip in strips:
        assert strip.cell_length == width, repr(strip.text)
        assert cell_len(strip.text) <= width, repr(strip.text)
        for char in strip.text:
            assert unicodedata.bidirectional(char) not in TURNING, repr(strip.text)
            assert unicodedata.category(char) not in hidden or char == "\u200d", repr(strip.text)
        for segment in strip:
            if segment.style is not None:
                assert {key for key in segment.style.meta if key.startswith("@")} <= SCROLLBARS
                assert segment.style.link is None
