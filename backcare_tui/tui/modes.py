"""The main screens beside Today, each imported when it is first opened."""

from __future__ import annotations

from textual.screen import Screen


def week() -> Screen[None]:
    """The Week screen, imported when it is first opened."""
    from backcare_tui.tui.week.screen import WeekScreen

    return WeekScreen()


def plan() -> Screen[None]:
    """The Plan screen, imported when it is first opened."""
    from backcare_tui.tui.plan.screen import PlanScreen

    return PlanScreen()


def learn() -> Screen[None]:
    """The Learn screen, imported when it is first opened."""
    from backcare_tui.tui.learn.screen import LearnScreen

    return LearnScreen()


def year() -> Screen[None]:
    """The Year screen, imported when it is first opened."""
    from backcare_tui.tui.year.screen import YearScreen

    return YearScreen()


def trend() -> Screen[None]:
    """The Trend screen, imported with its plots when it is first opened."""
    from backcare_tui.tui.trend.screen import TrendScreen

    return TrendScreen()
