"""No reason is false: every fact of every sentence is held against the journal, read anew by other code."""

from __future__ import annotations

from audit_reasons import Audit
from hypothesis import example, given
from hypothesis import strategies as st
from kits.examples import examples
from people import Life, PainCourse

DAYS = 30
lives = st.builds(
    lambda seed, mean, sd, told, chance, rows: Life(
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
STEADY = Life(name="steady", remembers=PainCourse(1, 0.8, "morning"), rows=0.95, chance=0.1)


@examples(5)
@given(life=lives)
@example(life=STEADY)
def test_every_fact_of_every_reason_is_true(life):
    audit = Audit()
    audit.live(life, days=DAYS)
    assert audit.rows > DAYS
    assert [f"{fault.where}: {fault.what}" for fault in audit.faults] == []
