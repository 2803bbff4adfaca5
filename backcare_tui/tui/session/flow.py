"""Opening a guided session, and what becomes of one that was cut off."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from backcare_tui.coach import Refused
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui.dashboard import Dashboard, nothing

if TYPE_CHECKING:
    from backcare_tui.coach.actions.sessions import Left
    from backcare_tui.coach.task_lookup import What
    from backcare_tui.domain.session.session import Session

GO_ON, RECORD, FORGET = "go on", "record", "forget"


def guide(app: Dashboard, what: What | None = None) -> None:
    """Guide a row, or what is left of today by now; first comes a session that was cut off."""
    if app.late is not None:
        app.tell("Only today can be guided; esc leads back to it.")
        return
    offer_left(app, lambda: _open_new(app, what))


def offer_left(app: Dashboard, then: Callable[[], None] | None = None) -> None:
    """Ask about a session that was cut off, if there is one; ``then`` follows unless it is gone on with or left."""
    try:
        left = app.coach.sessions.left()
    except (Refused, PlanError) as error:
        app.warn(error)
        return
    if app.coach.sessions.trouble:
        app.tell(app.coach.sessions.trouble, warning=True)
    if left is not None:
        _ask(app, left, then)
    elif then is not None:
        then()


def _ask(app: Dashboard, left: Left, then: Callable[[], None] | None) -> None:
    from backcare_tui.tui.dialogs.choice import ChoiceScreen

    choices = [(RECORD, "Record what was done"), (FORGET, "Leave it: record nothing of it")]
    if left.goes_on:
        choices.insert(0, (GO_ON, "Go on with it"))

    def answered(answer: str | None) -> None:
        taken = _take(app, left, answer) if answer is not None else None
        if taken is None:
            return
        if answer == GO_ON:
            open_session(app, taken.session)
            return
        try:
            is_done = _end(app, taken.session, answer)
        finally:
            app.coach.sessions.let_go()
        if is_done and then is not None:
            then()

    app.push_screen(ChoiceScreen("A session was cut off", left.words, choices), answered)


def _take(app: Dashboard, left: Left, answer: str) -> Left | None:
    """What was asked about, as it stands by now, for this window alone; another one may have had it meanwhile."""
    try:
        app.coach.sessions.hold()
        now = app.coach.sessions.left()
    except (Refused, PlanError) as error:
        app.coach.sessions.let_go()
        app.warn(error)
        return None
    if now is None or now.session.id != left.session.id or (answer == GO_ON and not now.goes_on):
        app.coach.sessions.let_go()
        app.tell("Another window has seen to that session meanwhile.")
        return None
    return now


def _end(app: Dashboard, session: Session, answer: str | None) -> bool:
    """Record a session or forget it; whether that could be done."""
    if answer != FORGET:
        return app.record(lambda: app.coach.sessions.record(session, 0.0)) or not app.said.warning
    try:
        app.coach.sessions.drop(session)
    except Refused as error:
        app.tell(str(error), warning=True)
        return False
    return True


def _open_new(app: Dashboard, what: What | None, *, later: bool = False) -> None:
    try:
        session = app.coach.sessions.guide(what, later=later)
    except (Refused, PlanError) as error:
        app.tell(str(error).splitlines()[0])
        return
    open_session(app, session, (lambda: _offer_later(app)) if what is None else nothing)


def _offer_later(app: Dashboard) -> None:
    """Ask whether to go on with what is meant for later in the day, where there is any."""
    from backcare_tui.tui.dialogs.choice import ChoiceScreen

    left = (
        [f"{row.name} ({row.meant_words})" for row in app.day.rows if row.id in app.later] if app.day else []
    )
    if not left:
        return
    choices = [("", "Leave it for later"), (GO_ON, "Go on with it now")]
    asked = ChoiceScreen("That was all by now", f"Meant for later: {', '.join(left)}.", choices)
    app.push_screen(asked, lambda answer: _open_new(app, None, later=True) if answer == GO_ON else None)


def open_session(app: Dashboard, session: Session, then: Callable[[], None] = nothing) -> None:
    """Show a session in front of everything, unless one runs in another window; ``then`` follows one that was done whole."""
    from backcare_tui.tui.session.screen import SessionScreen

    try:
        app.coach.sessions.hold()
    except Refused as error:
        app.tell(str(error))
        return
    app.tell("")
    screen = SessionScreen(session)
    app.push_screen(
        screen, lambda _closed: then() if screen.recorded and screen.session.halt is None else None
    )
