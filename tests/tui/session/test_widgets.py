"""The widgets of guided sessions show the moment they are given, keep their place, and draw no more than they must."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from kits.figure_kit import FIGURES
from kits.stage_kit import Stage, regions, shown
from kits.tui_kit import LARGE, SMALL, USUAL
from textual.pilot import Pilot

from backcare_tui.tui.drawing.stick_figure import draw
from backcare_tui.tui.session.countdown import Countdown
from backcare_tui.tui.session.pacer import Disc, Pacer, Words
from backcare_tui.tui.session.pacer import large as letters
from backcare_tui.tui.session.step_picture import FigureView
from backcare_tui.tui.themes import LIGHT

LEAST = (24, 9)
SIZES = pytest.mark.parametrize("size", [LEAST, SMALL, USUAL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")

PHASES = {
    "face-pull-press": (("pull", 0), ("hold", 1), ("press", 1)),
    "curl-up": (("lift", 0), ("lift", 0.5), ("hold", 1)),
    "side-bridge": (("lift", 0), ("lift", 0.5), ("hold", 1)),
    "bird-dog": (("reach", 0), ("reach", 0.5), ("hold", 1)),
    "opener-lying": (("in", 0), ("in", 0.5), ("in", 1)),
    "opener-arch": (("in", 0), ("in", 0.5), ("in", 1)),
    "pump": (("inflate", 0), ("inflate", 0.5), ("hold", 1)),
    "hip-flexor": (("lean", 0), ("lean", 0.5), ("hold", 1)),
}
THREE = [(name, word, done) for name, moments in PHASES.items() for word, done in moments]


def figure_view(name: str, word: str = "", done: float = 0.0) -> FigureView:
    view = FigureView()
    view.use(FIGURES[name])
    view.show(word, done)
    return view


@pytest.mark.parametrize(("name", "word", "done"), THREE)
def test_a_figure_in_three_phases(
    snap_compare: Callable[..., bool], name: str, word: str, done: float
) -> None:
    assert snap_compare(Stage(figure_view(name, word, done)), terminal_size=(60, 18))


@pytest.mark.parametrize("name", PHASES)
def test_three_phases_of_a_figure_look_different_even_in_the_least_room(name: str) -> None:
    pictures = [shown(figure_view(name, word, done), LEAST) for word, done in PHASES[name]]

    assert len({*pictures}) == 3


@SIZES
def test_a_figure_fills_the_room_it_has(size: tuple[int, int]) -> None:
    drawn = shown(figure_view("face-pull-press", "hold", 1), size).split("\n")

    assert all(line.strip() for line in drawn[1:-1])


def test_without_a_figure_there_is_nothing() -> None:
    assert not shown(FigureView()).strip()


def test_a_figure_shows_its_shapes_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = shown(figure_view("curl-up", "hold", 1))
    monkeypatch.setenv("NO_COLOR", "1")

    assert shown(figure_view("curl-up", "hold", 1)) == coloured


async def test_only_the_lines_that_changed_are_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    view = figure_view("curl-up", "lift", 0)
    async with Stage(view).run_test(size=(60, 24)):
        asked = regions(view, monkeypatch)
        view.show("lift", 0.0)
        assert asked == []
        view.show("lift", 0.001)
        assert asked == [], "nobody would see it"
        view.show("lift", 1)

    (area,) = asked
    assert 0 < area.height < 16, "the legs lie still"


async def test_a_figure_takes_on_the_colours_of_another_theme() -> None:
    view = figure_view("curl-up")
    app = Stage(view)
    async with app.run_test(size=USUAL) as pilot:
        before = view.render_line(12)
        app.theme = LIGHT.name
        await pilot.pause()
        after = view.render_line(12)

    assert before.text == after.text
    assert [segment.style for segment in before] != [segment.style for segment in after]


async def test_a_figure_is_drawn_again_when_the_terminal_changes_its_size() -> None:
    app = Stage(figure_view("bird-dog", "hold", 1))
    async with app.run_test(size=USUAL) as pilot:
        await pilot.resize_terminal(40, 20)
        await pilot.pause()

        assert app.text == shown_alone("bird-dog", "out", SMALL)


async def test_another_figure_takes_the_place_of_the_one_before() -> None:
    view = figure_view("curl-up", "hold", 1)
    app = Stage(view)
    async with app.run_test(size=SMALL) as pilot:
        view.use(FIGURES["bird-dog"])
        await pilot.pause()

        assert app.text == shown_alone("bird-dog", "out", SMALL)


def shown_alone(name: str, pose: str, size: tuple[int, int]) -> str:
    """A figure in the pose that its first step ends in, drawn without an app."""
    figure = FIGURES[name]
    drawn = draw(figure, figure.poses[pose], figure.steps[0].moves, *size)
    return "\n".join("".join(text for text, _layer in drawn.runs(line)) for line in range(size[1]))


BREATHS = [("in", 0.0), ("in", 0.5), ("out", 0.0)]


@pytest.mark.parametrize(("phase", "done"), BREATHS)
def test_a_breath_in_three_phases(snap_compare: Callable[..., bool], phase: str, done: float) -> None:
    pacer = Pacer()

    async def use(pilot: Pilot[None]) -> None:
        pacer.show(phase, done, 7, 12)
        await pilot.pause()

    assert snap_compare(Stage(pacer), terminal_size=(60, 16), run_before=use)


def test_a_breath_in_the_least_room(snap_compare: Callable[..., bool]) -> None:
    pacer = Pacer()

    async def use(pilot: Pilot[None]) -> None:
        pacer.show("in", 0.7, 7, 12)
        await pilot.pause()

    assert snap_compare(Stage(pacer), terminal_size=LEAST, run_before=use)


@SIZES
@pytest.mark.parametrize("colour", [True, False])
def test_a_breath_tells_its_count_at_any_size(
    size: tuple[int, int], colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    pacer = Pacer()

    seen = shown(pacer, size, lambda: pacer.show("out", 0.4, 7, 12))

    assert "breath 7 of 12" in seen
    assert "out" in seen or letters("out")[1] in seen


def test_the_disc_grows_in_and_shrinks_out_and_its_words_keep_their_place() -> None:
    counted, places = [], set()
    for phase, done in (("in", 0.0), ("in", 0.5), ("in", 1.0), ("out", 0.5), ("out", 1.0)):
        pacer = Pacer()
        seen = shown(pacer, USUAL, lambda: pacer.show(phase, done, 7, 12))  # noqa: B023
        counted.append(sum((ord(char) - 0x2800).bit_count() for char in seen if 0x2800 < ord(char) < 0x2900))
        places.add(seen.index("breath"))

    assert counted[0] < counted[1] < counted[2]
    assert counted[3:] == [counted[1], counted[0]]
    assert len(places) == 1


async def test_a_breath_that_hardly_moved_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pacer = Pacer()
    async with Stage(pacer).run_test(size=USUAL):
        pacer.show("in", 0.0, 1, 12)
        asked = regions(pacer.query_one(Disc), monkeypatch) + regions(pacer.query_one(Words), monkeypatch)
        pacer.show("in", 0.005, 1, 12)

    assert asked == []


def test_the_countdown(snap_compare: Callable[..., bool]) -> None:
    countdown = Countdown()

    async def use(pilot: Pilot[None]) -> None:
        countdown.show(203, 480)
        await pilot.pause()

    assert snap_compare(Stage(countdown), terminal_size=(60, 16), run_before=use)
