"""The shipped messages: enough for any day, each with its source, and none that scolds or promises."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from kits.planfile_kit import parse, plan_text, task_text

from backcare_tui.domain.guidance.tips import SHOWN, TipOccasion, fits, message, tier_of
from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.plan.plan import Tip
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.plan_library import Library
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.plan import LONGEST_TIP, TIP_CHOICES

TIERS = TIP_CHOICES["streak"]
DAYS = [
    (zone, stance)
    for zone, stance in product(TIP_CHOICES["zone"], TIP_CHOICES["stance"])
    if not (stance == "progress" and zone in ("red", "unknown"))
    and not (stance == "ease" and zone == "unknown")
]
NEVER = re.compile(
    r"\b(cure|cures|fix|fixes|diagnos\w*|failed|lazy|trigger points?|must|should have|safe)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def tips() -> tuple[Tip, ...]:
    nowhere = Path("nowhere")
    return Library(nowhere / "settings", nowhere, shipped_plans()).tips


def fitting(tips: tuple[Tip, ...], zone: str, stance: str, tier: str) -> list[Tip]:
    return [tip for tip in tips if fits(tip, TipOccasion(zone, stance, tier))]


def test_there_are_at_least_sixty_each_with_its_own_words_and_a_source(tips: tuple[Tip, ...]) -> None:
    assert len(tips) >= 60
    assert len({tip.id for tip in tips}) == len({tip.text for tip in tips}) == len(tips)
    assert all(tip.source and 0 < len(tip.text) <= LONGEST_TIP for tip in tips)


def test_conditions_are_of_those_a_day_can_have(tips: tuple[Tip, ...]) -> None:
    for tip in tips:
        for key, choices in TIP_CHOICES.items():
            assert set(getattr(tip, key)) <= set(choices), tip.id


def test_none_promises_scolds_or_gives_a_diagnosis(tips: tuple[Tip, ...]) -> None:
    for tip in tips:
        assert not NEVER.search(tip.text), tip
        assert "!" not in tip.text


@pytest.mark.parametrize(("zone", "stance"), DAYS)
@pytest.mark.parametrize("tier", TIERS)
def test_any_day_has_several_that_fit_it(tips: tuple[Tip, ...], zone: str, stance: str, tier: str) -> None:
    assert len(fitting(tips, zone, stance, tier)) >= 4


def test_what_is_not_said_for_longest_comes_next(tips: tuple[Tip, ...]) -> None:
    recent, today = RecentHistory(date(2026, 11, 22)), date(2026, 11, 22)
    day = TipOccasion("green", "hold", tier_of(3))
    own = fitting(tips, "green", "hold", tier_of(3))
    seen = []
    for number in range(len(own)):
        tip = message(tips, recent, (), day)
        assert tip is not None
        recent.said[SHOWN + tip.id] = today + timedelta(days=number)
        seen.append(tip)
    assert seen == own, "in the file's order, none twice before all were said"
    again = message(tips, recent, (), day)
    assert again == own[0]


def test_a_day_keeps_the_message_it_has_stored(tips: tuple[Tip, ...]) -> None:
    recent = RecentHistory(date(2026, 11, 22))
    day = TipOccasion("red", "ease", tier_of(0))
    stored = tips[40]
    assert message(tips, recent, (SHOWN + stored.id,), day) == stored


def test_tiers_begin_where_they_say() -> None:
    assert [tier_of(days) for days in (0, 1, 6, 7, 27, 28, 400)] == [
        "start",
        "days",
        "days",
        "weeks",
        "weeks",
        "months",
        "months",
    ]


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
