"""The file of a session that runs: it is there or not, whole or not, and never in the way."""

from __future__ import annotations

import json
import os
import shutil
import stat
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.coach_kit import on_host
from kits.examples import examples

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.pacing import Phase
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.frame import frame
from backcare_tui.domain.session.moves import doses_done
from backcare_tui.domain.session.session import Part, Session, Step, amount, new
from backcare_tui.storage import machine
from backcare_tui.storage.session_file import SessionFile

NOW = datetime(2026, 11, 22, 7, 42, tzinfo=UTC)
PARTS = (
    Part(
        id="pump",
        task="pump",
        kind="device",
        name="Pump [/] \U0001f469\u200d\U0001f9bd",
        dose=Dose(minutes=8),
    ),
    Part(id="claw/ql", task="claw", target="ql", kind="massage", name="QL", dose=Dose(seconds=60, sides=2)),
    Part(
        id="press", task="press", kind="exercise", name="Press", dose=Dose(reps=(3, 2)), before=Dose(reps=1)
    ),
)
STEPS = (
    Step(kind="time", part=0, seconds=480),
    Step(kind="rise", part=0, seconds=60, words="Rest."),
    Step(kind="time", part=1, seconds=60, side="left"),
    Step(kind="time", part=1, slot=1, seconds=60, side="right"),
    Step(kind="reps", part=2, count=2, first=1, tempo=(Phase("pull", 2), Phase("return", 3))),
    Step(kind="pain", part=2),
)


@pytest.fixture
def file(tmp_path: Path) -> SessionFile:
    return SessionFile(str(tmp_path / "data"))


def session() -> Session:
    """One that has run for ten seconds of its massage, and of which a target is sore."""
    found = moves.begin(new("s1", date(2026, 11, 22), NOW, PARTS, STEPS), 5.0)
    found = moves.go_next(moves.go_next(found, 15.0), 16.0)
    return msgspec.structs.replace(moves.pause(found, 26.0), sore=("ql",), pains={"pump": 3})


def test_what_is_kept_is_read_again_and_stands_still(file: SessionFile) -> None:
    running = moves.begin(session(), 30.0)
    file.write(moves.pause(running, 34.0), NOW)

    found = SessionFile(file.folder).read()

    assert found is not None
    assert doses_done(found, 1e9) == doses_done(running, 34.0) == {"claw/ql": Dose(seconds=14)}
    assert (found.sore, found.pains, frame(found, 0.0).state) == (("ql",), {"pump": 3}, "paused")
    assert frame(moves.begin(found, 2.0), 3.0).elapsed == 15.0  # another process counts from anywhere


def test_it_is_the_persons_own_and_no_journal_file(file: SessionFile) -> None:
    file.write(session(), NOW)
    assert stat.S_IMODE(os.stat(file.path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(file.folder).st_mode) == 0o700
    assert os.listdir(file.folder) == [os.path.basename(file.path)]


def test_looking_makes_nothing(file: SessionFile) -> None:
    assert file.read() is None
    assert not os.path.exists(file.folder)
    assert file.trouble == ""


def test_another_window_keeps_its_own(file: SessionFile) -> None:
    file.write(session(), NOW)
    file.drop("s2", NOW)
    assert file.read() is not None
    file.drop("s1", NOW)
    assert file.read() is None
    file.drop("s1", NOW)


def test_another_versions_is_passed_over_in_silence(file: SessionFile) -> None:
    file.write(session(), NOW)
    text = Path(file.path).read_text(encoding="utf-8")
    Path(file.path).write_text(text.replace('"format":2', '"format":3'), encoding="utf-8")
    assert (file.read(), file.trouble) == (None, "")


def put(file: SessionFile, data: bytes) -> None:
    os.makedirs(file.folder, exist_ok=True)
    Path(file.path).write_bytes(data)


def test_a_damaged_one_is_named_and_set_aside_by_the_next_write(file: SessionFile) -> None:
    put(file, b'{"format":1,"sess')
    assert file.read() is None
    assert file.trouble.endswith("is damaged and was passed over; the journal is as it was.")
    assert os.listdir(file.folder) == [os.path.basename(file.path)]

    file.write(session(), NOW)

    assert file.read() is not None
    assert sorted(os.listdir(file.folder))[1].endswith("json.damaged-20261122T074200")


def test_a_damaged_one_that_is_not_wanted_is_set_aside_too_and_never_over_another(file: SessionFile) -> None:
    for _ in range(2):
        put(file, b"\xff")
        file.drop("", NOW)
        assert (file.read(), file.trouble) == (None, "")
    assert len(os.listdir(file.folder)) == 2


@pytest.mark.parametrize("name", ["mac.fritz.box", "another"])
def test_one_that_was_cut_off_is_found_again_by_a_host_that_is_called_otherwise(
    file: SessionFile, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(machine, "node", lambda: "mac.local")
    file.write(session(), NOW)

    monkeypatch.setattr(machine, "node", lambda: name)

    found = SessionFile(file.folder).read()
    assert found is not None
    assert found.id == session().id


def test_one_in_a_copied_folder_is_found_again_and_forgotten_once_it_is_recorded(
    file: SessionFile, tmp_path: Path
) -> None:
    file.write(session(), NOW)
    copy = SessionFile(str(shutil.copytree(file.folder, tmp_path / "restored")))
    assert copy.read() is not None
    copy.write(session(), NOW)  # it goes on there, in a file of that folder's own
    assert len(os.listdir(copy.folder)) == 2
    copy.drop(session().id, NOW)
    assert os.listdir(copy.folder) == []
    assert file.read() is not None


def test_one_of_an_earlier_version_is_found_and_another_machines_is_not(
    file: SessionFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "node", lambda: "Ann's Mac.local")
    file.write(session(), NOW)
    os.rename(file.path, os.path.join(file.folder, "session.ann-s-mac-local.json"))
    assert SessionFile(file.folder).read() is not None
    with on_host("another"):
        assert SessionFile(file.folder).read() is None


def test_a_folder_in_its_place_is_told_and_left(file: SessionFile) -> None:
    os.makedirs(file.folder)
    os.makedirs(file.path)
    assert file.read() is None
    assert "could not be read" in file.trouble
    with pytest.raises(OSError):
        file.write(session(), NOW)


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_a_session_or_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = SessionFile(str(tmp_path_factory.mktemp("any")))
    put(file, data)
    assert file.read() is None
    assert file.trouble


ODD: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.sampled_from(
        [0, -1, 1, 61, 10**12, 1e308, 0.5, -0.5, "", "time", "dizzy", "2026-11-22", "9999-12-31T23:59:59Z"]
    ),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=9),
    st.lists(st.integers(0, 60), max_size=4),
    st.builds(dict),  # one of its own each time: another wrong value may be put into it
    st.just("x" * 10_000),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place within a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] + [place for key, one in inner for place in places(one, (*path, key))]


