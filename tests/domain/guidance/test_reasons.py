"""What a row gives as its reason: the form by its name, and, by an audit of lives, nothing that is false."""

from __future__ import annotations

from audit_reasons import Audit
from hypothesis import example, given
from hypothesis import strategies as st
from kits.examples import examples
from kits.guidance_examples import day, minutes
from kits.guidance_kit import Life
from msgspec.structs import replace
from people import Life as Person
from people import PainCourse

from backcare_tui.domain.plan.dose import Dose, words
from backcare_tui.domain.plan.plan import Notes, Plan, Task
from backcare_tui.domain.plan.schedule import OnWeekdays

LYING = Task(
    id="opener",
    kind="exercise",
    name="Opener",
    rungs=(Dose(breaths=5), Dose(breaths=8)),
    easier=Dose(breaths=10),
    start_rung=0,
    notes=Notes(easier="Lying down."),
)
BRIDGE = Task(
    id="bridge",
    kind="exercise",
    name="Bridge",
    rungs=(Dose(reps=(5, 3, 1)), Dose(reps=(6, 4, 2))),
    easier=Dose(reps=(4, 2, 1)),
    start_rung=0,
)
PULL = Task(id="pull", kind="exercise", name="Pull", rungs=(Dose(reps=8), Dose(reps=12)), easier=Dose(reps=6))


def life_on(task: Task, rung: int) -> Life:
    life = Life(Plan(title="A plan", tasks=(task,)))
    life.choose(task, rung)
    day(life)
    return life


def told(life: Life) -> tuple[str, int]:
    """Why the dose is what it is, and the rung whose form is worked."""
    row = life.see().rows[0]
    (found,) = (text for text in row.why if text.startswith(words(row.dose)))
    return found, row.form


def test_a_dose_eased_to_the_easier_form_is_told_by_its_name_and_is_worked_in_it() -> None:
    life = life_on(LYING, 1)
    life.pain(8)
    text, form = told(life)
    assert text.startswith("10 breaths (lying down), eased from 5 breaths: a bad day today.")
    assert form == 0


def test_in_a_flare_what_everyone_begins_in_the_easier_form_goes_to_that() -> None:
    for task, text in (
        (LYING, "10 breaths (lying down): the easier form while the flare lasts."),
        (BRIDGE, "2-1-1: half of the easier form while the flare lasts."),
    ):
        life = life_on(task, 2)
        life.flare(begins=True)
        assert told(life) == (text, 0)


def test_a_flare_on_the_first_rung_asks_no_harder_form_than_a_bad_day() -> None:
    life = life_on(PULL, 1)
    life.pain(8)
    assert told(life)[1] == 0
    life.flare(begins=True)
    assert told(life) == ("3 reps: half of the easier form while the flare lasts.", 0)


def test_a_flare_that_finds_the_easier_form_asked_of_a_higher_rung_keeps_to_it() -> None:
    pull = replace(PULL, rungs=(Dose(reps=8), Dose(reps=10)))
    life = life_on(pull, 1)
    life.do(life.see().rows[0])
    day(life)
    life.choose(pull, 2)
    life.pain(8)
    assert told(life)[1] == 0
    life.flare(begins=True)
    assert told(life) == ("3 reps: half of the easier form while the flare lasts.", 0)


def test_half_of_a_dose_that_is_as_much_as_the_easier_form_is_not_told_as_that() -> None:
    life = life_on(PULL, 2)
    life.flare(begins=True)
    assert told(life) == ("6 reps in place of 12 reps: a flare halves what is asked.", 2)


def test_a_row_says_in_which_form_it_is_asked_and_only_then() -> None:
    life = life_on(LYING, 1)
    assert life.see().rows[0].form_words == ""
    life.pain(8)
    assert life.see().rows[0].form_words == "lying down"
    assert life_on(BRIDGE, 0).see().rows[0].form_words == "", "a plan need not tell"


def test_what_is_eased_says_on_which_of_its_own_days_it_is_whole_again() -> None:
    life = Life(Plan(title="Plan", tasks=(minutes(3, 5, every=OnWeekdays((0, 2, 4))),)))
    for _ in range(20):
        day(life)
    assert f"{life.day:%A %d %B}" == "Sunday 06 December"
    day(life, 8)
    day(life, 8)
    day(life)
    why = " ".join(life.see().rows[0].why)
    assert "It is 5 min again on 11 December, unless another bad day comes." in why, "not on Thursday"


DAYS = 30
lives = st.builds(
    lambda seed, mean, sd, told, chance, rows: Person(
        name=f"{seed}",
        remembers=PainCourse(mean, sd, told),
        rows=rows,
        chance=chance,
        away=0.02,
        sore=True,
        word=True,
    ),
    st.integers(0, 10**6),
    st.floats(0.5, 7),
    st.floats(0.5, 2),
    st.sampled_from(("now", "morning", "evening")),
    st.floats(0, 0.3),
    st.sampled_from((0.6, 0.9, 1.0)),
)
STEADY = Person(name="steady", remembers=PainCourse(1, 0.8, "morning"), rows=0.95, chance=0.1)


@examples(5)
@given(life=lives)
@example(life=STEADY)
def test_every_fact_of_every_reason_is_true(life):
    audit = Audit()
    audit.live(life, days=DAYS)
    assert audit.rows > DAYS
    assert [f"{fault.where}: {fault.what}" for fault in audit.faults] == []
