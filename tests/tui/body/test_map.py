"""The picture of the body as a widget: what is marked, told, picked and typed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from kits.planfile_kit import shipped_atlas
from rich.color import ColorSystem
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.pilot import Pilot
from textual.style import Style

from backcare_tui.coach import Coach
from backcare_tui.domain.body.dots import LEAST, MOST
from backcare_tui.domain.history.pain_places import Mark, body_marks, massage_target
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.body_file import BODY as FILE
from backcare_tui.storage.body_file import read_body
from backcare_tui.tui.body.chart import Chart, Spot, chart
from backcare_tui.tui.body.drawing import (
    AIMED,
    BODY,
    GREEN,
    HERE,
    LAYERS,
    PICKED,
    RED,
    Inks,
    draw,
    inks,
    layer_of,
)
from backcare_tui.tui.body.labels import SIGNED, Shown
from backcare_tui.tui.body.map import CAPTION, BodyMap, Picked
from backcare_tui.tui.themes import THEMES

ATLAS = shipped_atlas()
READ = read_body((shipped_plans() / FILE).read_text(encoding="utf-8"), FILE, ATLAS.drawn())
PICTURE = chart(READ, 22)
SPOTS = {spot.place: spot for spot in PICTURE.spots}
LAYERED = Inks(tuple(Color(layer, 0, 0) for layer in range(LAYERS)))

LEVELS = {
    "low-back-left": Mark(4, "amber", ("Piriformis",)),
    "neck-right": Mark(10, "red"),
    "foot-left": Mark(0, "green"),
    "buttock-right": Mark(None, "unknown", ("Gluteus medius",)),
}


class Bare(App[None]):
    """Only the picture."""

    CSS = "BodyMap { width: auto; height: auto; }"

    def __init__(self, coach: Coach, *, picks: bool = False) -> None:
        super().__init__()
        self.coach, self.picks = coach, picks
        self.heard: list[tuple[str, str]] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def compose(self) -> ComposeResult:
        yield BodyMap(self.coach.places(), self.coach.library.body, picks=self.picks)

    def on_picked(self, event: Picked) -> None:
        self.heard.append(("picked", event.place))

    def on_body_map_typed(self, event: BodyMap.Typed) -> None:
        self.heard.append(("typed", event.letter))


@asynccontextmanager
async def shown(coach: Coach, *, picks: bool = False) -> AsyncIterator[tuple[Bare, Pilot[None], BodyMap]]:
    """The picture on a screen of its own."""
    app = Bare(coach, picks=picks)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        yield app, pilot, app.query_one(BodyMap)


def lines(app: App[None]) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


def chart_of(picture: BodyMap) -> Chart:
    assert picture.chart is not None
    return picture.chart


def cursor_of(picture: BodyMap) -> Spot:
    assert picture.cursor is not None
    return picture.cursor


def spot_of(picture: BodyMap, place: str, view: str = "back") -> Spot:
    return next(spot for spot in chart_of(picture).of(place) if spot.view == view)


async def test_numbers_and_shapes_are_written_on_their_places(coach: Coach) -> None:
    async with shown(coach) as (app, pilot, picture):
        picture.marks = LEVELS
        await pilot.pause()
        text = lines(app)
        for place, mark in (
            ("low-back-left", "4"),
            ("foot-left", "0"),
        ):
            column, line = spot_of(picture, place).at
            assert mark in text[line][column - 4 : column + 5], place
        assert " ".join(text).count("10") == 2, "the neck is seen from the front too"


async def test_without_colours_outline_density_numbers_and_shapes_are_still_read(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(coach) as (app, pilot, picture):
        picture.marks = LEVELS
        await pilot.pause()
        coloured = lines(app)
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown(coach) as (app, pilot, picture):
        assert app.no_color
        picture.marks = LEVELS
        await pilot.pause()
        assert lines(app) == coloured
        assert "⣿" in "".join(coloured), "what hurts is full"
        for strip in app.screen._compositor.render_strips()[: picture.lines]:
            for segment in strip:
                if segment.text.strip(" ") and segment.style is not None and segment.style.color is not None:
                    red, green, blue = Color.from_rich_color(segment.style.color).rgb
                    assert red == green == blue


async def test_sides_are_words_under_each_figure(coach: Coach) -> None:
    async with shown(coach) as (app, _pilot, picture):
        words = lines(app)[chart_of(picture).lines].split()
        assert words == ["right", "left", "left", "right"]
        assert [word for word in lines(app)[0].split() if word.isalpha()] == ["front", "back"]


async def test_the_picture_keeps_its_room_whatever_it_tells(coach: Coach) -> None:
    async with shown(coach, picks=True) as (_app, pilot, picture):
        before = picture.size
        assert before.height == chart_of(picture).lines + 1 + CAPTION
        picture.marks, picture.chosen, picture.legend = LEVELS, ("neck",), "x" * 500
        await pilot.pause()
        await pilot.press("up", "left", "space")
        assert picture.size == before


async def test_the_caption_tells_the_place_under_cursor_or_pointer_else_the_legend(coach: Coach) -> None:
    async with shown(coach) as (_app, pilot, picture):
        picture.marks, picture.legend = LEVELS, "what the marks mean"
        assert picture.caption.plain == "what the marks mean"
        column, line = spot_of(picture, "low-back-left").at
        await pilot.hover(BodyMap, offset=(column, line))
        assert picture.caption.plain == "low back left 4 · target: piriformis"
        await pilot.hover(BodyMap, offset=(0, 0))
        assert picture.caption.plain == "what the marks mean"
        await pilot.hover(BodyMap, offset=(column, line))
        await pilot.hover(offset=(70, 29))
        assert picture.caption.plain == "what the marks mean", "the pointer has left the picture"
    async with shown(coach, picks=True) as (_app, _pilot, picture):
        picture.chosen = ("low-back",)
        assert picture.caption.plain == "low back middle · picked"
        picture.chosen = ("thigh-left", "foot-left")
        assert picture.caption.plain == "low back middle"
        for found, told in (("thigh", ""), ("thigh-left", " · picked"), ("foot-left", " · picked")):
            picture.show_found(found)
            assert picture.caption.plain == f"{picture._names[found]}{told}"
        picture.chosen = ("thigh-left", "thigh-right")
        picture.show_found("thigh")
        assert picture.caption.plain == "thigh · picked", "both sides are"


async def test_a_click_on_any_cell_of_a_place_picks_it(coach: Coach) -> None:
    async with shown(coach, picks=True) as (app, pilot, picture):
        for spot in chart_of(picture).spots[::4]:
            app.heard.clear()
            for cell in sorted(spot.cells)[:2]:
                if chart_of(picture).at(cell) == spot:
                    assert await pilot.click(BodyMap, offset=cell)
                    await pilot.pause()
                    assert app.heard[-1] == ("picked", spot.place)
                    assert picture.cursor == spot
        app.heard.clear()
        await pilot.click(BodyMap, offset=(0, 0))
        await pilot.click(BodyMap, offset=(8, chart_of(picture).lines))
        await pilot.pause()
        assert app.heard == [], "beside the body and on the words there is nothing to pick"


async def test_arrows_move_space_picks_and_letters_are_passed_on(coach: Coach) -> None:
    async with shown(coach, picks=True) as (app, pilot, picture):
        assert (cursor_of(picture).place, cursor_of(picture).view) == ("low-back-middle", "back")
        await pilot.press("left", "space", "left", "space", "5", "n", "é", "f1")
        assert app.heard == [
            ("picked", "low-back-left"),
            ("picked", "hip-left"),
            ("typed", "n"),
            ("typed", "é"),
        ]
        assert cursor_of(picture).view == "front"


async def test_what_is_only_shown_takes_no_focus_key_or_click(coach: Coach) -> None:
    async with shown(coach) as (app, pilot, picture):
        assert not picture.focusable
        await pilot.press("tab", "left", "space", "n")
        await pilot.click(BodyMap, offset=spot_of(picture, "chest", "front").at)
        await pilot.pause()
        assert app.heard == []
        assert picture.cursor is None
        assert "○" not in "".join(lines(app))


async def test_one_target_can_be_shown_alone(coach: Coach) -> None:
    target = coach.atlas.find("thoracic-erectors")
    assert target is not None
    async with shown(coach) as (app, pilot, picture):
        picture.tall = SIGNED
        picture.marks = body_marks({}, (massage_target(target, coach.atlas),), coach.atlas, coach.plan)
        await pilot.pause()
        assert "".join(lines(app)).count("◆") == 2
        await pilot.hover(BodyMap, offset=spot_of(picture, "upper-back-right").at)
        assert picture.caption.plain == "upper back right · target: thoracic erectors"


@pytest.mark.parametrize("muscle", ["upper-trapezius", "levator-scapulae", "suboccipitals"])
@pytest.mark.parametrize("tall", [12, 22])
async def test_no_picture_sends_a_hand_to_the_front_of_the_neck(coach: Coach, muscle: str, tall: int) -> None:
    target = coach.atlas.find(muscle)
    assert target is not None
    aim = massage_target(target, coach.atlas)
    async with shown(coach) as (_app, pilot, picture):
        picture.tall = tall
        unmarked = draw(picture.chart, Shown({}), LAYERED)
        picture.marks = body_marks(dict.fromkeys(aim.places, 0), (aim,), coach.atlas, coach.plan)
        marked = draw(picture.chart, Shown(dict.fromkeys(aim.places, Mark(targets=(aim.short,)))), LAYERED)
        half = picture.chart.width // 2
        assert [line[:half] for line in marked] == [line[:half] for line in unmarked], (
            "neither sign nor colour"
        )
        assert "".join(line.plain[half:] for line in marked).count("◆") == (
            len(aim.places) if tall >= SIGNED else 0
        )
        assert marked != unmarked, "it is filled"
        await pilot.pause()
        for spot in picture.chart.of(aim.places[0]):
            await pilot.hover(BodyMap, offset=spot.at)
            assert ("target" in picture.caption.plain) == (spot.view == "back"), "nor in words"
            assert " 0" in picture.caption.plain, "pain is told in both"


async def test_chosen_places_have_a_sign_and_the_cursor_fills_its_place(coach: Coach) -> None:
    async with shown(coach, picks=True) as (app, pilot, picture):
        picture.chosen = ("buttock", "head")
        await pilot.pause()
        text = "".join(lines(app))
        assert text.count("●") == 4, "both buttocks, and the head from both sides"
        assert "○" not in text
        assert where(HERE, app, picture) - {"mid-back-middle"} == {"low-back-middle"}, "but for a shared cell"
        picture.show_found("thigh")
        await pilot.pause()
        assert where(HERE, app, picture) == {"thigh-left", "thigh-right"}
        assert picture.caption.plain == "thigh"
        picture.show_found("")
        assert cursor_of(picture).place == "thigh-left"


async def test_another_size_keeps_the_cursors_place(coach: Coach) -> None:
    async with shown(coach, picks=True) as (_app, pilot, picture):
        await pilot.press("left")
        small = picture.lines
        picture.fit(30, 60)
        await pilot.pause()
        assert picture.lines > small
        assert cursor_of(picture).place == "low-back-left"
        assert picture.cursor in chart_of(picture).spots


@pytest.mark.parametrize(
    "theme", [*(theme.name for theme in THEMES), "textual-light", "nord", "ansi-dark", "dracula"]
)
async def test_marks_can_be_read_in_every_theme_and_the_body_is_seen(coach: Coach, theme: str) -> None:
    async with shown(coach, picks=True) as (app, pilot, picture):
        app.theme = theme
        picture.marks = {
            spot.place: Mark(at % 11, ("green", "amber", "red")[at % 3], ("x",) if at % 4 else ())
            for at, spot in enumerate(chart_of(picture).spots)
        }
        await pilot.pause()
        assert "10" in "".join(lines(app))
        page = app.screen.background_colors[1]
        colours = inks(app.get_css_variables(), page)
        if colours.colours[HERE].ansi is not None:
            return  # how bright the terminal's own colours are is for the terminal to say
        least = 4.5 if theme == "backcare-contrast" else 3
        for color in colours.colours:
            assert contrast(color, page) >= least
        for line in draw(chart_of(picture), Shown(picture.marks, ("head",), (cursor_of(picture),)), colours):
            for span in line.spans:
                assert isinstance(span.style, Style)
                assert span.style.background is None, "no tint: cells would make blocks of the body again"


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG 2 defines it."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def where(layer: int, app: App[None], picture: BodyMap) -> set[str]:
    """The places of which something has the colour of a layer on the screen."""
    ink = inks(app.get_css_variables(), picture.background_colors[1]).colours[layer]
    found = set()
    rendered = picture.render().split("\n")
    for spot in picture.chart.spots:
        inner = [cell for cell in spot.cells if picture.chart.at(cell) == spot]
        styles = [
            span.style
            for column, line in inner
            for span in rendered[line].spans
            if span.start <= column < span.end
        ]
        if all(isinstance(style, Style) and style.foreground == ink for style in styles):
            found.add(spot.place)
    return found


def drawn(marks: Mapping[str, Mark], **more: Any) -> list[Content]:
    return draw(PICTURE, Shown(marks, **more), LAYERED)


def style_at(lines: list[Content], column: int, line: int) -> Style:
    (style,) = [span.style for span in lines[line].spans if span.start <= column < span.end] or [Style()]
    assert isinstance(style, Style)
    return style


def colours_of(lines: list[Content]) -> set[Color]:
    """The colours of all that is not the empty body."""
    styles = [span.style for line in lines for span in line.spans]
    found = {
        style.foreground for style in styles if isinstance(style, Style) and style.foreground is not None
    }
    return found - {LAYERED.colours[BODY]}


def test_an_unmarked_body_is_an_outline_and_nothing_else() -> None:
    lines = drawn({})
    assert colours_of(lines) == set()
    assert {*"".join(line.plain for line in lines)} <= {" ", *map(chr, range(0x2801, 0x2900))}
    column, line = SPOTS["chest"].at
    assert lines[line].plain[column] == " ", "it is empty"


def test_a_place_is_filled_in_its_colour_up_to_the_edge_and_no_further() -> None:
    lines, bare = drawn({"buttock-left": Mark(9, "red")}), drawn({})
    spot = SPOTS["buttock-left"]
    assert colours_of(lines) == {LAYERED.colours[RED]}
    for y, (line, before) in enumerate(zip(lines, bare, strict=True)):
        for x, (sign, old) in enumerate(zip(line.plain, before.plain, strict=True)):
            if (x, y) not in spot.cells:
                assert sign == old, "what is beside it stays as it was"
            elif sign != "9":
                assert style_at(lines, x, y).foreground == LAYERED.colours[RED], "a mark beats the outline"
    inner = [cell for cell in spot.cells if PICTURE.share(spot, cell) == 8 and cell != spot.at]
    assert {lines[line].plain[column] for column, line in inner} == {"⣿"}
    number = style_at(lines, *spot.at)
    assert (number.foreground, number.bold, number.background) == (LAYERED.colours[RED], True, None)


@pytest.mark.parametrize(
    "places", [("low-back-left", "buttock-left"), ("low-back-left", "low-back-middle")], ids=["row", "column"]
)
def test_two_places_beside_one_another_are_told_apart_without_colours(places: tuple[str, str]) -> None:
    both, (one, other) = (
        dots_of(drawn({}, chosen=places)),
        (dots_of(drawn({}, chosen=(place,))) for place in places),
    )
    assert both < one | other, "a row or a column of dots between them is free"
    assert both - one
    assert both - other


def test_a_cell_of_two_places_has_the_colour_of_the_cursor_rather_than_of_what_is_picked() -> None:
    shared = [
        cell
        for cell, touched in PICTURE.shares.items()
        if {SPOTS["low-back-left"], SPOTS["buttock-left"]} <= {*touched}
    ]
    for place, other in (("low-back-left", "buttock-left"), ("buttock-left", "low-back-left")):
        lines = drawn({}, chosen=(other,), here=(SPOTS[place],))
        free = [
            cell for cell in shared if cell != SPOTS[other].at and lines[cell[1]].plain[cell[0]] > "\u2800"
        ]
        assert free
        assert {style_at(lines, *cell).foreground for cell in free} == {LAYERED.colours[HERE]}


def dots_of(lines: list[Content]) -> set[tuple[int, int, int]]:
    """Every dot: its column, its line, and which of the cell's it is."""
    return {
        (x, y, bit)
        for y, line in enumerate(lines)
        for x, sign in enumerate(line.plain)
        if "\u2800" <= sign <= "\u28ff"
        for bit in range(8)
        if ord(sign) >> bit & 1
    }


