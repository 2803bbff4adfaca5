"""Whatever the text, the answer is a plan that works or an error that tells: never anything else."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import tomlkit
from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples
from kits.planfile_kit import ATLAS, FROM_THE_DESIGN, SHIPPED, plan_text, shipped_atlas, task_text

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.schedule import falls_on, frequency, schedule_words
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.loader import parse_plan

PLANS = Path(__file__).parents[3] / "plans"
SOON = 5
DAYS = [date(2023, 12, 25) + timedelta(days=days) for days in (0, 7, 8, 66, 400, 900, 1063, 2000, 4015, 9999)]


def plan_or_error(text: str, atlas: Atlas = ATLAS) -> Plan | None:
    """Read a text, and hold the answer to what it must be."""
    before = time.perf_counter()
    plan, told = None, None
    try:
        plan = parse_plan(text, source="any", atlas=atlas)
    except PlanError as error:
        told = error
    assert time.perf_counter() - before < SOON
    if told is not None:
        check_error(told, text)
    if plan is not None:
        check(plan)
    return plan


def check_error(told: PlanError, text: str) -> None:
    """What every error must be: something told, each on a line of the file, in their order."""
    lines = [one.line for one in told.problems]
    assert lines
    assert lines == sorted(lines)
    assert 0 <= lines[0] <= lines[-1] <= text.count("\n") + 1
    assert all(str(one).isprintable() and one.message for one in told.problems)
    assert len(str(told).split("\n")) == len(lines)


def check(plan: Plan) -> None:
    """What every accepted plan is good for."""
    assert msgspec.json.decode(msgspec.json.encode(plan), type=Plan) == plan
    assert plan.tasks
    for task in plan.tasks:
        totals = [dose.total for dose in task.rungs]
        assert totals == sorted(set(totals))
        assert 0 <= task.start_rung <= len(task.rungs)
        assert task.start_rung or task.easier
        assert {dose.unit for dose in (*task.rungs, task.easier) if dose} == {task.rungs[0].unit}
        assert all(words(dose) and dose.total > 0 for dose in (*task.rungs, task.easier) if dose)
        for schedule in (task.every, task.first_every):
            if schedule is not None:
                assert schedule_words(schedule)
                assert frequency(schedule)[1] >= 1
                for day in DAYS:
                    falls_on(schedule, day, task.start_on)


@given(st.text() | st.text(alphabet="[]{}=\"'\\#.\n\r\t ,-:0123456789abdeiknotuvxTZ\x00\ufeff\u2028é"))
def test_any_text_is_a_plan_or_an_error(text: str) -> None:
    plan_or_error(text)


# A document is a good one in which some values may have been put in place of others.

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200).filter(str.strip)
EVERY = st.sampled_from(["3 a week", "2 days", "60 days", ["mon", "sat"], "RRULE:FREQ=MONTHLY;BYMONTHDAY=31"])
COMMON: dict[str, st.SearchStrategy[Any]] = {
    "first_every": st.sampled_from(["1 a week", ["sun"], "RRULE:FREQ=YEARLY"]),
    "start_on": st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    "until": st.dates(date(2050, 1, 1), date(2080, 12, 31)).map(str),
    "optional": st.booleans(),
    "weight": st.floats(0, 10, exclude_min=True),
    "start_rung": st.just(1),
    "when": st.just("evening"),
    "steps": st.lists(st.text(min_size=1).filter(str.strip), max_size=3),
    "not_with": st.sets(st.sampled_from(["cancer", "numbness"])).map(sorted),
    "regions": st.sets(st.sampled_from(["neck", "hip"])).map(sorted),
    "easier": st.sampled_from(["Less.", {"words": "Less."}]),
}


def ladders(numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.sets(numbers, min_size=1, max_size=9).map(sorted) | numbers


OWN: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "device": {"minutes": ladders(st.integers(2, 120).map(lambda halves: halves / 2))},
    "massage": {
        "seconds": ladders(st.integers(5, 15)),
        "targets": st.permutations(["piriformis", "pectorals", "gluteus-medius"]),
    },
    "exercise": {
        "reps": ladders(st.integers(1, 50)) | st.sampled_from(["5-3-1", ["1-1", "2-1"]]),
        "hold": st.sampled_from(["2 s", 60]),
    },
    "visit": {"log": st.just("How it went.")},
}


def tasks_of(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    ids = st.from_regex(r"[a-z0-9-]{1,58}", fullmatch=True).map(lambda text: f"{text}-{kind[0]}")
    return st.fixed_dictionaries({"id": ids, "name": NAMES, "every": EVERY, **OWN[kind]}, optional=COMMON)


own_targets = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.from_regex(r"[a-z0-9-]{1,58}", fullmatch=True).map(lambda text: f"{text}-o"),
            "name": NAMES.map(lambda name: name[:60]).filter(str.strip),
            "regions": st.permutations(["neck", "hip"]),
            "where": NAMES,
            "how": NAMES,
        },
        optional=dict.fromkeys(("felt_in", "position", "notes", "source"), NAMES),
    ),
    max_size=3,
    unique_by=lambda target: str(target["id"]),
)

good_documents = st.fixed_dictionaries(
    {"title": NAMES, "visit": st.lists(tasks_of("visit"), min_size=1, max_size=1)},
    optional={
        "day": st.just({"starts_at": "05:00"}),
        "streak": st.fixed_dictionaries(
            {}, optional={"grace": st.integers(0, 3), "day_counts_at": st.just(1)}
        ),
        **{
            kind: st.lists(tasks_of(kind), max_size=2, unique_by=lambda task: str(task["id"]))
            for kind in ("device", "exercise")
        },
        "target": own_targets,
        "massage": st.lists(tasks_of("massage"), max_size=1),  # two might leave no day off
    },
)


@examples(30)
@given(good_documents)
def test_what_keeps_to_the_format_is_accepted_as_it_was_said(document: dict[str, Any]) -> None:
    plan = plan_or_error(tomlkit.dumps(document))
    assert plan is not None
    said = [(kind, task) for kind in document if kind in OWN for task in document[kind]]
    for target, one in zip(plan.targets, document.get("target", ()), strict=True):
        assert {key: getattr(target, key) for key in one} == {**one, "regions": (*one["regions"],)}
    for task, (kind, one) in zip(plan.tasks, said, strict=True):
        assert (task.kind, task.id, task.name) == (kind, one["id"], one["name"])
        assert (task.start_on, str(task.until)) == (one.get("start_on"), one.get("until", "None"))
        assert task.weight == one.get("weight", 1)
        if kind == "device":
            minutes = [dose.minutes for dose in task.rungs]
            assert minutes == one["minutes"] or minutes == [one["minutes"]]


FORMS = [
    "day",
    "2 days",
    "3 a week",
    "RRULE:FREQ=WEEKLY",
    "RRULE:FREQ=DAILY;COUNT=3",
    "neck",
    "piriformis",
    "mon",
]
FORMS += [
    "iliopsoas",
    "cancer",
    "5-3-1",
    "2 s",
    "pull 2 s, hold 1 s",
    "6 a minute",
    "04:00",
    "monday",
    "2026-01-01",
    "it",
    "",
    " ",
]
scalars: st.SearchStrategy[Any] = (
    st.sampled_from(FORMS)
    | st.booleans()
    | st.integers(-1, 100)
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.datetimes()
    | st.times()
)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["words", "reps"]), inner),
    max_leaves=5,
)
KEYS = [
    *COMMON,
    "id",
    "name",
    "every",
    "minutes",
    "seconds",
    "targets",
    "a_day",
    "sides",
    "reps",
    "sets",
    "hold",
]
KEYS += ["tempo", "rest", "auto", "figure", "order"]
KEYS += ["breaths", "pace", "log", "tool", "source", "cautions", "minuts", "Every", "title", ""]
TOP = ["title", "day", "streak", "guidance", "guide", *OWN, "devices", "x.y", ""]
slips = st.lists(st.tuples(st.sampled_from(TOP), st.sampled_from(KEYS), anything), min_size=1, max_size=4)


@examples(50)
@given(good_documents, slips)
def test_anything_toml_can_say_is_a_plan_or_an_error(
    document: dict[str, Any], wrong: list[tuple[str, str, Any]]
) -> None:
    for name, key, value in wrong:
        tables = document.get(name)
        table = tables[0] if isinstance(tables, list) and tables else tables
        if isinstance(table, dict):
            table[key] = value
        else:
            document[name] = value
    try:
        text = tomlkit.dumps(document)
    except (ValueError, TypeError):  # tomlkit has limits of its own
        return
    plan_or_error(text)


TEXTS = [
    FROM_THE_DESIGN,
    plan_text(*(task_text(kind, task_id=kind) for kind in ("device", "massage", "exercise"))),
]
PIECES = [
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "#",
    "=",
    "\n",
    "0",
    "9",
    "-",
    ".",
    ",",
    " ",
    "true",
    '"""',
    "\\",
    "é",
    "\r",
]


