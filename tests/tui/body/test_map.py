"""The picture of the body as a widget: what is marked, told, picked and typed."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import pytest
from rich.color import ColorSystem
from textual.app import App, ComposeResult
from textual.color import Color
from textual.pilot import Pilot
from textual.style import Style

from backcare_tui.coach import Coach
from backcare_tui.domain.body.atlas import Figure
from backcare_tui.domain.history.pain_places import Mark, body_marks, massage_target
from backcare_tui.tui.body.chart import Chart, Spot, chart
from backcare_tui.tui.body.map import CAPTION, BodyMap, Picked
from backcare_tui.tui.body.pixels import QUARTERS, SHADES, Inks, Shown, draw, inks, luminance, mark_text
from backcare_tui.tui.themes import THEMES

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
            ("low-back-left", "4◆"),
            ("neck-right", "10"),
            ("foot-left", "0"),
            ("buttock-right", "◆"),
        ):
            column, line = spot_of(picture, place).at
            assert mark in text[line][column - 2 : column + 3], place
        assert "10" in text[spot_of(picture, "neck-right", "front").at[1]], "it is seen from the front too"


async def test_without_colours_silhouette_numbers_and_marks_are_still_read(
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
        head, *rest = coloured[: chart_of(picture).lines]
        drawn = "".join((head.replace("front", "").replace("back", ""), *rest))
        assert {*QUARTERS, "◆"} >= set(drawn) - {*"0123456789"}
        assert {*"█▄▟▙▐▌◆"} <= set("".join(coloured)), "a round outline"
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
        picture.marks = body_marks({}, (massage_target(target, coach.atlas),), coach.atlas, coach.plan)
        await pilot.pause()
        assert "".join(lines(app)).count("◆") == 2
        await pilot.hover(BodyMap, offset=spot_of(picture, "upper-back-right").at)
        assert picture.caption.plain == "upper back right · target: thoracic erectors"


@pytest.mark.parametrize("muscle", ["upper-trapezius", "levator-scapulae", "suboccipitals"])
@pytest.mark.parametrize("large", [False, True])
async def test_no_picture_sends_a_hand_to_the_front_of_the_neck(
    coach: Coach, muscle: str, large: bool
) -> None:
    target = coach.atlas.find(muscle)
    assert target is not None
    aim = massage_target(target, coach.atlas)
    async with shown(coach) as (_app, pilot, picture):
        picture.large = large
        unmarked = draw(picture.chart, Shown({}), PLAIN_INKS)
        picture.marks = body_marks(dict.fromkeys(aim.places, 0), (aim,), coach.atlas, coach.plan)
        marked = draw(picture.chart, Shown(dict.fromkeys(aim.places, Mark(targets=(aim.short,)))), PLAIN_INKS)
        half = picture.chart.width // 2
        assert [line[:half] for line in marked] == [line[:half] for line in unmarked], (
            "neither sign nor colour"
        )
        assert "".join(line.plain[half:] for line in marked).count("◆") == len(aim.places)
        await pilot.pause()
        for spot in picture.chart.of(aim.places[0]):
            await pilot.hover(BodyMap, offset=spot.at)
            assert ("target" in picture.caption.plain) == (spot.view == "back"), "nor in words"
            assert " 0" in picture.caption.plain, "pain is told in both"


async def test_chosen_places_and_the_cursor_are_shapes(coach: Coach) -> None:
    async with shown(coach, picks=True) as (app, pilot, picture):
        picture.chosen = ("buttock", "head")
        await pilot.pause()
        text = "".join(lines(app))
        assert text.count("●") == 4, "both buttocks, and the head from both sides"
        assert text.count("○") == 1
        picture.show_found("thigh")
        await pilot.pause()
        assert "".join(lines(app)).count("○") == 4, "both thighs from both sides"
        assert picture.caption.plain == "thigh"
        picture.show_found("")
        assert cursor_of(picture).place == "thigh-left"


async def test_another_size_keeps_the_cursors_place(coach: Coach) -> None:
    async with shown(coach, picks=True) as (_app, pilot, picture):
        await pilot.press("left")
        small = picture.lines
        picture.large = True
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
        colours = inks(app.get_css_variables(), app.screen.background_colors[1])
        if colours.words.ansi is not None:
            return  # how bright the terminal's own colours are is for the terminal to say
        here = Shown(picture.marks, ("head",), (cursor_of(picture),))
        for line in draw(chart_of(picture), here, colours):
            for span in line.spans:
                style = span.style
                assert isinstance(style, Style)
                if style.bold and style.background is not None:
                    assert style.foreground is not None
                    one, other = sorted(
                        (luminance(style.foreground), luminance(style.background)), reverse=True
                    )
                    assert (one + 0.05) / (other + 0.05) >= 4.5
        page = luminance(colours.page)
        one, other = sorted((luminance(colours.body(SHADES[0])), page), reverse=True)
        assert (one + 0.05) / (other + 0.05) >= 1.7


PAGE, WORDS, ACCENT = Color(0, 0, 0), Color(200, 200, 200), Color(0, 200, 200)
PLAIN_INKS = Inks(PAGE, WORDS, ACCENT, {"red": Color(200, 0, 0), "green": Color(0, 200, 0)})


def cell(upper: str, lower: str, marks: Mapping[str, Mark] | None = None) -> tuple[str, Style]:
    """How one cell of four pixels is drawn; the low back's mark is written elsewhere."""
    rows = tuple("." * 16 + row + "." * 12 + "llllll" for row in (upper, lower))
    picture = chart((Figure("front", rows), Figure("back", ("..", ".."))), {"l": "low-back-left"})
    (line,) = draw(picture, Shown(marks or {}), PLAIN_INKS)
    at = rows[0].index(upper, 16) // 2
    (style,) = [span.style for span in line.spans if span.start <= at < span.end] or [Style()]
    assert isinstance(style, Style)
    return line.plain[at], style