@pytest.mark.parametrize(
    ("shown", "layer"),
    [
        ({"marks": {"chest": Mark(3, "green", ("x",))}}, GREEN),
        ({"marks": {"chest": Mark(None, targets=("x",))}}, AIMED),
        ({"marks": {"chest": Mark(0, "green")}}, BODY),
        ({"marks": {"chest": Mark(9, "red")}, "chosen": ("chest",)}, PICKED),
        ({"marks": {"chest": Mark(9, "red")}, "chosen": ("chest",), "here": ("chest",)}, HERE),
    ],
    ids=["pain before massage", "massage", "no pain", "picked before pain", "the cursor before all"],
)
def test_what_fills_a_place(shown: dict[str, Any], layer: int) -> None:
    here = tuple(SPOTS[place] for place in shown.pop("here", ()))
    assert layer_of(SPOTS["chest"], Shown(**shown, here=here)) == layer


@pytest.mark.parametrize("lines", range(LEAST, MOST + 1))
def test_cursor_picked_and_both_are_told_apart_without_colours_at_every_size(lines: int) -> None:
    picture = chart(READ, lines)
    for spot in picture.spots:
        looks = set()
        for chosen, here in (((), ()), ((), (spot,)), ((spot.place,), ()), ((spot.place,), (spot,))):
            lines_drawn = draw(picture, Shown({}, chosen, here), LAYERED)
            bold = [
                (y, span.start, span.end)
                for y, line in enumerate(lines_drawn)
                for span in line.spans
                if isinstance(span.style, Style) and span.style.bold
            ]
            looks.add((*(line.plain for line in lines_drawn), *bold))
        assert len(looks) == 4, spot.place


