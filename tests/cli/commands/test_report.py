"""``report``: one page to take along, whole in itself, in its order, and harmless whatever anyone wrote."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from kits.busy_year import busy_coach
from kits.cli_kit import PLAN, Line, lived
from kits.result_kit import Lived, on_disk
from kits.trial_kit import ARMS

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.demo import demo_coach
from backcare_tui.coach.recording import open_day
from backcare_tui.coach.report import report
from backcare_tui.domain.journal.events import Arm, Stopped
from backcare_tui.domain.report.page import report_page

NOW = datetime.fromisoformat("2026-11-22T20:00:00+00:00")
ORDER = [
    "Warning signs, stops, clearances",
    "Conditions I answered yes to",
    "My questions",
    "Where it hurt",
    "Pain, 0 to 10",
    "Check-in (PEG), 0 to 10, past week",
    "Flares, on my word",
    "What I do",
    "What changed, and why",
    "Worse or better, in my words",
    "Visits, and pain around them",
]


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _value in attrs}


def test_both_forms_have_all_parts_in_their_order(small: Line) -> None:
    lived(small)
    text, html = small("report").out, small("report", "--html").out
    assert [row for row in text.splitlines() if row in ORDER] == ORDER
    assert re.findall(r"<h2>(.*?)</h2>", html) == ORDER
    assert text.endswith("A diary, not an assessment: written by the person themselves. backcare 0.1.0\n")
    assert text.index("Medicine (") < text.index("Work and daily life (") < text.index("A diary, not")


def test_what_is_missing_is_said_to_be_missing(small: Line) -> None:
    out = small("report").out
    for said in (
        "The list of warning signs was never answered.",
        "Never asked.",
        "No report names a place.",
        "No pain reports in these days.",
        "No check-in in these days.",
        "None checked off in these days.",
    ):
        assert said in out


def test_warning_signs_are_told_as_answered_and_as_of_when(small: Line) -> None:
    small("safety", "--none")
    small.at(24)
    out = " ".join(small("report").out.split())
    assert "Warning signs: no yes on 22 Nov 2026 (2 days ago), by the person alone." in out
    assert "nothing more was recorded of them: no yes, no stop, no clearance" in out
    small("safety", "--yes", "one-leg")
    assert "YES, not cleared since: one leg numb or weak (last yes 24 Nov 2026)." in small("report").out


def test_an_old_answer_to_the_warning_signs_is_no_comfort(small: Line) -> None:
    small.at(1)("safety", "--none")
    small.at(30)
    told = small("report", "--html").out
    assert "Warning signs: not asked for 29 days; no yes on 1 Nov 2026" in told
    assert "class=loud" not in told


def test_a_task_that_was_stopped_is_told_first_and_loudest_and_is_no_advice(small: Line) -> None:
    small("safety", "--none")
    small("done", "face-pull")
    with open_day(Coach(small.home, FixedClock(NOW))) as opened:
        opened.write([Stopped(**opened.stamp(), task="face-pull", why="tingling")])
    told = small("report", "--html").out
    assert told.index('class=loud><span class="cut">Stopped for tingling') < told.index(
        "Warning signs: no yes"
    )
    assert "STOPPED 22 Nov 2026 for tingling; rests since" in told


def test_questions_of_the_line_come_before_notes_that_ask(small: Line) -> None:
    small("note", "May I run?")
    small("note", "I ran.")
    out = small("report", "--question", "And swim?", "--question", "Or ride?").out
    part = out[out.index("My questions") : out.index("Where it hurt")]
    assert [row.strip() for row in part.splitlines()[1:] if row] == [
        "And swim?",
        "Or ride?",
        "May I run? (22 Nov 2026)",
    ]


def test_words_of_a_person_are_harmless_in_both_forms(small: Line) -> None:
    words = "<script>alert(1)</script> \u202eevil\u2066 \x1b[31m\x07 & " + "x" * 5000
    small("pain", "9", "--note", words[:500])
    small("note", words[:6000] + "?")
    text, html = small("report", "--question", words).out, small("report", "--html", "--question", words).out
    for out in (text, html):
        assert not any(char in out for char in "\u202e\u2066\x1b\x07")
        assert "x" * 500 not in out
    page = Tags()
    page.feed(html)
    assert "script" not in page.tags
    assert not {name for name in page.names if name.startswith("on")} | page.names & {"src"}
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert not re.search(r"url\((?!#)|@import|https?://(?!www\.w3\.org/2000/svg)", html)


def test_a_file_is_named_for_what_it_is_private_and_never_replaced(small: Line, tmp_path: Path) -> None:
    page, text = tmp_path / "page.html", tmp_path / "page.txt"
    assert small("report", "-o", str(page)).code == 0
    assert small("report", "-o", str(text)).code == 0
    assert page.read_text().startswith("<!doctype html>")
    assert text.read_text().startswith("My back: a page to take along\n")
    assert {stat.S_IMODE(path.stat().st_mode) for path in (page, text)} == {0o600}
    before = page.read_bytes()
    assert small("report", "-o", str(page)).code == 1
    assert page.read_bytes() == before
    refused = small("report", "-o", str(tmp_path / "page.pdf"))
    assert (refused.code, "end it in .html or .txt" in refused.err) == (2, True)


def test_a_day_that_has_not_come_begins_no_report(small: Line) -> None:
    answer = small("report", "--since", "2026-12-24")
    assert (answer.code, answer.out) == (1, "")


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("chromium") is None and not os.environ.get("CI"), reason="there is no Chromium to print with"
)
@pytest.mark.parametrize("life", ["demo", "busy"])
def test_printed_it_is_one_sheet(life: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    coach = demo_coach(str(folder), NOW) if life == "demo" else busy_coach(folder, NOW)
    if life == "busy":
        arms = (Arm("M" * 40, ARMS[0].tasks), Arm("<b> " * 10, ARMS[1].tasks))
        monkeypatch.setattr("backcare_tui.coach.report._result", lambda *_: Lived(3, arms=arms).result)
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(report_page(report(coach, None, ["Is this one sheet?"])), encoding="utf-8")
    options = "--headless --no-sandbox --disable-gpu --no-pdf-header-footer --disable-sync"
    quiet = "--disable-background-networking --disable-component-update"
    line = ["chromium", *options.split(), *quiet.split(), f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run([*line, f"--print-to-pdf={pdf}", str(page)], check=True, capture_output=True, timeout=120)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())) == 1


def test_a_trial_that_runs_is_told_with_what_it_asks_and_nothing_of_how_either_does(line: Line) -> None:
    life = Lived(2, most=30, arms=(Arm("Devices", ("pump",), ("Pump: 10 min, every day",)), ARMS[1]))
    day = life.trial.days[-1].day
    on_disk(line.home, [event for event in life.events if event.day <= day], day)
    line.now = f"{day}T12:00:00+00:00"
    told = " ".join(line("report").out.split())
    assert "A trial runs: pair 5 of 14, Devices or Massage; no result before its end." in told
    assert "By turns of three days, in an order drawn by lot: Pump: 10 min, every day" in told
    assert re.search(r"Of (\d+) days it is the average, as given for a trial\.", told)
    assert "<svg" not in line("report", "--html").out.partition('id="trial"')[2].partition("</section>")[0]


def test_a_trial_that_is_over_comes_between_pain_and_doing_with_its_pairs_drawn_for_a_year(
    line: Line,
) -> None:
    life = Lived(3, arms=(Arm("<i>", ARMS[0].tasks), Arm("\u202eMassage", ARMS[1].tasks)))
    on_disk(line.home, life.events, life.day)
    line.now = f"{life.day}T12:00:00+00:00"
    text, html = line("report").out, line("report", "--html").out
    at = text.index("A trial on myself: <i> or Massage")
    assert text.index("Flares, on my word") < at < text.index("What I do")
    assert "days (1.0 to 1.9)" in " ".join(text[at:].split())
    part = html.partition('id="trial"')[2].partition("</section>")[0]
    assert (part.count("<circle"), "<i>" in part, "\u202e" in html) == (28, False, False)
    line.now = f"{life.day + timedelta(days=366)}T12:00:00+00:00"
    assert "A trial" not in line("report").out


def test_a_trial_with_too_few_pairs_has_no_drawing(line: Line) -> None:
    life = Lived(5, most=20)
    on_disk(line.home, life.events, life.day)
    line.now = f"{life.day}T12:00:00+00:00"
    part = line("report", "--html").out.partition('id="trial"')[2].partition("</section>")[0]
    assert ("too few to compare" in part, "<svg" in part, "sessions done" in part) == (True, False, False)


def test_what_is_done_what_changed_and_what_was_said_of_it_is_told(line: Line) -> None:
    line.plan(
        PLAN
        + """
[[visit]]
id = "physio"
name = "Physiotherapist"
every = "day"

[[track]]
id = "sleep"
ask = "How did you sleep?"
scale = "0-10"
"""
    )
    line.at(20)("safety", "--none")
    for words in (
        "done posture",
        "rung posture 2 --because braver",
        "track sleep 6",
        "done physio",
        "sore piriformis",
    ):
        assert line(*words.split()).code == 0, words
    line.at(21)("pain", "7", "--note", "sat all day")
    line("skip", "face-pull", "--because", "tired")
    line("pain", "1", "--morning", "--note", "slept well")
    out = " ".join(line("report").out.split())
    for said in (
        "Posture pump up: 3 min to 5 min; my choice: “braver”",
        "Sore to massage: Piriformis 1×",
        "Skipped because: tired 1×",
        "sat all day",
        "slept well",
        "20 Nov 2026 Physiotherapist – before: not recorded; 2 h after: not recorded; morning after: 1",
        "Sleep: median 6 of 10 (1 day answered).",
    ):
        assert said in out, out
