"""``trial result`` and ``trial export``: told once it is over, in words, as JSON and as a file for the person alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from kits.cli_docs import documented, fields
from kits.cli_kit import Line
from kits.domain_kit import base
from kits.result_kit import Lived, on_disk, swapped_events, with_reports
from kits.trial_kit import FIRST

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.events import Done, Event, Pain, Paused
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.paths import find_home

RESULT = """\
Trial   Devices or Massage
        17 Nov 2026 – 14 Feb 2027, 14 of 14 pairs count

Pain was 1.5 lower on Massage days (1.0 to 1.9); lower in 13 of 14 pairs; a gap
this large by luck: about 1 in 2,700.

● Devices   ○ Massage   mean pain, 0 to 10
pair    0     1     2     3     4     5     6     7     8     9     10
pair 1  ·     ·     ·     ·     ·   ●─○     ·     ·     ·     ·     ·  +0.3
pair 2  ·     ·     ·     ·   ○───●   ·     ·     ·     ·     ·     ·  −0.7
pair 3  ·     ·     ·     ·     ·   ○───────●     ·     ·     ·     ·  −1.3
pair 4  ·     ·     ·   ○─────────────●     ·     ·     ·     ·     ·  −2.3
pair 5  ·     ·     ·     ○────────●  ·     ·     ·     ·     ·     ·  −1.5
pair 6  ·     ·     ·     · ○●  ·     ·     ·     ·     ·     ·     ·  −0.2
pair 7  ·     ·     ·     ·     ·     ○───● ·     ·     ·     ·     ·  −0.7
pair 8  ·     ·     ·     · ○───────────●   ·     ·     ·     ·     ·  −2.0
pair 9  ·     ·     ·     ·     · ○───────────●   ·     ·     ·     ·  −2.0
pair 10 ·     ·     · ○───────────────●     ·     ·     ·     ·     ·  −2.7
pair 11 ·     ·     ·     · ○─────────●     ·     ·     ·     ·     ·  −1.7
pair 12 ·     ·     · ○───────────────●     ·     ·     ·     ·     ·  −2.7
pair 13 ·     ·     ·   ○─────────●   ·     ·     ·     ·     ·     ·  −1.7
pair 14 ·     ·     ·     ·   ○───────●     ·     ·     ·     ·     ·  −1.3
gap       ├─────┼──────┤              │              ┊                 −1.5
points  −2            −1              0             +1             +2
        Massage lower                                   Devices lower
"""


def lived(line: Line, life: Lived, *more: Event, now: date | None = None) -> Line:
    """The line of someone who has lived a trial, on the day after its end or another."""
    now = now or life.day + ONE_DAY
    on_disk(line.home, [*life.events, *more], now)
    line.now = f"{now}T12:00:00+00:00"
    return line


def test_the_sentence_and_the_picture_come_first_and_fit_one_screen(line: Line) -> None:
    out = lived(line, Lived(3))("trial", "result").out
    assert out.startswith(RESULT)
    assert len(RESULT.splitlines()) - 3 <= 24
    assert out.endswith(
        "  Whether Massage is better than neither, only another trial can tell: backcare\n  trial new massage neither\n"
    )
    assert out == line("trial", "result", "1").out


def test_every_field_of_a_result_is_in_the_document_and_every_field_there_is_real(line: Line) -> None:
    life = Lived(3, events=[Paused(**base(FIRST, None, "pause"), first=FIRST, until=FIRST)])
    day = life.trial.days
    less = [
        Done(**base(one.day, None, f"{one.day:%Y%m%d}12-less"), task=task, dose=Dose(minutes=5), full=full)
        for one, full in ((day[9], Dose(minutes=10)), (day[10], None))
        for task in ("pump", "claw")
    ]
    mornings = [Pain(**base(one.day, None, f"{one.day:%Y%m%d}06"), level=3, when="morning") for one in day]
    found = lived(line, life, *less, *mornings)("trial", "result", "--json").data
    assert fields(found) == documented("`backcare trial result --json`")
    assert [done["morning"] for done in found["done"]] == [3, 3]


def test_until_it_is_over_a_sentence_says_when_and_nothing_is_written(line: Line, tmp_path: Path) -> None:
    life = Lived(2, most=30)
    life.events = [event for event in life.events if event.day < life.day]  # without the word that ended it
    lived(line, life, now=life.trial.days[-1].day)
    for words in (["result"], ["result", "--json"], ["export"], ["export", "-o", str(tmp_path / "x.csv")]):
        answer = line("trial", *words)
        assert (answer.code, answer.out) == (1, "")
        assert "A trial runs: pair 5 of 14. Its result is told when it is over" in answer.err
    assert [*tmp_path.glob("*.csv")] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["result"], 1, "There has been no trial yet: `backcare trial new` plans one."),
        (["export", "3"], 1, "There has been no trial yet"),
        (["result", "x"], 2, "'x' is not the number of a trial: it is a whole number."),
    ],
)
def test_what_is_not_there_is_told(line: Line, words: list[str], code: int, said: str) -> None:
    line.plan()
    answer = line("trial", *words)
    assert answer.code == code
    assert said in answer.err


def test_the_export_is_for_the_person_alone_and_replaces_nothing(line: Line, tmp_path: Path) -> None:
    lived(line, Lived(3))
    file = tmp_path / "trial.csv"
    assert line("trial", "export", "-o", str(file)).out == f"Saved {file}\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_bytes().decode().replace("\r\n", "\n") == line("trial", "export").out
    again = line("trial", "export", "-o", str(file))
    assert (again.code, "is there already" in again.err) == (1, True)


SHOWN = (
    "trial",
    "trial plan",
    "trial result",
    "trial result --json",
    "trial export",
    "report",
    "report --html",
)


@pytest.mark.parametrize("runs", [True, False], ids=["while it runs", "over after three pairs"])
def test_too_early_the_arms_could_change_their_numbers_and_nothing_shown_would_differ(
    tmp_path: Path, *, runs: bool
) -> None:
    life = Lived(5, most=24, missing=0)
    shown = []
    for name, events in (("one", life.events), ("other", swapped_events(life))):
        line = Line(find_home(str(tmp_path / name), {}))
        kept = [event for event in events if not runs or event.day < life.day]
        on_disk(line.home, with_reports(kept, 10), life.day)
        line.now = f"{life.day}T12:00:00+00:00"
        shown.append([line(*words.split()) for words in SHOWN])
    assert shown[0] == shown[1]
    assert ("Devices or Massage" in shown[0][5].out, len(shown[0])) == (True, len(SHOWN))


def test_an_export_to_no_name_says_so(line: Line) -> None:
    answer = lived(line, Lived(3))("trial", "export", "-o", "")
    assert (answer.code, answer.out, answer.err.strip()) == (1, "", "'' names no file.")
