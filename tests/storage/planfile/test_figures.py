"""A person's own figures are added to the shipped ones; what is wrong with them is told, and breaks nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.body.figure import Figure
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.plan_library import Library
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.figures import FIGURES, figures_in, load_figures

NOD = """\
[[figure]]
id = "nod"
box = [60, 30]
steps = [
    {on = ["Up"], to = ["high"], moves = ["head"]},
    {on = ["down"], to = ["low"]},
]

[figure.poses.low]
head = [10, 10]
neck = [20, 10]
hip = [50, 10]

[figure.poses.high]
head = [10.5, 20]
"""
SHIPPED = shipped_plans() / FIGURES


def own(folder: Path, text: str | bytes) -> Path:
    """Put a file of figures beside a person's plans."""
    path = folder / FIGURES
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def wrong(folder: Path, text: str) -> tuple[str, ...]:
    """What is told about a file."""
    return load_figures(shipped_plans(), own(folder, text))[1]


def test_a_figure_of_ones_own_is_added(tmp_path: Path) -> None:
    figures, problems = load_figures(shipped_plans(), own(tmp_path, NOD))

    assert problems == ()
    assert "curl-up" in figures
    assert figures["nod"].poses["high"] == {"head": (10.5, 20.0), "neck": (20.0, 10.0), "hip": (50.0, 10.0)}
    assert figures["nod"].steps[0].on == ("up",)


def test_one_with_a_shipped_id_replaces_that(tmp_path: Path) -> None:
    figures, _problems = load_figures(shipped_plans(), own(tmp_path, NOD.replace('"nod"', '"curl-up"')))

    assert figures["curl-up"].box == (60, 30)


def test_a_broken_figure_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    text = NOD + NOD.replace('"nod"', '"shake"').replace("neck = [20, 10]", "neck = [20, 99]")

    figures, problems = load_figures(shipped_plans(), own(tmp_path, text))

    assert "nod" in figures
    assert "shake" not in figures
    assert problems == (
        'figures.toml:26: figure "shake", poses, low, neck: [20, 99] is outside the box, which is 60 by 30',
    )


WRONG = {
    "box = [60, 30]|box = [60]": 'figures.toml:3: figure "nod", box: a list is not a box of two numbers',
    "box = [60, 30]|box = [60, 3]": 'figures.toml:3: figure "nod", box: [60, 3] is no box: its sides are from 10 to 1000',
    "head = [10, 10]|hed = [10, 10]": "low, hed: `hed` is not a key of a pose: did you mean `head`?",
    "hip = [50, 10]|": "poses, low: `hip` missing: the first pose tells every joint it has",
    "head = [10.5, 20]|elbow = [1, 2]": "`elbow` is not in the first pose, which tells every joint the figure has",
    "head = [10, 10]|head = [61, 10]": "low, head: [61, 10] is outside the box, which is 60 by 30",
    "head = [10, 10]|head = [-1, 10]": "low, head: [-1, 10] is outside the box, which is 60 by 30",
    "head = [10, 10]|head = [10, -1]": "low, head: [10, -1] is outside the box, which is 60 by 30",
    "head = [10.5, 20]|head = [nan, 20]": "high, head: a list is not a place of two numbers",
    'to = ["high"]|to = ["hihg"]': 'steps, 1, to: "hihg" is not a pose of this figure: did you mean `high`?',
    'moves = ["head"]|moves = ["haed"]': 'steps, 1, moves: "haed" is not a part of the body: did you mean `head`?',
    'id = "nod"|id = "Nod it"': '"Nod it" is not an id',
    'id = "nod"|view = "side"': "`id` is missing: a figure needs one",
    "[[figure]]|[figure]": "a table is not a table: write `[[figure]]`",
    'id = "nod"|id = "nod"\nprops = [{kind = "rope", points = [[1, 1]]}]': '"rope" is not a kind of prop; allowed: band, dot, line',
    'id = "nod"|id = "nod"\nprops = [{kind = "band", points = ["hand"]}]': '"hand" is not a joint of the first pose',
    'id = "nod"|id = "nod"\nsize = 3': "`size` is not a key of a figure",
}


@pytest.mark.parametrize("change", WRONG)
def test_what_is_wrong_is_told_with_its_line_and_what_is_allowed(change: str, tmp_path: Path) -> None:
    before, after = change.split("|")
    assert before in NOD

    told = wrong(tmp_path, NOD.replace(before, after, 1))

    assert any(WRONG[change] in line for line in told), told


def test_the_figure_in_the_documents_is_one(tmp_path: Path) -> None:
    text = (Path(__file__).parents[3] / "docs" / "figures.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)

    figures, problems = load_figures(shipped_plans(), own(tmp_path, example))

    assert problems == ()
    assert figures["arm-raise"].follows(["lift", "hold", "lower"])
    assert all(f"`{name}`" in text for name in figures if name != "arm-raise")


def test_an_id_given_twice_is_told(tmp_path: Path) -> None:
    assert "given twice" in wrong(tmp_path, NOD + NOD)[0]


def test_a_figure_that_never_moves_is_told(tmp_path: Path) -> None:
    still = NOD.replace('moves = ["head"]}', "seconds = 0}").replace(
        'to = ["low"]}', 'to = ["low"], seconds = 0}'
    )

    assert "every step has 0 seconds" in wrong(tmp_path, still)[0]


def test_a_file_that_is_not_toml_leaves_the_shipped_figures(tmp_path: Path) -> None:
    figures, problems = load_figures(shipped_plans(), own(tmp_path, b"figure = [\xff"))

    assert "curl-up" in figures
    assert problems == ("figures.toml:1: the file is not UTF-8 text: save it as UTF-8",)


@given(st.binary(max_size=300))
def test_any_bytes_become_figures_or_sentences(tmp_path: Path, raw: bytes) -> None:
    figures, problems = load_figures(shipped_plans(), own(tmp_path, raw))

    assert {"curl-up"} <= figures.keys()
    assert all(line.startswith(FIGURES) for line in problems)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**400), 10**400) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["on", "to", "kind"]), inner),
    max_leaves=6,
)
KEYS = ["id", "box", "poses", "steps", "props", "head", "view"]


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(_toml(one) for one in value if one is not None) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items() if one is not None) + "}"
    if isinstance(value, str):
        return "'" + "".join(char for char in value if char.isprintable() and char != "'") + "'"
    return hex(value) if isinstance(value, int) and value > 10**300 else str(value)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES.filter(lambda value: value is not None)))
def test_any_values_become_a_figure_or_sentences(tmp_path: Path, values: dict[str, object]) -> None:
    lines = [f"{key} = {_toml(value)}" for key, value in values.items()]

    _figures, problems = load_figures(shipped_plans(), own(tmp_path, "[[figure]]\n" + "\n".join(lines)))

    assert problems
    assert all(len(line) < 400 for line in problems)


def test_the_library_reads_figures_only_when_asked_and_they_are_no_plan(tmp_path: Path) -> None:
    library = Library(tmp_path / "config.toml", own(tmp_path, NOD + "x = 1\n"), shipped_plans())

    assert "figures" not in library.names()
    assert library.figure_problems == ()
    assert isinstance(library.figures["curl-up"], Figure)
    assert len(library.figure_problems) == 1


def test_a_file_that_cannot_be_read_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(PlanError):
        figures_in(tmp_path)
