"""Every form of `every` is read, and what passes neither raises nor dawdles later."""

from __future__ import annotations

import time

import pytest
from kits.planfile_kit import accepts, parse_task, task_problem

from backcare_tui.domain.plan.schedule import ByRule, EveryDays, OnWeekdays, Schedule, TimesAWeek


@pytest.mark.parametrize("key", ["every", "first_every"])
@pytest.mark.parametrize(
    ("value", "schedule"),
    [
        ('"day"', EveryDays(1)),
        ('"1 day"', EveryDays(1)),
        ('"1 days"', EveryDays(1)),
        ('"2 days"', EveryDays(2)),
        ('"60 days"', EveryDays(60)),
        ('" day "', EveryDays(1)),
        ('["mon"]', OnWeekdays((0,))),
        ('["sun", "mon", "wed"]', OnWeekdays((0, 2, 6))),
        ('["mon", "tue", "wed", "thu", "fri", "sat", "sun"]', OnWeekdays((0, 1, 2, 3, 4, 5, 6))),
        ('"1 a week"', TimesAWeek(1)),
        ('"7 a week"', TimesAWeek(7)),
        ('"RRULE:FREQ=MONTHLY;BYDAY=1TU"', ByRule("FREQ=MONTHLY;BYDAY=1TU")),
        ('"rrule:freq=daily;interval=2"', ByRule("FREQ=DAILY;INTERVAL=2")),
    ],
)
def test_every_form_of_a_schedule_is_read(key: str, value: str, schedule: Schedule) -> None:
    task = parse_task("visit", f"{key} = {value}")
    assert (task.every if key == "every" else task.first_every) == schedule


@pytest.mark.parametrize("key", ["every", "first_every"])
@pytest.mark.parametrize(
    "value",
    [
        '"0 days"', '"61 days"', '"-1 days"', '"2.5 days"', '"999999999999 days"', '"٢ days"', '"2"', '"days"',
        '"0 a week"', '"8 a week"', '"3 a month"', '"3a week"', '""', '"never"', "2", "true", "2.5", "{}",
        "[]", '["mon", "mon"]', '["Mon"]', '["monday"]', "[1]", '[["mon"]]', '"mon"', '"mon,tue"', "2026-01-01",
    ],
)  # fmt: skip
def test_what_is_no_schedule_is_told_at_its_key(key: str, value: str) -> None:
    assert not accepts("visit", f"{key} = {value}")


def test_no_hint_is_better_than_a_wrong_one() -> None:
    for typed in ("twice a day", "three times a day", "3x a day"):
        told = task_problem("exercise", "reps = 5", f'every = "{typed}"').message
        assert "did you mean" not in told, "three times a day is not every third day"
        assert "`at = [" in told


def test_a_number_of_any_length_is_told_within_its_bounds() -> None:
    told = task_problem("visit", f'every = "{"9" * 5000} days"')
    assert told.message.endswith('is not from "1 day" to "60 days"')


GOOD_RULES = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=366",
    "FREQ=DAILY;BYDAY=MO,WE",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYDAY=1TU",
    "FREQ=MONTHLY;BYDAY=-1FR,+2MO",
    "FREQ=MONTHLY;BYDAY=5MO",
    "FREQ=MONTHLY;BYDAY=-5SU",
    "FREQ=MONTHLY;BYMONTHDAY=1,-1",
    "FREQ=MONTHLY;BYMONTHDAY=31;INTERVAL=5",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;BYMONTH=1,7;BYDAY=1MO",
    "FREQ=YEARLY;BYDAY=53MO",
    "FREQ=YEARLY;BYWEEKNO=53",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
    "FREQ=YEARLY;BYYEARDAY=366",
    "FREQ=YEARLY;BYYEARDAY=-366",
    "FREQ=DAILY;UNTIL=20240101",
    "INTERVAL=3;FREQ=WEEKLY",
]


@pytest.mark.parametrize("rule", GOOD_RULES)
def test_a_rule_of_days_is_read(rule: str) -> None:
    assert accepts("visit", f'every = "RRULE:{rule}"')


