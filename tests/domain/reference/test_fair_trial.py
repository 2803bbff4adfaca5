"""The page on a fair trial on oneself: found by what people would type, with its sources, and with when not to."""

from __future__ import annotations

import pytest
from kits.domain_kit import plan

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.reference.entries import PAGE, entries
from backcare_tui.domain.reference.fair_trial import FAIR_TRIAL
from backcare_tui.domain.reference.reading import reading
from backcare_tui.domain.reference.search import search

SAID = {heading: " ".join(texts) for heading, texts in FAIR_TRIAL[3]}


@pytest.mark.parametrize(
    "typed", ["trial", "fair", "fair trial", "compare", "A fair trial on yourself", "massage better"]
)
def test_it_is_found_by_what_it_is_about(typed: str) -> None:
    known = entries(plan(), Atlas(region=(), target=()), {})
    found = search(known, typed)
    assert (found[0].id, found[0].kind) == ("fair-trial", PAGE)


def test_what_is_told_of_studies_is_told_with_its_size_and_its_source() -> None:
    tells, source = SAID["What it can tell"], SAID["Source"]
    assert all(size in tells for size in ("215", "57", "37"))
    assert "Expect an answer, not relief." in tells
    for cited in (
        "Barnett 2005",
        "Artus 2014",
        "PMC6233756",
        "10.1162/99608f92.72cd8432",
        "CENT 2015",
        "SPENT 2019",
    ):
        assert cited in source


def test_it_says_when_not_to_and_what_it_cannot_tell() -> None:
    assert all(when in SAID["When not to"] for when in ("flare", "pain that is new", "warning sign", "visit"))
    assert "does not say whether either is better than doing nothing" in SAID["What it can tell"]
    assert "backcare trial new" in SAID["How to begin"]


def test_how_to_read_trend_says_that_days_left_out_are_often_other_days() -> None:
    pain = dict(reading(plan()))["Pain"]
    assert any("Days left out are often other days to begin with" in said for said in pain)
