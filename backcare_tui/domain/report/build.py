"""Putting the page together: its period, its sections in order, and what its drawings show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from backcare_tui.domain.history.pain_places import MONTH, Mark, body_marks
from backcare_tui.domain.report.doing_part import doing_sections
from backcare_tui.domain.report.pain_part import pain_sections, places_of
from backcare_tui.domain.report.report import Material, Report, harmless, made_harmless, of_some
from backcare_tui.domain.report.safety_part import safety_sections
from backcare_tui.domain.report.trial_part import trial_sections
from backcare_tui.text.dates import short_date
from backcare_tui.text.language import count

BLANKS = ("Medicine (name, dose, since when)", "Work and daily life (what I can, and cannot)")


def build_report(material: Material) -> Report:
    """The page of some days."""
    marks, marked = _marks(material)
    sections = (
        *safety_sections(material),
        *pain_sections(material),
        *trial_sections(material),
        *doing_sections(material),
    )
    return Report(
        period=tuple(_period(material)),
        sections=tuple(map(made_harmless, sections)),
        trend=material.trend,
        weeks=tuple(week for week in material.weeks if material.first <= week.starts <= material.last),
        body=material.body,
        marks=marks,
        places={place: harmless(name) for place, name in material.names.atlas.places().items()},
        marked=marked,
        result=material.result,
        blanks=BLANKS,
        foot=f"A diary, not an assessment: written by the person themselves. backcare {material.version}",
    )


def _period(material: Material) -> Iterator[str]:
    """Which days, and on how many of them what is known."""
    first, last = material.first, material.last
    days = (last - first).days + 1
    records = of_some(material.records, first, last)
    reported = sum(record.worst is not None for record in records)
    mornings = sum(record.morning is not None for record in records)
    worked = sum(bool(record.worked) for record in records)
    yield f"{short_date(first)} to {short_date(last)}, {count(days, 'day')}"
    yield f"Pain reported on {reported} of {days} days, in the morning on {mornings}; something done on {worked}."


def _marks(material: Material) -> tuple[Mapping[str, Mark], str]:
    """What hurt most in each place: in four weeks, or where nothing did, in all of the days."""
    lately = places_of(material, MONTH)
    places = lately or places_of(material)
    levels = {place.place: place.worst for place in places}
    marked = (
        "Worst pain of the last 4 weeks." if lately else "Worst pain of all these days." if places else ""
    )
    return body_marks(levels, (), material.names.atlas, material.plan), marked
