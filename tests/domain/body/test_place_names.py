"""Regions as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.coach import Coach
from backcare_tui.domain.body.place_names import (
    NoArms,
    find_places,
    read_place,
    read_places,
    read_spots,
    regions_of,
    toggled,
)
from backcare_tui.domain.safety import signs_at

PLACES = {
    "head": "head",
    "neck": "neck",
    "neck-left": "neck left",
    "neck-right": "neck right",
    "mid-back": "mid-back",
    "mid-back-left": "mid-back left",
    "mid-back-middle": "mid-back middle",
    "mid-back-right": "mid-back right",
    "low-back": "low back",
    "low-back-left": "low back left",
    "low-back-middle": "low back middle",
    "low-back-right": "low back right",
    "hip": "hip or groin",
    "hip-left": "hip or groin left",
    "lower-leg": "lower leg",
}


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("low-back-left", "low-back-left"),
        ("low back left", "low-back-left"),
        ("Low Back L", "low-back-left"),
        ("left low back", "low-back-left"),
        ("left low-back", "low-back-left"),
        ("l low back", "low-back-left"),
        ("low_back/left", "low-back-left"),
        ("the left side of my low back", "low-back-left"),
        ("low back", "low-back"),
        ("lower back", "low-back"),
        ("lower back left", "low-back-left"),
        ("left lower back", "low-back-left"),
        ("low-back", "low-back"),
        ("low back m", "low-back-middle"),
        ("low back centre", "low-back-middle"),
        ("mid back", "mid-back"),
        ("mid-back r", "mid-back-right"),
        ("mid back mid", "mid-back-middle"),
        ("middle mid back", "mid-back-middle"),
        ("hip", "hip"),
        ("hip or groin left", "hip-left"),
        ("hip l", "hip-left"),
        ("neck", "neck"),
        ("lower leg", "lower-leg"),
        ("lo b l", "low-back-left"),
        ("l lo ba", "low-back-left"),
        ("groin l", "hip-left"),
        ("nec r", "neck-right"),
        ("low b", "low-back"),
        ("leg", "lower-leg"),
        ("hea", "head"),
    ],
)
def test_a_place_is_read_as_it_is_said(typed: str, place: str) -> None:
    assert read_place(typed, PLACES) == place


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nek", "neck"),
        ("lowback", "low-back"),
    ],
)
def test_a_near_miss_is_told_what_was_probably_meant(typed: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"'{typed}' is not a region: did you mean '{meant}'"):
        read_place(typed, PLACES)


def test_what_is_near_nothing_is_told_the_regions_without_their_sides() -> None:
    with pytest.raises(
        ValueError, match="there are head, neck, mid-back, low-back, hip, lower-leg"
    ) as caught:
        read_place("zzz", PLACES)
    assert "neck-left" not in str(caught.value)


def test_a_side_that_a_region_has_not_is_told_the_sides_it_has() -> None:
    with pytest.raises(ValueError, match="there are neck, neck-left, neck-right"):
        read_place("neck middle", PLACES)
    with pytest.raises(ValueError, match="Head has no sides here; write head"):
        read_place("head left", PLACES)


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("low", "low-back, lower-leg"),
        ("back l", "mid-back-left, low-back-left"),
        ("r", "neck-right, mid-back-right, low-back-right"),
        ("mid", "mid-back, mid-back-left"),
    ],
)
def test_what_could_be_several_is_not_guessed(typed: str, choices: str) -> None:
    with pytest.raises(ValueError, match=f"'{typed}' could be {choices}.*; type a little more"):
        read_place(typed, PLACES)


@pytest.mark.parametrize("typed", ["", " ", "the", "my side", "-"])
def test_nothing_typed_is_no_place(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a region"):
        read_place(typed, PLACES)


def test_one_letter_for_a_side_is_the_side_beside_other_words_and_a_beginning_alone() -> None:
    assert find_places("back l", PLACES) == ["mid-back-left", "low-back-left"]
    assert {"low-back", "lower-leg", "neck-left"} <= {*find_places("l", PLACES)}


def test_the_best_match_is_first_and_each_is_there_once() -> None:
    assert find_places("low back", PLACES)[:2] == ["low-back", "low-back-left"]
    assert find_places("left", PLACES) == ["neck-left", "hip-left", "mid-back-left", "low-back-left"]
    assert find_places("zzz", PLACES) == find_places("neck left left", PLACES) == []
    assert set(find_places("", PLACES)) == {*PLACES}


def test_typing_finds_every_place_by_its_words_in_any_order_and_by_their_beginnings(coach: Coach) -> None:
    places = coach.places()
    for place, said in places.items():
        words = said.replace("-", " ").split()
        for order in (words, words[::-1], place.split("-")):
            assert find_places(" ".join(order), places)[0] == place
            for cut in (2, 3):
                assert place in find_places(" ".join(word[:cut] for word in order), places)


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["l", "r", "m", "low", "back", "left", "neck", "hip", "or", "10"])).map(
        " ".join
    )
)
def test_what_is_read_is_what_is_found_first(typed: str) -> None:
    found = find_places(typed, PLACES)
    assert len(found) == len({*found})
    try:
        read = read_place(typed, PLACES)
    except ValueError:
        return
    assert found[0] == read or len(typed) > 60


def test_a_region_takes_the_place_of_its_sides_and_goes_when_one_of_them_does() -> None:
    assert toggled((), "head") == ("head",)
    assert toggled(("head", "neck-left"), "head") == ("neck-left",)
    assert toggled(("neck-left", "low-back-left", "neck-right"), "neck") == ("low-back-left", "neck")
    assert toggled(("neck", "head"), "neck-left") == ("head",)
    assert toggled(("neck", "head"), "neck") == ("head",)


@given(st.text(max_size=200))
def test_any_text_is_a_place_or_one_short_sentence(typed: str) -> None:
    said = ""
    try:
        assert read_place(typed, PLACES) in PLACES
    except ValueError as error:
        said = str(error)
    assert "\n" not in said
    assert len(said) < 1000


def test_every_place_of_the_atlas_is_read_by_its_id_its_words_and_its_side_first(coach: Coach) -> None:
    places = coach.places()
    for place, words in places.items():
        assert read_place(place, places) == place
        assert read_place(words, places) == place
        region, _, side = place.rpartition("-")
        if region in places:
            assert read_place(f"{side} {places[region]}", places) == place
            assert read_place(f"{region} {side[0]}", places) == place
    assert regions_of(places) == [region.id for region in coach.atlas.region]


PAIRED = {
    **PLACES,
    "chest": "chest",
    **{
        place: place.replace("-", " ")
        for region in ("thigh", "lower-leg", "foot")
        for place in (region, f"{region}-left", f"{region}-right")
    },
}
LEGS = ["thigh-left", "thigh-right", "lower-leg-left", "lower-leg-right"]


@pytest.mark.parametrize(
    ("typed", "spots"),
    [
        ("both legs", LEGS),
        ("legs", LEGS),
        ("feet", ["foot-left", "foot-right"]),
        ("both my feet", ["foot-left", "foot-right"]),
        ("both calves", ["lower-leg-left", "lower-leg-right"]),
        ("left calf", ["lower-leg-left"]),
        ("low back, both sides", ["low-back-left", "low-back-right"]),
        ("lower back left", ["low-back-left"]),
        ("lower leg", ["lower-leg"]),
    ],
)
def test_both_sides_of_a_place_are_taken_as_people_say_them(typed: str, spots: list[str]) -> None:
    assert read_spots(typed, PAIRED) == spots


def test_both_legs_put_their_sign_however_they_are_said() -> None:
    for typed in ("both legs", "legs", "both feet", "calves", "thighs"):
        assert signs_at(read_spots(typed, PAIRED)) == ("both-legs",)
    assert read_places(["neck", "both", "legs"], PAIRED) == ["neck", *LEGS]


@pytest.mark.parametrize("typed", ["arm", "arms", "both arms", "arm left", "hands", "right elbow"])
def test_an_arm_is_told_from_what_is_no_place_at_all(typed: str) -> None:
    with pytest.raises(NoArms):
        read_spots(typed, PAIRED)
    with pytest.raises(NoArms):
        read_places(["neck", *typed.split()], PAIRED)
