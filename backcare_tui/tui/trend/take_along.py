"""Saving the page to take along from the screen: where downloads are, or handed over to a browser."""

from __future__ import annotations

from io import StringIO

from backcare_tui.coach import Refused
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui.dashboard import Dashboard
from backcare_tui.tui.screenshot import keep

PRIVATE = 0o600
"""It tells of somebody's health: nobody else reads it."""


def save_page(app: Dashboard) -> None:
    """Save the page of the last year, and say where."""
    from backcare_tui.coach.report import report
    from backcare_tui.domain.report.page import report_page
    from backcare_tui.tui.plan.screen import from_home

    try:
        content = report_page(report(app.coach))
    except (PlanError, Refused) as error:
        app.warn(error)
        return
    name = f"backcare {app.coach.today_date.isoformat()} to take along"
    if app.is_web:
        app.deliver_text(StringIO(content), save_filename=f"{name}.html", mime_type="text/html")
        return
    try:
        app.tell(f"The page to take along is in {from_home(keep(content, name, '.html', PRIVATE))}")
    except OSError as error:
        app.tell(f"The page could not be kept: {(error.strerror or str(error)).lower()}.", warning=True)
