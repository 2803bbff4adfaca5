"""Calendar rules: any that is understood can be followed for good, and in no time."""

from __future__ import annotations

import time
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples

from backcare_tui.domain.plan.recurrence import check_rule, checked_rule
from backcare_tui.domain.plan.schedule import (
    ANCHOR,
    ByRule,
    falls_on,
    frequency,
    rule_dates,
    rule_days,
    schedule_words,
)

numbers = st.integers(min_value=1, max_value=6).map(str)
days = st.sampled_from(["MO", "TU", "SU"])
numbered = st.builds(str.__add__, st.sampled_from(["1", "-1", "5", "-5", "20", "+2"]), days)


def part(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | values.map(lambda value: f"{name}={value}")


def listed(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=3).map(",".join)


rules = st.tuples(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]).map("FREQ={}".format),
    part("INTERVAL", st.sampled_from(["1", "2", "7", "12", "13", "366"])),
    part("BYDAY", listed(days) | listed(numbered)),
    part("BYMONTH", listed(st.integers(1, 12).map(str))),
    part("BYMONTHDAY", listed(st.sampled_from(["1", "13", "29", "30", "31", "-1", "-31"]))),
    part("BYYEARDAY", listed(st.sampled_from(["1", "60", "365", "366", "-1", "-366"]))),
    part("BYWEEKNO", listed(st.sampled_from(["1", "20", "52", "53", "-1", "-53"]))),
    part("BYSETPOS", st.sampled_from(["1", "-1", "5", "366"])),
    part("WKST", days),
    part("COUNT", st.sampled_from(["1", "5", "999"]))
    | part("UNTIL", st.sampled_from(["20231231", "20260715"])),
).map(lambda parts: ";".join(filter(None, parts)))
starts = st.none() | st.dates(date(2000, 1, 1), date(2080, 12, 31))


@examples(30)
@given(rules, starts, st.lists(st.dates(date(2000, 1, 1), date(2090, 12, 31)), min_size=1, max_size=3))
def test_any_rule_is_refused_or_works_for_good(rule: str, start: date | None, dates: list[date]) -> None:
    before = time.perf_counter()
    try:
        text = checked_rule(rule)
        check_rule(text, start)
    except ValueError:
        pass
    else:
        schedule = ByRule(text)
        for day in dates:
            falls_on(schedule, day, start)
        assert frequency(schedule)[1] >= 1
        assert schedule_words(schedule)
        own = start or ANCHOR
        due = rule_days(text, own, own, date(2034, 12, 31))
        assert due == frozenset().union(*(rule_dates(text, own, year) for year in range(2000, 2035)))
        last = max(own.year, 2024) + 10
        assert any(falls_on(schedule, ANCHOR + timedelta(days=n), start) for n in range((last - 2023) * 366))
    assert time.perf_counter() - before < 3
