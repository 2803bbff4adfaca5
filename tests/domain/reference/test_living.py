"""The pages on living with a back that hurts: they say what is known, how sure it is, and nothing beyond."""

from __future__ import annotations

import re

import pytest
from kits.domain_kit import plan

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.reference.living import LIVING
from backcare_tui.domain.reference.pages import pages
from backcare_tui.domain.safety import DISTRESS, STOP

KNOWN = pages(plan(), Atlas(region=(), target=()))
SAID = {page: {heading: " ".join(texts) for heading, texts in parts} for page, _title, _about, parts in KNOWN}


def text(page: str) -> str:
    return " ".join(SAID[page].values())


def test_all_of_them_can_be_looked_up_after_those_on_safety() -> None:
    assert [page[0] for page in KNOWN][-len(LIVING) :] == [page[0] for page in LIVING]
    assert KNOWN[0][0] == "warning-signs"


@pytest.mark.parametrize("page", [page[0] for page in KNOWN])
def test_every_page_names_its_source_last_and_promises_nothing(page: str) -> None:
    assert list(SAID[page])[-1] == "Source"
    assert not re.search(
        r"\b(cures?|fix(es)?|heals?|works|failed|lazy|guaranteed?|proven)\b", text(page), re.IGNORECASE
    )


def test_walking_and_breaks_are_told_with_their_size_and_whom_it_was_seen_in() -> None:
    walking, breaks = SAID["staying-active"]["Walking"], SAID["staying-active"]["Breaks"]
    assert all(size in walking for size in ("208", "112", "0.72", "just recovered", "30 minutes on 5 days"))
    assert all(size in breaks for size in ("one small trial", "0.34", "0.19", "some people find"))


def test_who_and_nice_are_said_as_they_say_it() -> None:
    who, nice = SAID["treatments"]["What the WHO says"], SAID["treatments"]["What NICE says"]
    assert "Traction and TENS: not as part of routine care." in who
    assert (
        "Massage, spinal manipulation, needling, exercise and education: may be offered, each with low to very low"
        in who
    )
    assert "chronic primary low back pain" in who
    assert "only as part of a package with exercise" in nice
    assert "device for the neck" in SAID["treatments"]["Posture pump"]


def test_the_zones_say_that_they_are_from_tendon_care() -> None:
    assert "tendon care" in SAID["zones"]["Zones"]
    assert "lighter pressure at amber" in SAID["zones"]["Source"]
    assert "up to 5" in SAID["hurt-and-harm"]["While you exercise"]


def test_distress_is_sent_to_a_person_and_pain_that_stops_a_task_to_the_one_sentence() -> None:
    assert SAID["low-mood"]["Whom to turn to"] == " ".join(DISTRESS)
    assert "deserve a person" in DISTRESS[0]
    assert "emergency help now" in DISTRESS[-1]
    assert STOP in SAID["hurt-and-harm"]["While you exercise"]


def test_the_seconds_of_a_massage_are_for_one_spot() -> None:
    assert "for one spot on each side; a side may have up to 3 spots" in SAID["pressure"]["How long"]
    assert "pacemaker" in SAID["pressure"]["Ask first"]
