"""What can be looked up, and how it is found."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import HOSTILE, plan, task
from kits.guidance_plans import plans

from backcare_tui.domain.body.atlas import Atlas, Region, Target
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import EndStep, Notes, Plan, Teaching
from backcare_tui.domain.plan.schedule import OnWeekdays
from backcare_tui.domain.reference.entries import GROUPS, OTHERS, PLAN, WORKED, Entry, entries, entry_of
from backcare_tui.domain.reference.search import ranked, search, words_of
from backcare_tui.domain.safety import CONDITIONS, SIGNS, STOP


def best(known: Sequence[Entry], text: str) -> tuple[Entry, ...]:
    """The entries that are found as well as the best one is."""
    results = ranked(known, text)
    return tuple(entry for rank, entry in results if rank == results[0][0])


def target(name: str, regions: tuple[str, ...], felt: str, **more: Any) -> Target:
    return Target(
        name, name.capitalize(), name, regions, f"Where {name} is", felt, "A ball", "At a wall", "S", **more
    )


ATLAS = Atlas(
    region=(
        Region("low-back", "low back", ("left", "right")),
        Region("hip", "hip or groin", ("left", "right")),
    ),
    target=(
        target("quadratus", ("low-back", "hip"), "outer hip", notes="Stay off the ribs."),
        target("piriformis", ("hip",), "back of the thigh"),
        target("iliopsoas", ("hip",), "groin", self_massage=False),
    ),
    never_on=("the spine", "the ribs"),
    pressure="Keep to 3–5 of 10.",
)
PUMP = task(
    "pump",
    kind="device",
    name="Posture pump",
    rungs=(Dose(minutes=3), Dose(minutes=5), Dose(minutes=8)),
    regions=("low-back",),
    when="evening",
    not_with=("pregnancy", "cancer"),
    notes=Notes(
        steps=("Lie down.",), cautions=("Never asleep.",), easier="A towel.", source="a leaflet", log=("who",)
    ),
)
RUB = task(
    "rub",
    kind="massage",
    targets=("quadratus", "piriformis"),
    name="Rub",
    tool="ball",
    rungs=(Dose(seconds=30, sides=2), Dose(seconds=60, sides=2)),
    every=OnWeekdays((0, 2)),
    notes=Notes(steps=("Lean in.",), source="a book"),
)
LEVELS = {"pump": Level(rung=2, dose=Dose(minutes=5)), "rub": Level(rung=1, dose=Dose(seconds=30, sides=2))}
KNOWN = entries(plan(PUMP, RUB), ATLAS, LEVELS)


def entry(entry_id: str) -> Entry:
    (found,) = [one for one in KNOWN if one.id == entry_id]
    return found


def part(entry_id: str, heading: str) -> tuple[str, ...]:
    return dict(entry(entry_id).parts).get(heading, ())


def test_a_task_tells_when_how_how_much_and_what_to_mind() -> None:
    pump = entry("pump")
    assert (pump.title, pump.kind, pump.group) == ("Posture pump", "device", PLAN)
    assert (pump.about, pump.places) == ("device · low back", ("low-back",))
    assert pump.parts == (
        ("When", ("Every day, evening.",)),
        ("How", ("Lie down.",)),
        ("Dose", ("3 → [5] → 8 min", "Now 5 min, rung 2 of 3.")),
        ("Easier", ("A towel.",)),
        ("Not with", ("Pregnancy; cancer. A yes rests it until a professional has cleared it.",)),
        ("Mind", ("Never asleep.",)),
        ("Write down", ("who",)),
        ("Source", ("a leaflet",)),
    )


def test_a_movement_is_told_from_its_start_through_its_slips_to_its_breath() -> None:
    lying = Teaching(start=("Lie.",), steps=("Lift.",), slips=("Haste.", "A turned head."), breath="Out.")
    notes = Notes(
        breath="In, then out.",
        slips=("A shrug.",),
        steps=("Pull.", "Press."),
        start=("Stand.",),
        easier="Less.",
    )
    press = task("press", notes=msgspec.structs.replace(notes, easier_form=lying))
    (told,) = [one for one in entries(plan(press), ATLAS, {}) if one.id == "press"]
    assert [part for part in told.parts if part[0] not in ("When", "Dose")] == [
        ("Start", ("Stand.",)),
        ("How", ("Pull.", "Press.")),
        ("Common slips", ("A shrug.",)),
        ("Breath", ("In, then out.",)),
        ("Easier", ("Less.", "Lie.", "Lift.", "Common slips: Haste. A turned head.", "Breath: Out.")),
    ]


def test_who_is_asked_for_the_easier_form_reads_that_first_and_what_comes_later_below() -> None:
    lying = Teaching(start=("Lie.",), steps=("Lift.",), breath="Out.")
    ending = (EndStep(words="Stand straight."),)
    notes = Notes(start=("Stand.",), steps=("Arch.",), breath="In.", easier="Lying.", ending=ending)
    rungs, ten = (Dose(breaths=5), Dose(breaths=8)), Dose(breaths=10)
    bow = task("bow", rungs=rungs, easier=ten, notes=msgspec.structs.replace(notes, easier_form=lying))
    eased = Level(rung=1, dose=ten, whole=Level(rung=1, dose=rungs[0]))
    for level, is_easier in (
        (Level(rung=0, dose=ten), True),
        (eased, True),
        (Level(rung=1, dose=rungs[0]), False),
    ):
        (told,) = [
            one for one in entries(Plan(title="A", tasks=(bow,)), ATLAS, {"bow": level}) if one.id == "bow"
        ]
        parts = [part for part in told.parts if part[0] not in ("When", "Dose")]
        first, later = ("Now: the easier form", ("Lying.",)), "5 breaths, without its easier form."
        expected: list[tuple[str, tuple[str, ...]]] = [
            first,
            ("Start", ("Lie.",)),
            ("How", ("Lift.",)),
            ("Breath", ("Out.",)),
        ]
        expected.append(("Later", (later, "Stand.", "Arch.", "Breath: In.", "At the end: Stand straight.")))
        assert (parts == expected) is is_easier, level
        assert (parts[0] == ("Start", ("Stand.",))) is not is_easier


def test_a_muscle_of_the_plan_tells_where_it_is_and_what_the_massage_asks() -> None:
    assert entry("quadratus").group == WORKED
    assert entry("quadratus").places == ("low-back", "hip")
    assert entry("quadratus").parts == (
        ("Where", ("Where quadratus is",)),
        ("Often felt in", ("Outer hip.",)),
        ("How", ("A ball", "At a wall")),
        ("Each time", ("Lean in.",)),
        ("In your plan", ("Rub: Mon Wed; 1 of 2 muscles a day, in turn.",)),
        ("Dose", ("[30] → 60 s a side", "Now 30 s a side, rung 1 of 2.", "With: ball")),
        ("Mind", ("Stay off the ribs.",)),
        ("Source", ("S", "a book")),
    )


def test_a_muscle_that_no_massage_works_on_says_so_and_how_to_press() -> None:
    known = {one.id: one for one in entries(plan(PUMP), ATLAS, {})}
    assert known["piriformis"].group == OTHERS
    parts = dict(known["piriformis"].parts)
    assert parts["In your plan"] == (
        'Not in your plan. A massage works on it once its targets name "piriformis".',
    )
    assert parts["Mind"] == (ATLAS.pressure, "Never on the spine or the ribs.", STOP)
    assert "Dose" not in parts


def test_a_muscle_that_is_only_stretched_is_never_told_how_to_press() -> None:
    told = entry("iliopsoas")
    assert told.about == "muscle, for stretching only · hip or groin"
    assert ATLAS.pressure not in str(told.parts)
    assert "Not for massage" in str(told.parts)


def test_what_two_massages_tell_of_one_muscle_is_told_once() -> None:
    again = task(
        "again",
        kind="massage",
        name="Again",
        targets=("quadratus",),
        rungs=(Dose(seconds=45),),
        notes=RUB.notes,
    )
    known = {one.id: one for one in entries(plan(RUB, again), ATLAS, LEVELS)}
    parts = dict(known["quadratus"].parts)
    assert parts["Each time"] == ("Lean in.",)
    assert parts["In your plan"] == ("Rub: Mon Wed; 1 of 2 muscles a day, in turn.", "Again: every day.")
    assert parts["Dose"][-1] == "45 s"


def test_every_warning_sign_condition_and_place_never_to_press_is_on_a_page() -> None:
    told = str([one for one in KNOWN if one.kind == "page"])
    for sign in SIGNS:
        assert sign.words in told
    for condition in CONDITIONS.values():
        assert condition[1:] in told
    assert "The spine" in told
    assert "The ribs" in told
    assert ATLAS.pressure in told
    assert part("conditions", "What each rests")[0] == "Pregnancy: Posture pump."


def test_every_page_names_its_source() -> None:
    for one in KNOWN:
        assert dict(one.parts).get("Source"), one.id


def test_the_zones_are_the_plans_own() -> None:
    known = {one.id: one for one in entries(plan(amber=1, red=9), ATLAS, {})}
    assert "Green: 0. Amber: 1–8. Red: 9–10." in str(known["zones"].parts)


def test_without_a_plan_everything_else_is_there() -> None:
    found = entries(None, ATLAS, {})
    assert [one.group for one in found if one.kind == "muscle"] == [OTHERS] * 3
    assert not any(one.group == PLAN for one in found)


@given(plans())
def test_groups_come_in_their_order_and_no_id_twice_in_a_kind(made: Plan) -> None:
    found = entries(made, ATLAS, {})
    order = [GROUPS.index(one.group) for one in found]
    assert order == sorted(order)
    assert len({(one.kind, one.id) for one in found}) == len(found)
    assert {one.id for one in found if one.group == PLAN} == {one.id for one in made.tasks}


def test_a_row_opens_its_muscle_else_its_task_else_nothing() -> None:
    assert entry_of(KNOWN, "rub", "piriformis") == entry("piriformis")
    assert entry_of(KNOWN, "pump") == entry("pump")
    assert entry_of(KNOWN, "rub", "unheard-of") == entry("rub")
    assert entry_of(KNOWN, "gone") is None
    assert entry_of(KNOWN, "piriformis") is None


# Search

names = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip()))


@given(st.lists(names, min_size=1, max_size=6))
def test_every_entry_is_found_by_its_own_title_before_all_others(titles: list[str]) -> None:
    known = entries(plan(*(task(f"t{at}", name=title) for at, title in enumerate(titles))), ATLAS, {})
    for one in known:
        found = search(known, one.title)
        assert one in found
        assert one in best(known, one.title)


@given(st.sampled_from(KNOWN), st.data())
def test_beginnings_of_its_words_in_any_order_find_an_entry(one: Entry, data: st.DataObject) -> None:
    told = [
        *words_of(one.title),
        *words_of(one.about),
        *(w for _h, texts in one.parts for t in texts for w in words_of(t)),
    ]
    picked = data.draw(st.lists(st.sampled_from(told), min_size=1, max_size=4))
    typed = [word[: data.draw(st.integers(1, len(word)))] for word in picked]
    random.Random(0).shuffle(typed)
    assert one in search(KNOWN, " ".join(typed))
    assert one in search(KNOWN, "  ".join(typed).upper())


@given(st.text(max_size=30))
def test_what_is_found_holds_every_word_and_comes_in_a_stable_order(text: str) -> None:
    found = search(KNOWN, text)
    assert search(KNOWN, text) == found
    assert len(set(map(id, found))) == len(found)
    for one in found:
        told = words_of(str((one.title, one.short, one.id, one.about, one.group, one.felt_in, one.parts)))
        assert all(any(word.startswith(typed) for word in told) for typed in words_of(text))


def test_nothing_typed_lists_all_in_their_own_order() -> None:
    assert search(KNOWN, "") == search(KNOWN, "   ") == KNOWN


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("posture pump", ["pump"]),
        ("pump posture", ["pump"]),
        ("post", ["pump"]),
        ("pir", ["piriformis"]),
        ("hip", ["quadratus", "piriformis", "iliopsoas"]),
        ("asleep", ["pump"]),
        ("THIGH", ["piriformis"]),
        ("flare", ["flares"]),
        ("rub", ["rub"]),
        ("zzz", []),
        ("posture zzz", []),
        ("[/]", []),
    ],
)
def test_the_best_are_those_whose_name_is_meant(typed: str, first: list[str]) -> None:
    assert [one.id for one in best(KNOWN, typed)] == first


def test_a_name_comes_before_a_place_and_a_place_before_what_is_told() -> None:
    known = entries(
        plan(
            task("told", name="A", notes=Notes(steps=("Mind the neck.",))),
            task("near", name="B", regions=("neck",)),
            task("within", name="Long neck"),
            task("begun", name="Neck bend"),
            task("named", name="Neck"),
        ),
        ATLAS,
        {},
    )
    assert [one.id for one in search(known, "neck")[:5]] == ["named", "begun", "within", "near", "told"]


def test_accents_and_signs_do_not_matter() -> None:
    known = entries(plan(task("cafe", name="Café-Übung (leicht)")), ATLAS, {})
    assert best(known, "cafe ubung leicht") == (known[0],)
    assert best(known, "CAFÉ") == (known[0],)