BAD_RULES = [
    ("", "not a part of a rule"),
    ("DAILY", "not a part of a rule"),
    ("FREQ=", "not a part of a rule"),
    ("FREQ=DAILY;", "not a part of a rule"),
    ("FREQ=DAILY;;INTERVAL=2", "not a part of a rule"),
    ("INTERVAL=2", "has no `FREQ`"),
    ("FREQ=HOURLY", "allowed: DAILY, MONTHLY, WEEKLY, YEARLY"),
    ("FREQ=SECONDLY", "not allowed"),
    ("FREQ=DAILY;FREQ=DAILY", "`FREQ` is in the rule twice"),
    ("FREQ=DAILY;INTERVAL=0", "from 1 to 366"),
    ("FREQ=DAILY;INTERVAL=-1", "from 1 to 366"),
    ("FREQ=DAILY;INTERVAL=367", "from 1 to 366"),
    ("FREQ=DAILY;INTERVAL=1,2", "from 1 to 366"),
    ("FREQ=DAILY;INTERVAL=٣", "from 1 to 366"),
    ("FREQ=DAILY;INTERVAL=" + "9" * 100, "from 1 to 366"),
    ("FREQ=DAILY;COUNT=0", "from 1 to 999"),
    ("FREQ=DAILY;BYHOUR=8", "not at hours"),
    ("FREQ=DAILY;BYMINUTE=8", "not at hours"),
    ("FREQ=DAILY;BYSECOND=8", "not at hours"),
    ("FREQ=DAILY;BYEASTER=1", "`BYEASTER` is not a part of a rule"),
    ("FREQ=DAILY;DTSTART=20260101", "write `start_on = 2026-01-31`"),
    ("FREQ=DAILY\\nEXDATE:20260101", "not allowed"),
    ("FREQ=DAILY EXDATE=3", "not allowed"),
    ("FREQ=DAILY;UNTIL=20261231T000000Z", "takes a day, such as 20261231"),
    ("FREQ=DAILY;UNTIL=20260230", "takes a day"),
    ("FREQ=DAILY;UNTIL=2026", "takes a day"),
    ("FREQ=DAILY;UNTIL=20301231;COUNT=3", "both `COUNT` and `UNTIL`"),
    ("FREQ=WEEKLY;BYDAY=1TU", "FREQ=MONTHLY or FREQ=YEARLY, not WEEKLY"),
    ("FREQ=DAILY;BYDAY=-1TU", "not DAILY"),
    ("FREQ=MONTHLY;BYDAY=6TU", "at most five"),
    ("FREQ=YEARLY;BYMONTH=2;BYDAY=6TU", "at most five"),
    ("FREQ=YEARLY;BYDAY=54TU", "from 1 to 53"),
    ("FREQ=MONTHLY;BYDAY=0TU", "from 1 to 53"),
    ("FREQ=MONTHLY;BYDAY=MO,1TU", "mixes weekdays"),
    ("FREQ=YEARLY;BYWEEKNO=3;BYDAY=1TU", "does not go with `BYWEEKNO`"),
    ("FREQ=MONTHLY;BYDAY=MON", "takes MO, TU"),
    ("FREQ=MONTHLY;BYDAY=MO(+1)", "takes MO, TU"),
    ("FREQ=MONTHLY;BYMONTHDAY=0", "from 1 to 31 or -1 to -31"),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "from 1 to 31 or -1 to -31"),
    ("FREQ=YEARLY;BYMONTH=13", "from 1 to 12"),
    ("FREQ=YEARLY;BYMONTH=-1", "from 1 to 12"),
    ("FREQ=YEARLY;BYYEARDAY=367", "from 1 to 366"),
    ("FREQ=YEARLY;BYWEEKNO=54", "from 1 to 53"),
    ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "from 1 to 366"),
    ("FREQ=MONTHLY;BYSETPOS=1", "there is none"),
    ("FREQ=WEEKLY;WKST=MONDAY", "not allowed"),
    ("FREQ=DAILY;BYMONTHDAY=" + ",".join(["1"] * 150), "at most 200"),
    # These can be read, and never fall due.
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "never falls due"),
    ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "never falls due"),
    ("FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31", "never falls due"),
    ("FREQ=MONTHLY;INTERVAL=12;BYMONTH=2", "never falls due"),
    ("FREQ=DAILY;INTERVAL=7;BYDAY=TU", "never falls due"),
    ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "never falls due"),
    (
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=FR",
        "from 2024-01-01 to the end of 2034",
    ),  # 2036 is the first
    ("FREQ=DAILY;UNTIL=20231231", "UNTIL leaves no day"),
    ("FREQ=DAILY;COUNT=3", "give the task a `start_on`"),
]


@pytest.mark.parametrize(("rule", "sentence"), BAD_RULES)
def test_a_rule_that_is_wrong_or_never_falls_due_is_told(rule: str, sentence: str) -> None:
    before = time.perf_counter()
    assert sentence in task_problem("visit", f'every = "RRULE:{rule}"').message
    assert sentence in task_problem("visit", f'first_every = "RRULE:{rule}"').message
    assert time.perf_counter() - before < 1


def test_a_rule_counts_from_the_day_its_task_starts() -> None:
    never = 'every = "RRULE:FREQ=DAILY;BYMONTH=1;UNTIL=20270615"'
    assert accepts("visit", "start_on = 2026-01-31", never)
    assert not accepts("visit", "start_on = 2027-02-01", never)
    counted = 'every = "RRULE:FREQ=DAILY;COUNT=3"'
    assert accepts("visit", "start_on = 2026-01-01", counted)
    assert accepts("visit", "start_on = 2023-12-30", counted)
    assert "leaves no day from 2024-01-01" in task_problem("visit", "start_on = 2023-12-29", counted).message
    seldom = 'every = "RRULE:FREQ=YEARLY;INTERVAL={}"'
    assert accepts("visit", "start_on = 2004-01-01", seldom.format(20))
    assert "never falls due" in task_problem("visit", "start_on = 2004-01-01", seldom.format(40)).message
    assert accepts("visit", "start_on = 2080-12-31", 'every = "RRULE:FREQ=YEARLY"')
    assert accepts("visit", "start_on = 2024-02-29", 'every = "RRULE:FREQ=YEARLY"')


def test_a_rule_that_only_its_start_keeps_alive_is_told() -> None:
    # `frequency` counts from the anchor, and would look for its first day until the year 9999.
    told = task_problem("visit", "start_on = 2024-01-02", 'every = "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU"')
    assert "only thanks to its first day" in told.message
