"""The rows of a day: each task, each target of a massage, each session of several, with its state and its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.body.atlas import Atlas, plain
from backcare_tui.domain.calendar import minutes_into
from backcare_tui.domain.days.check_offs import best_done, last_skip, places_of
from backcare_tui.domain.days.replay import implied
from backcare_tui.domain.days.row import OPEN, Row, RowKey
from backcare_tui.domain.guidance.decision import Decision
from backcare_tui.domain.guidance.reasons import reasons, rested_words
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.appointments import appointed_on, is_own, own_name, visit_task
from backcare_tui.domain.journal.day_record import NEARLY, DayRecord
from backcare_tui.domain.journal.events import Appointed, Done, DueTask, Event, Skipped, clock_of
from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.ladder import eased_to_easier
from backcare_tui.domain.plan.plan import Task, Tip
from backcare_tui.domain.plan.slots import slot_of

APPOINTED = "appointment"
"""What is said of one of which neither place nor person is known."""


class Background(msgspec.Struct, frozen=True):
    """What a day is shown against. Of all this only the regions of targets have a part in what it asks.

    Attributes:
        atlas: Names of targets and regions.
        week: Records of the days of the same week before the day.
        tips: Messages to choose the day's from, beside the plan's own.
        names: Names of tasks the plan no longer has.
    """

    atlas: Atlas
    week: Sequence[DayRecord] = ()
    tips: Sequence[Tip] = ()
    names: Mapping[str, str] = {}


class RowContext(msgspec.Struct, frozen=True):
    """What every row of one day is seen by.

    Attributes:
        situation: Of the day, with all that is known of it by now.
        decision: What guidance makes of the day.
        events: Live events of the day itself.
        background: What it is shown against.
    """

    situation: Situation
    decision: Decision
    events: Sequence[Event]
    background: Background
    over: bool


def rows_of(context: RowContext) -> tuple[Row, ...]:
    """The day's rows by the hour they are meant for, else in the plan's order; what was done unasked comes last.

    What has no hour of its own suits any time, and so comes first.
    """
    due_tasks = context.decision.due_tasks
    asked = {due_task.task for due_task in due_tasks}
    unasked = (due_task for due_task in implied(context.events) if due_task.task not in asked)
    places = (
        *((due_task, places_of(due_task, context.events, context.situation.plan)) for due_task in due_tasks),
        *((replace(due_task, state="optional"), due_task.targets) for due_task in unasked),
    )
    rows: dict[str, Row] = {}
    for due_task, targets in places:
        for target in targets or ("",):
            row = row_of(due_task, target, context)
            rows.setdefault(row.id, row)
    starts_at = context.situation.plan.starts_at
    hours = {row.id: -1 if row.meant is None else minutes_into(row.meant, starts_at) for row in rows.values()}
    return tuple(sorted(rows.values(), key=lambda row: hours[row.id]))


def row_of(due_task: DueTask, target: str, context: RowContext) -> Row:
    """One row: a task, or one of its targets or sessions. A task the plan no longer has keeps its name, or its id for want of one."""
    plan, session = context.situation.plan, slot_of(target)
    appointments = appointed_on(context.situation.status.appointments, context.situation.day, due_task.task)
    appointed = appointments[0] if appointments else None
    task = plan.task(due_task.task) or _unplanned(due_task, target, appointed, context.background.names)
    atlas, level = context.background.atlas, context.decision.levels.get(task.id)
    done = best_done(context.events, task.id, target)
    skip = last_skip(context.events, task.id, target)
    state = row_state(due_task, done, skip, context)
    latest: Event | None = done or skip
    clock = clock_of(latest, plan.starts_at) if latest else None
    because = rested_words(due_task.because)[0] if state == "rested" else ""
    if skip is not None and state in ("skipped", "part"):
        because = skip.because
    if done is not None:  # it tells of what it was asked itself, whatever is asked of the rest since
        due_task = replace(due_task, dose=done.dose, rung=done.rung, full=done.full)
    was = None if state == "rested" else was_asked(task, due_task, context.situation.recent)
    spot = "" if session else target
    muscle = atlas.find(spot) if spot else None
    regions = muscle.regions if muscle else task.regions
    name = (muscle.name if muscle else plain(spot).capitalize()) if spot else task.name
    slot = session or (task.at[0] if len(task.at) == 1 else "")
    row = Row(
        id=RowKey(task.id, target).id,
        task=task.id,
        target=spot,
        kind=task.kind,
        name=name,
        group=task.name if spot else "",
        session=session,
        # What was done of both sides before the plan said one is of both.
        side=task.side if due_task.dose.sides == 1 else "",
        slot=slot,
        meant=plan.times.of(slot) if slot else None,
        short=muscle.short if muscle else "",
        state=state,
        dose=due_task.dose,
        did=done.worked if done else None,
        full=due_task.full,
        was=was,
        change=change_of(task, due_task, was, context) if not done else "",
        offer=not done and state in OPEN and level is not None and level.kind == "climb",
        next_step=level.next_step if level is not None and not context.over else None,
        rung=due_task.rung,
        rungs=len(task.rungs),
        to_easier=eased_to_easier(task, due_task.rung, due_task.dose, due_task.full),
        optional=due_task.state == "optional",
        when=task.when,
        tool=task.tool,
        where=atlas.place(regions[0]) if regions else "",
        at=f"{clock:%H:%M}" if clock else "",
        because=because,
        why=()
        if is_own(task.id)
        else reasons(task, due_task, target, context.decision, context.situation, atlas),
        log=done.log if done else (),
        notes=task.notes,
    )
    return row if appointed is None else _appointed_row(row, appointed)


def _unplanned(due_task: DueTask, target: str, appointed: Appointed | None, names: Mapping[str, str]) -> Task:
    """A task that the plan has no more, or a visit that it never had."""
    known = names.get(due_task.task)
    if appointed is not None or is_own(due_task.task):
        name = appointed.name if appointed is not None else known or own_name(due_task.task)
        return visit_task(due_task.task, name)
    return Task(
        id=due_task.task,
        kind="massage" if target and not slot_of(target) else "exercise",
        name=known or plain(due_task.task),
        rungs=(due_task.dose,),
    )


def _appointed_row(row: Row, appointed: Appointed) -> Row:
    """A visit as it is appointed for its day. A pause asks nothing, and calls nothing off."""
    hour = f" at {appointed.hour:%H:%M}" if appointed.hour is not None else ""
    words = f"Appointed for this day{hour}{f', {appointed.place}' if appointed.place else ''}."
    rested = row.why if row.state == "rested" else ()
    row = replace(row, appointed=appointed.place or APPOINTED, why=(words, *rested))
    if row.state == "paused":
        row = replace(row, state="offered")
    return (
        row if appointed.hour is None else replace(row, slot=f"{appointed.hour:%H:%M}", meant=appointed.hour)
    )


def was_asked(task: Task, due_task: DueTask, recent: RecentHistory) -> Dose | None:
    """What was asked of a task the time before; None where it was the same, or is not remembered."""
    before = [session for session in recent.sessions.get(task.id, ()) if session.day < recent.day]
    return before[-1].asked if before and before[-1].asked != due_task.dose else None


def change_of(task: Task, due_task: DueTask, was: Dose | None, context: RowContext) -> str:
    """Which way the dose went since the time before."""
    waiting = context.decision.waiting
    if waiting is not None and waiting.task.id == task.id:
        return "ready"
    if was is None or was.unit != due_task.dose.unit:
        return ""
    if task.easier is not None and task.easier in (was, due_task.dose):
        return "up" if was == task.easier else "down"
    return "up" if due_task.dose.total > was.total else "down"


def row_state(due_task: DueTask, done: Done | None, skip: Skipped | None, context: RowContext) -> str:
    """The state of one row."""
    if done is not None and done.share > 0:
        return "done" if done.share >= 1.0 - NEARLY else "part"
    if skip is not None:
        return "skipped"
    if due_task.state == "rested":
        return "rested"
    if context.situation.off == "paused":
        return "paused"
    if due_task.state == "due":
        return "missed" if context.over else "due"
    return "offered"
