"""The shipped plans teach: each exercise can be done from its words alone, and says what its source says to mind."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from kits.planfile_kit import PLANS, SHIPPED, shipped_atlas

from backcare_tui.domain.plan.pacing import Manner, Phase
from backcare_tui.domain.plan.plan import Task, Teaching
from backcare_tui.storage.planfile.figures import load_figures
from backcare_tui.storage.planfile.loader import read_plan


def tempo_on(manner: Manner, rung: int) -> Sequence[Phase]:
    return (manner.easier_tempo if rung <= 0 else ()) or manner.tempo


SHIPPED_TASKS = {
    f"{name}/{task.id}": task
    for name in SHIPPED
    for task in read_plan(PLANS / f"{name}.toml", atlas=shipped_atlas()).tasks
}
FIGURES = load_figures(PLANS, PLANS)[0]
FORMS = [
    (name, task, task.notes.taught_on(rung), tempo_on(task.manner, rung))
    for name, task in SHIPPED_TASKS.items()
    if task.kind == "exercise"
    for rung in range(task.lowest, 2)
]


@pytest.mark.parametrize(("name", "task", "taught", "tempo"), FORMS)
def test_every_shipped_exercise_and_its_easier_form_can_be_done_from_the_words_alone(
    name: str, task: Task, taught: Teaching, tempo: Sequence[Phase]
) -> None:
    assert taught.start, name
    assert taught.slips, name
    assert taught.breath, name
    first = [step.split()[0].lower().strip(",:") for step in taught.steps]
    # A line for each part of the cadence, in its order and with its word, so that the line being done can be lit.
    words = [phase.word.split()[0] for phase in tempo]
    assert first[: len(words)] == words, name


@pytest.mark.parametrize("name", SHIPPED_TASKS)
def test_every_figure_that_a_shipped_plan_names_is_there_and_knows_its_cadence(name: str) -> None:
    manner = SHIPPED_TASKS[name].manner
    for named, rung in ((manner.figure, 1), (manner.easier_figure, 0)):
        assert not named or FIGURES[named].follows([phase.word for phase in tempo_on(manner, rung)]), named


def test_the_easier_form_of_the_face_pull_has_no_press_and_the_opener_s_nothing_of_the_arch() -> None:
    press, opener = SHIPPED_TASKS["combined/face-pull-press"], SHIPPED_TASKS["combined/bioenergetic-opener"]
    assert [phase.word for phase in tempo_on(press.manner, 0)] == ["pull", "hold", "return"]
    assert "press" not in str(press.notes.taught_on(0)).lower()
    assert not {"stand", "fists", "arch", "fold"} & set(
        re.findall(r"\w+", str(opener.notes.taught_on(0)).lower())
    )


def test_everyone_begins_the_side_bridge_with_the_knees_bent_and_sides_are_told_in_words() -> None:
    bridge, dog = SHIPPED_TASKS["mcgill-big-3/side-bridge"], SHIPPED_TASKS["mcgill-big-3/bird-dog"]
    assert bridge.start_rung == 0
    assert (bridge.manner.easier_figure, bridge.manner.sides) == (
        "side-bridge-knees",
        ("left side down", "right side down"),
    )
    assert dog.manner.sides == ("left arm and right leg", "right arm and left leg")


@pytest.mark.parametrize("name", [name for name, task in SHIPPED_TASKS.items() if task.kind == "device"])
def test_every_device_is_led_to_its_end_and_minds_what_its_source_says(name: str) -> None:
    device = SHIPPED_TASKS[name]
    ending = " ".join(step.words for step in device.notes.ending).lower()
    minds = " ".join(device.notes.cautions).lower()
    if device.id == "tens":
        assert "look at your skin" in ending
        assert all(word in minds for word in ("implanted device", "cancer", "clot", "bath", "driving"))
        return
    assert all(word in ending for word in ("stay lying for a minute", "roll to your side", "get up"))
    assert "never asleep" in minds
    if device.id == "lumbar-arch":
        assert all(word in minds for word in ("stenosis", "spondylolisthesis", "leg symptoms on arching"))
    else:
        assert "let out any air" in ending or "let all the air out" in ending
        assert all(
            word in minds for word in ("jaw", "heart or lung", "blood pressure", "traction made worse")
        )
        assert "chin free" in device.notes.steps[0]
