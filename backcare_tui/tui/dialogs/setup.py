"""Setting up: a few questions on one page, then the plan that they come to, before it is written."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from backcare_tui.coach import Coach, Refused
from backcare_tui.coach.actions.setup import Draft, Proposed, check
from backcare_tui.domain.plan.setup import HAVE, MINUTES, Answers
from backcare_tui.text.language import count
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialog import Dialog, Pages
from backcare_tui.tui.dialogs.places import PlacesForm
from backcare_tui.tui.widgets.text import Bullet, Bullets, Words
from backcare_tui.tui.widgets.ticks import Ticks

ENDS = "enter shows the plan · esc later"
DAYS = tuple("MTWTFSS")


class SetupScreen(PlacesForm[Answers]):
    """What you have, how long, on which days, and where it hurts; all of it may stay as it stands."""

    BINDINGS = [bind("setup.show", "enter", "save", "show", "show the plan that this comes to")]

    HINTS = {
        "have": f"space picks · tab moves on · {ENDS}",
        "minutes": f"arrows choose · tab moves on · {ENDS}",
        "days": f"space picks · tab moves on · {ENDS}",
        "map": f"arrows move · space picks · {ENDS}",
        "where": f"type a place · {ENDS}",
        "places": f"arrows move · space picks · {ENDS}",
    }
    ANCHOR = "#days"

    # Said here too: on a small screen the last line is far below.
    asks = Content.assemble(
        "A plan of your own",
        ("  four short questions · ", content.QUIET),
        ("enter", content.ACCENT),
        (" shows it", content.QUIET),
    )

    def __init__(self, coach: Coach, answers: Answers = Answers()) -> None:  # noqa: B008 - frozen
        """Take the answers given so far."""
        super().__init__(coach, answers.where)
        self._answers = answers

    def fields(self) -> ComposeResult:
        known = self._answers
        with Vertical(id="told"):  # the picture is docked at its right
            yield Words(Content.assemble("What do you have?", ("  none is fine", content.QUIET)))
            yield Ticks(
                [*HAVE.values()], [at for at, name in enumerate(HAVE) if name in known.have], id="have"
            )
            yield Words(content.say("Minutes a day"))
            words = [f"{minutes}" for minutes in MINUTES]
            yield Ticks(words, [MINUTES.index(known.minutes)], one=True, across=True, id="minutes")
            yield Words(content.say("Which days?"))
            yield Ticks(DAYS, known.days, across=True, id="days")
            yield Words(content.say("Where does it hurt?"))
            yield from self.place_fields()
            yield Words(id="wrong", classes="wrong")

    def on_mount(self) -> None:
        self.query_one("#have").focus()
        # Focus scrolls its field into view, and on a small screen the title out of it.
        self.call_after_refresh(self.query_one(".dialog").scroll_home, animate=False)

    def action_save(self) -> None:
        """Go on with the answers, or say what they lack."""
        names = [*HAVE]
        have = tuple(names[at] for at in self.query_one("#have", Ticks).ticked)
        (minutes,) = self.query_one("#minutes", Ticks).ticked
        answers = Answers(have, MINUTES[minutes], self.chosen, self.query_one("#days", Ticks).ticked)
        try:
            check(answers)
        except Refused as error:
            self.say("#wrong", str(error))
            return
        self.dismiss(answers)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        self.action_save()


class DraftScreen(Dialog):
    """The plan that would be written: each task with its days, its dose, and why it is in."""

    BOX = Pages
    BINDINGS = [
        bind("draft.write", "enter", "answer('write')", "write it", "write this plan as yours, and use it")
    ]

    hint = "enter writes it, as a file of yours · esc changes the answers"

    def __init__(self, made: Draft) -> None:
        super().__init__()
        self._made = made
        title = f"Your plan: {count(len(made.tasks), 'task')}"
        self.asks = Content.assemble(content.say(title), ("  enter writes it", content.QUIET))

    def fields(self) -> ComposeResult:
        yield Bullets(tuple(bullet for proposed in self._made.tasks for bullet in _told(proposed)))

    def on_mount(self) -> None:
        self.query_one(self.BOX).focus()

    def action_answer(self, answer: str) -> None:
        self.dismiss(answer)


def _told(proposed: Proposed) -> tuple[Bullet, ...]:
    facts = f"  {proposed.when} · {proposed.dose}"
    return (
        Bullet(Content.assemble(content.say(proposed.task.name, content.STRONG), content.say(facts))),
        Bullet(content.say(proposed.why, content.QUIET)),
        Bullet(Content("")),
    )
