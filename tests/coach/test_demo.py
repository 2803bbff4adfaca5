"""The demo's journal: made by the coach's own verbs, believable, and the same every time."""

from __future__ import annotations

import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from backcare_tui.clock import FixedClock, SystemClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.coach.actions.guidance import GuidanceActions
from backcare_tui.coach.actions.safety import SafetyActions
from backcare_tui.coach.actions.tasks import TaskActions
from backcare_tui.coach.demo import DAYS, FLARE, FLARE_OVER, Life, demo_coach
from backcare_tui.domain.journal.events import (
    CheckedIn,
    DayPlanned,
    Done,
    Event,
    Flared,
    Noted,
    Pain,
    Paused,
    Planned,
    Screened,
    Skipped,
    Undone,
)
from backcare_tui.paths import find_home
from backcare_tui.storage.journal.device import device_file
from backcare_tui.storage.journal.draft import Draft
from backcare_tui.storage.journal.journal import Journal

NOWS = (
    "2026-11-30T04:00:00+00:00",  # a Monday, the last of its month, as its care day begins
    # New Year's night: still Thursday's care day; and a Sunday of two rows, after a short February.
    *(
        pytest.param(now, marks=pytest.mark.slow)
        for now in ("2027-01-01T00:30:00-05:00", "2026-03-01T09:00:00-08:00")
    ),
)


NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)

VERBS = {
    TaskActions: ("done", "skip", "pain", "note"),
    GuidanceActions: ("flare", "pause", "check_in"),
    SafetyActions: ("screen",),
    Coach: ("undo",),
}


