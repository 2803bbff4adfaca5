"""How any day can go: promises held over random asks and work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import FULL, MON, did, shares, skip
from kits.domain_kit import judged as day

from backcare_tui.domain.journal.events import Done, DueTask, Event, Skipped

due_tasks = st.builds(
    DueTask,
    st.sampled_from("abm"),
    st.just(FULL),
    state=st.sampled_from(["due", "due", "offered", "optional", "rested"]),
    targets=st.sampled_from([(), (), ("x", "y"), ("x", "y", "z")]),
    weight=st.sampled_from([0.1, 0.7, 1.0, 3.0, 10.0]),
)
some_asks = st.lists(due_tasks, max_size=3, unique_by=lambda due_task: due_task.task)
spots = st.sampled_from(["", "x", "y", "z", "odd"])
works = st.lists(
    st.one_of(
        st.builds(
            lambda what, share, target: did(what, MON, share, target=target),
            st.sampled_from("abmo"),
            shares,
            spots,
        ),
        st.builds(lambda what, target: skip(what, MON, target=target), st.sampled_from("abm"), spots),
    ),
    max_size=7,
)
BETTER = {"missed": 0, "pending": 0, "free": 1, "skipped": 1, "kept": 2}
flags = st.booleans()
offs = st.sampled_from(["", "", "", "paused", "flare", "locked"])


@given(
    some_asks,
    works,
    st.builds(did, st.sampled_from("abmo"), st.just(MON), shares, target=spots),
    st.sampled_from([0.1, 0.6, 1.0]),
    flags,
    flags,
)
def test_doing_more_never_lowers_the_share_nor_worsens_the_day(
    some: list[DueTask], events: list[Event], one: Done, counts_at: float, over: bool, eased: bool
) -> None:
    before = day(some, *events, counts_at=counts_at, over=over, eased=eased)
    after = day(some, *events, one, counts_at=counts_at, over=over, eased=eased)
    assert after[1] >= before[1] - 1e-12
    assert BETTER[after[0]] >= BETTER[before[0]]
    for name, mark in before[2].items():
        assert after[2][name].share >= mark.share - 1e-12


@given(some_asks, works, st.permutations(range(7)), flags, offs, flags)
def test_the_order_within_a_day_does_not_matter(
    some: list[DueTask], events: list[Event], order: list[int], over: bool, off: str, eased: bool
) -> None:
    shuffled = [events[at] for at in order if at < len(events)]
    before = day(some, *events, over=over, off=off, eased=eased)
    after = day(some, *shuffled, over=over, off=off, eased=eased)
    assert after[0] == before[0]
    assert after[1] == pytest.approx(before[1])
    assert {name: mark.state for name, mark in after[2].items()} == {n: m.state for n, m in before[2].items()}


@given(some_asks, works, st.sampled_from([0.1, 0.6, 1.0]), flags, offs, flags)
def test_a_day_has_one_state_and_shares_between_none_and_all(
    some: list[DueTask], events: list[Event], counts_at: float, over: bool, off: str, eased: bool
) -> None:
    state, share, marks = day(some, *events, counts_at=counts_at, over=over, off=off, eased=eased)
    of_flare = {"kept"} if off == "flare" and share == pytest.approx(1.0) else set()
    assert state in (
        {off} | of_flare if off else {"kept", "skipped", "free", "missed" if over else "pending"}
    )
    assert 0.0 <= share <= 1.0 + 1e-9
    assert {due_task.task for due_task in some} <= set(marks)
    for mark in marks.values():
        assert (mark.share == 1.0) == (mark.state == "done")
        assert (0.0 < mark.share < 1.0) == (mark.state == "part")
        assert mark.state != ("due" if over else "missed")
        assert (mark.state == "paused") <= (off == "paused")
    if state == "kept":
        whole = eased and any(mark.state == "done" for mark in marks.values())
        assert share > 0.0 if whole else share >= counts_at - 1e-6


@given(works, st.lists(st.sampled_from("abc"), unique=True), st.sampled_from([0.3, 0.6, 1.0]))
def test_the_share_of_plain_tasks_is_plain_arithmetic(
    events: list[Event], names: list[str], counts_at: float
) -> None:
    best = dict.fromkeys(names, 0.0)
    skipped = set()
    plain = [event for event in events if isinstance(event, Done | Skipped) and event.target == ""]
    for event in plain:
        if isinstance(event, Done) and event.task in best:
            best[event.task] = max(best[event.task], event.share)
        elif not isinstance(event, Done):
            skipped.add(event.task)
    left = {name: best[name] if name in skipped else 1.0 for name in names}
    state, share, _marks = day([DueTask(name, FULL) for name in names], *plain, counts_at=counts_at)
    if sum(left.values()) == 0:
        assert state in ("skipped", "free")
    else:
        assert share == pytest.approx(sum(best.values()) / sum(left.values()))
        assert state == ("kept" if share >= counts_at - 1e-9 else "missed")
