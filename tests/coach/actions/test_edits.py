"""The plan changed from outside an editor: as meant, nothing beside it, and never into one that cannot be read."""

from __future__ import annotations

import errno
import os
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kits.journal_kit import fresh

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Refused
from backcare_tui.coach.actions.edits import (
    adding,
    creating,
    id_of,
    moving,
    pausing,
    removing,
    setting,
    typed,
)
from backcare_tui.coach.actions.plan_edit import undoing, write
from backcare_tui.coach.plans import use_plan
from backcare_tui.domain.plan.schedule import schedule_words
from backcare_tui.paths import Home
from backcare_tui.storage.planfile.edits import add_task, add_tasks, move_task, remove_task, set_value
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.tasks import KINDS

SHIPPED = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[3] / "plans").glob("*.toml"))
    if path.stem not in ("atlas", "tips", "figures")
}


def tables(text: str) -> dict[str, object]:
    """Every task of a text as TOML has it."""
    found = tomllib.loads(text)
    return {task["id"]: task for kind in KINDS for task in found.get(kind, [])}


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.lstrip().startswith("#")]


plans = st.sampled_from(sorted(SHIPPED))


@given(plans, st.data(), st.sampled_from(["\n", "\r\n"]))
@settings(deadline=None, max_examples=40)
def test_a_key_that_is_set_reads_back_and_no_other_line_is_touched(
    name: str, data: st.DataObject, ending: str
) -> None:
    text = SHIPPED[name].replace("\n", ending)
    task = data.draw(st.sampled_from(sorted(tables(text))))
    key = data.draw(st.sampled_from(["every", "when", "until", "weight"]))
    value = data.draw(st.sampled_from(["day", ["mon", "fri"], 2, date(2027, 1, 3), 'a "word"']))
    after = set_value(text, task, key, value)
    meant = tables(text)
    meant[task] = {**meant[task], key: value}  # type: ignore[dict-item]
    assert tables(after) == meant
    assert comments(after) == comments(text)
    kept = [line for line in text.split("\n") if not line.startswith(key)]
    assert [line for line in after.split("\n") if line in kept and not line.startswith(key)] == kept
    assert (after.count("\r\n") == after.count("\n")) == (ending == "\r\n")


@given(plans, plans, st.data())
@settings(deadline=None, max_examples=40)
def test_tasks_that_are_added_moved_and_removed_are_whole_and_the_others_as_they_were(
    name: str, other: str, data: st.DataObject
) -> None:
    text, theirs = SHIPPED[name], SHIPPED[other]
    new = [task for task in tables(theirs) if task not in tables(text)]
    added = add_tasks(text, theirs, new)
    assert tables(added) == {**tables(text), **{task: tables(theirs)[task] for task in new}}
    assert added.startswith(text.rstrip("\n"))
    task, before = data.draw(st.permutations([*sorted(tables(added)), ""]).map(lambda some: some[:2]))
    if task and before:
        moved = move_task(added, task, before)
        assert tables(moved) == tables(added)
        assert sorted(line for line in moved.splitlines() if line) == sorted(
            line for line in added.splitlines() if line
        )
    if task:
        left = remove_task(added, task)
        assert tables(left) == {one: table for one, table in tables(added).items() if one != task}
    for one in reversed(new):
        added = remove_task(added, one)
    assert added.rstrip() == text.rstrip()