WHOLE = json.loads(msgspec.json.encode(session()))
PLACES = [place for place in places(WHOLE) if place]


@examples(200)
@given(st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=3), st.floats(0, 1e5))
def test_whatever_stands_in_it_nothing_fails_and_nothing_passes_a_cap(
    tmp_path_factory: pytest.TempPathFactory, wrong: list[tuple[tuple[Any, ...], Any]], now: float
) -> None:
    content = json.loads(json.dumps(WHOLE))
    for place, value in wrong:
        table = content
        try:
            for key in place[:-1]:
                table = table[key]
            table[place[-1]] = value
        except (TypeError, KeyError, IndexError):
            continue
    file = SessionFile(str(tmp_path_factory.getbasetemp() / "odd"))
    put(file, json.dumps({"format": 1, "session": content}).encode())
    found = file.read()
    if found is None:
        return
    found = moves.begin(found, now)
    for _ in range(30):
        frame(found, now)
        for step, tally in zip(found.steps, found.tallies, strict=True):
            assert amount(step, tally) <= (step.count or step.seconds)
        for part in found.parts:
            came = doses_done(found, now).get(part.id)
            assert came is None or came.total <= part.dose.total <= 10 * 60 * 2
            assert came is None or came.seconds is None or came.seconds <= 90 * 2
        now += 14.0
        found = moves.go_next(found, now)
    SessionFile(str(tmp_path_factory.getbasetemp() / "odd")).write(moves.stop(found, now, "dizzy"), NOW)


def test_half_a_character_is_no_session(file: SessionFile) -> None:
    content = json.loads(json.dumps(WHOLE))
    content["parts"][0]["task"] = "\ud800"
    put(file, json.dumps({"format": 1, "session": content}).encode())
    assert file.read() is None


@pytest.mark.parametrize(
    ("change", "value"),
    [
        (("steps", 3, "slot"), 0),  # one side twice
        (("steps", 3, "spot"), 4),
        (("steps", 4, "spot"), 2),  # of no massage
        (("steps", 5, "asks_from"), 11),
        (("massaged",), [0, 901]),
        (("steps", 4, "count"), 3),  # more than is left of the set
        (("steps", 0, "seconds"), 481),
        (("steps", 0, "part"), 3),
        (("steps", 0, "kind"), "sleep"),
        (("steps", 1, "count"), 4),
        (("steps", 4, "tempo"), []),
        (("steps", 4, "tempo"), [["pull", 0.0], ["return", 0.0]]),
        (("parts", 0, "dose"), {"minutes": 61}),
        (("parts", 1, "dose"), {"seconds": 91, "sides": 2}),
        (("parts", 2, "before"), {"reps": 1, "sets": 10**12}),
        (("parts", 1, "id"), "pump"),
        (("tallies",), []),
        (("tallies", 0), {"spent": -1.0}),
        (("tallies", 4), {"spent": 1.0, "counted": 3}),
        (("tallies", 4), {"spent": 1.0, "counted": 1, "mark": 2.0}),
        (("at",), 7),
        (("at",), -1),
        (("began",), "2026-11-22T07:42:00"),
        (("pains",), {"pump": 11}),
        (("pains",), {"other": 1}),
        (("sore",), ["other"]),
        (("halt",), {"task": "pump", "why": "bored"}),
        (("halt",), {"task": "other", "why": "dizzy"}),
    ],
)
def test_what_does_not_go_together_is_damaged(file: SessionFile, change: tuple[Any, ...], value: Any) -> None:
    content = json.loads(json.dumps(WHOLE))
    put(file, json.dumps({"format": 1, "session": content}).encode())
    assert file.read() is not None
    table = content
    for key in change[:-1]:
        table = table[key]
    table[change[-1]] = value
    put(file, json.dumps({"format": 1, "session": content}).encode())
    assert file.read() is None
    assert "is damaged" in file.trouble


def test_more_time_than_a_step_has_is_no_more_repetitions(file: SessionFile) -> None:
    content = json.loads(json.dumps(WHOLE))
    content["tallies"][4] = {"spent": 1e5}
    put(file, json.dumps({"format": 1, "session": content}).encode())
    found = file.read()
    assert found is not None
    assert amount(found.steps[4], found.tallies[4]) == 2


def test_a_session_kept_while_it_ran_stands_still_when_it_is_read(file: SessionFile) -> None:
    file.write(moves.begin(session(), 30.0), NOW)
    found = file.read()
    assert found is not None
    assert (found.since, frame(found, 1e6).elapsed) == (None, 10.0)
