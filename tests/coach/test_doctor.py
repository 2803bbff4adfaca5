"""Every file is looked over; what can be mended is, nothing is deleted, and once is enough."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from kits.coach_kit import DAY, again, on_host, put_plan
from kits.folder import snapshot
from kits.journal_kit import event_id, note, put

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.coach.doctor import Finding, examine, repair
from backcare_tui.domain.journal.events import Noted
from backcare_tui.domain.journal.status import Status

ANSWERS = "safety answers"


def coach_status(coach: Coach) -> Status:
    """What stands today, as another process sees it."""
    return again(coach).today().status


def wrong(coach: Coach) -> dict[str, str]:
    """What is wrong with any file by now, as another process sees it."""
    findings = [finding for finding in examine(again(coach))[0] if finding.wrong]
    rests = bool(coach_status(coach).lost)
    assert rests == any(finding.file == ANSWERS for finding in findings)
    return {finding.file: finding.text for finding in findings if finding.file != ANSWERS}


def mended(coach: Coach, *, others: bool = False) -> list[Finding]:
    """What a repair mends; a second one finds nothing to do, and writes nothing."""
    done = [finding for finding in repair(again(coach), others=others)[0] if finding.mended]
    after = snapshot(coach.home.data)
    assert not [finding for finding in repair(again(coach), others=others)[0] if finding.mended]
    assert snapshot(coach.home.data) == after
    return done


def notes(coach: Coach) -> list[str]:
    return [event.text for event in again(coach).timeline.every_event() if isinstance(event, Noted)]


@pytest.fixture
def lived(mine: Coach) -> Coach:
    """A coach with four notes and a lock."""
    for text in ("one", "two", "three", "four"):
        mine.tasks.note(text)
    mine.safety.screen(["infection"])
    return mine


def own(coach: Coach) -> Path:
    return next(coach.home.journal.glob("2026-11.*.json"))


def cut(path: Path, words: str) -> None:
    """Tear a file in the middle of some words."""
    data = path.read_bytes()
    path.write_bytes(data[: data.index(words.encode()) + 1])


def test_of_a_home_that_is_well_nothing_is_wrong_and_looking_changes_nothing(lived: Coach) -> None:
    before = snapshot(lived.home.data)

    findings, looked_at = examine(again(lived))

    assert (findings, looked_at) == ([], 5), "the plan, the month, what stands, the lock and the saved plan"
    assert repair(again(lived))[0] == []
    assert snapshot(lived.home.data) == before
    assert examine(Coach(lived.home, FixedClock(datetime(1999, 1, 1, tzinfo=UTC))))[0] == []


def test_a_torn_month_is_set_aside_and_what_can_be_read_of_it_is_back(lived: Coach) -> None:
    cut(own(lived), "three")
    torn = own(lived).read_bytes()
    assert wrong(lived) == {f"journal/{own(lived).name}": "is damaged."}
    assert notes(lived) == []
    before = snapshot(lived.home.data)
    examine(again(lived))
    assert snapshot(lived.home.data) == before

    (finding,) = mended(lived)

    assert finding.remedy == "What can be read of it is taken over: 4 entries. It is set aside."
    assert notes(lived) == ["one", "two"]
    (aside,) = lived.home.journal.glob("*.damaged-*")
    assert aside.read_bytes() == torn
    assert wrong(lived) == {}
    assert again(lived).today().locked


def test_what_was_set_aside_before_is_taken_over_too_each_entry_once(lived: Coach, clock: FixedClock) -> None:
    cut(own(lived), "four")
    with on_host("copy"):
        put(lived.home.journal, own(lived).name + "~", note(1, "only in a copy"))
    lived.tasks.note("which sets the torn file aside")
    clock.moment += DAY
    assert len(wrong(lived)) == 2

    mended(lived)

    assert sorted(notes(lived)) == ["one", "only in a copy", "three", "two", "which sets the torn file aside"]
    assert wrong(lived) == {}


def test_another_devices_torn_file_stays_where_its_owner_finds_it_unless_that_is_gone(lived: Coach) -> None:
    path = put(lived.home.journal, "2026-11.gone.json", note(1, "theirs"), note(2, "torn"))
    cut(path, "torn")
    torn = path.read_bytes()

    (finding,) = mended(lived)

    assert "it is another device's" in finding.remedy
    assert path.read_bytes() == torn
    assert "theirs" in notes(lived)
    assert [*wrong(lived)] == ["journal/2026-11.gone.json"], "it is damaged still"
    mended(lived, others=True)
    assert not path.exists()
    assert wrong(lived) == {}
    assert notes(lived).count("theirs") == 1


def test_two_torn_copies_of_one_month_give_each_entry_once(lived: Coach) -> None:
    for name in ("2026-11.gone.json", "2026-11.gone.sync-conflict-20261122-101010-ABCDEFG.json"):
        cut(put(lived.home.journal, name, note(1, "theirs"), note(2, "torn")), "torn")

    mended(lived, others=True)

    assert notes(lived).count("theirs") == 1
    assert wrong(lived) == {}


def test_an_entry_that_cannot_be_read_goes_aside_with_its_file_and_a_later_versions_stays(
    lived: Coach,
) -> None:
    path = own(lived)
    content = json.loads(path.read_bytes())
    later = {"id": event_id(7), "kind": "of a later version"}
    content["events"] |= {
        event_id(7): later,
        event_id(8): {"id": event_id(8), "kind": "pain", "level": "much"},
    }
    path.write_text(json.dumps(content))
    assert wrong(lived) == {f"journal/{path.name}": "holds 1 entry that cannot be read."}

    mended(lived)

    assert wrong(lived) == {}
    assert json.loads(path.read_bytes())["events"][event_id(7)] == later
    assert notes(lived) == ["one", "two", "three", "four"]


def test_what_git_left_of_a_merge_is_made_one_file(lived: Coach) -> None:
    path = own(lived)
    theirs = put(lived.home.journal, "side", note(1, "theirs"))
    path.write_bytes(b"<<<<<<< HEAD\n%s\n=======\n%s\n>>>>>>> x\n" % (path.read_bytes(), theirs.read_bytes()))
    theirs.unlink()
    assert wrong(lived) == {}, "it is read as both sides"

    mended(lived)

    assert "theirs" in {entry.get("text") for entry in json.loads(path.read_bytes())["events"].values()}


def test_a_torn_file_of_what_stands_is_made_anew_of_the_months(lived: Coach) -> None:
    path = next(lived.home.journal.glob("standing/*.json"))
    kept = path.read_bytes()
    path.write_bytes(kept[:50])
    assert [*wrong(lived)] == [f"journal/standing/{path.name}"]

    mended(lived)

    assert path.read_bytes() == kept
    assert wrong(lived) == {}


def test_settings_plans_and_a_session_that_cannot_be_used_are_told(lived: Coach) -> None:
    put_plan(lived.home, "title = 7")
    (lived.home.plans / "other.toml").write_text("= ")
    session = Path(lived.sessions._file.path)
    session.write_text("{")

    found = {finding.file: finding for finding in examine(again(lived))[0]}

    assert {file for file, finding in found.items() if finding.wrong} == {"plans/combined.toml", "session"}
    assert "plan check other" in found["plans/other.toml"].remedy
    assert [finding.file for finding in mended(lived)] == ["session"]
    assert not session.exists() and [*session.parent.glob("session.*.damaged-*")]
    lived.home.settings.write_text("plan = ")
    assert "config.toml" in wrong(lived)


def test_spoilt_letters_caches_and_left_over_writes_are_to_be_known_and_not_wrong(
    lived: Coach, clock: FixedClock
) -> None:
    next(lived.home.journal.glob(".device.*")).write_text("!")
    next(lived.home.cache.glob("plan*")).write_text("{")
    left = lived.home.journal / ".2026-11.abcdef.json.77.tmp"
    left.write_text("x")
    os.utime(left, (0, 0))

    found = examine(again(lived))[0]

    assert len(found) == 3
    assert not any(finding.wrong for finding in found)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_journal_that_others_can_look_into_is_closed_to_them(lived: Coach) -> None:
    lived.home.journal.chmod(0o755)
    assert [*wrong(lived)] == ["journal"]
    mended(lived)
    assert lived.home.journal.stat().st_mode & 0o777 == 0o700


def test_what_is_no_file_or_not_there_is_told_and_left(lived: Coach) -> None:
    (lived.home.journal / "2026-10.folder.json").mkdir()
    assert "cannot be read" in wrong(lived)["journal/2026-10.folder.json"]
    mended(lived)
    assert [*wrong(lived)] == ["journal/2026-10.folder.json"]


def test_what_the_disk_does_not_let_be_mended_is_still_wrong(
    lived: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(own(lived), "three")

    def refuse(*_arguments: object) -> None:
        raise OSError(5, "Input error")

    monkeypatch.setattr("backcare_tui.storage.files.os.rename", refuse)
    findings = [finding for finding in repair(again(lived))[0] if finding.wrong]
    (finding,) = [finding for finding in findings if finding.file != ANSWERS]

    assert finding.text == "is damaged. It could not be mended: input error."


def test_a_home_without_a_journal_has_nothing_to_mend(mine: Coach) -> None:
    assert examine(mine)[0] == []
    with pytest.raises(Refused, match="no journal to mend yet"):
        repair(mine)
    mine.home.data.mkdir(exist_ok=True)
    mine.home.journal.symlink_to("nowhere")
    assert wrong(mine) == {"journal": "is a link to what is not there."}


def test_what_still_rests_the_day_once_all_is_mended_is_told_with_what_ends_it(lived: Coach) -> None:
    cut(own(lived), "three")
    findings = repair(again(lived))[0]
    (left,) = [finding for finding in findings if finding.wrong]
    assert (left.file, left.mend) == (ANSWERS, None)
    assert "nothing is asked until they are given anew" in left.text
    assert "`backcare safety --none`" in left.remedy
    assert coach_status(lived).lost
    again(lived).safety.screen((), ())
    assert not [finding for finding in examine(again(lived))[0] if finding.wrong]
    assert not coach_status(lived).lost


def test_a_theme_of_ones_own_that_cannot_be_used_is_told(lived: Coach) -> None:
    lived.home.themes.mkdir(parents=True)
    (lived.home.themes / "mine.toml").write_text(
        'dark = 3\naccent = "#123"\nforeground="#fff"\nbackground="#000"\n'
    )
    (finding,) = [finding for finding in examine(again(lived))[0] if finding.file == "themes"]
    assert "themes/mine.toml:1: dark: 3 is not `true` or `false`" in finding.text
    assert not finding.wrong
