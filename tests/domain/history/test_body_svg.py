"""The picture of the body as SVG: what a browser reads, with the marks that the screen has."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.planfile_kit import shipped_atlas

from backcare_tui.domain.body.dots import MOST, dots
from backcare_tui.domain.history.body_svg import AIM, AIMED, FILLS, body_svg
from backcare_tui.domain.history.pain_places import Mark
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.body_file import BODY, read_body

ATLAS = shipped_atlas()
NAMES = ATLAS.places()
SHIPPED = read_body((shipped_plans() / BODY).read_text(encoding="utf-8"), BODY, ATLAS.drawn())
SVG = "{http://www.w3.org/2000/svg}"


def picture(marks: dict[str, Mark], **words: str) -> ET.Element:
    return ET.fromstring(body_svg(SHIPPED, marks, NAMES, **words))


def texts(figure: ET.Element) -> list[str]:
    return [text.text or "" for text in figure.iter(f"{SVG}text")]


def fills(figure: ET.Element) -> list[str]:
    return [
        path.get("fill", "")
        for path in figure.iter(f"{SVG}path")
        if path.get("fill") in (*FILLS.values(), AIMED)
    ]


def figures(root: ET.Element) -> list[ET.Element]:
    """Front and back."""
    return root.findall(f"{SVG}g")


def test_front_and_back_stand_over_the_persons_own_sides() -> None:
    front, back = figures(picture({}))
    assert texts(front) == ["front", "right", "left"]
    assert texts(back) == ["back", "left", "right"]
    assert fills(front) == fills(back) == []


def test_a_number_and_a_shape_tell_what_the_colour_tells() -> None:
    root = picture(
        {
            "low-back-left": Mark(6, "red", ("Piriformis",)),
            "chest": Mark(2, "green"),
            "buttock-right": Mark(None, targets=("x",)),
        }
    )
    front, back = figures(root)
    assert (fills(front), texts(front)[0]) == ([FILLS["green"]], "2")
    assert fills(back) == [FILLS["red"], AIMED]
    assert {f"6{AIM}", AIM} <= {*texts(back)}
    told = root.findtext(f"{SVG}desc")
    assert told == "low back left 6 · target: piriformis; chest 2; buttock right · target: x"
    assert root.findtext(f"{SVG}title") == "Body"


def test_both_halves_are_drawn_and_both_may_be_filled() -> None:
    root = picture({})
    clip, both = root.find(f"{SVG}defs/{SVG}clipPath"), root.find(f"{SVG}defs/{SVG}g")
    assert clip is not None
    assert both is not None
    turned = [path.get("transform") for path in clip]
    assert turned == [None, None, "scale(-1 1)", "scale(-1 1)"]
    assert [part.get("d") for part in clip][:2] == [part.get("d") for part in clip][2:]
    assert [part.get("transform") for part in both] == [None, "scale(-1 1)"]


def test_no_picture_sends_a_hand_to_the_front_of_the_neck() -> None:
    front, back = figures(picture({"neck-left": Mark(None, targets=("Upper trapezius",))}))
    assert fills(front) == []
    assert AIM not in "".join(texts(front))
    assert (fills(back), AIM in texts(back)) == ([AIMED], True)


@pytest.mark.parametrize("place", ATLAS.drawn())
def test_a_number_stands_on_its_place(place: str) -> None:
    seen, scale = dots(SHIPPED, MOST), SHIPPED.tall / (4 * MOST)
    for figure, view in zip(figures(picture({place: Mark(7, "red")})), ("front", "back"), strict=True):
        numbers = [text for text in figure.iter(f"{SVG}text") if text.text == "7"]
        assert len(numbers) == (place in seen.places[view])
        for number in numbers:
            x, y = float(number.get("x", "")) / 60, (float(number.get("y", "")) - 7) / 60
            row = seen.places[view][place][round(y / scale - 0.5)]
            assert row >> round(x / scale) + seen.reach & 1


@given(
    st.dictionaries(
        st.sampled_from([*NAMES, "nowhere"]),
        st.builds(Mark, st.none() | st.integers(0, 10), st.just("red"), st.tuples(st.text())),
    ),
    st.text(),
    st.text(),
)
def test_anyones_words_are_words_in_it(marks: dict[str, Mark], legend: str, label: str) -> None:
    svg = body_svg(SHIPPED, marks, dict.fromkeys(NAMES, legend), legend=legend, label=label)
    root = ET.fromstring(svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "defs",
        "clipPath",
        "g",
        "use",
        "path",
        "text",
    }
    assert svg.isascii()
    assert all(line.isprintable() for line in svg.splitlines())
    assert root.findtext(f"{SVG}title") == "".join(char for char in label if char.isprintable())


def test_it_is_small_enough_to_stand_in_a_page() -> None:
    assert len(body_svg(SHIPPED, dict.fromkeys(ATLAS.drawn(), Mark(5, "amber", ("x",))), NAMES)) < 30_000
