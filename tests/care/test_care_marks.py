"""How a day went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import permutations

import pytest
from care_kit import FULL, MON, asked, did, pain, shares, skip
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.care.dose import Dose
from backcare_tui.care.events import Ask, Done, Event
from backcare_tui.care.marks import DONE, Mark, judge, work_of

A, B, C = (Ask(name, FULL) for name in "abc")
RUB = Ask("m", FULL, targets=("x", "y"))


def day(asks: Sequence[Ask], *events: Event, counts_at: float = 0.6, over: bool = True, paused: bool = False):
    return judge(asks, work_of(events), counts_at, over=over, paused=paused)


def offered(ask: Ask) -> Ask:
    return Ask(ask.task, ask.dose, state="offered", targets=ask.targets, weight=ask.weight)


def test_the_share_is_what_was_done_of_what_was_due() -> None:
    state, share, marks = day([A, B], did("a", MON))
    assert (state, share) == ("missed", 0.5)
    assert marks == {"a": DONE, "b": Mark("missed")}


def test_enough_of_what_was_due_keeps_the_day() -> None:
    assert day([A, B, C], did("a", MON), did("b", MON))[:2] == ("kept", pytest.approx(2 / 3))
    assert day([A, B], did("a", MON), did("b", MON, 0.2))[0] == "kept"


def test_until_a_day_is_over_what_is_not_kept_is_pending() -> None:
    state, _share, marks = day([A, B], did("a", MON), over=False)
    assert (state, marks["b"]) == ("pending", Mark("due"))
    assert day([A], did("a", MON), over=False)[0] == "kept"


def test_weights_weigh() -> None:
    heavy = Ask("a", FULL, weight=3.0)
    assert day([heavy, B], did("a", MON))[1] == 0.75
    assert day([heavy, B], did("b", MON))[1] == 0.25


def test_a_part_counts_in_part() -> None:
    state, share, marks = day([A], did("a", MON, 0.5))
    assert (state, share, marks["a"]) == ("missed", 0.5, Mark("part", 0.5))


def test_more_than_asked_counts_as_all_of_it() -> None:
    assert day([A, B], did("a", MON, 3.0))[1] == 0.5


def test_done_twice_counts_once_at_the_larger_share() -> None:
    for order in permutations([did("a", MON, 0.5), did("a", MON, 0.25), did("a", MON, 0.5)]):
        assert day([A, B], *order)[1] == 0.25


def test_nothing_done_is_not_something_done() -> None:
    nothing = Done(id="1", at=did("a", MON).at, day=MON, task="a", dose=FULL, did=Dose(reps=0))
    assert work_of([nothing]).done == {}


def test_a_skip_leaves_the_share() -> None:
    state, share, marks = day([A, B], did("a", MON), skip("b", MON))
    assert (state, share, marks["b"]) == ("kept", 1.0, Mark("skipped"))


def test_a_day_whose_every_task_is_skipped_is_neutral() -> None:
    assert day([A, B], skip("a", MON), skip("b", MON))[:2] == ("skipped", 0.0)
    assert day([A, B], skip("a", MON), skip("b", MON), over=False)[0] == "skipped"


def test_one_skip_does_not_excuse_the_rest() -> None:
    assert day([A, B], skip("a", MON))[0] == "missed"


def test_a_part_before_a_skip_stays_and_asks_for_no_more() -> None:
    state, share, marks = day([A], did("a", MON, 0.25), skip("a", MON))
    assert (state, share, marks["a"]) == ("kept", 1.0, Mark("part", 0.25))


def test_nothing_due_is_a_free_day() -> None:
    assert day([])[0] == "free"
    assert day([], over=False)[0] == "free"
    assert day([Ask("a", FULL, state="optional")], did("a", MON))[:2] == ("free", 0.0)


def test_optional_tasks_never_count() -> None:
    extra = Ask("b", FULL, state="optional")
    assert day([A, extra], did("b", MON))[:2] == ("missed", 0.0)
    assert day([A, extra], did("a", MON))[1] == 1.0


def test_an_offered_task_left_alone_takes_nothing_away() -> None:
    state, share, marks = day([A, offered(B)], did("a", MON))
    assert (state, share, marks["b"]) == ("kept", 1.0, Mark("offered"))


def test_an_offered_task_that_was_done_helps() -> None:
    assert day([A, offered(B)], did("b", MON))[1] == 0.5
    assert day([A, B, offered(C)], did("a", MON), did("c", MON))[:2] == ("kept", pytest.approx(2 / 3))


def test_an_offered_task_done_in_part_does_not_lower_the_share() -> None:
    assert day([A, offered(B)], did("a", MON), did("b", MON, 0.1))[1] == 1.0


@pytest.mark.parametrize("weight", [0.1, 1.0, 10.0])
def test_one_offered_session_keeps_a_day_that_asks_nothing_else(weight: float) -> None:
    ask = Ask("a", FULL, state="offered", weight=weight)
    assert day([ask], did("a", MON))[:2] == ("kept", 1.0)


@pytest.mark.parametrize("weight", [0.1, 1.0, 10.0])
@pytest.mark.parametrize("over", [True, False])
def test_a_little_of_an_offered_task_does_not_turn_a_free_day_into_a_missed_one(
    weight: float, over: bool
) -> None:
    ask = Ask("a", FULL, state="offered", weight=weight)
    assert day([ask], over=over)[0] == "free"
    assert day([ask], did("a", MON, 0.25), over=over)[0] == "free"


def test_a_massage_counts_its_targets() -> None:
    state, share, marks = day([RUB], did("m", MON, target="x"))
    assert (state, share, marks["m"]) == ("missed", 0.5, Mark("part", 0.5))
    assert day([RUB], did("m", MON, target="x"), did("m", MON, target="y"))[2]["m"] == DONE


def test_a_target_worked_but_not_asked_counts() -> None:
    assert day([RUB], did("m", MON, target="x"), did("m", MON, target="z"))[:2] == ("kept", 1.0)
    assert day([RUB], *(did("m", MON, target=target) for target in "uvwxyz"))[1] == 1.0


def test_a_skipped_target_leaves_the_share() -> None:
    assert day([RUB], did("m", MON, target="x"), skip("m", MON, target="y"))[:2] == ("kept", 1.0)
    assert day([RUB], skip("m", MON, target="x"), skip("m", MON, target="y"))[0] == "skipped"
    assert day([RUB], skip("m", MON, target="x"))[0] == "missed"
    assert day([RUB], skip("m", MON))[0] == "skipped"


def test_the_rest_of_a_target_can_be_skipped() -> None:
    _state, share, _marks = day([RUB], did("m", MON, 0.5, target="x"), skip("m", MON, target="x"))
    assert share == pytest.approx(1 / 3)


def test_starting_on_a_skipped_target_does_not_lower_the_share() -> None:
    skipped = [did("m", MON, target="x"), skip("m", MON, target="y")]
    assert day([RUB], *skipped)[1] == 1.0
    assert day([RUB], *skipped, did("m", MON, 0.1, target="y"))[1] == 1.0


def test_a_paused_day_asks_nothing_and_forgets_nothing() -> None:
    state, share, marks = day([A, B], did("a", MON), paused=True)
    assert (state, share) == ("paused", 0.5)
    assert marks == {"a": DONE, "b": Mark("paused")}


def test_what_was_done_without_being_asked_is_marked_and_not_counted() -> None:
    state, share, marks = day([A], did("z", MON), did("y", MON, 0.5))
    assert (state, share) == ("missed", 0.0)
    assert (marks["z"], marks["y"]) == (DONE, Mark("part", 0.5))


def test_pain_of_a_day_is_its_worst() -> None:
    work = work_of([pain(MON, 2, when="morning"), pain(MON, 7), pain(MON, 1, when="morning")])
    assert (work.worst, work.morning) == (7, 2)
    assert (work_of([]).worst, work_of([pain(MON, 0)]).worst, work_of([pain(MON, 3)]).morning) == (
        None,
        0,
        None,
    )


def test_a_day_asked_what_it_stored_last() -> None:
    assert work_of([asked(MON, (A,)), asked(MON, (A, B))]).asked == (A, B)
    assert work_of([did("a", MON)]).asked is None


def test_sevenths_add_up_to_a_whole() -> None:
    targets = tuple("abcdefg")
    rub = Ask("m", Dose(reps=7), targets=targets)
    sevenths = [did("m", MON, target=target) for target in targets]
    assert day([rub], *sevenths, counts_at=1.0)[2]["m"] == DONE
    odd = [Ask(name, FULL, weight=0.7) for name in targets[:5]]
    assert 3 * 0.7 / sum(ask.weight for ask in odd) < 0.6
    assert day(odd, *(did(name, MON) for name in targets[:3]), counts_at=0.6)[0] == "kept"


# Properties

asks = st.builds(
    Ask,
    st.sampled_from("abm"),
    st.just(FULL),
    state=st.sampled_from(["due", "due", "offered", "optional"]),
    targets=st.sampled_from([(), (), ("x", "y"), ("x", "y", "z")]),
    weight=st.sampled_from([0.1, 0.7, 1.0, 3.0, 10.0]),
)
some_asks = st.lists(asks, max_size=3, unique_by=lambda ask: ask.task)
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
BETTER = {"missed": 0, "pending": 0, "free": 1, "skipped": 1, "paused": 1, "kept": 2}


@given(
    some_asks, works, st.sampled_from("abmo"), shares, spots, st.sampled_from([0.1, 0.6, 1.0]), st.booleans()
)
def test_doing_more_never_lowers_the_share_nor_worsens_the_day(
    some: list[Ask], events: list[Event], what: str, share: float, target: str, counts_at: float, over: bool
) -> None:
    more = [*events, did(what, MON, share, target=target)]
    before = day(some, *events, counts_at=counts_at, over=over)
    after = day(some, *more, counts_at=counts_at, over=over)
    assert after[1] >= before[1] - 1e-12
    assert BETTER[after[0]] >= BETTER[before[0]]
    for name, mark in before[2].items():
        assert after[2][name].share >= mark.share - 1e-12


@given(some_asks, works, st.permutations(range(7)), st.booleans(), st.booleans())
def test_the_order_within_a_day_does_not_matter(
    some: list[Ask], events: list[Event], order: list[int], over: bool, paused: bool
) -> None:
    shuffled = [events[at] for at in order if at < len(events)]
    before = day(some, *events, over=over, paused=paused)
    after = day(some, *shuffled, over=over, paused=paused)
    assert after[0] == before[0]
    assert after[1] == pytest.approx(before[1])
    assert {name: mark.state for name, mark in after[2].items()} == {n: m.state for n, m in before[2].items()}


@given(some_asks, works, st.sampled_from([0.1, 0.6, 1.0]), st.booleans(), st.booleans())
def test_a_day_has_one_state_and_shares_between_none_and_all(
    some: list[Ask], events: list[Event], counts_at: float, over: bool, paused: bool
) -> None:
    state, share, marks = day(some, *events, counts_at=counts_at, over=over, paused=paused)
    assert state in ({"paused"} if paused else {"kept", "skipped", "free", "missed" if over else "pending"})
    assert 0.0 <= share <= 1.0 + 1e-9
    assert {ask.task for ask in some} <= set(marks)
    for mark in marks.values():
        assert (mark.share == 1.0) == (mark.state == "done")
        assert (0.0 < mark.share < 1.0) == (mark.state == "part")
        assert mark.state != ("due" if over else "missed")
    if state == "kept":
        assert share >= counts_at - 1e-6


@given(works, st.lists(st.sampled_from("abc"), unique=True), st.sampled_from([0.3, 0.6, 1.0]))
def test_the_share_of_plain_tasks_is_plain_arithmetic(
    events: list[Event], names: list[str], counts_at: float
) -> None:
    best = dict.fromkeys(names, 0.0)
    skipped = set()
    plain = [event for event in events if event.target == ""]
    for event in plain:
        if isinstance(event, Done) and event.task in best:
            best[event.task] = max(best[event.task], event.share)
        elif not isinstance(event, Done):
            skipped.add(event.task)
    left = {name: best[name] if name in skipped else 1.0 for name in names}
    state, share, _marks = day([Ask(name, FULL) for name in names], *plain, counts_at=counts_at)
    if sum(left.values()) == 0:
        assert state in ("skipped", "free")
    else:
        assert share == pytest.approx(sum(best.values()) / sum(left.values()))
        assert state == ("kept" if share >= counts_at - 1e-9 else "missed")


def test_a_record_counts_when_it_was_kept_or_missed() -> None:
    from backcare_tui.care.marks import DayRecord

    states = ["kept", "missed", "skipped", "paused", "free", "pending"]
    found = [DayRecord(MON + timedelta(days=1), MON, state, 0.0, {}).counts for state in states]
    assert found == [True, True, False, False, False, False]
