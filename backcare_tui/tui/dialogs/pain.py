"""A pain report: how much, when, where, and a few words."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from backcare_tui.coach import Coach
from backcare_tui.coach.task_lookup import What
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import RowKey
from backcare_tui.domain.guidance.pain_zones import zone_of
from backcare_tui.domain.plan.plan import UNPLANNED
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialogs.places import PlacesForm
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.pain_level import PainLevel
from backcare_tui.tui.widgets.text import Words

HINTS = {
    "level": "0–9 or arrows · tab moves on · enter saves · esc back",
    "map": "arrows move · space picks · letters search · enter saves · esc back",
    "where": "type a place · tab moves on · enter saves · esc back",
    "places": "arrows move · space picks · enter saves · esc back",
    "note": "tab moves on · enter saves · esc back",
}
"""What the keys do in each field."""


class Report(NamedTuple):
    """What was reported."""

    level: int
    regions: tuple[str, ...]
    morning: bool
    note: str
    task: What = ""


def followed(day: Day | None) -> tuple[tuple[RowKey, str], ...]:
    """The tasks a report may have followed, by key and name: those done that day."""
    rows = () if day is None else day.rows
    done = {RowKey(row.task): row.group or row.name for row in rows if row.state in ("done", "part")}
    return tuple(done.items())


def zones_of(coach: Coach) -> tuple[str, ...]:
    """The zone of each level; without a plan that can be read, as the rules have it that stand in none."""
    try:
        plan = coach.plan
    except PlanError:
        plan = UNPLANNED
    return tuple(zone_of(level, plan) for level in range(11))


class PainScreen(PlacesForm[Report]):
    """One page: a number is enough, the rest is as you like."""

    HINTS = HINTS
    ANCHOR = "#after"

    BINDINGS = [
        bind("pain.save", "enter", "save", "save", "save the report"),
        bind("pain.morning", "m", "morning", "this morning", "now, or this morning"),
        bind("pain.task", "t", "task", "after a task", "the task it may have followed"),
    ]

    asks = "How is your pain?"

    def __init__(
        self, coach: Coach, tasks: tuple[tuple[RowKey, str], ...] = (), report: Report | None = None
    ) -> None:
        """Take the tasks a report may have followed, and a report that could not be saved."""
        super().__init__(coach, report.regions if report is not None else ())
        self._tasks: tuple[tuple[What, str], ...] = (("", "no task"), *tasks)
        self._report = report
        keys: list[What] = [task for task, _name in self._tasks]
        self._followed = keys.index(report.task) if report is not None and report.task in keys else 0
        self._is_morning = report is not None and report.morning

    def fields(self) -> ComposeResult:
        with Vertical(id="told"):  # the picture is docked at its right
            report = self._report
            level = PainLevel(zones=zones_of(self._coach), id="level")
            level.set_reactive(PainLevel.level, report.level if report else None)
            yield level
            yield Words(id="when")
            yield Words(id="after")
            yield from self.place_fields()
            yield Line(
                report.note if report else "",
                placeholder="a few words, if you like",
                max_length=10_000,
                id="note",
            )
            yield Words(id="wrong", classes="wrong")

    def on_mount(self) -> None:
        self._show_when()
        self.watch(self.query_one(PainLevel), "level", lambda: self._show_wrong(""))
        self.query_one(PainLevel).focus()
        self.query_one(".dialog").set_class(len(self._tasks) > 1, "-long")
        # Focus scrolls its field into view, and on a small screen the title out of it.
        self.call_after_refresh(self.query_one(".dialog").scroll_home, animate=False)

    def _show_wrong(self, wrong: str) -> None:
        self.say("#wrong", wrong)
        self.query_one("#wrong").display = wrong != ""

    def _show_when(self) -> None:
        now, morning = ("○", "●") if self._is_morning else ("●", "○")
        self.query_one("#when", Words).content = Content.assemble(
            f" {now} now   {morning} this morning", ("   m", content.ACCENT), (" changes", content.QUIET)
        )
        _task, name = self._tasks[self._followed]
        after = self.query_one("#after", Words)
        after.content = Content.assemble(
            " after ", content.say(name), ("   t", content.ACCENT), (" changes", content.QUIET)
        )
        after.display = len(self._tasks) > 1

    def action_morning(self) -> None:
        self._is_morning = not self._is_morning
        self._show_when()

    def action_task(self) -> None:
        self._followed = (self._followed + 1) % len(self._tasks)
        self._show_when()

    def action_save(self) -> None:
        level = self.query_one(PainLevel).level
        if level is None:
            self._show_wrong("Choose a number from 0 to 10 first.")
            return
        note, (task, _name) = self.query_one("#note", Input).value.strip(), self._tasks[self._followed]
        self.dismiss(Report(level, self.chosen, self._is_morning, note, task))

    def on_input_submitted(self) -> None:
        self.action_save()
