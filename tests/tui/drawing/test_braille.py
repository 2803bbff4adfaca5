"""Dots are set where they are meant to be, and lines of them come out as wide as the drawing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from kits.figure_kit import FIGURES, MOMENTS

from backcare_tui.domain.body.figure import Figure, moment, pose_in
from backcare_tui.tui.drawing.braille import Canvas, curve
from backcare_tui.tui.drawing.stick_figure import WORK, Sheet, draw

SIZES = st.tuples(st.integers(1, 130), st.integers(1, 45))
DOTS = st.tuples(st.floats(-200, 200), st.floats(-200, 200))


def text(canvas: Canvas) -> list[str]:
    return ["".join(piece for piece, _layer in canvas.runs(line)) for line in range(canvas.lines)]


def dots(canvas: Canvas) -> int:
    """How many dots are set."""
    return sum((ord(char) - 0x2800).bit_count() for line in text(canvas) for char in line if char != " ")


@given(SIZES, st.lists(DOTS, min_size=1, max_size=4), st.floats(0.5, 30))
def test_whatever_is_drawn_every_line_is_as_wide_as_the_drawing(
    size: tuple[int, int], points: list[tuple[float, float]], radius: float
) -> None:
    canvas = Canvas(*size, 2)
    canvas.stroke(points, radius, 1, gap=1)
    canvas.fill(points, 0)
    canvas.ring(points[0], radius, 1, 0)
    canvas.haze(points[0], radius, 0)
    canvas.under(points, radius, 1)

    assert [len(line) for line in text(canvas)] == [size[0]] * size[1]


def test_a_line_one_dot_thick_is_one_dot_thick() -> None:
    level, upright = Canvas(10, 5, 1), Canvas(10, 5, 1)
    level.stroke([(0, 8), (20, 8)], 0.5, 0)
    upright.stroke([(10, 0), (10, 20)], 0.5, 0)

    assert dots(level) == dots(upright) == 20


def test_the_four_corners_are_the_four_corners() -> None:
    canvas = Canvas(2, 2, 1)
    for corner in ((0.5, 0.5), (3.5, 0.5), (0.5, 7.5), (3.5, 7.5)):
        canvas.stroke([corner], 0.4, 0)

    assert text(canvas) == ["⠁⠈", "⡀⢀"]


def test_what_is_drawn_later_hides_what_lies_below_and_gives_the_colour() -> None:
    canvas = Canvas(4, 2, 2)
    canvas.fill([(0, 0), (8, 0), (8, 8), (0, 8)], 1)
    canvas.fill([(0, 0), (4, 0), (4, 8), (0, 8)], 0)

    assert canvas.runs(0) == [("⣿⣿", 0), ("⣿⣿", 1)]


def test_what_is_drawn_under_hides_nothing() -> None:
    canvas = Canvas(2, 1, 2)
    canvas.fill([(0, 0), (2, 0), (2, 4), (0, 4)], 1)
    canvas.under([(0, 2), (4, 2)], 2, 0)

    assert canvas.runs(0) == [("⣿", 1), ("⣿", 0)]


def test_a_curve_passes_the_point_it_is_bent_through() -> None:
    assert curve((0, 0), (5, 9), (10, 0))[4] == (5, 9)


@given(MOMENTS, SIZES, st.booleans())
def test_every_figure_is_drawn_at_any_size(
    moment_of: tuple[Figure, str, float], size: tuple[int, int], mirrored: bool
) -> None:
    figure, word, fraction = moment_of
    step, done = moment(figure, word, fraction)

    canvas = draw(figure, pose_in(figure, step, done), figure.steps[step].moves, *size, mirrored=mirrored)

    assert [len(line) for line in text(canvas)] == [size[0]] * size[1]
    assert dots(canvas)


@given(SIZES)
def test_a_figure_keeps_its_proportions_and_stays_inside(size: tuple[int, int]) -> None:
    figure = FIGURES["bird-dog"]
    sheet = Sheet(figure, *size)
    low, high = sheet.dot((0, 0)), sheet.dot(figure.box)

    assert (high[0] - low[0]) / (low[1] - high[1]) * figure.box[1] / figure.box[0] - 1 < 1e-6
    assert -1e-6 <= low[0] <= high[0] <= 2 * size[0] + 1e-6
    assert -1e-6 <= high[1] <= low[1] <= 4 * size[1] + 1e-6


def test_the_other_side_is_its_mirror_image() -> None:
    figure = FIGURES["bird-dog"]

    def reaches(mirrored: bool) -> float:
        """The middle of all cells of the arm that reaches out, from the left."""
        drawn = draw(figure, figure.poses["out"], ("far arm",), 60, 20, mirrored=mirrored)
        found: list[int] = []
        for line in range(20):
            column = 0
            for piece, layer in drawn.runs(line):
                found += range(column, column + len(piece)) if layer == WORK else []
                column += len(piece)
        return sum(found) / len(found)

    assert reaches(False) > 40
    assert abs(reaches(True) + reaches(False) - 59) < 1


def test_a_limb_that_works_has_another_colour_and_a_far_one_is_thinner() -> None:
    figure = FIGURES["bird-dog"]
    still = draw(figure, figure.poses["fours"], (), 60, 20)
    working = draw(figure, figure.poses["fours"], ("leg",), 60, 20)

    def layers(canvas: Canvas) -> set[int]:
        return {layer for line in range(20) for _text, layer in canvas.runs(line)}

    assert layers(still) == {-1, 0, 1, 2}
    assert layers(working) == {-1, 0, 1, 2, 3}
    assert text(still) == text(working)


def test_dots_that_are_drawn_already_are_laid_where_they_belong() -> None:
    canvas = Canvas(4, 1, 2)
    canvas.lay([0b11, 0, 0b1], 0, 2)
    canvas.lay([0b1], 1, 3)

    assert canvas.runs(0) == [(" ", -1), ("⠍", 1), ("  ", -1)], "the later hides what lay there"


def test_letters_take_their_cells_whole_and_a_space_keeps_one_free() -> None:
    canvas = Canvas(6, 1, 2)
    canvas.fill([(0, 0), (12, 0), (12, 4), (0, 4)], 0)
    canvas.write(2, 0, "7 ", 1)
    canvas.write(5, 0, "xyz", 1)

    assert canvas.runs(0) == [("⣿⣿", 0), ("7", 1), (" ", -1), ("⣿", 0), ("x", 1)]
