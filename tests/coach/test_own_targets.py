"""A spot of the person's own lives as any target does: asked, worked, sore, looked up; and named when it is gone."""

from __future__ import annotations

import pytest
from kits.coach_kit import DAY, PLAN, again, edit_plan, put_plan, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.coach.actions.edits import adding, moving, removing, setting
from backcare_tui.coach.actions.plan_edit import write
from backcare_tui.coach.actions.setup import draft
from backcare_tui.coach.plans import use_plan
from backcare_tui.domain.history.pain_places import massage_targets
from backcare_tui.domain.plan.setup import Answers
from backcare_tui.domain.reference.entries import OTHERS, OWN, WORKED
from backcare_tui.domain.reference.plan_words import task_words
from backcare_tui.domain.reference.search import search
from backcare_tui.paths import Home

CREST = """
# Found by my physiotherapist.
[[target]]
id = "crest"
name = "Spot at the hip crest"
regions = ["hip", "low-back"]
where = "Two fingers above the hip crest"
how = "Ball on a wall"
notes = "Off the bone."
"""
BLADE = """
[[target]]
id = "blade"
name = "Edge of the blade"
regions = ["upper-back"]
where = "Along the inner edge"
how = "Ball on a wall"
"""
SPOTS = PLAN.replace('"gluteus-medius"', '"crest"') + CREST + BLADE
ROW = "claw/crest"


@pytest.fixture
def own(home: Home, clock: FixedClock) -> Coach:
    """A coach whose plan has two spots of its own, of which a massage works on one."""
    put_plan(home, SPOTS)
    return Coach(home, clock)


def names(coach: Coach, day: object = None) -> dict[str, str]:
    seen = coach.today() if day is None else coach.day(day)  # type: ignore[arg-type]
    return {row.id: row.name for row in seen.rows}


def test_it_is_asked_worked_and_written_down_by_its_name(own: Coach) -> None:
    assert names(own)[ROW] == "Spot at the hip crest"
    assert (
        "Spot at the hip crest: 30 s a side done"
        in own.tasks.done(next(r.key for r in own.today().rows if r.id == ROW)).text
    )
    assert states(again(own))[ROW] == "done"
    assert next(own.diary.newest()).title == "Spot at the hip crest"
    assert "Spot at the hip crest" in own.undo().text


@pytest.mark.parametrize("typed", ["crest", "spot at the hip crest", "hip crest", "claw/crest"])
def test_it_is_found_by_its_id_and_by_its_name_on_days_that_do_not_ask_it_too(
    own: Coach, clock: FixedClock, typed: str
) -> None:
    clock.moment -= DAY  # a Saturday, off for the claw
    assert ROW not in states(own)
    assert own.guidance.sore(typed).text.startswith("Spot at the hip crest is left alone")
    assert own.tasks.done(typed).text.startswith("Spot at the hip crest")


def test_what_is_sore_has_its_days_off(own: Coach) -> None:
    own.guidance.sore("crest")
    assert ROW not in states(own)


def test_pain_in_its_regions_draws_it_nearer(own: Coach, clock: FixedClock) -> None:
    edit_plan(own, "a_day = 2", "a_day = 1")
    edit_plan(own, 'regions = ["hip", "low-back"]', 'regions = ["foot"]')
    own.tasks.done("crest")
    clock.moment += DAY
    own.tasks.done("quadratus-lumborum")
    own.tasks.done("piriformis")
    clock.moment += DAY
    assert ROW in states(own)  # longest unworked
    own.tasks.done("crest")
    clock.moment += DAY
    assert ROW not in states(own)
    own.tasks.pain(5, where=("foot-left",))
    row = next(row for row in own.today().rows if row.target)
    assert row.id == ROW
    assert "You reported foot left 5/10 today." in row.why


def test_it_is_looked_up_with_all_that_is_known_of_it_and_where_never_to_press(own: Coach) -> None:
    known = {entry.id: entry for entry in own.entries()}
    crest, blade = known["crest"], known["blade"]
    assert (crest.group, crest.about) == (WORKED, f"{OWN} · hip or groin, low back")
    assert blade.group == OTHERS
    for entry in (crest, blade):
        told = [text for _heading, texts in entry.parts for text in texts]
        said = " ".join(told)
        assert "Ball on a wall" in told
        assert "your plan" in told
        assert said.count(own.atlas.pressure) == said.count(own.atlas.never) == 1
    assert "Off the bone. " in dict(crest.parts)["Mind"][0]
    assert search(own.entries(), "hip cr")[0].id == "crest"


def test_a_guided_session_tells_where_how_how_hard_and_where_never(own: Coach) -> None:
    session = own.sessions.guide(ROW)
    (part,) = session.parts
    told = f"{part.pressure} {part.mind}"
    assert (part.where, part.how) == ("Two fingers above the hip crest", "Ball on a wall")
    assert told.count(own.atlas.pressure) == told.count(own.atlas.never) == 1


def test_it_is_marked_on_the_body_and_named_in_days_to_come_and_in_the_plan(own: Coach) -> None:
    aims = {aim.id: aim for aim in massage_targets(own.today().rows, own.atlas)}
    assert aims["crest"].places == ("hip-left", "hip-right")
    assert any(row.name == "Spot at the hip crest" for day in own.preview(5) for row in day.rows)
    task = own.plan.tasks[-1]
    assert "Spot at the hip crest" in " ".join(task_words(task, own=own.plan.target_names))


