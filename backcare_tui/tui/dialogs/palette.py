"""The command palette, which finds things too: tasks and muscles, days, and what was noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice
from typing import NamedTuple, cast

from textual.app import SystemCommand
from textual.binding import ActiveBinding
from textual.command import CommandPalette, Hit, Hits, Provider
from textual.screen import Screen

from backcare_tui.coach.diary import Wanted, typed_words
from backcare_tui.domain.days.row import RowKey
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.reference.entries import MUSCLE, PAGE, Entry
from backcare_tui.domain.reference.search import TOLD, ranked
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.text.date_input import read_day
from backcare_tui.text.dates import day_words, long_date
from backcare_tui.text.language import capital
from backcare_tui.tui import content
from backcare_tui.tui.bindings import NO_KEY
from backcare_tui.tui.dashboard import Dashboard
from backcare_tui.tui.dialog import Once
from backcare_tui.tui.page import Page

PLACEHOLDER = "A command, a task or muscle, a day, words of a note"

LEAST, MOST = 2, 5
"""Letters from which on things are looked for, and how many things or notes are found at most."""

BACK = timedelta(days=366)
"""How far back notes are looked for at each letter; the Diary looks through all."""

SCORES = (18.0, 14.0, 10.0, 6.0)
"""How high a thing stands by how it is found (see ``reference.search``); the palette's own commands have up to some 20."""


class Found(NamedTuple):
    """One thing to do: what is shown of it, which may be anyone's words, what it does, and how high it stands."""

    words: str
    does: str
    run: Callable[[], object]
    score: float


class Palette(Once, CommandPalette):
    """Textual's command palette, left once."""


class Things(Provider):
    """What the palette finds beside its commands, in front of a page alone: a dialog is answered first."""

    async def search(self, query: str) -> Hits:
        """Look for things."""
        if isinstance(self.screen, Page) and len(query.strip()) >= LEAST:
            for found in things(cast("Dashboard", self.app), query):
                yield Hit(found.score, content.say(found.words), found.run, help=found.does)


def things(app: Dashboard, text: str) -> Iterator[Found]:
    """Everything that was meant by some words."""
    yield from _day(app, text)
    yield from _entries(app, text)
    yield from _notes(app, text)


def _day(app: Dashboard, text: str) -> Iterator[Found]:
    try:
        day = read_day(text, app.coach.today_date)
    except ValueError:
        return
    if day <= app.coach.today_date:
        yield Found(
            f"{long_date(day)} {day.year}", "Look at that day.", partial(_look_at, app, day), SCORES[0] + 1
        )


def _look_at(app: Dashboard, day: date) -> None:
    app.switch_mode("today")
    app.view(day)


def _entries(app: Dashboard, text: str) -> Iterator[Found]:
    hits = [(rank, entry) for rank, entry in ranked(app.coach.entries(app.today), text) if rank < TOLD]
    for rank, entry in hits[:MOST]:
        for at, found in enumerate(_doing(app, entry)):
            yield found._replace(score=SCORES[rank] - at / 10)


def _doing(app: Dashboard, entry: Entry) -> Iterator[Found]:
    """All that can be done with a task, a muscle or a page, the usual first."""
    day = app.day
    rows = () if day is None else day.rows
    mine = [row for row in rows if entry.id == (row.target if entry.kind == MUSCLE else row.task)]
    locked = day is None or bool(day.put) or (day.locked and not day.over)
    for row in () if locked or entry.kind == PAGE else mine:
        for word, does, action in ROW if row.state != "done" else ROW[-1:]:
            yield Found(f"{row.title}: {word}", does, partial(app.on_row, row.key, action), 0)
    name = entry.title
    about = ("", entry.id) if entry.kind in (MUSCLE, PAGE) else (entry.id, "")
    yield Found(
        f"{name}: about",
        "Read about it: what it is, how, how much, what to mind.",
        partial(_learn, app, about),
        0,
    )
    if any(task.id == entry.id for task in _tasks(app)):
        yield Found(f"{name}: change", "Change it in the plan.", partial(_change, app, entry.id), 0)
    task = _massage(app, entry)
    if task and not locked and app.late is None:
        sore = partial(app.coach.guidance.sore, RowKey(task, entry.id))
        yield Found(f"{name}: sore", "It is sore: two days off.", partial(app.record, sore), 0)


ROW = (
    ("done", "Check it off.", "done"),
    ("guide", "Be guided through it.", "guide"),
    ("why", "Why it is here, how to do it, what to mind.", "why"),
)
"""What can be done with a row: a word, a sentence, and the action of Today."""


def _massage(app: Dashboard, entry: Entry) -> str:
    """The massage that works on a muscle; empty where none does."""
    of = (task.id for task in _tasks(app) if entry.kind == MUSCLE and entry.id in task.targets)
    return next(of, "")


def _tasks(app: Dashboard) -> tuple[Task, ...]:
    """Those of the plan; none where it cannot be read."""
    try:
        return app.coach.plan.tasks
    except PlanError:
        return ()


def _change(app: Dashboard, task: str) -> None:
    app.switch_mode("plan")
    app.changing = task


def _learn(app: Dashboard, about: tuple[str, str]) -> None:
    app.switch_mode("learn")
    app.learning = about


def _notes(app: Dashboard, text: str) -> Iterator[Found]:
    """Notes of the last year that have all of these words; and the way to all that was ever recorded with them."""
    words, today = typed_words(text), app.coach.today_date
    wanted = Wanted(kind="note", words=words, since=today - BACK)
    for at, note in enumerate(islice(app.coach.diary.newest(wanted), MOST)):
        run = partial(_diary, app, text, note.id)
        yield Found(f"“{note.text}”", f"A note of {day_words(note.day, today)}.", run, SCORES[2] - at / 10)
    yield Found(
        f"Diary: {text.strip()}",
        "Look for these words in all that was recorded.",
        partial(_diary, app, text),
        0.1,
    )


def _diary(app: Dashboard, text: str, entry: str = "") -> None:
    app.switch_mode("diary")
    app.finding = (text, entry)


def commands(app: Dashboard, screen: Screen[object]) -> list[SystemCommand]:
    """What is bound on a screen and has a name, once each, with what it does and its keys.

    In a dialog that is the dialog's own, as Textual looks no further there.
    """
    by_action: dict[str, list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        if active.binding.id and active.binding.description:
            by_action.setdefault(active.binding.action, []).append(active)
    return [_command(app, same) for same in by_action.values()]


def _command(app: Dashboard, same: list[ActiveBinding]) -> SystemCommand:
    """A command of the bindings that do the same; the one that is nearest to what has the focus comes first."""
    node, binding = same[0].node, same[0].binding
    keys = [app.get_key_display(one.binding) for one in same if not one.binding.key.startswith(NO_KEY)]
    does = f"{capital(binding.tooltip)}." + (f" Key {', '.join(keys)}" if keys else "")
    # Not by pressing the key: a line that is typed in would take a letter for a word.
    run = partial(app.call_later, app.do, binding.action, node)
    return SystemCommand(capital(binding.description), does, run)