def test_the_cursor_looks_the_same_on_every_place_whatever_is_beside_it() -> None:
    for spot in PICTURE.spots:
        alone = drawn({}, here=(spot,))
        beside = drawn({}, here=(spot,), chosen=[place for place in SPOTS if place != spot.place])
        for column, line in spot.cells:
            if PICTURE.at((column, line)) == spot:
                assert style_at(alone, column, line).foreground == LAYERED.colours[HERE]
                assert style_at(beside, column, line) == style_at(alone, column, line)
        assert {LAYERED.colours[HERE]} == colours_of(alone)
        assert not any(
            span.style.reverse for line in alone for span in line.spans if isinstance(span.style, Style)
        )


def test_what_is_picked_is_thinner_than_the_cursor() -> None:
    spot, bare = SPOTS["buttock-left"], dots_of(drawn({}))
    picked, here = (
        len(dots_of(lines) - bare) for lines in (drawn({}, chosen=(spot.place,)), drawn({}, here=(spot,)))
    )
    assert picked < 0.6 * here


def test_the_place_under_the_pointer_is_half_as_dense_and_says_nothing() -> None:
    spot = SPOTS["thigh-left"]
    lines, full, bare = drawn({}, hover=spot), drawn({"thigh-left": Mark(None, targets=("x",))}), drawn({})
    more = [len(dots_of(picture) - dots_of(bare)) for picture in (lines, full)]
    assert 0.4 < more[0] / (more[1] / 2) < 0.7, "massage is drawn from both sides"
    assert colours_of(lines) == set()
    assert not {*"".join(line.plain for line in lines)} & {*"○●◆0123456789"}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_on_a_terminal_of_16_colours_the_body_is_still_seen(coach: Coach, theme) -> None:
    async with shown(coach) as (app, pilot, _picture):
        app.theme = theme.name
        await pilot.pause()
        page = app.screen.background_colors[1]
        body = inks(app.get_css_variables(), page).colours[BODY]
        numbers = [color.rich_color.downgrade(ColorSystem.STANDARD).number for color in (page, body)]
        assert numbers[0] != numbers[1]
