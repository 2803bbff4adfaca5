"""A file made to do harm is refused, and soon."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from kits.planfile_kit import parse, plan_text, problems, task_text

ROOT = Path(__file__).parents[3]

SECONDS = 10
"""What any file may take on a slow and busy machine; each takes a fraction of it."""

N = 20_000
"""The parts of a file of some 200 kB; what grows with its square would take minutes."""


def visits(*lines: str) -> str:
    """Twenty-five visits; ``{n}`` in a line is the number of each."""
    texts = (
        task_text(
            "visit", *(line.replace("{n}", f"{number % 28 + 1:02}") for line in lines), task_id=f"v{number}"
        )
        for number in range(25)
    )
    return plan_text(*texts)


def massages(*lines: str) -> str:
    """Twenty-five massages, on days of their own of twenty-five years."""
    texts = (
        task_text(
            "massage",
            "seconds = 90",
            f"start_on = 20{number:02}-02-{number % 28 + 1:02}",
            *(line.replace("{n}", str(number % 28 + 1)) for line in lines),
            task_id=f"m{number}",
        )
        for number in range(25)
    )
    return plan_text(*texts)


FILES = {
    "many keys": plan_text("".join(f"k{number} = 1\n" for number in range(12_000))),
    "many keys in a task": plan_text(
        task_text("device", *(f"minut{number} = 1" for number in range(12_000)))
    ),
    "many tasks": "[[device]]\n" * 12_000,
    "many tasks in a list": "device = [" + "{a = 1}," * N + "]",
    "many broken tasks": plan_text("[[exercise]]\nresp = 3\n" * 100),
    "one long dotted key": "a." * 4 * N + "b = 1",
    "a long dotted key within": "a = {" + "a." * 4 * N + "b = 1}",
    "a long quoted key": '"\\u0061".' * 12_000 + "b = 1",
    "a long header": "[" + "a." * 2 * N + "b]\n" + "".join(f"k{number} = 1\n" for number in range(12_000)),
    "keys as deep as may be": "["
    + "a." * 19
    + "b]\n"
    + "".join("a." * 19 + f"k{n} = 1\n" for n in range(4_000)),
    "open brackets": "a = " + "[" * 9 * N,
    "nested brackets": "".join(f"x{number} = " + "[" * 150 + "]" * 150 + "\n" for number in range(600)),
    "nested tables": "".join(f"x{number} = " + "{a=" * 99 + "1" + "}" * 99 + "\n" for number in range(400)),
    "an unfinished string": 'x = """' + '\\"""' * 2 * N,
    "quotes": "x = " + '"' * 9 * N,
    "a long figure": "x = " + "1" * 9 * N + ".0",
    "a large number": plan_text("[streak]\ngrace = 0x" + "f" * 9 * N),
    "large numbers": plan_text(task_text("device", f"minutes = [0x{'f' * N}, 0o{'7' * N}, 1e999]")),
    "a long key": plan_text("k" * 9 * N + " = 1"),
    "a long id": plan_text(task_text("device", f'id = "{"x" * 9 * N}"')),
    "long near misses": plan_text(task_text("device", "regions = [" + f'"{"neck" * 10}",' * 7_000 + "]")),
    "long lists": plan_text(
        task_text("device", "regions = [" + '"neck",' * 15_000 + "]", "minutes = [" + "1," * N + "]"),
        task_text("visit", "steps = [" + '"a",' * N + "]", "every = [" + '"mon",' * 15_000 + "]"),
    ),
    "long schedules": plan_text(
        task_text("device", f'every = "{"9" * 4 * N} days"', f'first_every = "{"9 " * 2 * N}"'),
        task_text("visit", 'every = "RRULE:' + "FREQ=DAILY;" * 5_000 + '"'),
    ),
    "rules that never fall": visits(
        'every = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"', "start_on = 2000-01-{n}"
    ),
    "rules that seldom fall": visits(
        'every = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29"', "start_on = 2080-01-{n}"
    ),
    "massages that seldom meet": massages('every = "60 days"'),
    "massages by seldom rules": massages('every = "RRULE:FREQ=DAILY;BYMONTH=1;BYMONTHDAY={n}"'),
    "dots": "\n".join("w" * 50 + " ." * 22 for _ in range(3_000)),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_answered_soon(name: str) -> None:
    text = FILES[name]
    assert len(text) < 1_000_000
    before = time.perf_counter()
    found = problems(text)
    assert time.perf_counter() - before < SECONDS
    assert found or "seldom" in name
    assert len(found) <= 201
    assert all(len(str(one)) < 1000 for one in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[device]]\n" * 80_000, "80,000 tables, at most 5,000"),
        ("".join(f"[a{number}]\n" for number in range(80_000)), "80,000 tables, at most 5,000"),
        ("device = [" + "{}," * 300_000 + "]", "300,000 tables, at most 5,000"),
        ("".join(f"a{number} = 1\n" for number in range(80_000)), "80,000 keys, at most 20,000"),
        ("minutes = [" + "1," * 450_000 + "]", "450,000 items of lists, at most 50,000"),
    ],
    ids=["headers", "other headers", "tables in a list", "keys", "items"],
)
def test_a_file_with_far_too_much_in_it_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch, text: str, found: str
) -> None:
    monkeypatch.setattr("tomllib.loads", None)
    assert [problem.message for problem in problems(text)] == [
        f"the file has {found} are allowed: this is not a plan"
    ]


def test_a_plan_of_ordinary_length_takes_a_few_milliseconds() -> None:
    kinds = ["device", "massage", "exercise", "visit"] * 3
    text = plan_text(*(task_text(kind, 'when = "evening"', task_id=f"t{n}") for n, kind in enumerate(kinds)))
    text = text.replace("seconds = [30, 60]", "seconds = 30")
    parse(text)
    before = time.perf_counter()
    for _ in range(20):
        parse(text)
    assert (time.perf_counter() - before) / 20 < 0.03


def test_reading_a_good_plan_imports_nothing_that_only_errors_or_rules_need() -> None:
    text = plan_text(task_text("device"), task_text("massage", task_id="m"))
    code = f"""
import sys
from backcare_tui.storage.planfile.loader import parse_plan
from backcare_tui.domain.body.atlas import Atlas, Target
names = ("piriformis", "gluteus-medius", "pectorals")
targets = tuple(Target(name, name, name, (), "", "", "", "", "") for name in names)
parse_plan({text!r}, source="plan", atlas=Atlas((), targets))
slow = {{"difflib", "dateutil", "tomlkit", "tinydb", "textual", "backcare_tui.storage.planfile.toml_errors"}}
print(sorted(slow & set(sys.modules)))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "[]"
