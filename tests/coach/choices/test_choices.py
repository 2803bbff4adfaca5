"""What a change of the plan is put together from: nothing is offered that cannot be made, and all there is is found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kits.journal_kit import fresh
from kits.tui_kit import write_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.actions.edits import adding, pausing, removing, setting, typed
from backcare_tui.coach.actions.plan_edit import write
from backcare_tui.coach.choices.choice import Choice
from backcare_tui.coach.choices.choices import Chooser, choices
from backcare_tui.coach.choices.tables import tables_of
from backcare_tui.coach.plans import use_plan
from backcare_tui.domain.reference.search import words_of
from backcare_tui.paths import Home, find_home
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.loader import text_of
from backcare_tui.storage.planfile.tasks import KINDS

PLANS = (
    "combined",
    "desk-breaks",
    "desk-neck",
    "mcgill-big-3",
    "posture-device",
    "professional-care",
    "tens",
)

HOSTILE = """\
title = "[red]Mine[/]\\u202e"

[[check]]
id = "add"
name = "[bold]\\u001b[31m漢字漢字 {long}"
every = "day"

[[exercise]]
id = "until"
name = "undo"
breaths = 5
every = ["mon"]
"""


def offered(coach: Coach, line: str) -> dict[str, Choice]:
    """What can be chosen, by the line that it makes."""
    return {choice.line: choice for choice in choices(coach, line)}


@pytest.fixture
def coach(home: Home, clock: FixedClock) -> Coach:
    return fresh(home, clock)


@given(plan=st.sampled_from(PLANS), data=st.data())
@settings(max_examples=60)
def test_whatever_is_chosen_leads_on_or_can_be_made(
    plan: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, clock: FixedClock
) -> None:
    coach = fresh(find_home(str(tmp_path_factory.mktemp("home")), {}), clock)
    use_plan(coach, plan)
    chooser, line = Chooser(coach), ""
    while not line or line.endswith(" "):
        offer = chooser.offer(line)
        live = [choice.line for choice in offer.choices if choice.live]
        if not live:
            assert offer.about, f"{line!r} leads nowhere"
            return
        line = data.draw(st.sampled_from(live))
    if not line.startswith("new "):
        assert typed(coach, line) is not None


def test_a_line_begins_with_the_tasks_then_with_what_is_new(coach: Coach) -> None:
    found = choices(coach, "")
    assert [choice.line for choice in found] == [
        *(f"{task.id} " for task in coach.plan.tasks),
        "add ",
        "new ",
    ]
    assert found[0].note == "3 to 10 min · every day · evening"


def test_every_key_stands_there_with_its_value_as_it_would_be_typed(coach: Coach) -> None:
    for task in coach.plan.tasks:
        keys = [choice for choice in choices(coach, f"{task.id} ") if choice.line.startswith(task.id)]
        assert len(keys) > 5
        for choice in keys:
            assert choice.about
            if not choice.line.endswith(" "):
                edit = typed(coach, choice.line)
                assert edit is not None
                assert tables_of(edit.before) == tables_of(edit.after), f"{choice.line} changes the plan"


def test_only_the_keys_of_its_kind_are_offered(coach: Coach) -> None:
    lines = " ".join(offered(coach, "posture-pump ")) + " ".join(offered(coach, "bioenergetic-opener "))
    assert "posture-pump minutes 3,5,8,10" in lines
    assert "bioenergetic-opener breaths" in lines
    for key in ("reps", "sets", "targets", "paused_until"):
        assert f" {key}" not in lines


def test_what_a_key_may_be_is_told_with_the_limits_of_the_plan(coach: Coach) -> None:
    assert "from 1 to 60" in Chooser(coach).offer("posture-pump minutes 3").about
    assert "from 5 to 90" in Chooser(coach).offer("self-massage seconds ").about


def test_few_values_are_choices_and_one_that_is_set_can_be_taken_out(coach: Coach) -> None:
    assert [*offered(coach, "pump at ")][:3] == [
        f"posture-pump at {slot}" for slot in ("morning", "midday", "evening")
    ]
    assert [*offered(coach, "pump at mo")] == [
        f"posture-pump at {slots}" for slots in ("morning", "morning,evening", "morning,midday,evening")
    ]
    assert "posture-pump when none" in offered(coach, "pump when evening")
    assert "posture-pump every none" not in offered(coach, "pump every ")
    assert "self-massage every day" not in offered(coach, "self-massage every ")


def test_muscles_are_added_to_those_that_are_named(coach: Coach) -> None:
    found = offered(coach, "self-massage targets piriformis,glu")
    assert "self-massage targets piriformis,gluteus-maximus" in found
    assert not any("piriformis,piriformis" in line for line in found)


def test_every_task_of_every_other_plan_is_found_by_each_word_of_it(coach: Coach) -> None:
    mine = {task.id for task in coach.plan.tasks}
    shown = offered(coach, "add ")
    for name in set(coach.library.names()) - {"combined"}:
        plan = coach.library.read(coach.library.path(name))
        for task in plan.tasks:
            line = f"add {name} {task.id}"
            assert shown[line].live == (task.id not in mine)
            for word in words_of(" ".join((task.name, task.kind, plan.title, *task.regions))):
                assert line in offered(coach, f"add {word}"), (word, line)


def test_a_task_that_is_there_already_is_dim_and_says_so(coach: Coach) -> None:
    pump = offered(coach, "add pump")["add posture-device posture-pump"]
    assert (pump.live, pump.note) == (False, "in your plan")
    write(coach, adding(coach, "mcgill-big-3", ["bird-dog"]))
    found = offered(coach, "add mcgill-big-3 ")
    assert not found["add mcgill-big-3 bird-dog"].live
    assert found["add mcgill-big-3 curl-up side-bridge"].label == "the other 2 tasks"


def test_several_tasks_of_a_plan_are_named_one_after_the_other(coach: Coach) -> None:
    assert [*offered(coach, "add mcgill-big-3 bird-dog ")] == [
        "add mcgill-big-3 bird-dog curl-up",
        "add mcgill-big-3 bird-dog side-bridge",
    ]


def test_pauses_are_offered_with_their_days_and_a_paused_task_is_resumed(coach: Coach) -> None:
    assert [choice.note for choice in choices(coach, "pause pump until ")] == [
        "Monday 23 November",
        "Sunday 29 November",
        "Sunday 6 December",
    ]
    assert "resume posture-pump" not in offered(coach, "pump ")
    write(coach, pausing(coach, "pump", "tomorrow"))
    assert offered(coach, "")["posture-pump "].note == "paused until 23 Nov"
    assert "resume posture-pump" in offered(coach, "pump ")
    assert [*offered(coach, "resume ")] == ["resume posture-pump"]


def test_a_task_is_moved_before_any_other(coach: Coach) -> None:
    others = [task.id for task in coach.plan.tasks[1:]]
    assert [*offered(coach, "move pump before ")] == [f"move posture-pump before {other}" for other in others]


def test_what_can_be_taken_back_is_named(coach: Coach) -> None:
    assert "undo" not in offered(coach, "")
    for change, said in (
        (setting(coach, "pump", "minutes", "5"), "undo: minutes of Posture pump changed"),
        (lambda: adding(coach, "mcgill-big-3", ["bird-dog"]), "undo: Bird-dog added"),
        (lambda: removing(coach, "bird-dog"), "undo: Bird-dog removed"),
        (lambda: adding(coach, "mcgill-big-3", []), "undo: 3 tasks added"),
        (lambda: pausing(coach, "pump", "tomorrow"), "undo: Posture pump paused"),
        (lambda: pausing(coach, "pump", None), "undo: Posture pump resumed"),
    ):
        write(coach, change() if callable(change) else change)
        assert offered(coach, "")["undo"].label == said


def test_a_task_of_ones_own_is_asked_for_its_kind_its_name_and_what_it_needs_first(coach: Coach) -> None:
    assert [choice.label for choice in choices(coach, "new ")] == [
        "device",
        "massage",
        "exercise",
        "activity",
        "check",
        "visit",
        "target",
    ]
    assert "name" in Chooser(coach).offer("new exercise ").about
    needs = [choice.label for choice in choices(coach, "new exercise Chin tuck ") if "needs" in choice.group]
    assert needs == ["reps", "breaths", "seconds"]
    assert "new exercise Chin tuck reps " in offered(coach, "new exercise Chin tuck")
    assert "new exercise Chin tuck reps 10 every " in offered(coach, "new exercise Chin tuck reps 10")
    later = [*offered(coach, "new exercise Chin tuck reps 10 ")]
    assert later[0] == "new exercise Chin tuck reps 10 sets "
    assert not any(line.endswith((" reps ", " breaths ", " minutes ")) for line in later)
    assert "new exercise Chin tuck reps 10 at morning" in offered(coach, "new exercise Chin tuck reps 10 at ")


def test_a_task_that_is_called_like_a_verb_is_changed_all_the_same(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    write_plan(coach, HOSTILE.format(long="x" * 150))
    coach = fresh(home, clock)
    found = offered(coach, "set add ")
    assert "set add every day" in found
    assert [*offered(coach, "")][:2] == ["set add ", "until "]
    edit = typed(coach, "set add every mon")
    assert edit is not None
    assert edit.lines


def test_a_plan_with_errors_is_dim_in_the_library_and_one_that_is_in_use_is_told(
    home: Home, clock: FixedClock
) -> None:
    coach = fresh(home, clock)
    home.plans.mkdir(parents=True)
    (home.plans / "broken.toml").write_text("title = 3", encoding="utf-8")
    (home.plans / "my knee.toml").write_text(HOSTILE.format(long=""), encoding="utf-8")
    found = offered(coach, "add ")
    assert (found["add broken"].live, found["add broken"].note) == (False, "has errors")
    assert not found["add my knee until"].live
    write_plan(coach, "title = 3")
    with pytest.raises(PlanError):
        choices(fresh(home, clock), "")


def test_the_library_is_read_once_and_only_when_it_is_asked_for(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    chooser = Chooser(coach)

    def reading(path: Path) -> str:
        read.append(path)
        return text_of(path)

    monkeypatch.setattr("backcare_tui.coach.choices.shelf.text_of", reading)
    for line in ("", "p", "posture-pump ", "posture-pump minutes 3", "new "):
        chooser.offer(line)
    assert not read
    for line in ("add ", "add n", "add neck"):
        chooser.offer(line)
    assert len(read) == len(set(read)) == len(coach.library.names()) - 1


def test_a_date_is_typed_as_the_plan_has_it(coach: Coach) -> None:
    write(coach, setting(coach, "pump", "until", "24 dec"))
    assert coach.plan.tasks[0].until == date(2026, 12, 24)
    assert "posture-pump until 2026-12-24" in offered(coach, "pump ")


def test_no_massage_is_offered_longer_than_it_may_be(coach: Coach) -> None:
    found = [*offered(coach, "self-massage a_day ")]
    assert "self-massage a_day 5" in found
    assert "self-massage a_day 6" not in found, "18 minutes at its highest rung"


def test_a_value_that_would_be_read_as_another_is_not_filled_in(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    write_plan(coach, HOSTILE.format(long="").replace('name = "undo"', 'name = "two  spaces"'))
    found = {choice.label: choice for choice in choices(fresh(home, clock), "until ")}
    assert (found["name"].line, found["name"].note) == ("until name ", "two spaces")
    assert found["breaths"].line == "until breaths 5"


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_task_of_any_kind_can_be_made_once_it_has_what_it_is_said_to_need(
    kind: str, coach: Coach
) -> None:
    line = f"new {kind} Chin tuck "
    while needs := [choice.line for choice in choices(coach, line) if "needs" in choice.group]:
        values = choices(coach, needs[0])
        line = f"{values[0].line} " if values else f"{needs[0]}10 "
    edit = typed(coach, line)
    assert edit is not None
    assert edit.lines
