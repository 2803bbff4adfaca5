"""Where it hurts, how much by now and before, what it keeps from, and the flares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from backcare_tui.domain.history.changes import FlareSpan
from backcare_tui.domain.history.pain_places import MONTH, PainPlace, pain_places
from backcare_tui.domain.history.trend import LEAST, WINDOW
from backcare_tui.domain.history.week import levels_of
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import CheckedIn, Pain, TrialNumber
from backcare_tui.domain.journal.recent import lower_median
from backcare_tui.domain.report.report import Material, Section, Table, of_some
from backcare_tui.text.dates import short_date
from backcare_tui.text.language import count

BACK = {"now": 0, "4 weeks ago": 28, "3 months ago": 91}
"""The ends of the weeks that are set beside one another, in days before the last."""
ASKED = ("Pain on average", "In the way of enjoying life", "In the way of general activity")
"""PEG's three questions, in short."""
LOOKS_BACK = max(BACK.values()) + WINDOW
"""Days of records that this takes."""


def pain_sections(material: Material) -> list[Section]:
    """Where, pain, check-ins, flares."""
    return [_where(material), _pain(material), _peg(material), _flares(material)]


def reports(material: Material) -> list[Pain]:
    """The reports of the period, oldest first."""
    return [entry.event for entry in reversed(material.entries) if isinstance(entry.event, Pain)]


def places_of(material: Material, days: int | None = None) -> tuple[PainPlace, ...]:
    """Each place that hurt in the last so many days of the period; in all of them without a number."""
    first = material.first if days is None else material.last - timedelta(days=days - 1)
    return pain_places((pain for pain in reports(material) if pain.day >= first), material.names.atlas)


def _where(material: Material) -> Section:
    whole = places_of(material)
    lately = {place.place: place for place in places_of(material, MONTH)}
    order = sorted(whole, key=lambda place: (-_days(lately.get(place.place)), -place.days))
    rows = (
        (material.names.atlas.place(place.place), *_place(lately.get(place.place)), *_place(place))
        for place in order
    )
    nowhere = sum(1 for pain in reports(material) if pain.level and not pain.regions)
    return Section(
        id="where",
        title="Where it hurt",
        most=5,
        table=Table(("", "28 days", "worst", "all days", "worst"), tuple(rows)) if whole else None,
        lines=(f"{count(nowhere, 'report')} of pain without a place.",) if nowhere else (),
        missing="No report names a place.",
    )


def _days(place: PainPlace | None) -> int:
    return 0 if place is None else place.days


def _place(place: PainPlace | None) -> tuple[str, str]:
    return ("0", "–") if place is None else (str(place.days), str(place.worst))


def _pain(material: Material) -> Section:
    begun = min((record.day for record in material.records), default=material.last)
    mornings = {record.day: record.morning for record in material.records if record.morning is not None}
    worst = {record.day: record.worst for record in material.records if record.worst is not None}
    table = Table(
        ("", *BACK),
        (
            ("Worst of the day", *(_week(worst, material.last, days, begun) for days in BACK.values())),
            ("On waking", *(_week(mornings, material.last, days, begun) for days in BACK.values())),
        ),
    )
    return Section(
        id="pain",
        title="Pain, 0 to 10",
        table=table,
        lines=tuple(_all_of_it(material)),
        rule=f"Medians of the {WINDOW} days that end then, and how many of those have a report; of fewer than {LEAST} none.",
    )


def _week(levels: dict[date, int], last: date, back: int, begun: date) -> str:
    """A week's median with the number of days that it is of; or that there is none."""
    end = last - timedelta(days=back)
    if end < begun:
        return "no diary yet"
    known = [levels[day] for day in (end - timedelta(days=ago) for ago in range(WINDOW)) if day in levels]
    if not known:
        return "no reports"
    median = lower_median(known, LEAST)
    of = f"{len(known)}/{WINDOW} days"
    return f"too few ({of})" if median is None else f"{median} ({of})"


def _all_of_it(material: Material) -> Iterator[str]:
    records = of_some(material.records, material.first, material.last)
    levels = levels_of(records)
    if not levels:
        yield "No pain reports in these days."
        return
    last = next(record for record in reversed(records) if record.worst is not None)
    yield f"Last report: {last.worst} on {short_date(last.day)}."
    yield (
        f"All these days: median {lower_median(levels)}, lowest {min(levels)}, highest {max(levels)} "
        f"({count(len(levels), 'day')})."
    )
    averages = _averages(material)
    if averages:
        yield f"Of {count(averages, 'day')} it is the average, as given for a trial."
    if not any(record.morning is not None for record in records):
        yield "No morning reports."


def _averages(material: Material) -> int:
    """How many days have the number of a trial, and no report that is as high."""
    numbers = {
        entry.day: entry.event.level for entry in material.entries if isinstance(entry.event, TrialNumber)
    }
    for pain in reports(material):
        if pain.level >= numbers.get(pain.day, pain.level + 1):
            del numbers[pain.day]
    return len(numbers)


def _peg(material: Material) -> Section:
    checks = [entry.event for entry in reversed(material.entries) if isinstance(entry.event, CheckedIn)]
    title, missing = "Check-in (PEG), 0 to 10, past week", "No check-in in these days."
    if not checks:
        return Section(id="peg", title=title, missing=missing)
    first, latest = checks[0], checks[-1]
    shown = (first, latest) if len(checks) > 1 else (latest,)
    head = (
        "",
        *(f"{word} {short_date(one.day)}" for word, one in zip(("first", "latest"), shown, strict=False)),
    )
    if len(checks) == 1:
        head = ("", f"only one, {short_date(latest.day)}")
    numbers = [(one.pain, one.enjoyment, one.activity) for one in shown]
    rows = [(words, *(str(answers[at]) for answers in numbers)) for at, words in enumerate(ASKED)]
    rows.append(("Mean of the three", *(f"{one.score:.1f}" for one in shown)))
    worst = max(checks, key=lambda one: one.score)
    said = (
        f"{count(len(checks), 'check-in')} in these days; the highest mean was {worst.score:.1f}, on {short_date(worst.day)}.",
    )
    return Section(
        id="peg", title=title, table=Table(head, tuple(rows)), lines=said if len(checks) > 1 else ()
    )


def _flares(material: Material) -> Section:
    flares = sorted(material.trend.flares, key=lambda flare: flare.first, reverse=True)
    return Section(
        id="flares",
        title="Flares, on my word",
        most=4,
        lines=tuple(_flare(flare, material.records) for flare in flares),
        missing="None was said to begin in these days.",
    )


def _flare(flare: FlareSpan, records: Sequence[DayRecord]) -> str:
    levels = levels_of(of_some(records, flare.first, flare.last))
    worst = f"worst {max(levels)}" if levels else "no reports"
    return f"{flare.words}: {count((flare.last - flare.first).days + 1, 'day')}, {worst}"
