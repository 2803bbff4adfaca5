"""What is carried out is everything, reads as others read it, and comes back as it was."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from kits.coach_kit import PLAN, again, entries, put_plan
from kits.journal_kit import put

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.actions.undo import undo
from backcare_tui.coach.actions.visits import appoint
from backcare_tui.coach.carry import export
from backcare_tui.coach.carry.importing import bring_in, understand
from backcare_tui.coach.carry.own_files import put_files
from backcare_tui.paths import find_home
from backcare_tui.storage.formats import loop_csv
from backcare_tui.storage.formats.habits import DONE, HabitDay

VISIT = """
[[visit]]
id = "physio"
name = "Physio, Dr “Ruiz”; room 2"
every = "RRULE:FREQ=MONTHLY;BYDAY=1MO"
at = ["10:30"]
"""


@pytest.fixture
def lived(coach: Coach) -> Coach:
    put_plan(coach.home, PLAN)
    coach.refresh()
    coach.sure = True
    coach.tasks.done("pump")
    coach.tasks.done("claw")
    coach.tasks.skip("press", because="travel")
    coach.tasks.pain(4, where=["neck"], note="=HYPERLINK(1)")
    coach.tasks.note("@sum")
    coach.guidance.check_in(3, 4, 5)
    return coach


def own(coach: Coach, path: Path, since: date | None = None) -> str:
    path.write_bytes(b"".join(export.own_json(coach, since)))
    return str(path)


def test_our_json_brings_every_entry_back_those_of_later_versions_too(
    lived: Coach, clock: FixedClock, tmp_path: Path
) -> None:
    later = {"id": "0-later", "kind": "of a later version", "day": "2026-10-02", "deep": {"a": [1, None]}}
    put(lived.home.journal, "2026-10.zzzzzz.json", later)
    lived.refresh()
    other = Coach(find_home(str(tmp_path / "other"), {}), clock)
    done = bring_in(other, understand(other, own(lived, tmp_path / "x.json"), []))
    assert (done.written, done.kept, done.counts.unsound) == (["plans/combined.toml"], [], 0)
    assert entries(other) == entries(lived)
    assert again(other).today() == again(lived).today()
    assert bring_in(other, understand(other, str(tmp_path / "x.json"), [])).counts.is_nothing_new

    put_plan(other.home, PLAN + "\n# mine\n")
    assert bring_in(other, understand(other, str(tmp_path / "x.json"), [])).written == [
        "plans/combined-imported.toml"
    ]
    assert (other.home.plans / "combined.toml").read_text().endswith("# mine\n")


def test_since_takes_whole_entries_of_that_day_and_later(lived: Coach, tmp_path: Path) -> None:
    lived.tasks.done("pump", day=date(2026, 11, 20))
    document = json.loads(Path(own(lived, tmp_path / "x.json", date(2026, 11, 21))).read_text())
    days = {entry["day"] for entry in document["journal"]["2026-11"].values()}
    assert days == {"2026-11-22"}
    assert document["schema"] == 1


def test_no_file_is_written_where_an_export_may_not_lead(coach: Coach) -> None:
    names = [
        "../x.toml",
        "plans/../../x.toml",
        "/etc/x.toml",
        "plans/.x.toml",
        "journal/x.json",
        "plans/a\n.toml",
        "x.toml",
    ]
    assert put_files(coach.home, dict.fromkeys(names, "x")) == ([], sorted(names))
    assert not coach.home.config.exists()


def test_the_tables_hold_a_row_an_event_and_no_formula(lived: Coach) -> None:
    files = export.csv_files(lived, None)
    tables = {name: [*csv.DictReader(io.StringIO(data.decode(), newline=""))] for name, data in files.items()}
    assert [row["state"] for row in tables["sessions.csv"]] == ["done", "done", "done", "skipped"]
    assert tables["sessions.csv"][0] | {"id": ""} == {
        "day": "2026-11-22",
        "at": "2026-11-22T07:42:00+00:00",
        "clock": "",
        "task": "pump",
        "name": "Posture pump",
        "target": "",
        "slot": "",
        "state": "done",
        "did": "5 min",
        "asked": "5 min",
        "amount": "5",
        "unit": "min",
        "share": "1.000",
        "rung": "1",
        "because": "",
        "log": "",
        "source": "",
        "id": "",
    }
    assert (tables["pain.csv"][0]["where"], tables["pain.csv"][0]["note"]) == ("neck", "'=HYPERLINK(1)")
    assert tables["notes.csv"][0]["note"] == "'@sum"
    assert tables["check-ins.csv"][0]["score"] == "4.0"
    assert [row["day"] for row in tables["days.csv"]] == ["2026-11-22"]
    assert not tables["tracked.csv"]


def test_loops_layout_holds_our_days_and_is_read_back(lived: Coach) -> None:
    habits = loop_csv.read(export.loop_files(lived, None)).habits
    day = date(2026, 11, 22)
    assert habits["Posture pump"].days == {day: HabitDay(DONE)}
    assert habits["Press"].days[day].note == "travel"


def test_the_bundle_is_valid_fhir_and_codes_nothing_but_pain(lived: Coach) -> None:
    bundles = pytest.importorskip("fhir.resources.R4B.bundle")
    document = export.fhir_bundle(lived, None)
    checked = bundles.Bundle.model_validate(document)
    kinds = [entry.resource.__resource_type__ for entry in checked.entry]
    assert kinds == [
        "Patient",
        "CarePlan",
        "Procedure",
        "Procedure",
        "Procedure",
        "Observation",
        "QuestionnaireResponse",
    ]
    text = json.dumps(document)
    assert text.count('"coding"') == 1
    assert '"72514-3"' in text
    assert export.fhir_bundle(lived, None) == document, "ids are stable"


def test_the_calendar_has_visits_and_with_tasks_the_rest_by_the_plans_own_rules(lived: Coach) -> None:
    from icalendar import Calendar

    put_plan(lived.home, PLAN + VISIT)
    lived.refresh()
    plain, whole = export.calendar(lived, None, tasks=False), export.calendar(lived, None, tasks=True)
    events = Calendar.from_ical(plain).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Physio, Dr “Ruiz”; room 2"]
    assert events[0]["RRULE"].to_ical() == b"FREQ=MONTHLY;BYDAY=1MO"
    assert str(events[0].decoded("DTSTART")) == "2026-12-07 10:30:00"
    appoint(lived, "osteopath", "3 Dec 14:00", place="Mill Lane")
    [put_down, _plans] = Calendar.from_ical(export.calendar(lived, None, tasks=False)).walk("VEVENT")
    assert (str(put_down["SUMMARY"]), put_down.decoded("DTSTART").hour) == ("Osteopath", 14)
    parsed = Calendar.from_ical(whole)
    assert {str(event["SUMMARY"]) for event in parsed.walk("VEVENT")} >= {
        "Posture pump",
        "Press",
        "Self-massage",
    }
    assert {str(todo["STATUS"]) for todo in parsed.walk("VTODO")} == {"COMPLETED"}
    uids = [str(part["UID"]) for part in parsed.walk() if "UID" in part]
    assert len({*uids}) == len(uids)
    undo(lived)
    assert export.calendar(lived, None, tasks=True) == whole
    assert not parsed.walk("VALARM"), "it reminds nobody"