def test_the_quarters_are_what_unicode_calls_them() -> None:
    corners = ("UPPER LEFT", "UPPER RIGHT", "LOWER LEFT", "LOWER RIGHT")
    halves = {3: "UPPER HALF BLOCK", 5: "LEFT HALF BLOCK", 10: "RIGHT HALF BLOCK", 12: "LOWER HALF BLOCK"}
    for number, glyph in enumerate(QUARTERS):
        inked = [corner for at, corner in enumerate(corners) if number >> at & 1]
        plain = {0: "SPACE", 15: "FULL BLOCK"} | halves
        assert unicodedata.name(glyph) == plain.get(number, "QUADRANT " + " AND ".join(inked))


@pytest.mark.parametrize("number", range(16))
def test_every_cell_is_drawn_as_its_four_pixels_are(number: int) -> None:
    pixels = ["o" if number & bit else "." for bit in (1, 2, 4, 8)]
    glyph, style = cell("".join(pixels[:2]), "".join(pixels[2:]))
    assert glyph == QUARTERS[number]
    assert number in {0, 15} or (style.foreground, style.background) == (PLAIN_INKS.body(SHADES[0]), None)


def test_of_three_colours_in_a_cell_the_outline_stays_then_what_is_marked() -> None:
    marks = {"low-back-left": Mark(9, "red")}
    body, red = PLAIN_INKS.body(SHADES[0]), PLAIN_INKS.hurt(Mark(9, "red"), PLAIN_INKS.body(SHADES[1]))
    assert cell("ol", "..")[0] == "▀", "two shades beside nothing are one"
    glyph, style = cell("ol", ".o", marks)
    assert (glyph, style.background) == ("▜", None), "the outline stays"
    assert style.foreground == red, "a mark is kept rather than plain body"
    glyph, style = cell("ol", "xo", marks)
    assert {style.foreground, style.background} == {body, red}
    assert glyph in "▝▙"


def test_a_mark_says_chosen_level_and_target_in_that_order() -> None:
    spot = Spot("back", "head", frozenset({(0, 0)}), (0, 0), 0, 0)
    marks = {"head": Mark(10, "red", ("x",))}
    assert mark_text(spot, Shown(marks)) == "10◆"
    assert mark_text(spot, Shown(marks, ("head",))) == "●10◆"
    assert mark_text(spot, Shown({}, (), (spot,))) == "○"
    assert mark_text(spot, Shown({}, ("head",), (spot,))) == "●"
    assert mark_text(spot, Shown({})) == ""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_on_a_terminal_of_16_colours_the_body_is_still_seen(coach: Coach, theme) -> None:
    async with shown(coach) as (app, pilot, _picture):
        app.theme = theme.name
        await pilot.pause()
        colours = inks(app.get_css_variables(), app.screen.background_colors[1])
        page, *body = (
            color.rich_color.downgrade(ColorSystem.STANDARD).number
            for color in (colours.page, *map(colours.body, SHADES))
        )
        assert page not in body


async def test_stronger_pain_is_a_stronger_shade(coach: Coach) -> None:
    async with shown(coach) as (app, _pilot, _picture):
        colours = inks(app.get_css_variables(), app.screen.background_colors[1])
        body = colours.body(SHADES[0])
        assert colours.hurt(Mark(0, "green"), body) == body
        far = [sum(abs(a - b) for a, b in zip(colours.hurt(Mark(level, "red"), body).rgb, body.rgb, strict=True))
               for level in (6, 8, 10)]  # fmt: skip
        assert far == sorted({*far})