@pytest.fixture(scope="module", params=NOWS)
def coach(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Coach:
    return demo_coach(str(tmp_path_factory.mktemp("demo")), datetime.fromisoformat(request.param))


_file = msgspec.json.Decoder(dict[str, dict[str, Event]])


def files(coach: Coach) -> list[Path]:
    folder = Path(coach.journal.folder)
    return [folder / name for found in coach.journal.stamps().values() for name, *_ in found]


def recorded(coach: Coach) -> list[Event]:
    """Every event on disk, the undone and the undoing too."""
    found: list[Event] = []
    for path in files(coach):
        found += _file.decode(path.read_bytes())["events"].values()
    return sorted(found, key=lambda event: event.id)


def test_today_is_begun_and_not_finished(coach: Coach):
    day = coach.today()
    states = [row.state for row in day.rows]
    assert states.count("done") == min(2, len(states) - 1)
    assert states.count("part") == 1
    assert set(states) <= {"done", "part", "due", "offered"}
    assert day.pain.morning == 2
    assert not day.notes


def test_the_streaks_are_worth_showing(coach: Coach):
    streak = coach.today().streak
    assert streak.days >= 9
    assert streak.weeks >= 3
    assert streak.week.possible


def test_there_were_missed_skipped_and_paused_days_before(coach: Coach):
    today = coach.today_date
    records = coach.timeline.records(today - timedelta(days=DAYS + 9), today)
    assert len(records) == DAYS
    states = [record.state for record in records]
    assert states.count("paused") == 5
    in_flare = states[DAYS - FLARE : DAYS - FLARE_OVER + 1]
    assert set(in_flare) == {"flare", "kept"}, "kept where all that was asked was done"
    assert states.count("flare") == in_flare.count("flare")
    assert 5 <= states.count("missed") <= 30
    assert states.count("kept") >= 70


def test_every_kind_of_entry_is_there(coach: Coach):
    events = recorded(coach)
    kinds = {type(event) for event in events}
    told = {Done, Skipped, Pain, Noted, Paused, Undone, Flared, Screened, CheckedIn}
    assert kinds == {*told, Planned, DayPlanned}
    assert any(isinstance(event, Done) and event.share < 1 for event in events)
    assert any(isinstance(event, Done) and event.at.date() > event.day for event in events), "a late entry"
    places = {place for event in events if isinstance(event, Pain) for place in event.regions}
    assert len({place.rpartition("-")[2] for place in places} & {"left", "middle", "right"}) == 3


def test_pain_is_mostly_low_with_one_bad_spell_that_gets_better(coach: Coach):
    today = coach.today_date
    records = coach.timeline.records(today - timedelta(days=DAYS), today)
    worst = [record.worst for record in records if record.worst is not None]
    assert sum(1 <= level <= 4 for level in worst) >= 0.75 * len(worst)
    red = [record.day for record in records if (record.worst or 0) >= 6]
    assert red == [red[0] + timedelta(days=days) for days in range(4)]
    spell = [record.worst or 0 for record in records if red[0] <= record.day <= red[0] + timedelta(days=9)]
    assert spell == sorted(spell, reverse=True)


def test_entries_are_made_in_order_by_day_and_none_lies_ahead(coach: Coach):
    events = recorded(coach)
    assert all(one.at <= other.at for one, other in pairwise(events))
    assert max(event.at for event in events) <= coach.clock.now()
    waking = [event.at.hour for event in events if event.day < coach.today_date]
    assert min(waking) >= 6
    assert max(waking) <= 22


@pytest.fixture(scope="module")
def noon(tmp_path_factory: pytest.TempPathFactory) -> Coach:
    """A demo to look at only."""
    return demo_coach(str(tmp_path_factory.mktemp("noon")), NOON)


def shape(coach: Coach) -> list[str]:
    """What was recorded; of each id only the time and the count, not the device or what is random."""
    known: dict[str, str] = {}
    lines = []
    for event in recorded(coach):
        known[event.id] = event.id[:17]
        lines.append(repr(event))
    text = "\n".join(lines)
    for own, short in known.items():
        text = text.replace(own, short)
    return text.split("\n")


@pytest.fixture
def verbs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The verbs a coach is told; anything recorded outside one fails."""
    told: list[str] = []
    within: list[str] = []

    def spy(owner: type, name: str) -> None:
        verb = getattr(owner, name)

        def call(self, *args, **kwargs):
            told.append(name)
            within.append(name)
            try:
                return verb(self, *args, **kwargs)
            finally:
                within.pop()

        monkeypatch.setattr(owner, name, call)

    append = Draft.append

    def watched(self, events):
        assert within, "recorded without a verb"
        append(self, events)

    monkeypatch.setattr(Draft, "append", watched)
    for owner, names in VERBS.items():
        for name in names:
            spy(owner, name)
    return told


def test_it_is_told_through_the_coach_s_verbs(verbs: list[str], tmp_path):
    coach = demo_coach(str(tmp_path), NOON)
    assert set(verbs) == {name for names in VERBS.values() for name in names}
    assert verbs.count("undo") == 1
    actions = [e for e in recorded(coach) if not isinstance(e, DayPlanned | Planned)]
    assert len(actions) >= len(verbs), "a verb that recorded nothing tells nothing"


def test_the_files_are_those_that_recording_by_hand_writes(noon: Coach, tmp_path):
    by_hand = Journal(str(tmp_path / "hand"))
    with by_hand.writing():
        by_hand.new_id(NOON)
        for event in recorded(noon):
            if event.day.month == NOON.month:
                by_hand.append([event])
    (found,) = by_hand.stamps()["2026-11"]
    theirs = Path(by_hand.folder, found[0])
    own = files(noon)[-1]
    assert own.name.startswith("2026-11.")
    assert own.read_bytes() == theirs.read_bytes()
    assert stat.S_IMODE(os.stat(own).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(noon.journal.folder).st_mode) == 0o700
    assert {os.path.basename(device_file(noon.journal.folder)), ".lock"} == {
        name for name in os.listdir(noon.journal.folder) if not name.endswith(".json")
    }


def test_a_new_coach_on_the_folder_sees_the_same_day_and_its_cache_fits(noon: Coach):
    other = Coach(noon.home, FixedClock(NOON))
    assert other.today() == noon.today()
    assert other.timeline._sum() is not None


def test_what_is_checked_off_afterwards_is_recorded_durably(noon: Coach):
    assert type(noon.journal) is Journal
    assert type(noon.timeline.journal) is Journal


def test_without_a_moment_it_is_the_machine_s_now(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(SystemClock, "now", lambda self: NOON)
    monkeypatch.setattr(Life, "live", lambda self: None)
    coach = demo_coach(str(tmp_path))
    assert isinstance(coach.clock, SystemClock)


_watch: dict[str, list[str]] = {}


def _hook(event: str, args: tuple[object, ...]) -> None:
    if "seen" not in _watch:
        return
    if event == "open":
        path, _mode, flags = args
        if (
            isinstance(flags, int)
            and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            and isinstance(path, str)
        ):
            _watch["seen"].append(path)
    elif event in ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.chmod", "os.symlink", "os.link"):
        _watch["seen"] += [arg for arg in args if isinstance(arg, str)]


def test_the_same_moment_makes_the_same_journal_and_nothing_outside_its_folder_is_touched(
    noon: Coach, tmp_path
):
    folder = str(tmp_path / "demo")
    sys.addaudithook(_hook)
    _watch["seen"] = []
    try:
        coach = demo_coach(folder, NOON)
    finally:
        seen = _watch.pop("seen")
    outside = [path for path in seen if not path.startswith(folder) and not path.endswith(".pyc")]
    assert len(seen) > 10
    assert outside == []
    assert os.listdir(tmp_path) == ["demo"]
    assert shape(coach) == shape(noon)


def test_a_folder_that_holds_a_journal_is_refused_and_left_alone(tmp_path):
    coach = Coach(find_home(str(tmp_path), {}), FixedClock(NOON))
    coach.tasks.note("mine")
    with pytest.raises(Refused, match="holds a journal already"):
        demo_coach(str(tmp_path), NOON)
    assert [event.text for event in recorded(coach) if isinstance(event, Noted)] == ["mine"]


def test_a_story_that_breaks_off_writes_no_part_of_it(tmp_path, monkeypatch: pytest.MonkeyPatch):
    def broken(self: Life) -> None:
        self._clock.moment = NOON
        self._coach.tasks.note("begun")
        raise RuntimeError("broken off")

    monkeypatch.setattr(Life, "live", broken)
    with pytest.raises(RuntimeError, match="broken off"):
        demo_coach(str(tmp_path), NOON)
    assert Journal(str(tmp_path / "journal")).stamps() == {}


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(Refused, match="Not saved"):
        demo_coach(str(tmp_path / "file"), NOON)
