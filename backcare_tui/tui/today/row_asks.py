"""What the keys of a row ask before anything is recorded of it, and what follows a check-off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.guidance.headline import Guidance
from backcare_tui.domain.plan.dose import VISIT
from backcare_tui.tui.dashboard import Dashboard
from backcare_tui.tui.dialogs import flows
from backcare_tui.tui.today.keys import NO_RUNGS

# The dialogs are imported when they are first opened, so that Today is there at once.


def check_off(app: Dashboard, row: Row, day: date, then: Callable[[], object]) -> None:
    """Check a row off; of one that is done, ask whether that was a slip.

    Args:
        app: The dashboard.
        row: The row.
        day: The day that is looked at.
        then: What follows once it was recorded.
    """
    if row.state == "done":
        flows.offer_to_take_back(app, row, day)
        return

    def done() -> None:
        then()
        _write_down(app, row)

    app.record(partial(app.coach.tasks.done, row.key, day=app.late), done)


def _write_down(app: Dashboard, row: Row) -> None:
    """Ask what the plan wants written down of a visit, if anything; what is not known yet can be added later."""
    coach, late = app.coach, app.late
    task = coach.plan.task(row.task)  # a past day's row may have what is stored, which tells no questions
    questions = task.notes.log if task is not None else row.notes.log
    if not questions:
        return
    from backcare_tui.tui.dialogs.visit import VisitScreen

    dialog = VisitScreen(row, questions)
    app.ask(dialog, lambda said: coach.tasks.write_down(row.key, said, day=late))


def amount(app: Dashboard, row: Row) -> None:
    """How much of it was done; of a visit, what is written down."""
    from backcare_tui.tui.dialogs.row import AmountScreen

    coach, day = app.coach, app.on_page
    if row.dose.unit is VISIT:
        _write_down(app, row)
        return
    app.ask(AmountScreen(row), lambda much: coach.tasks.done(row.key, amount=much, day=day))


def skip(app: Dashboard, row: Row) -> None:
    """Why it is skipped."""
    from backcare_tui.tui.dialogs.row import SkipScreen

    coach, day = app.coach, app.on_page
    app.ask(SkipScreen(row), lambda because: coach.tasks.skip(row.key, because=because, day=day))


def why(app: Dashboard, row: Row, guidance: Guidance) -> None:
    """Tell all that there is to tell of it."""
    from backcare_tui.tui.dialogs.row import WhyScreen

    app.push_screen(WhyScreen(row, guidance, app.coach.atlas))


def learn(app: Dashboard, row: Row) -> None:
    """Open Learn at it."""
    from backcare_tui.domain.reference.entries import entry_of

    if entry_of(app.coach.entries(app.today), row.task, row.target) is None:
        is_in = "is not in the plan" if row.appointed else "is in the plan no more"
        app.tell(f"{row.name} {is_in}, so there is nothing to tell of it.")
        return
    app.switch_mode("learn")
    app.learning = (row.task, row.target)


def rung(app: Dashboard, row: Row, day: Day) -> None:
    """Which rung it is to have."""
    from backcare_tui.tui.dialogs.row import RungScreen

    coach = app.coach
    task, level = coach.plan.task(row.task), day.levels.get(row.task)
    if task is None or level is None or not task.climbs:
        app.tell(NO_RUNGS)
        return
    app.ask(
        RungScreen(task, level),
        lambda choice: coach.guidance.rung(row.key, choice.rung, because=choice.because),
    )
