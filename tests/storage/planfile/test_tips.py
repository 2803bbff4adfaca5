"""The shipped messages: enough for any day, each with its source, and none that scolds, promises or repeats another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path

import pytest
from kits.planfile_kit import parse, plan_text, task_text

from backcare_tui.domain.guidance.tips import OCCASIONS, TipOccasion, fits, message
from backcare_tui.domain.journal.milestones import MILESTONES
from backcare_tui.domain.journal.recent import DAYS as DAYS_BACK
from backcare_tui.domain.journal.recent import SHOWN, Longer, RecentHistory
from backcare_tui.domain.plan.plan import Tip
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.plan_library import Library
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.plan import TIP_CHOICES
from backcare_tui.text.cells import wrap

TIERS, KINDS = TIP_CHOICES["streak"], TIP_CHOICES["kind"]
DAYS = [*product(TIP_CHOICES["zone"], TIP_CHOICES["stance"])]
NEVER = re.compile(
    r"\b(cur(e|es|ed|ing)|fix(es|ed)?|heal\w*|diagnos\w*|work(s|ed)|fail\w*|lazy|trigger points?|must|should have|have to"
    r"|need to be|safe|risk\w*|harmless|guarantee\w*|always|proven|excuse\w*|well done|congrat\w*)\b",
    re.IGNORECASE,
)
PAGE = re.compile(r"\b(file|toml|TOML|ladder|plan you want|text file)\b")
"""What is talked of on a calm day alone."""
SOURCES = {
    "app default",
    "Bob & Brad summary of Davies' workbook",
    "Cashin 2025, BMJ EBM",
    "Costa 2019 (flare definition)",
    "Gerhart 2017",
    "Krebs 2009, 10.1007/s11606-009-0981-1",
    "Macedo 2010",
    "Medical Republic 7917 (posture and back pain)",
    "Monash, LBP flares",
    "NICE-based CPD summary, Independent Community Pharmacist 605890",
    "Ostelo 2008",
    "PMC7813550",
    "PMC9434898",
    "Pocovi 2024, Lancet 404:134",
    "RESTORE, Kent 2023, follow-up at 3 years",
    "Sherwood Forest NHS pacing leaflet",
    "Travell & Simons vol. 2 ch. 7",
    "WHO guideline, chronic primary low back pain, 2023",
    "Waongenngarm 2021, SJWEH",
    "aberdeenchiropractic pectoralis",
    "backmusclesolutions levator scapulae",
    "bim.physio pain monitoring model (Thomeé)",
    "biologyinsights piriformis",
    "brainscape TrP 5577667",
    "mortonsfoot gluteus minimus",
    "neck trigger-point meta-analysis, BMR-220045",
    "painalog 2780",
    "painalog gluteus medius",
    "painalog rhomboid",
    "physioprescription QL",
    "pressurepointer latissimus",
    "spencermassage",
    "triggerpointrelief trapezius",
    "welly (where not to massage)",
}
COMMON = frozenset(
    [
        "the",
        "and",
        "are",
        "not",
        "you",
        "your",
        "that",
        "for",
        "has",
        "have",
        "its",
        "with",
        "one",
        "today",
        "day",
        "days",
        "what",
        "some",
        "people",
        "than",
        "then",
        "this",
        "may",
        "can",
        "all",
        "too",
        "was",
        "were",
        "which",
        "into",
        "from",
        "them",
        "they",
        "such",
    ]
)
ALIKE = 0.45
"""Words that two messages may share, of those that either has."""


@pytest.fixture(scope="module")
def tips() -> tuple[Tip, ...]:
    nowhere = Path("nowhere")
    return Library(nowhere / "settings", nowhere, shipped_plans()).tips


def test_there_are_far_more_than_days_of_half_a_year_each_with_its_own_words_and_a_known_source(
    tips: tuple[Tip, ...],
) -> None:
    assert len(tips) >= 260
    assert len({tip.id for tip in tips}) == len({tip.text for tip in tips}) == len(tips)
    assert {source for tip in tips for source in tip.source.split("; ")} == SOURCES


def test_each_has_room_in_two_lines_of_a_small_terminal_and_in_four_of_the_smallest(
    tips: tuple[Tip, ...],
) -> None:
    for tip in tips:
        assert len(wrap(tip.text, "", 76)) <= 2, tip
        assert len(wrap(tip.text, "", 38)) <= 4, tip


def test_conditions_are_of_those_a_day_can_have(tips: tuple[Tip, ...]) -> None:
    for tip in tips:
        for key, choices in TIP_CHOICES.items():
            assert set(getattr(tip, key)) <= set(choices), tip.id


def test_none_promises_scolds_or_gives_a_diagnosis(tips: tuple[Tip, ...]) -> None:
    for tip in tips:
        assert not NEVER.search(tip.text), tip
        assert "!" not in tip.text


def test_a_number_that_was_measured_has_its_source(tips: tuple[Tip, ...]) -> None:
    measured = re.compile(r"%|\b([Tt]rials?|medians?|NICE|WHO|one in ten)\b")
    for tip in tips:
        if measured.search(tip.text):
            assert tip.source != "app default", tip


def test_no_two_say_the_same(tips: tuple[Tip, ...]) -> None:
    words = {tip.id: {*re.findall(r"[a-zé0-9]{3,}", tip.text.lower())} - COMMON for tip in tips}
    for one, other in combinations(words, 2):
        shared, either = words[one] & words[other], words[one] | words[other]
        assert len(shared) <= ALIKE * len(either), (one, other)


def test_nobody_on_a_hard_day_is_told_of_the_plans_file_or_of_a_ladder(tips: tuple[Tip, ...]) -> None:
    for (zone, stance), tier in product(DAYS, TIERS):
        if zone != "red" and stance in ("progress", "hold"):
            continue
        day = TipOccasion(
            zone, stance, tier, frozenset(KINDS), occasions=frozenset({"flare", "paused", "lasting"})
        )
        for tip in tips:
            if fits(tip, day):
                assert not PAGE.search(tip.text), tip


def test_a_red_day_has_messages_of_its_own_and_no_others(tips: tuple[Tip, ...]) -> None:
    assert sum(tip.zone == ("red",) for tip in tips) >= 30
    for stance, tier in product(TIP_CHOICES["stance"], TIERS):
        fitting = [tip for tip in tips if fits(tip, TipOccasion("red", stance, tier, frozenset(KINDS)))]
        assert len(fitting) >= 20
        assert all("red" in tip.zone for tip in fitting)


@pytest.mark.parametrize(("zone", "stance"), DAYS)
def test_any_day_has_many_that_fit_it_and_some_that_are_for_it(
    tips: tuple[Tip, ...], zone: str, stance: str
) -> None:
    for tier, kind in product(TIERS, KINDS):
        day = TipOccasion(zone, stance, tier, frozenset({kind}))
        assert sum(fits(tip, day) for tip in tips) >= 20, day
    assert sum(zone in tip.zone or stance in tip.stance for tip in tips) >= 10


@pytest.mark.parametrize(("zone", "stance"), [("green", "hold"), ("amber", "hold"), ("red", "ease")])
def test_whoever_has_the_same_day_again_and_again_is_told_everything_before_anything_twice(
    tips: tuple[Tip, ...], zone: str, stance: str
) -> None:
    day = TipOccasion(zone, stance, "months", frozenset(KINDS), frozenset({"piriformis"}))
    shown: dict[str, date] = {}
    told: list[str] = []
    today = date(2026, 1, 5)
    fitting = {tip.id for tip in tips if fits(tip, day)}
    for _ in fitting:
        recent = RecentHistory(today, longer=Longer(said=shown))
        recent.said = {what: on for what, on in shown.items() if on >= recent.ago(DAYS_BACK)}
        tip = message((), tips, recent, (), day)
        assert tip is not None
        told.append(tip.id)
        shown[SHOWN + tip.id] = today
        today += timedelta(days=1)
    assert sorted(told) == sorted(fitting)


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_each_occasion_and_milestone_has_its_own(tips: tuple[Tip, ...], occasion: str) -> None:
    own = [tip for tip in tips if occasion in tip.occasion]
    assert len(own) >= (1 if occasion in MILESTONES else 3)
    if occasion not in MILESTONES:
        assert any("red" in tip.zone for tip in own), "also for who has a hard day on it"
    else:
        assert not any("red" in tip.zone for tip in own), "it can wait for a kinder day"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stance", TIP_CHOICES["stance"])
def test_each_kind_of_task_has_its_own_in_each_stance_that_asks_it(
    tips: tuple[Tip, ...], kind: str, stance: str
) -> None:
    day = TipOccasion("green", stance, "weeks", frozenset({kind}))
    assert stance == "rest" or sum(kind in tip.kind and fits(tip, day) for tip in tips) >= 4


TASK = task_text("device")
TIP = '[[tip]]\nid = "mine"\ntext = "Tea first."\nzone = ["red"]\n'


def test_a_plans_own_message_is_read_and_says_whose_it_is() -> None:
    plan = parse(plan_text(TIP + TASK))
    assert plan.tips == (Tip("mine", "Tea first.", zone=("red",), source="your plan"),)


@pytest.mark.parametrize(
    ("text", "message_part"),
    [
        (TIP.replace("text", "txet"), "did you mean `text`?"),
        (TIP.replace('"red"', '"rad"'), "a zone of a message"),
        (TIP.replace('["red"]', '"red"'), "list"),
        (TIP + TIP, "given twice"),
        (TIP.replace("[[tip]]", "[tip]"), "one bracket short"),
        (TIP.replace("Tea first.", "x" * 201), "200"),
        ("tip = 3\n", "is not a table"),
    ],
)
def test_what_is_wrong_with_a_message_of_a_plan_is_told(text: str, message_part: str) -> None:
    with pytest.raises(PlanError) as told:
        parse(plan_text(text + TASK))
    assert message_part in str(told.value)


@pytest.mark.parametrize(
    ("key", "allowed", "refused"),
    [
        ("climb_sessions", 9, 4),
        ("climb_share", 0.9, 0.5),
        ("climb_days", 14, 6),
        ("red_days", 20, 1),
        ("setback_days", 10, 6),
        ("morning_rise", 1, 3),
        ("ease_days", 3, 1),
        ("gap_days", 5, 15),
        ("flare_days", 14, 29),
    ],
)
def test_a_plan_may_be_more_careful_than_the_defaults_and_never_less(
    key: str, allowed: float, refused: float
) -> None:
    assert getattr(parse(plan_text(f"[guidance]\n{key} = {allowed}\n" + TASK)).limits, key) == allowed
    with pytest.raises(PlanError):
        parse(plan_text(f"[guidance]\n{key} = {refused}\n" + TASK))
