"""A spot of the person's own in a plan: read beside those of the atlas, and what is wrong with it told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import names
from kits.planfile_kit import parse, plan_text, problem, problems, shipped_atlas, task_text

from backcare_tui.domain.body.atlas import Target
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.loader import parse_plan
from backcare_tui.storage.planfile.targets import LONGEST_NAME, MOST_TARGETS, SHORT
from backcare_tui.text.cells import width

SPOT = """
[[target]]
id = "hip-crest-spot"
name = "Spot at the hip crest"
regions = ["low-back", "hip"]
where = "Two fingers above the hip crest"
how = "Ball on a wall"
"""
RUB = task_text("massage", 'targets = ["hip-crest-spot", "piriformis"]')


def spot(**lines: str) -> str:
    """The spot with some of its lines said otherwise; an empty one is left out."""
    kept = [line for line in SPOT.split("\n") if line.partition(" =")[0] not in lines]
    return "\n".join([*kept, *(f"{key} = {value}" for key, value in lines.items() if value), ""])


@pytest.mark.parametrize("text", [SPOT + RUB, RUB + SPOT], ids=["before", "behind"])
def test_a_massage_may_name_a_spot_wherever_in_the_file_that_stands(text: str) -> None:
    plan = parse(plan_text(text, '[[tip]]\nid = "t"\ntext = "T"\ntarget = ["hip-crest-spot"]'))
    assert plan.tasks[0].targets == ("hip-crest-spot", "piriformis")
    assert plan.tips[0].target == ("hip-crest-spot",)
    assert plan.targets == (
        Target(
            "hip-crest-spot",
            "Spot at the hip crest",
            "Spot at the hip crest",
            ("low-back", "hip"),
            "Two fingers above the hip crest",
            how="Ball on a wall",
            source="your plan",
        ),
    )


def test_a_spot_that_no_massage_names_is_fine_and_says_all_that_it_may() -> None:
    more = {key: f'"{key}"' for key in ("felt_in", "position", "notes", "source")}
    (own,) = parse(plan_text(task_text("device"), spot(**more))).targets
    assert (own.felt_in, own.position, own.notes, own.source) == ("felt_in", "position", "notes", "source")


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        (spot(id='"piriformis"'), "id", "the atlas has a target `piriformis` already: give yours another id"),
        (SPOT + SPOT, "id", "the id `hip-crest-spot` is given twice: each target needs its own"),
        (spot(regions='["low-bak"]'), "regions", "did you mean `low-back`?"),
        (spot(regions="[]"), "regions", "the list is empty"),
        (spot(how=""), "", '`how` is missing: a target needs one, such as `how = "Ball on a wall"`'),
        (spot(where='" "'), "where", "the text is blank"),
        (spot(name=f'"{"x" * (LONGEST_NAME + 1)}"'), "name", "at most 60 are allowed"),
        (spot(self_massage="false"), "self_massage", "`self_massage` is not a key of a target"),
        (SPOT.replace("[[target]]", "[[taget]]"), "[[taget]]", "did you mean `[[target]]`?"),
        (SPOT.replace("[[target]]", "[target]"), "[target]", "one bracket short"),
    ],
)
def test_a_mistake_is_told_once_with_what_is_allowed(text: str, key: str, told: str) -> None:
    found = problem(plan_text(task_text("device"), text))
    assert told in found.message
    assert key in found.key
    assert found.line > 1


def test_a_mistake_in_a_spot_is_none_of_the_massage_that_names_it() -> None:
    assert "how" in problem(plan_text(RUB, spot(how="3"))).key


def test_a_near_miss_of_a_spots_name_is_known() -> None:
    found = problem(plan_text(SPOT, RUB.replace("crest-spot", "crst-spot")))
    assert "did you mean `hip-crest-spot`?" in found.message


def test_more_spots_than_can_take_turns_are_refused() -> None:
    many = "".join(spot(id=f'"spot-{at}"') for at in range(MOST_TARGETS + 1))
    assert "at most 30 are allowed" in problem(plan_text(task_text("device"), many)).message
    fitting = many.replace(spot(id=f'"spot-{MOST_TARGETS}"'), "")
    assert not problems(plan_text(task_text("device"), fitting))


@given(names)
def test_the_short_name_follows_from_any_name_and_has_room_in_a_row(name: str) -> None:
    quoted = "".join(f"\\U{ord(char):08x}" for char in name[:LONGEST_NAME])
    try:
        plan = parse(plan_text(task_text("device"), spot(name=f'"{quoted}"')))
    except PlanError:
        assert not name.strip()
        return
    (own,) = plan.targets
    assert own.name == name[:LONGEST_NAME]
    assert width(own.short) <= SHORT
    assert own.short == own.name or width(own.name) > SHORT


@given(st.sampled_from([target.id for target in shipped_atlas().target]))
def test_no_spot_takes_the_place_of_one_that_is_shipped(shipped: str) -> None:
    with pytest.raises(PlanError, match="already"):
        parse_plan(plan_text(task_text("device"), spot(id=f'"{shipped}"')), source="p", atlas=shipped_atlas())