def delete(text: str, start: int, length: int, _: str) -> str:
    return text[:start] + text[start + length :]


def insert(text: str, start: int, _: int, piece: str) -> str:
    return text[:start] + piece + text[start:]


def repeat(text: str, start: int, length: int, _: str) -> str:
    return text[: start + length] + text[start:]


Edit = tuple[Callable[[str, int, int, str], str], int, int, str]
edits: st.SearchStrategy[Edit] = st.tuples(
    st.sampled_from([delete, insert, repeat]),
    st.integers(0, 1 << 16),
    st.integers(1, 60),
    st.sampled_from(PIECES),
)


def edited(text: str, changes: list[Edit]) -> str:
    for change, start, length, piece in changes:
        text = change(text, start % (len(text) + 1), length, piece)
    return text


@examples(75)
@given(st.sampled_from(TEXTS), st.lists(edits, min_size=1, max_size=4))
def test_a_good_plan_with_slips_of_the_hand_is_a_plan_or_an_error(text: str, changes: list[Edit]) -> None:
    plan_or_error(edited(text, changes))


@examples(20)
@given(st.sampled_from(SHIPPED), st.lists(edits, min_size=1, max_size=3))
def test_a_shipped_plan_with_slips_of_the_hand_is_a_plan_or_an_error(name: str, changes: list[Edit]) -> None:
    text = (PLANS / f"{name}.toml").read_text(encoding="utf-8")
    plan_or_error(edited(text, changes), shipped_atlas())


def test_every_shipped_plan_does_what_an_accepted_plan_must() -> None:
    for name in SHIPPED:
        assert (
            plan_or_error((PLANS / f"{name}.toml").read_text(encoding="utf-8"), shipped_atlas()) is not None
        )
