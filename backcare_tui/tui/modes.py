"""The main screens beside Today, each imported when it is first opened."""

from __future__ import annotations

from textual.screen import Screen


def week() -> Screen[None]:
    """The Week screen, imported when it is first opened."""
    from backcare_tui.tui.screens.week import WeekScreen

    return WeekScreen()


def plan() -> Screen[None]:
    """The Plan screen, imported when it is first opened."""
    from backcare_tui.tui.screens.plan import PlanScreen

    return PlanScreen()


def learn() -> Screen[None]:
    """The Learn screen, imported when it is first opened."""
    from backcare_tui.tui.screens.learn import LearnScreen

    return LearnScreen()


def year() -> Screen[None]:
    """The Year screen, imported when it is first opened."""
    from backcare_tui.tui.screens.year import YearScreen

    return YearScreen()


def trend() -> Screen[None]:
    """The Trend screen, imported with its plots when it is first opened."""
    from backcare_tui.tui.screens.trend import TrendScreen

    return TrendScreen()
