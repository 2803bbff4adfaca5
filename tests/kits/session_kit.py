"""Sessions of made-up tasks, walked through in milliseconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

import msgspec
from hypothesis import strategies as st

from backcare_tui.domain.days.row import Row
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.pacing import COMMON, Guide, Manner, Phase
from backcare_tui.domain.plan.plan import Notes, Plan, Task
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.build import Wishes, in_order, steps_of
from backcare_tui.domain.session.limits import Massaged
from backcare_tui.domain.session.moves import advance
from backcare_tui.domain.session.session import Session, Step, amount, ends_at, new
from backcare_tui.domain.session.spots import another
from kits.domain_kit import ATLAS

DAY = date(2026, 11, 22)
BEGAN = datetime(2026, 11, 22, 7, 42, tzinfo=UTC)
AUTO = Guide(auto=True)
USUAL, BY_KEY = Wishes(), Wishes(hands_free=False, asks_each=True)
"""How a person is guided who said nothing of it, and one who wants to press a key and be asked each time."""
TEMPO = (Phase("pull", 2.0), Phase("hold", 1.0), Phase("press", 2.0), Phase("return", 3.0))

PUMP = Task(
    id="pump",
    kind="device",
    name="Pump",
    rungs=(Dose(minutes=8),),
    notes=Notes(steps=("Lie down.", "Deflate.")),
)
CLAW = Task(
    id="claw",
    kind="massage",
    name="Claw",
    rungs=(Dose(seconds=60, sides=2),),
    targets=("ql", "traps"),
    a_day=2,
)
PRESS = Task(
    id="press",
    kind="exercise",
    name="Press",
    rungs=(Dose(reps=4, sets=2),),
    tool="band",
    manner=Manner(tempo=TEMPO, rest=30.0),
)
BRIDGE = Task(id="bridge", kind="exercise", name="Bridge", rungs=(Dose(reps=(3, 2, 1), sides=2),), hold=10.0)
BREATH = Task(id="breath", kind="exercise", name="Breath", rungs=(Dose(breaths=5),), pace=6.0)
LEAN = Task(
    id="lean",
    kind="exercise",
    name="Lean",
    rungs=(Dose(reps=2, sides=2),),
    notes=Notes(start=("Stand.",), steps=("Lean.", "Come back."), slips=("Haste.",)),
)
TASKS = (BREATH, PRESS, BRIDGE, CLAW, PUMP)
TAUGHT = (*TASKS, LEAN)


def plan_of(*tasks: Task, guide: Guide = COMMON) -> Plan:
    return Plan(title="A plan", tasks=tasks or TASKS, guide=guide)


def rows_of(plan: Plan, **did: Dose) -> list[Row]:
    """The rows a day has of a plan, with what was done of some (``claw_ql`` for a target)."""
    found = []
    for task in plan.tasks:
        for target in task.targets[: task.a_day] or ("",):
            done = did.get(f"{task.id}_{target}" if target else task.id)
            whole = done is not None and done.total >= task.rungs[0].total
            found.append(
                Row(
                    id=f"{task.id}/{target}" if target else task.id,
                    task=task.id,
                    target=target,
                    kind=task.kind,
                    name=target or task.name,
                    group=task.name if target else "",
                    state="done" if whole else "part" if done else "due",
                    dose=task.rungs[0],
                    did=done,
                    tool=task.tool,
                    side=task.side,
                    notes=task.notes,
                )
            )
    return found


def session_of(*tasks: Task, guide: Guide = COMMON, wishes: Wishes = BY_KEY, **did: Dose) -> Session:
    """A session of all rows of some tasks, in order."""
    plan = plan_of(*tasks, guide=guide)
    rows = rows_of(plan, **did)
    massaged = Massaged(rows)
    had = massaged.both()
    parts, steps = steps_of(in_order(rows, plan), plan, ATLAS, massaged, wishes)
    return msgspec.structs.replace(new("s", DAY, BEGAN, parts, steps), massaged=had)


def told(steps: Iterable[Step]) -> list[str]:
    """Steps in a few letters: ``time 60 left``, ``reps 4 1/2``, ``rest 30``."""
    said = []
    for step in steps:
        size = step.count or (f"{step.seconds:g}" if step.seconds else "")
        sets = f"{step.set}/{step.sets}" if step.count and step.sets > 1 else ""
        said.append(" ".join(filter(None, (step.kind, str(size), sets, step.side if step.is_work else ""))))
    return said


def work(session: Session) -> list[float]:
    """What each step of work has come to."""
    return [
        amount(step, tally)
        for step, tally in zip(session.steps, session.tallies, strict=True)
        if step.is_work
    ]


def run_through(session: Session, now: float = 0.0, tick: float = 1.0) -> tuple[Session, float]:
    """Begin, follow every step to its end and press on wherever a key is needed; nothing is answered."""
    session = moves.begin(session, now)
    for _ in range(100_000):
        if session.over:
            return session, now
        session, now = advance(session, now + tick), now + tick
        if not session.over and (not session.steps[session.at].length or _is_up(session, now)):
            session = moves.go_next(session, now)
    raise AssertionError("it never ends")


def _is_up(session: Session, now: float) -> bool:
    end = ends_at(session)
    return end is not None and end <= now


Key = tuple[str, float, int]
MOVES: dict[str, Callable[[Session, float, int], Session]] = {
    "look": lambda session, now, _: advance(session, now),
    "begin": lambda session, now, _: moves.begin(session, now),
    "pause": lambda session, now, _: moves.pause(session, now),
    "next": lambda session, now, _: moves.go_next(session, now),
    "back": lambda session, now, _: moves.go_back(session, now),
    "skip": lambda session, now, _: moves.skip(session, now),
    "count": lambda session, now, _: moves.count(session, now),
    "sore": lambda session, now, _: moves.sore(session, now),
    "answer": moves.answer,
    "stop": lambda session, now, _: moves.stop(session, now, "dizzy"),
    "finish": lambda session, now, _: moves.finish(session, now),
    "another": lambda session, now, _: another(session, now),
}
"""Every key, as what it does at an instant."""

seconds = st.sampled_from([0.0, 0.001, 0.5, 1.0, 4.9, 10.0, 14.9, 15.1, 400.0]) | st.floats(0, 100)
keys = st.lists(
    st.tuples(
        st.sampled_from([*MOVES] + ["look"] * 6 + ["next", "count", "back"] * 2), seconds, st.integers(-1, 11)
    ),
    max_size=60,
)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """A session of some tasks, some of them done in part."""
    tasks = draw(st.lists(st.sampled_from(TAUGHT), min_size=1, max_size=4, unique_by=lambda task: task.id))
    did = {
        "pump": draw(st.sampled_from([None, Dose(minutes=3), Dose(minutes=7.5)])),
        "claw_ql": draw(
            st.sampled_from([None, Dose(seconds=60), Dose(seconds=75), Dose(seconds=20, sides=2)])
        ),
        "press": draw(st.sampled_from([None, Dose(reps=3), Dose(reps=4, sets=1), Dose(reps=7)])),
        "bridge": draw(st.sampled_from([None, Dose(reps=1), Dose(reps=3, sides=2)])),
        "breath": draw(st.sampled_from([None, Dose(breaths=4)])),
    }
    guide = draw(st.sampled_from([COMMON, AUTO, Guide(rest=0.0), Guide(auto=True, rest=0.0)]))
    wishes = draw(st.sampled_from([USUAL, BY_KEY]))
    return session_of(
        *tasks, guide=guide, wishes=wishes, **{row: dose for row, dose in did.items() if dose is not None}
    )


def walked(session: Session, pressed: list[Key], now: float = 1000.0) -> list[tuple[Session, float]]:
    """The session after each key, with its instant."""
    found = [(moves.begin(session, now), now)]
    for name, wait, level in pressed:
        now += wait
        found.append((MOVES[name](found[-1][0], now, level), now))
    return found