def test_a_day_that_is_over_and_the_diary_name_it_when_it_is_gone_from_the_plan(
    own: Coach, clock: FixedClock
) -> None:
    own.tasks.done("crest")
    day = own.today_date
    expected = names(own)
    clock.moment += DAY
    put_plan(own.home, PLAN)
    for coach in (own, again(own)):
        coach.refresh()
        assert coach.atlas.find("crest") is None
        assert names(coach, day) == expected
        assert next(coach.diary.newest()).title == "Spot at the hip crest"
        coach.tasks.note("by the plan without it")
        assert names(again(coach), day) == expected
        assert [entry.title for entry in again(coach).diary.of_day(day)] == ["Spot at the hip crest"]
        coach.undo()


def test_the_diary_names_it_when_the_plan_that_had_it_was_stored_in_an_earlier_month(
    own: Coach, clock: FixedClock
) -> None:
    own.tasks.note("stores the plan")
    clock.moment += 10 * DAY
    own.tasks.done("crest")
    put_plan(own.home, PLAN)
    later = again(own)
    later.today()
    assert next(later.diary.newest()).title == "Spot at the hip crest"


def test_a_day_that_is_over_goes_by_the_spot_of_its_own_plan(own: Coach, clock: FixedClock) -> None:
    own.tasks.done("crest")
    day = own.today_date
    clock.moment += DAY
    edit_plan(own, 'regions = ["hip", "low-back"]', 'regions = ["foot"]')
    assert {row.id: row.where for row in own.day(day).rows}[ROW] == "hip or groin"
    now = own.atlas.find("crest")
    assert now is not None
    assert now.regions == ("foot",)


def test_the_atlas_follows_the_plan_while_the_app_runs(own: Coach) -> None:
    assert own.atlas.find("crest") is not None
    use_plan(own, "self-massage")
    assert own.atlas is own.library.atlas
    use_plan(own, "combined")
    assert own.atlas.find("crest") is not None
    assert own.atlas is own.atlas


def test_while_the_file_has_errors_the_spots_of_the_plan_before_are_in_force(own: Coach) -> None:
    own.tasks.note("stores the plan")
    expected = names(own)
    put_plan(own.home, SPOTS.replace('how = "Ball on a wall"', "how = 3"))
    own.refresh()
    assert own.problems
    assert names(own) == expected
    other = again(own)
    assert other.problems
    assert names(other) == expected
    (part,) = other.sessions.guide(ROW).parts
    assert part.where == "Two fingers above the hip crest", "read before, it is known in full"
    assert own.atlas.never in part.mind


def test_without_any_plan_that_can_be_read_the_atlas_is_the_shipped_one(
    home: Home, clock: FixedClock
) -> None:
    home.settings.parent.mkdir(parents=True, exist_ok=True)
    home.settings.write_text("not = [toml")
    coach = Coach(home, clock)
    assert coach.atlas is coach.library.atlas


def test_setting_up_offers_only_what_every_plan_has(own: Coach) -> None:
    made = draft(own, Answers(("claw",), 20, ("hip-left",)))
    assert not made.plan.targets
    assert all("crest" not in task.targets for task in made.plan.tasks)


def test_a_change_of_the_plan_leaves_the_spots_as_they_are_written(own: Coach) -> None:
    for edit in (
        setting(own, "claw", "targets", "blade, crest"),
        moving(own, "claw", "pump"),
        removing(own, "claw"),
    ):
        assert CREST in edit.after
        assert BLADE in edit.after
    write(own, removing(own, "claw"))
    assert [spot.id for spot in own.plan.targets] == ["crest", "blade"]


OTHER = f'title = "Other"\n{CREST}{BLADE}\n[[massage]]\nid = "rub"\nseconds = 30\ntargets = ["piriformis", "crest"]\nevery = ["mon"]\n'


@pytest.fixture
def other(home: Home, clock: FixedClock) -> Coach:
    """A coach without spots, beside whose plan lies another that has some."""
    put_plan(home)
    (home.plans / "other.toml").write_text(OTHER)
    return Coach(home, clock)


def test_a_massage_that_is_taken_over_takes_its_spots_along_and_no_others(other: Coach) -> None:
    edit = adding(other, "other", ["rub"])
    assert CREST.strip() in edit.after
    assert "blade" not in edit.after
    assert "Taken along: crest." in edit.said
    write(other, edit)
    assert other.plan.targets[0].name == "Spot at the hip crest"
    assert not other.problems


def test_a_spot_that_is_there_already_in_the_same_words_is_not_taken_twice(other: Coach) -> None:
    put_plan(other.home, PLAN + CREST)
    other.refresh()
    edit = adding(other, "other", ["rub"])
    assert edit.after.count('id = "crest"') == 1
    assert "Taken along" not in edit.said


def test_a_spot_of_the_same_id_that_says_something_else_is_refused(other: Coach) -> None:
    put_plan(other.home, PLAN + CREST.replace("Two", "Three"))
    other.refresh()
    with pytest.raises(Refused, match="another target crest: give one of the two another id"):
        adding(other, "other", ["rub"])
