"""What docs/plan.md lists is what a plan may say: key by key, with the defaults that hold."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path

from kits.planfile_kit import ATLAS

from backcare_tui.domain.guidance.tips import OCCASIONS
from backcare_tui.domain.plan.dose import number
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.storage.planfile import targets, tracks
from backcare_tui.storage.planfile.plan import SETTINGS, tip_fields
from backcare_tui.storage.planfile.schedules import WEEKDAY_NAMES
from backcare_tui.storage.planfile.tasks import COMMON, KINDS, kind_fields

PAGE = (Path(__file__).parents[3] / "docs" / "plan.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading."""
    section = re.split(r"\n##+ ", PAGE.split(heading, 1)[1])[0]
    return [line.strip("| ").split(" | ") for line in section.split("\n") if line.startswith("| ")][1:]


def keys(heading: str) -> list[str]:
    """The keys that such a table lists."""
    return [cells[0].strip("`") for cells in rows(heading)]


def test_every_key_of_a_task_and_of_a_message_is_listed_and_no_other() -> None:
    common = keys("### Keys of every task")
    assert {*common} == {*COMMON, "regions"}
    for kind, fields in kind_fields(ATLAS).items():
        listed = keys(f"### `[[{kind}]]`")
        assert {*common, *listed} == {*fields}, kind
        assert len(listed) == len({*listed})
        assert {*KINDS[kind].fields} - {"name"} <= {*listed}
    assert {*keys("## Messages of your own")} == {*tip_fields(ATLAS)}
    assert {*keys("## What you track")} == {*tracks.FIELDS}
    assert {*keys("## Spots of your own")} == {*targets.target_fields(ATLAS)}


def test_every_occasion_of_a_message_is_told() -> None:
    section = PAGE.split("## Messages of your own", 1)[1].split("\n## ", 1)[0]
    told = section.split("An `occasion` is one of these:", 1)[1]
    assert {*re.findall(r"`([a-z0-9-]+)`", told)} == {*OCCASIONS}


def test_every_setting_is_listed_in_order_with_its_default() -> None:
    listed: dict[str, dict[str, str]] = {}
    for name, *cells in rows("## Settings"):
        if name.startswith("**"):
            table = listed.setdefault(name.strip("*`[]"), {})
        else:
            table[name.strip("`")] = cells[-1].strip("` |")
    assert {name: [*table] for name, table in listed.items()} == {
        name: [*fields] for name, fields in SETTINGS.items()
    }
    plan = Plan(title="", tasks=())
    for name, table in listed.items():
        for key, default in table.items():
            parts = (plan.guide,) if name == "guide" else (plan, plan.limits, plan.times)
            holder = next(part for part in parts if hasattr(part, key))
            assert default == written(key, getattr(holder, key)), key


def written(key: str, value: object) -> str:
    """A default as a plan would write it."""
    if key == "order":  # a plan that says nothing leaves it to the session, which goes by these
        return '["device", "massage", "reps", "breaths"]'
    if key == "week_starts":
        return f'"{WEEKDAY_NAMES[0]}"'
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    return str(value).lower() if isinstance(value, bool) else number(float(str(value)))
