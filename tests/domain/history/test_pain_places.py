"""Where it hurt, where massage is, and what the picture marks of both."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import ATLAS, MON, base, pain, plan

from backcare_tui.domain.body.atlas import Atlas, Region, Target
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.history.pain_places import (
    Mark,
    MassageTarget,
    PainPlace,
    body_marks,
    mark_words,
    massage_targets,
    pain_places,
)
from backcare_tui.domain.journal.events import Event, Noted
from backcare_tui.domain.plan.dose import Dose, Side

PLAN = plan()
TUE = MON + timedelta(days=1)

BODY = Atlas(
    region=(Region("head", "head"), Region("low-back", "low back", ("left", "middle", "right"))),
    target=(
        Target("ql", "Quadratus lumborum", "QL", ("low-back", "head"), "by the spine", "f", "h", "p", "s"),
        Target("none", "Nowhere", "Nowhere", (), "w", "f", "h", "p", "s"),
    ),
)


def row(target: str, state: str = "due", side: Side = "") -> Row:
    return Row(
        id=f"rub/{target}",
        task="rub",
        target=target,
        kind="massage",
        name=target,
        state=state,
        dose=Dose(seconds=30),
        side=side,
    )


def test_a_place_has_its_worst_its_latest_and_its_days() -> None:
    found = pain_places(
        [
            pain(MON, 6, regions=("neck-left", "head")),
            pain(MON, 2, regions=("neck-left",)),
            pain(TUE, 3, regions=("neck-left",)),
            pain(TUE, 9),
            Noted(**base(TUE, None, ""), text="no pain"),
        ],
        ATLAS,
    )
    assert found == (PainPlace("neck-left", 6, 3, TUE, 2), PainPlace("head", 6, 6, MON, 1))


def test_the_latest_of_one_day_is_the_one_recorded_last() -> None:
    found = pain_places([pain(MON, 6, regions=("head",)), pain(MON, 2, regions=("head",))], ATLAS)
    assert found == (PainPlace("head", 6, 2, MON, 1),)


def test_a_late_report_counts_for_its_own_day() -> None:
    on_time, late = pain(TUE, 2, regions=("head",)), pain(MON, 7, regions=("head",))
    assert pain_places([on_time, late], ATLAS) == (PainPlace("head", 7, 2, TUE, 2),)


def test_where_it_only_ever_was_0_it_did_not_hurt_and_a_0_later_is_the_latest() -> None:
    assert pain_places([pain(MON, 0, regions=("head",))], ATLAS) == ()
    later = pain_places([pain(MON, 5, regions=("head",)), pain(TUE, 0, regions=("head",))], ATLAS)
    assert later == (PainPlace("head", 5, 0, TUE, 1),)


def test_places_stand_from_head_to_foot_and_unknown_ones_last() -> None:
    names = ("zzz", "low-back-right", "aaa", "head", "low-back")
    found = pain_places([pain(MON, 1, regions=names)], BODY)
    assert [hurt.place for hurt in found] == ["head", "low-back", "low-back-right", "aaa", "zzz"]


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 10), st.sampled_from(["head", "neck-left", "?"])))
)
def test_sums_are_what_they_are_called(reports: list[tuple[int, int, str]]) -> None:
    events: list[Event] = [
        pain(MON + timedelta(days=ago), level, regions=(place,)) for ago, level, place in reports
    ]
    for hurt in pain_places(events, ATLAS):
        own = [(ago, level) for ago, level, place in reports if place == hurt.place]
        assert hurt.worst == max(level for _ago, level in own) > 0
        assert hurt.days == len({ago for ago, level in own if level})
        assert hurt.last == MON + timedelta(days=max(ago for ago, _level in own))
        assert hurt.latest in [level for ago, level in own if MON + timedelta(days=ago) == hurt.last]
    assert {hurt.place for hurt in pain_places(events, ATLAS)} == {
        place for _ago, level, place in reports if level
    }


def test_a_target_is_on_both_sides_of_its_first_region_and_never_on_the_spine() -> None:
    (aim,) = massage_targets([row("ql")], BODY)
    assert aim == MassageTarget(
        id="ql",
        name="Quadratus lumborum",
        short="QL",
        state="due",
        places=("low-back-left", "low-back-right"),
        regions=("low back", "head"),
        where="by the spine",
    )
    (right,) = massage_targets([row("ql", side="right")], BODY)
    assert right.places == ("low-back-right",)
    (nowhere,) = massage_targets([row("none", side="left")], BODY)
    assert nowhere.places == nowhere.regions == ()


@pytest.mark.parametrize(
    ("state", "is_one"),
    [("due", True), ("offered", True), ("part", True), ("done", True), ("skipped", False), ("rested", False),
     ("missed", False), ("paused", False)],
)  # fmt: skip
def test_what_is_left_out_or_rested_is_no_target_of_the_day(state: str, is_one: bool) -> None:
    assert bool(massage_targets([row("ql", state)], BODY)) == is_one


def test_a_target_that_the_atlas_does_not_know_and_a_task_without_one_are_passed_over() -> None:
    assert massage_targets([row("gone"), row("")], BODY) == ()


def test_marks_have_the_plans_zones_and_the_names_of_targets() -> None:
    found = body_marks({"low-back-left": 4, "head": 7}, massage_targets([row("ql")], BODY), BODY, PLAN)
    assert found == {
        "low-back-left": Mark(4, "amber", ("QL",)),
        "head": Mark(7, "red"),
        "low-back-right": Mark(None, "unknown", ("QL",)),
    }
    careful = msgspec.structs.replace(PLAN, amber=1, red=4)
    assert body_marks({"head": 4}, (), BODY, careful)["head"].zone == "red"


@pytest.mark.parametrize("turned", [False, True])
def test_a_whole_regions_pain_is_that_of_each_side_without_its_own(turned: bool) -> None:
    levels = {"low-back": 6, "low-back-left": 2}
    found = body_marks(dict(reversed(levels.items())) if turned else levels, (), BODY, PLAN)
    assert {place: mark.level for place, mark in found.items()} == {
        "low-back-left": 2,
        "low-back-middle": 6,
        "low-back-right": 6,
    }


def test_a_place_that_the_atlas_does_not_know_is_not_marked() -> None:
    assert body_marks({"tail": 6}, (), BODY, PLAN) == {}


def test_a_mark_is_told_in_words() -> None:
    assert mark_words("head", None) == mark_words("head", Mark()) == "head"
    assert mark_words("head", Mark(0, "green")) == "head 0"
    assert mark_words("low back left", Mark(4, "amber", ("QL",))) == "low back left 4 · target: ql"
    assert mark_words("neck", Mark(None, "unknown", ("One", "Two"))) == "neck · targets: one, two"