def test_what_is_typed_becomes_what_is_meant(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    for key, words in [
        ("minutes", "3,5"),
        ("every", "Mon wed friday"),
        ("optional", "yes"),
        ("when", "none"),
    ]:
        write(coach, setting(coach, "pump", key, words))
    task = coach.plan.tasks[0]
    assert [dose.minutes for dose in task.rungs] == [3, 5]
    assert schedule_words(task.every) == "Mon Wed Fri"
    assert (task.optional, task.when) == (True, "")


def test_a_sheet_of_a_physiotherapist_is_written_by_lines_alone(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    for line in (
        "new exercise Chin tucks reps 10 sets 3 at morning, noon, before bed",
        "new activity Brisk walk minutes 15 min at noon every mon wed friday",
        "new activity Heat pack minutes 15 at before bed optional yes",
        "new check Pills at 7.30",
        "set self-massage sides right",
        'new target Hip crest spot where "two fingers above the left crest" regions low-back how ball on a wall',
        "new massage Left hip seconds 30 sides left targets hip crest spot",
        "posture-pump pause until next sunday",
    ):
        edit = typed(coach, line)
        assert edit is not None
        write(coach, edit)
    assert (
        home.plans.joinpath("combined.toml")
        .read_text(encoding="utf-8")
        .startswith(SHIPPED["combined"].split("[[massage]]")[0])
    )
    tasks = {task.id: task for task in coach.plan.tasks}
    chin, walk, heat, pills = (tasks[name] for name in ("chin-tucks", "brisk-walk", "heat-pack", "pills"))
    assert (chin.kind, chin.rungs[0].reps, chin.rungs[0].sets) == ("exercise", 10, 3)
    assert (chin.at, schedule_words(chin.every)) == (("morning", "midday", "evening"), "every day")
    assert (walk.rungs[0].minutes, walk.at, schedule_words(walk.every)) == (15, ("midday",), "Mon Wed Fri")
    assert (heat.kind, heat.at, heat.optional) == ("activity", ("evening",), True)
    assert (pills.kind, pills.at) == ("check", ("07:30",))
    assert (tasks["self-massage"].side, tasks["left-hip"].side) == ("right", "left")
    assert tasks["left-hip"].targets == ("hip-crest-spot",)
    spot = coach.atlas.find("hip-crest-spot")
    assert spot is not None
    assert spot.where == "two fingers above the left crest"
    assert tasks["posture-pump"].paused_until == coach.today_date + timedelta(days=7)


def test_a_warning_is_added_to_and_never_written_over(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    before = coach.plan.tasks[0]
    for key, words in (("cautions", "Ask first; Ask first"), ("not_with", "numbness")):
        write(coach, setting(coach, before.id, key, words))
    after = coach.plan.tasks[0]
    assert after.notes.cautions == (*before.notes.cautions, "Ask first")
    assert after.not_with == before.not_with
    for key in ("cautions", "not_with"):
        with pytest.raises(Refused, match="plan edit"):
            setting(coach, before.id, key, "none")


names = st.text(st.sampled_from("abc XYZ-é'\"\\[]#0"), min_size=1, max_size=20).map(str.strip).filter(id_of)


@given(plans, names, st.sampled_from(["5", "5,8", "10 15 20"]), st.sampled_from(["\n", "\r\n"]))
@settings(deadline=None, max_examples=40)
def test_a_new_task_reads_back_and_all_that_was_there_stays(
    name: str, called: str, minutes: str, ending: str
) -> None:
    text = SHIPPED[name].replace("\n", ending)
    values = {
        "id": "of-my-own",
        "name": called,
        "every": "day",
        "minutes": [*map(int, minutes.replace(",", " ").split())],
    }
    after = add_task(text, "activity", values)
    assert tables(after) == {**tables(text), "of-my-own": values}
    assert after.startswith(text.rstrip())
    assert remove_task(after, "of-my-own").rstrip() == text.rstrip()


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("exercise", "Neck reps 3x10", "`sets = 3` and `reps = 10`"),
        ("exercise", "Neck", "`reps`, `breaths` or `seconds` is missing"),
        ("activity", "Nap minutes 900", "900 is not"),
        ("activity", "Nap minutes 20 at dawn", '"dawn" is not "morning"'),
        ("massage", "Claw seconds 30 targets pirifomis", "did you mean `piriformis`"),
        ("exercize", "Neck reps 3", "did you mean 'exercise'"),
        ("exercise", "Neck reps 3 reps 5", "reps stands twice"),
        ("exercise", "頸 reps 3", "a letter a-z"),
        ("exercise", "Neck rep 10", "did you mean 'reps'"),
        ("exercise", "Neck 3x10", "two keys here: sets 3 reps 10"),
        ("activity", "Nap minutes 20 until 2020-01-01", "has passed"),
        ("target", "Spot regions nck", "did you mean `neck`"),
        ("device", "Posture pump minutes 3", "in your plan already"),
    ],
)
def test_a_new_task_that_cannot_be_is_told_in_a_sentence(
    kind: str, words: str, said: str, home: Home, clock: FixedClock
) -> None:
    with pytest.raises((Refused, PlanError)) as error:
        creating(fresh(home, clock), kind, words.split())
    assert said in str(error.value)
    assert not home.plans.exists()


def test_a_massage_of_ones_own_rests_with_what_no_massage_goes_with(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    write(coach, removing(coach, "self-massage"))
    edit = creating(
        coach, "massage", ["Hip", "seconds", "30", "targets", "gluteus", "medius", "every", "sun"]
    )
    write(coach, edit)
    coach.safety.screen((), ("blood-thinners",))
    states = {row.task: row.state for row in coach.today().rows}
    assert states["hip"] == "rested"


def test_an_edit_by_hand_is_not_taken_back_with_the_change_before_it(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    write(coach, setting(coach, "pump", "minutes", "3,5"))
    file = home.plans / "combined.toml"
    file.write_bytes(by_hand := b"# mine\n" + file.read_bytes())
    with pytest.raises(Refused, match=r"changed otherwise since.*combined-0001\.toml"):
        undoing(coach)
    assert file.read_bytes() == by_hand


def test_a_plan_written_by_a_line_is_in_force_though_it_breaks_before_anything_is_recorded(
    home: Home, clock: FixedClock
) -> None:
    coach = fresh(home, clock)
    write(coach, removing(coach, "face"))
    write(coach, pausing(coach, "pump", "next friday"))
    file = home.plans / "combined.toml"
    file.write_bytes(file.read_bytes() + b"foo = 3x\n")
    broken = fresh(home, clock)
    assert broken.problems
    assert not {"face-pull-press", "posture-pump"} & {row.task for row in broken.today().rows}


@pytest.mark.parametrize(
    ("key", "words", "means"),
    [
        ("minutes", "3 min, 5min", [3, 5]),
        ("minutes", "30 s", "refused"),
        ("reps", "10 s", "refused"),
        ("hold", "3", 3),
        ("every", "month", "refused"),
        ("every", "sunset", "refused"),
        ("every", "mon-wed", ["mon", "tue", "wed"]),
        ("every", "fri-mon", ["fri", "sat", "sun", "mon"]),
        ("every", "Mondays and", "refused"),
        ("every", "tues thursday", ["tue", "thu"]),
        ("every", "5 days a week", "5 a week"),
        ("at", "7:30 pm", "19:30"),
        ("at", "12:30 am, noon", ["00:30", "midday"]),
        ("at", "before bed", "evening"),
        ("at", "not morning", "refused"),
        ("steps", ";", [";"]),
    ],
)
def test_words_are_read_as_they_are_said_or_refused(
    key: str, words: str, means: object, home: Home, clock: FixedClock
) -> None:
    coach = fresh(home, clock)
    kind = "activity" if key == "minutes" else "exercise"
    count = "" if key in ("minutes", "reps") else "reps 10 "
    line = f"new {kind} Thing {count}{key} {words}"
    if means == "refused":
        with pytest.raises((Refused, PlanError)):
            typed(coach, line)
        return
    edit = typed(coach, line)
    assert edit is not None
    assert tables(edit.after)["thing"][key] == means  # type: ignore[index]


def test_a_sentence_keeps_all_its_words(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    for line, said in (
        (
            'new check Tablets cautions "Do not take before food until noon"',
            ["Do not take before food until noon"],
        ),
        ('new exercise Bridge cautions "Never with weight 5" reps 10', ["Never with weight 5"]),
        ("new exercise Bridge reps 10 cautions Don't rush", ["Don't rush"]),
    ):
        edit = typed(coach, line)
        assert edit is not None
        task = "tablets" if "Tablets" in line else "bridge"
        assert tables(edit.after)[task]["cautions"] == said  # type: ignore[index]
    with pytest.raises(Refused, match=r"weight is a key.*in quotes, or last"):
        typed(coach, "new exercise Bridge reps 10 cautions Never with weight 5")
    assert typed(coach, 'new exercise Bridge cautions "Never with') is None
    for name in ("Wall hold", "Rest eyes"):
        edit = typed(coach, f"new exercise {name} reps 3")
        assert edit is not None
        assert f'name = "{name}"' in edit.after


def test_comments_in_a_list_that_is_written_anew_are_told_and_a_caution_more_loses_none(
    home: Home, clock: FixedClock
) -> None:
    coach = fresh(home, clock)
    write(coach, creating(coach, "exercise", ["Thing", "reps", "8", "cautions", "Slow;", "Slow"]))
    file = home.plans / "combined.toml"
    text = file.read_text(encoding="utf-8").replace("reps = 8", "reps = [\n  8, # said the physio\n]")
    file.write_text(text.replace('"Slow", "Slow"]', '"Slow", # twice\n  "Slow"]'), encoding="utf-8")
    coach.refresh()
    assert "1 comment within it went" in setting(coach, "thing", "reps", "9").said
    edit = setting(coach, "thing", "cautions", "Gently")
    assert "went" not in edit.said
    assert "# twice" in edit.after


def test_a_change_that_was_not_written_is_not_what_undo_takes_back(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    write(coach, setting(coach, "pump", "when", "a"))
    write(coach, setting(coach, "pump", "when", "b"))
    file = home.plans / "combined.toml"
    (file.parent / "before" / "combined-0003.toml").write_bytes(file.read_bytes())  # as a full disk leaves it
    assert '+ when = "a"' in " ".join(undoing(coach).lines)


def test_what_a_change_leaves_behind_is_said(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    assert "steps and cautions stay" in setting(coach, "face", "name", "Chin tucks").said
    assert "The comment behind it stays" in setting(coach, "pump", "every", "3 a week").said
    write(coach, adding(coach, "posture-device", ["lumbar-arch"]))
    assert "The comment behind it stays" in setting(coach, "lumbar-arch", "optional", "no").said
    assert "comment" not in setting(coach, "pump", "minutes", "3,5").said
    assert "comment" not in setting(coach, "pump", "when", "none").said
    assert "sessions of their own are `at`" in setting(coach, "pump", "when", "morning noon").said
    assert "asked again on Monday 23 November" in pausing(coach, "pump", "today").said
    with pytest.raises(Refused, match="reps is no key of a device: there are minutes"):
        setting(coach, "pump", "reps", "10")
    assert "`backcare plan add walk walk`" in creating(coach, "activity", ["Walks", "minutes", "15"]).said
    with pytest.raises(Refused, match="for an editor"):
        setting(coach, "face", "start", "Stand")


def test_every_change_can_be_taken_back_and_brought_back_and_nothing_is_lost(
    home: Home, clock: FixedClock
) -> None:
    coach = fresh(home, clock)
    write(coach, setting(coach, "posture-pump", "minutes", "5"))
    file = home.plans / "combined.toml"
    changed = file.read_bytes()
    write(coach, undoing(coach))
    assert file.read_text(encoding="utf-8") == SHIPPED["combined"]
    write(coach, undoing(coach))
    assert file.read_bytes() == changed
    by_hand = changed + b"# by hand\n"
    file.write_bytes(by_hand)
    write(coach, removing(coach, "posture-pump"))
    kept = {path.read_bytes() for path in (home.plans / "before").iterdir()}
    assert {changed, by_hand, SHIPPED["combined"].encode()} <= kept


def test_what_would_have_errors_is_told_and_nothing_is_written(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    with pytest.raises(PlanError, match="900 is not"):
        setting(coach, "pump", "minutes", "900")
    with pytest.raises(Refused, match="did you mean 'minutes'"):
        setting(coach, "pump", "minuts", "5")
    with pytest.raises(Refused, match="already"):
        adding(coach, "combined", ["posture-pump"])
    with pytest.raises(Refused, match="nothing to take back"):
        undoing(coach)
    assert not home.plans.exists()


def test_a_plan_that_is_not_understood_is_never_rewritten(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    write(coach, setting(coach, "pump", "minutes", "5"))
    file = home.plans / "combined.toml"
    broken = file.read_bytes().replace(b"minutes = 5", b"minuts = 5")
    file.write_bytes(broken)
    coach.refresh()
    for change in (
        lambda: setting(coach, "pump", "minutes", "3"),
        lambda: removing(coach, "pump"),
        lambda: adding(coach, "mcgill-big-3", []),
    ):
        with pytest.raises(PlanError, match="did you mean `minutes`"):
            change()
    assert file.read_bytes() == broken


def test_a_plan_that_was_changed_meanwhile_is_left_alone(home: Home, clock: FixedClock) -> None:
    coach = fresh(home, clock)
    write(coach, setting(coach, "pump", "minutes", "5"))
    edit = moving(coach, "bioenergetic", "pump")
    file = home.plans / "combined.toml"
    file.write_bytes(there := file.read_bytes() + b"# meanwhile\n")
    with pytest.raises(Refused, match="meanwhile"):
        write(coach, edit)
    assert file.read_bytes() == there


def test_a_task_that_is_no_table_of_its_own_is_left_to_an_editor(home: Home, clock: FixedClock) -> None:
    file = home.plans / "combined.toml"
    file.parent.mkdir(parents=True)
    file.write_text(
        'title = "Mine"\ndevice = [{id = "pump", name = "Pump", minutes = 3, every = "day"}]\n',
        encoding="utf-8",
    )
    coach = fresh(home, clock)
    with pytest.raises(Refused, match="plan edit"):
        setting(coach, "pump", "minutes", "5")


def test_a_file_of_anywhere_is_copied_to_ones_own_and_used(
    home: Home, clock: FixedClock, tmp_path: Path
) -> None:
    coach = fresh(home, clock)
    file = tmp_path / "physio.toml"
    file.write_text(SHIPPED["mcgill-big-3"], encoding="utf-8")
    use_plan(coach, str(file))
    assert coach.plan_name == "physio"
    assert (home.plans / "physio.toml").read_bytes() == file.read_bytes()
    other = tmp_path / "tips.toml"
    other.write_text(SHIPPED["mcgill-big-3"], encoding="utf-8")
    with pytest.raises(Refused, match="another name"):
        use_plan(coach, str(other))


def test_a_task_that_is_paused_is_not_asked_through_its_day_and_misses_nothing(
    home: Home, clock: FixedClock
) -> None:
    coach = fresh(home, clock)
    coach.tasks.note("a day on which something was recorded before")
    last = coach.today_date + timedelta(days=3)
    write(coach, pausing(coach, "pump", last.isoformat()))
    assert "posture-pump" not in {row.task for row in coach.today().rows}
    asked = {day.day for day in coach.preview(8) for row in day.rows if row.task == "posture-pump"}
    assert asked
    assert min(asked) > last
    assert (coach.today_date + timedelta(days=4)) in asked
    later = fresh(home, FixedClock(clock.now() + timedelta(days=2)))
    for back in (1, 2):  # nothing more was recorded, and neither day says that it was missed
        assert "posture-pump" not in {
            row.task for row in later.day(later.today_date - timedelta(days=back)).rows
        }
    write(coach, pausing(coach, "pump", None))
    assert (home.plans / "combined.toml").read_text(encoding="utf-8") == SHIPPED["combined"]
    with pytest.raises(Refused, match="has passed"):
        pausing(coach, "pump", (coach.today_date - timedelta(days=1)).isoformat())


def test_a_folder_of_plans_that_cannot_be_written_is_not_told_as_the_journal(
    home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach = fresh(home, clock)

    def rewrite(name: str, data: bytes) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(coach.library, "rewrite", rewrite)
    with pytest.raises(Refused) as error:
        write(coach, setting(coach, "pump", "when", "b"))
    assert str(home.config) in str(error.value)
    assert str(home.journal) not in str(error.value)
