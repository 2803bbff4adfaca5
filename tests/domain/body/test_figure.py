"""A figure moves as a body does: within its box, without a jump, on bones that keep their length."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kits.figure_kit import FIGURES, MOMENTS, WRONG, little

from backcare_tui.domain.body.figure import (
    LIMBS,
    PARTS,
    TOES,
    Figure,
    Pose,
    between,
    eased,
    fullness,
    is_hold,
    moment,
    pose_in,
)
from backcare_tui.domain.plan.pacing import Phase, breath
from backcare_tui.domain.session.frame import moved, phase_in


def pose_at(figure: Figure, phase: str, fraction: float) -> Pose:
    return pose_in(figure, *moment(figure, phase, fraction))


BONES = [bone for root, middle, end in LIMBS.values() for bone in ((root, middle), (middle, end))]
BONES += [*TOES.items(), ("neck", "head"), ("neck", "hip"), ("head", "nose")]
EVERY = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
TWENTY = [at / 20 for at in range(21)]


def lengths(figure: Figure, bone: tuple[str, str]) -> list[float]:
    """How long a bone is at every moment of every step."""
    poses = [pose_at(figure, step.on[0], done) for step in figure.steps for done in TWENTY]
    return [math.dist(pose[bone[0]], pose[bone[1]]) for pose in poses if {*bone} <= pose.keys()]


def test_the_shipped_figures_are_all_understood() -> None:
    assert WRONG == ()
    assert {"face-pull-press", "curl-up", "side-bridge", "bird-dog", "opener-lying", "opener-arch"} <= {
        *FIGURES
    }


@given(MOMENTS)
def test_every_joint_stays_within_the_box(moment_of: tuple[Figure, str, float]) -> None:
    figure, word, fraction = moment_of

    for joint, (right, up) in pose_at(figure, word, fraction).items():
        assert 0 <= right <= figure.box[0], joint
        assert 0 <= up <= figure.box[1], joint


@EVERY
def test_no_joint_ever_jumps(figure: Figure) -> None:
    """At every moment of every step: a knee that bends the other way half-way jumps at that moment alone."""
    for step in figure.steps:
        poses = [pose_at(figure, step.on[0], at / 250) for at in range(251)]
        for here, soon in pairwise(poses):
            assert all(math.dist(place, soon[joint]) < 1.5 for joint, place in here.items()), step.on[0]


@EVERY
def test_each_step_begins_where_the_one_before_it_ended(figure: Figure) -> None:
    steps = [step for step in figure.steps if step.seconds]  # others are no part of the movement
    for before, step in zip(steps[-1:] + steps[:-1], steps, strict=True):
        assert pose_at(figure, step.on[0], 0) == pose_at(figure, before.on[0], 1)


@EVERY
def test_nothing_moves_while_the_word_is_to_hold(figure: Figure) -> None:
    for step in figure.steps:
        for word in filter(is_hold, step.on):
            before = pose_at(figure, word, 0)
            assert all(pose_at(figure, word, done) == before for done in TWENTY), word


def test_a_part_that_a_cadence_leaves_out_makes_no_jump() -> None:
    figure = FIGURES["face-pull-press"]
    held, back = figure.step_of("hold"), figure.step_of("return")
    assert held is not None
    assert back is not None
    assert pose_in(figure, back, 0, held) == pose_in(figure, held, 1)
    assert pose_in(figure, back, 1, held) == figure.poses["start"]


def test_words_that_are_not_known_move_it_only_while_the_cadence_moves() -> None:
    figure, tempo = FIGURES["curl-up"], (Phase("rise", 2), Phase("pause", 9), Phase("sink", 4))
    assert [moved(tempo, *phase_in(tempo, at)) for at in (0, 1, 2, 6, 11, 13, 15)] == pytest.approx(
        [0, 1 / 6, 1 / 3, 1 / 3, 1 / 3, 2 / 3, 1]
    )
    assert moment(figure, "", 0.5) == (2, 0)  # lifted: its own hold takes no share of what moves


@EVERY
def test_bones_seen_from_the_side_keep_their_length(figure: Figure) -> None:
    for bone in BONES if figure.view == "side" else ():
        found = lengths(figure, bone)
        assert not found or max(found) < 1.12 * min(found), bone


@EVERY
def test_bones_that_point_at_you_are_never_longer_than_when_seen_whole(figure: Figure) -> None:
    for bone in BONES:
        told = [math.dist(p[bone[0]], p[bone[1]]) for p in figure.poses.values() if {*bone} <= p.keys()]
        assert not told or max(lengths(figure, bone)) <= max(told) + 0.5, bone


@EVERY
def test_a_hand_or_foot_that_rests_does_not_slide(figure: Figure) -> None:
    for step, before in zip(figure.steps, figure.steps[-1:] + figure.steps[:-1], strict=True):
        poses = [figure.poses[name] for name in (before.to[-1], *step.to)]
        for _root, _middle, end in LIMBS.values():
            places = {pose[end] for pose in poses if end in pose}
            if len(places) == 1:
                rested = {pose_at(figure, step.on[0], done)[end] for done in TWENTY}
                assert rested == places, (step.on, end)


@EVERY
def test_nothing_of_a_body_is_below_the_floor(figure: Figure) -> None:
    floor = min(
        (
            point[1]
            for prop in figure.props
            if prop.kind == "line"
            for point in prop.points
            if not isinstance(point, str)
        ),
        default=0.0,
    )
    for step in figure.steps:
        for done in TWENTY:
            assert min(up for _right, up in pose_at(figure, step.on[0], done).values()) > floor


@EVERY
def test_something_moves_and_the_part_that_works_is_named(figure: Figure) -> None:
    assert len({tuple(sorted(pose.items())) for pose in figure.poses.values()}) > 1
    assert all(step.moves and {*step.moves} <= {*PARTS} for step in figure.steps)


def test_a_hold_holds_still() -> None:
    for name in ("curl-up", "side-bridge", "bird-dog"):
        assert pose_at(FIGURES[name], "hold", 0.1) == pose_at(FIGURES[name], "hold", 0.9)


def test_a_word_means_its_step_in_any_case_and_among_others() -> None:
    assert moment(FIGURES["curl-up"], "Curl  up", 0.5) == (0, 0.5)
    assert moment(FIGURES["face-pull-press"], "press overhead", 0.5) == (2, 0.5)


def test_unknown_words_share_the_whole_movement_out_by_its_seconds() -> None:
    figure = little()

    assert moment(figure, "wobble", 0.0) == (0, 0.0)
    assert moment(figure, "wobble", 0.125) == (0, 0.5)
    assert moment(figure, "", 0.25) == (2, 0.0)
    assert moment(figure, "", 0.625) == (2, 0.5)
    assert moment(figure, "", 1.0) == (2, 1.0)


def test_a_figure_tells_whether_it_knows_a_cadence() -> None:
    assert FIGURES["face-pull-press"].follows(["pull", "hold", "press", "return"])
    assert FIGURES["bird-dog"].follows(["reach", "hold", "return"])
    assert FIGURES["opener-arch"].follows(["in", "out"])
    assert not FIGURES["bird-dog"].follows(["reach", "wobble"])


def test_half_of_a_step_is_half_of_the_way() -> None:
    assert pose_at(little(), "up", 0.5)["head"] == pytest.approx((10, 15))


def test_a_limb_turns_the_short_way_round() -> None:
    one = {"shoulder": (0.0, 0.0), "elbow": (10.0, 1.0), "hand": (20.0, 2.0)}
    two = {"shoulder": (0.0, 0.0), "elbow": (10.0, -1.0), "hand": (20.0, -2.0)}

    assert between(one, two, 0.5)["hand"] == pytest.approx((20.1, 0), abs=0.1)


def test_a_limb_without_a_joint_of_its_own_to_hang_from_keeps_its_length_too() -> None:
    trunk = {"head": (0.0, 30.0), "neck": (0.0, 20.0), "hip": (0.0, 0.0)}
    one = {**trunk, "far_elbow": (10.0, 20.0), "far_hand": (20.0, 20.0)}
    two = {**trunk, "far_elbow": (0.0, 30.0), "far_hand": (0.0, 40.0)}

    assert math.dist(between(one, two, 0.5)["far_hand"], (0, 20)) == pytest.approx(20)


def test_a_knee_stays_on_the_side_it_bends_to() -> None:
    one = {"hip": (0.0, 40.0), "knee": (15.0, 20.0), "foot": (0.0, 0.0)}
    two = {"hip": (0.0, 30.0), "knee": (20.0, 15.0), "foot": (0.0, 0.0)}

    half = between(one, two, 0.5)

    assert half["knee"][0] > 15
    assert math.dist(half["hip"], half["knee"]) == pytest.approx(25)
    assert math.dist(half["knee"], half["foot"]) == pytest.approx(25)


@given(st.floats(allow_nan=False))
@example(-1.0)
@example(2.0)
def test_easing_stays_from_0_to_1_and_is_even(fraction: float) -> None:
    assert 0 <= eased(fraction) <= 1
    assert eased(fraction) + eased(1 - fraction) == pytest.approx(1)


@given(st.floats(0, 1))
def test_breathing_out_is_in_the_other_way_round(fraction: float) -> None:
    assert fullness("out", fraction) == pytest.approx(fullness("in", 1 - fraction))


@given(st.floats(0, 1200), st.sampled_from([5.0, 5.5, 6.0]))
def test_the_shape_of_a_breath_never_jumps(seconds: float, pace: float) -> None:
    """At 15 drawings a second, none differs from the next by more than a fiftieth of the whole breath."""

    def full(moment: float) -> float:
        half = 2 * (moment * pace / 60 % 1)
        return fullness("in", half) if half < 1 else fullness("out", half - 1)

    assert abs(full(seconds + 1 / 15) - full(seconds)) < 0.025


def test_six_breaths_a_minute_are_five_seconds_in_and_five_out() -> None:
    assert breath(6.0) == (Phase("in", 5.0), Phase("out", 5.0))


def test_a_breath_begins_empty_and_is_full_between_in_and_out() -> None:
    assert fullness("in", 0) == 0
    assert fullness("in", 1) == fullness("out", 0) == 1
    assert fullness("out", 1) == 0
