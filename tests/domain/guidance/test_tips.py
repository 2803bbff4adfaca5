"""Which message a day has: what is written for such a day first, nothing twice in its turn, and on a red day its own."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import product

import pytest
from kits.domain_kit import plan, task
from kits.guidance_kit import MON, Life
from msgspec.structs import replace

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.guidance.tips import OCCASIONS, TipOccasion, fits, message, tier_of
from backcare_tui.domain.journal.events import Chosen, Paused, Screened
from backcare_tui.domain.journal.milestones import MILESTONES
from backcare_tui.domain.journal.recent import DAYS, SHOWN, Longer, RecentHistory
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Tip
from backcare_tui.domain.plan.schedule import EveryDays

ONE = timedelta(days=1)
CALM = TipOccasion("green", "hold", "weeks", kinds=frozenset(["device"]))
PLAIN, ZONE, BOTH = (
    Tip("plain", "A."),
    Tip("zone", "B.", zone=("green", "amber")),
    Tip("both", "C.", zone=("green",), stance=("hold",)),
)
RED = Tip("red", "D.", zone=("red",))


def said(tip: Tip | None) -> str:
    return "" if tip is None else tip.id


def turns(tips: list[Tip], days: int, occasion: TipOccasion = CALM) -> list[str]:
    """The messages of some days in a row, as eight weeks remember them."""
    shown: dict[str, date] = {}
    found = []
    for number in range(days):
        recent = remembering(shown, MON + number * ONE)
        tip = message((), tips, recent, (), occasion)
        found.append(said(tip))
        if tip is not None:
            shown[SHOWN + tip.id] = recent.day
    return found


def remembering(shown: dict[str, date], day: date) -> RecentHistory:
    recent = RecentHistory(day, longer=Longer(said=shown))
    recent.said = {what: on for what, on in shown.items() if on >= recent.ago(DAYS)}
    return recent


def test_the_most_specific_comes_first_and_among_equals_the_order_of_the_file() -> None:
    other = Tip("other", "E.")
    assert turns([PLAIN, other, ZONE, BOTH], 4) == ["both", "zone", "plain", "other"]


def test_when_all_were_said_the_one_not_said_for_longest_comes_however_plain() -> None:
    assert turns([PLAIN, ZONE, BOTH], 7) == ["both", "zone", "plain"] * 2 + ["both"]


def test_what_is_for_an_occasion_comes_before_any_that_is_not() -> None:
    first = Tip("first", "E.", occasion=("first",))
    assert said(message((), [BOTH, first], RecentHistory(MON), (), CALM)) == "both"
    day = replace(CALM, occasions=frozenset(["first"]))
    assert said(message((), [BOTH, first], RecentHistory(MON), (), day)) == "first"


def test_a_persons_own_come_before_the_shipped_ones() -> None:
    assert said(message([PLAIN], [BOTH], RecentHistory(MON), (), CALM)) == "plain"


def test_what_is_plain_or_stands_at_the_end_has_its_turn_too_however_much_is_specific() -> None:
    many = [Tip(f"m{number}", "E.", zone=("green",)) for number in range(70)]
    shown = turns([PLAIN, *many], 142)
    assert shown == [*(tip.id for tip in many), "plain"] * 2, "what eight weeks forget does not push in again"


def test_what_is_for_a_rare_day_is_said_again_before_what_was_never_said() -> None:
    flare, day = Tip("flare", "E.", occasion=("flare",)), replace(CALM, occasions=frozenset(["flare"]))
    for days, first in ((56, "plain"), (57, "flare")):
        shown = {SHOWN + "flare": MON - days * ONE}
        assert said(message((), [PLAIN, flare], remembering(shown, MON), (), day)) == first


def test_of_two_occasions_the_rarer_counts() -> None:
    back, less = (
        Tip("back", "E.", occasion=("return",)),
        Tip("less", "E.", kind=("device",), occasion=("less",)),
    )
    day = replace(CALM, occasions=frozenset(["less", "return"]))
    assert said(message((), [less, back], RecentHistory(MON), (), day)) == "back"


def test_on_a_red_day_only_what_is_written_for_red_days_is_said() -> None:
    red = replace(CALM, zone="red")
    assert turns([PLAIN, ZONE, BOTH, RED], 2, red) == ["red", "red"]
    assert turns([PLAIN, ZONE, BOTH], 1, red) == [""]
    assert turns([RED], 1) == [""]


def test_the_message_of_the_morning_stays_whatever_the_day_asks_or_keeps() -> None:
    stored, step = (SHOWN + BOTH.id,), replace(CALM, stance="progress")
    for occasion in (replace(CALM, tier="start"), replace(CALM, zone="amber", kinds=frozenset()), step):
        assert message((), [PLAIN, BOTH], RecentHistory(MON), stored, occasion) == BOTH


def test_that_there_is_no_number_yet_is_said_until_there_is_one() -> None:
    blank, unknown = Tip("blank", "E.", zone=("unknown",)), replace(CALM, zone="unknown")
    for occasion, shown in ((unknown, blank), (CALM, PLAIN)):
        assert message((), [PLAIN, blank], RecentHistory(MON), (SHOWN + blank.id,), occasion) == shown


def test_a_day_that_turns_red_gets_a_message_for_red_and_has_the_first_one_back_when_it_was_a_slip() -> None:
    red, stored = replace(CALM, zone="red"), [SHOWN + PLAIN.id]
    assert message((), [PLAIN, RED], RecentHistory(MON), stored, red) == RED
    stored.append(SHOWN + RED.id)
    assert message((), [PLAIN, RED], RecentHistory(MON), stored, red) == RED
    assert message((), [PLAIN, RED], RecentHistory(MON), stored, CALM) == PLAIN


@pytest.mark.parametrize("stance", ["ease", "rest"])
def test_what_speaks_of_more_gives_way_when_less_is_asked(stance: str) -> None:
    step = Tip("step", "E.", stance=("progress",))
    less = replace(CALM, stance=stance)
    assert message((), [PLAIN, step], RecentHistory(MON), (SHOWN + step.id,), less) == PLAIN
    assert message((), [PLAIN, step], RecentHistory(MON), (SHOWN + PLAIN.id,), less) == PLAIN


def test_what_was_said_of_a_pause_goes_with_it() -> None:
    paused = Tip("paused", "E.", occasion=("paused",))
    assert message((), [PLAIN, paused], RecentHistory(MON), (SHOWN + paused.id,), CALM) == PLAIN


def test_where_a_warning_sign_locks_or_waits_nothing_is_said() -> None:
    silent = replace(CALM, silent=True)
    assert message([PLAIN], [PLAIN], RecentHistory(MON), (SHOWN + PLAIN.id,), silent) is None


def test_a_milestone_is_told_once_before_all_else_but_not_on_a_red_day() -> None:
    kept = Tip("fifty", "E.", occasion=("kept-50",))
    day = replace(CALM, reached={"kept-50": MON})
    shown: dict[str, date] = {}
    found = []
    for number, zone in enumerate(["red", "green", "green", "green"], 1):
        today = MON + number * ONE
        tip = message([PLAIN], [kept, RED, BOTH], remembering(shown, today), (), replace(day, zone=zone))
        assert tip is not None
        shown[SHOWN + tip.id] = today
        found.append(tip.id)
    assert found == ["red", "fifty", "plain", "both"]


def test_a_milestone_that_comes_again_is_told_again_in_other_words() -> None:
    one, two = (Tip(name, f"{name}.", occasion=("new-rung",)) for name in ("one", "two"))
    shown = {SHOWN + "one": MON - 9 * ONE}
    assert (
        said(
            message(
                (), [one, two], remembering(shown, MON), (), replace(CALM, reached={"new-rung": MON - ONE})
            )
        )
        == "two"
    )
    shown[SHOWN + "two"] = MON
    again = message(
        (),
        [one, two, PLAIN],
        remembering(shown, MON + ONE),
        (),
        replace(CALM, reached={"new-rung": MON - ONE}),
    )
    assert again == PLAIN


def test_in_any_life_nothing_is_said_twice_while_something_that_fits_was_not_said() -> None:
    chance = random.Random(15)
    zones, stances, tiers = (
        ("green", "amber", "red", "unknown"),
        ("progress", "hold", "ease", "rest"),
        ("start", "weeks"),
    )
    tips = [
        Tip(f"{zone}-{stance}-{tier}-{copy}", "E.", zone=zone, stance=stance, streak=tier)
        for zone, stance, tier, copy in product(
            ((), ("green",), ("red",), ("amber", "unknown")),
            ((), ("hold",), ("ease", "rest")),
            ((), ("weeks",)),
            range(2),
        )
    ]
    shown: dict[str, date] = {}
    for number in range(365):
        day = TipOccasion(chance.choice(zones), chance.choice(stances), chance.choice(tiers))
        recent = remembering(shown, MON + number * ONE)
        tip = message((), tips, recent, (), day)
        if tip is None:
            continue
        assert fits(tip, day)
        assert day.zone != "red" or "red" in tip.zone
        if SHOWN + tip.id in recent.said:
            assert all(SHOWN + other.id in recent.said for other in tips if fits(other, day))
        shown[SHOWN + tip.id] = recent.day


EVERY = tuple(
    Tip(name, f"{name}.", zone=("green", "amber", "red", "unknown"), occasion=(name,)) for name in OCCASIONS
)
PUMP = task("pump", every=EveryDays(2), rungs=(Dose(minutes=3), Dose(minutes=5)))


def life() -> Life:
    """Of someone whose plan has a message for each occasion and no others."""
    return Life(plan(PUMP, tips=EVERY))


def pass_days(one: Life, count: int, *, work: bool = True, pain: int | None = None) -> Day:
    """Some days go by; the next one as it is looked at."""
    for _ in range(count):
        seen = one.see()
        if pain is not None:
            one.pain(pain)
        if work:
            for row in seen.rows:
                one.do(row)
        one.end(seen, [])
    return one.see()


def test_the_first_day_is_one_until_it_is_over_and_no_other_is() -> None:
    one = life()
    assert said(one.see().message) == "first"
    one.pain(1)
    assert said(one.see().message) == "first"
    one.end(one.see(), [])
    assert said(one.see().message) != "first"


def test_one_comes_back_after_a_week_without_a_session_or_a_report() -> None:
    one = life()
    pass_days(one, 3)
    found = [said(pass_days(one, 1, work=False).message) for _ in range(7)]
    assert found.index("return") == 5, "the last session was two days ago"
    assert said(pass_days(one, 60, work=False).message) == "return", "nor does eight weeks' memory matter"


def test_who_reports_pain_and_does_nothing_is_not_away() -> None:
    one = life()
    pass_days(one, 3)
    assert said(pass_days(one, 9, work=False, pain=2).message) != "return"


def test_a_day_on_which_nothing_is_due_is_free() -> None:
    one = life()
    assert said(pass_days(one, 1).message) == "free"
    assert said(pass_days(one, 1).message) == ""


def test_a_flare_and_a_pause_have_their_own_while_they_last() -> None:
    one = life()
    pass_days(one, 2)
    one.flare(begins=True)
    assert said(one.see().message) == "flare"
    one.add(Paused(**one.base(), first=one.day, until=one.day))
    assert said(one.see().message) == "paused"


def test_an_eased_day_says_less_only_where_something_is_less() -> None:
    daily = plan(replace(PUMP, every=EveryDays(1)), tips=EVERY)
    one = Life(daily)
    one.pain(8)
    assert said(one.see().message) == "first"
    one.end(one.see(), [])
    one.pain(8)
    assert said(one.see().message) == "easiest", "it stands on its first rung"
    one = Life(daily)
    one.add(Chosen(**one.base(), task="pump", rung=2, was=1))
    pass_days(one, 2)
    one.pain(8)
    day = one.see()
    assert day.guidance.stance == "ease"
    assert said(day.message) == "less"


def test_no_new_rung_is_praised_on_a_day_that_asks_less() -> None:
    praise = Tip("praise", "Praise.", zone=("green", "amber", "red", "unknown"), occasion=("new-rung",))
    for pain in (None, 8):
        one = Life(plan(replace(PUMP, every=EveryDays(1)), tips=(praise,)))
        pass_days(one, 1)
        one.add(Chosen(**one.base(), task="pump", rung=2, was=1))
        pass_days(one, 1)
        if pain is not None:
            one.pain(pain)
        assert said(one.see().message) == ("praise" if pain is None else "")


def test_a_day_on_which_all_is_rested_has_its_own() -> None:
    one = Life(plan(replace(PUMP, every=EveryDays(1), not_with=("pregnancy",)), tips=EVERY))
    pass_days(one, 1)
    one.add(Screened(**one.base(), conditions=("pregnancy",)))
    assert said(one.see().message) == "rested"


def test_pain_lasts_when_the_middle_of_four_weeks_is_four_or_more() -> None:
    for level, days, lasts in ((4, 14, True), (3, 28, False), (4, 13, False)):
        one = life()
        seen = pass_days(one, days, work=False, pain=level)
        assert (said(seen.message) == "lasting") == lasts, (level, days)


def test_no_message_stands_beside_a_lock() -> None:
    one = life()
    one.add(Screened(**one.base(), signs=("infection",)))
    assert one.see().locked
    assert one.see().message is None


def test_a_milestone_is_told_the_day_after_it_was_reached() -> None:
    one = life()
    found = [said(pass_days(one, 1, pain=1).message) for _ in range(60)]
    told = {name: days for days, name in enumerate(found, 1) if name in MILESTONES}
    assert told == {"new-rung": 11, "kept-7": 13, "kept-14": 27, "diary-30": 30, "kept-21": 41}


def test_a_milestone_is_not_told_when_more_than_four_weeks_have_gone_by_and_a_rung_after_one() -> None:
    for days, name, told in (
        (28, "kept-7", True),
        (29, "kept-7", False),
        (7, "new-rung", True),
        (8, "new-rung", False),
    ):
        one = life()
        one.plan = replace(one.plan, tips=[tip for tip in EVERY if tip.id == name])
        pass_days(one, 13 if name == "kept-7" else 11, pain=1)
        assert (said(pass_days(one, days - 1, work=False).message) == name) == told, (days, name)


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
