"""The pages on safety and pain: what is known, from where, and what backcare makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.reference.fair_trial import FAIR_TRIAL
from backcare_tui.domain.reference.living import LIVING
from backcare_tui.domain.reference.plan_words import Part
from backcare_tui.domain.reference.reading import ABOUT, READING, TITLE, reading
from backcare_tui.domain.safety import CONDITIONS, DIARY, NEW_OR_WORSE, NO_BETTER, STOP, signs_by_act
from backcare_tui.text.language import capital

Page = tuple[str, str, str, Sequence[Part]]
"""Its id, title, what it is about in a few words, and its parts."""


def pages(plan: Plan, atlas: Atlas) -> tuple[Page, ...]:
    """All pages, with the plan's own thresholds and tasks in them."""
    return (
        ("warning-signs", "Warning signs", "emergency or not: when to get help, and how soon", _signs()),
        ("conditions", "Conditions", "what rests a task of your plan", _conditions(plan)),
        ("pressure", "How hard to press", "and where never to", _pressure(atlas)),
        (READING, TITLE, ABOUT, reading(plan)),
        ("zones", "Pain and its zones", "0 to 10; green, amber and red", _zones(plan)),
        ("flares", "Flares", "a worsening that you say is one", _flares(plan)),
        ("check-in", "Weekly check-in", "three numbers on the past week", _check_in()),
        FAIR_TRIAL,
        *LIVING,
    )


def _part(heading: str, *sentences: str) -> Part:
    return heading, sentences


def _signs() -> list[Part]:
    acts = [_part(act, *(f"{sign.words}." for sign in signs)) for act, signs in signs_by_act()]
    return [
        _part("While you do a task", STOP),
        *acts,
        _part(
            "What a yes does",
            "One that cannot wait until tomorrow locks the plan until you record that a professional has cleared it. "
            "The others advise an appointment, and rest what does not go with them.",
            NEW_OR_WORSE,
            NO_BETTER,
            DIARY,
        ),
        _part(
            "Source",
            "NHS wording via Sheffield Aches & Pains; Gloucestershire pathway 71; NI Direct 10429; for the cord Royal "
            "Free and myelopathy.org leaflets, for inflammation NICE NG65. Single signs "
            "lack good evidence (IFOMPT 2020), so the list directs and never decides.",
        ),
    ]


def _conditions(plan: Plan) -> list[Part]:
    rows = []
    for condition, question in CONDITIONS.items():
        rested = [task.name for task in plan.tasks if condition in task.rests_with]
        rested += [
            f"{task.name} (all but its easier form)" for task in plan.tasks if condition in task.eases_with
        ]
        rows.append(f"{capital(question)}: {', '.join(rested) or 'nothing in your plan'}.")
    return [
        _part("What each rests", *rows),
        _part(
            "How",
            "A yes rests a task until you record that a professional has cleared it. The safety questions ask.",
            "Each task's own page says more: read what to mind before you begin.",
        ),
        _part("Source", "app default, from the sources of each task"),
    ]


def _pressure(atlas: Atlas) -> list[Part]:
    return [
        _part("How hard", atlas.pressure),
        _part(
            "How long",
            "The seconds of your plan are for one spot on each side; a side may have up to 3 spots, one after another.",
            "At most 90 seconds a spot, 3 spots a muscle on each side, 5 minutes a side and 15 minutes in all.",
            "Once a day, with a day off a week.",
            "Sore next morning, or bruised? Leave that spot alone for 48 hours.",
        ),
        _part("Never on", *(capital(place) for place in atlas.never_on)),
        _part(
            "Not with",
            "An open wound, fracture, fever, clot or clot risk, blood thinners or a bleeding disorder, severe "
            "osteoporosis, high-risk pregnancy or unexplained pain.",
        ),
        _part(
            "Ask first",
            "With local inflammation, numb skin or cancer. Chest muscles: never near a pacemaker.",
        ),
        _part(
            "What is known",
            "Finding tender spots by hand is unreliable (Lucas 2009; Rathbone 2017).",
            "Trials on pressing them disagree: a review of 15 on the neck saw relief for a short time (BMR-220045), "
            "others less tenderness, and no less of the pain that people reported (PMC9434898).",
        ),
        _part(
            "Source",
            "Bob & Brad summary of Davies' workbook (pressure, never on); spencermassage; welly; Bartsch 2021 "
            "(not with, ask first); app default times",
        ),
    ]


def _zones(plan: Plan) -> list[Part]:
    amber, red = plan.amber, plan.red
    return [
        _part("The scale", "0 is no pain, 10 the worst pain imaginable. A change of 2, or of 30 %, matters."),
        _part(
            "Zones",
            f"Green: {_levels(0, amber - 1)}. Amber: {_levels(amber, red - 1)}. Red: {_levels(red, 10)}.",
            "The zone is the worst that you reported today and yesterday.",
            "They are from tendon care, where up to 5 during an exercise is usually called acceptable. Nobody has tested "
            "them for spines, or for the worst of a day.",
        ),
        _part(
            "What follows",
            "Amber: the same doses, and lighter pressure in massage.",
            "A bad day is red and 2 or more over your usual: what is left of it asks a rung less. After a setback, such as "
            f"two bad days in three, so do the days until {plan.limits.ease_days} have passed without a bad one.",
            "Where a region was red its devices rest that day and the next, and no massage is picked because of it.",
            "Pain is meant to settle by next morning. Where it does not, do less next time.",
        ),
        _part(
            "Source",
            "Ostelo 2008 (change); evidenceforexercise L3 and bim.physio (zones: the pain monitoring model); app default "
            "(what follows, lighter pressure at amber too)",
        ),
    ]


def _flares(plan: Plan) -> list[Part]:
    return [
        _part(
            "What it is",
            "A worsening that lasts hours to weeks, is hard to tolerate, and affects what you do or feel.",
            "On 68 % of the days that people called a flare, pain was not above their average. So backcare asks, "
            "and never takes one for granted.",
        ),
        _part(
            "What it does",
            "Doses are halved. A day on which all of that was done is kept, on any other your streak waits. Keep walking, "
            "gently, as far as it suits you.",
            f"It is over when you say so, or after {plan.limits.flare_days} days. A week a rung lower follows.",
            "Two flares in four weeks? Talk with a professional.",
        ),
        _part("Source", "Costa 2019 (what it is); Monash, LBP flares (68 %); app default (what it does)"),
    ]


def _check_in() -> list[Part]:
    return [
        _part(
            "The three numbers",
            "Your pain on average; how much it got in the way of enjoying life; and of general activity.",
            "Each goes from 0 (none, not at all) to 10 (as bad as you can imagine, completely).",
        ),
        _part(
            "What follows",
            "Their mean is set beside your first one. A change of 30 % and at least 1 point is marked.",
        ),
        _part("Source", "Krebs 2009 (PEG, 30 %); app default (at least 1 point)"),
    ]


def _levels(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}–{last}"
