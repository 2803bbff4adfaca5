"""The day in one sentence: the stance, what it asks, and the facts it stands on."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.calendar import week_start
from backcare_tui.domain.guidance.decision import Decision
from backcare_tui.domain.guidance.holds import Hold
from backcare_tui.domain.guidance.levels import AFTER_FLARE, after_flare
from backcare_tui.domain.guidance.pain_zones import RISE, PainNow, Zones, zone_of
from backcare_tui.domain.guidance.reasons import setback_words
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.journal.recent import before_today
from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.plan.ladder import step_words
from backcare_tui.domain.safety import (
    ASK_FIRST,
    advice,
    help_words,
    known_words,
    locking,
    put_words,
    signs_at,
    what_words,
)
from backcare_tui.text.dates import day_words, days_words, on
from backcare_tui.text.language import capital, count

NEW_SETBACK = 2
"""Days without a setback after which one is new."""

STOP = "stop where it is more than uncomfortable."
"""What is said to amber pain."""
EASIEST = "All is at its easiest already"
ONE_OR_NONE = "do one, or none. One keeps the day; skipping all of it costs no streak."
"""What is said then."""

OPENINGS = {"progress": "One step up", "hold": "Same as last time", "ease": "A little less", "rest": "Rest"}
"""How a day begins that takes such a stance: the words of those who never learnt the stances' own."""
OTHERWISE = defaultdict(
    lambda: "Nearly as last time",
    {
        frozenset(): OPENINGS["hold"],
        frozenset({"back"}): "Back to the full doses",
        frozenset({"down"}): OPENINGS["ease"],
    },
)
"""How a day without a step up begins, by which ways its doses go all the same."""
GENTLY, BEGIN = "Take it gently", "Begin gently"
"""The same of an eased day on which nothing is less, and of one before which nothing was done."""
RETURN = "Gently, after a gap"
"""The same of a day that asks less of what was not done for long."""
LIGHTLY = "Press lightly near the sore place, or leave it out."
HALF = "Half doses"
"""The same of a day of a flare on which something is less."""
HOW_IS_IT = "How is your back today?"
"""What stands in place of an opening where nothing is known of today: that is no ground for a verdict."""
BRIEF = {"progress": "more", "hold": "same", "ease": "easy", "rest": "rest"}
"""The same in one word, for a column."""


class Guidance(msgspec.Struct, frozen=True):
    """What the day asks in one sentence.

    Attributes:
        stance: ``progress``, ``hold``, ``ease`` or ``rest``.
        why: The facts it stands on.
        easiest: Whether the day is eased, and nothing that it asks can be less than it is.
        opening: The stance in plain words, to stand before the sentence; empty where that says at once what to do.
    """

    stance: str
    text: str
    why: tuple[str, ...] = ()
    easiest: bool = False
    opening: str = ""

    @property
    def said(self) -> str:
        """All of it as one reads it."""
        return " ".join(filter(None, (f"{self.opening}." if self.opening else "", self.text)))


def guidance_of(
    decision: Decision, situation: Situation, pain: PainNow, atlas: Atlas, *, over: bool, stored: str = ""
) -> Guidance:
    """The day's sentence.

    Args:
        decision: What the day asks.
        situation: Of the day.
        pain: The reports.
        atlas: Names of places.
        over: Whether the day is past.
        stored: The stance the day stored, if it is past.
    """
    said = pain_said(pain, atlas, situation.plan)
    why = tuple(facts(decision, situation, pain, said))
    status, pause = situation.status, situation.status.pause
    signs = locking(status.signs)
    if signs:
        names = "; ".join(map(what_words, signs))
        return Guidance("rest", f"{help_words(signs)} You answered yes to: {names}.", why)
    put = status.put_on(situation.day)
    if put and not over:
        return Guidance("rest", put_words(put), why)
    if situation.status.lost:
        return Guidance("rest", ASK_FIRST, why)
    if situation.off == "paused":
        until = pause.until if pause is not None else None
        through = f" through {day_words(until, situation.day)}" if until else ""
        waits = f"Paused{through}. Nothing is asked, and your streak waits."
        return Guidance("rest", waits, why, opening=OPENINGS["rest"])
    if over:
        stance = stored or decision.stance
        opening = _opening(stance, decision, situation)
        return Guidance(stance, "", why, opening=opening)
    first = (known_words(_known_today(situation)), advice(status.signs))
    asks_how = decision.stance == "hold" and pain.latest is None
    sentences = (*first, HOW_IS_IT if asks_how else "", _asks(decision, situation, pain), _lightly(decision))
    easiest = decision.stance == "ease" and _is_easiest(decision, situation)
    text = " ".join(filter(None, sentences))
    opening = "" if any(first) else _opening(decision.stance, decision, situation)
    if asks_how and opening == OPENINGS["hold"]:
        opening = ""
    return Guidance(decision.stance, text, why, easiest, opening)


def _lightly(decision: Decision) -> str:
    """How to press where a target that is planned lies in a red area."""
    planned = [
        decision.targets.get(due_task.task, {}).get(target)
        for due_task in decision.due_tasks
        if due_task.state in ("due", "offered")
        for target in due_task.targets
    ]
    sore = any(known is not None and known.red for known in planned)
    return LIGHTLY if sore else ""


def _opening(stance: str, decision: Decision, situation: Situation) -> str:
    """The stance in plain words, in others than its usual ones where those would not be true."""
    if stance in ("ease", "hold") and _is_first(situation):
        return BEGIN
    if stance == "ease" and not any(map(_is_less, decision.due_tasks)):
        return GENTLY
    if stance == "ease" and situation.flare is not None:
        return HALF
    if stance == "hold":
        turns = _turns(decision)
        return RETURN if "down" in turns and _after_gap(decision) else OTHERWISE[turns]
    return OPENINGS.get(stance, "")


def _is_first(situation: Situation) -> bool:
    """Whether nothing was done before the day, so that less and the same are of nothing; a flare is as it is."""
    return situation.flare is None and not before_today(situation.recent).last_worked


def _after_gap(decision: Decision) -> bool:
    """Whether something is asked on a lower rung as it was not done for long."""
    levels = (decision.before_today.get(one.task) for one in decision.due_tasks if one.state != "rested")
    return any(level is not None and level.kind == "gap" for level in levels)


def _turns(decision: Decision) -> frozenset[str]:
    """Which ways the doses go on a day without a step up: ``back`` to what was eased, ``up`` or ``down``."""
    found: set[str] = set()
    for due_task in decision.due_tasks:
        level = decision.before_today.get(due_task.task)
        last = level.last if level is not None and due_task.state != "rested" else None
        if last is None or last.asked == due_task.dose:
            continue
        if last.full == due_task.dose:
            found.add("back")
        else:
            # On the same rung it is another dose after an edit of the plan.
            more = (due_task.rung, due_task.dose.total) > (last.rung, last.asked.total)
            found.add("up" if more else "down")
    return frozenset(found)


def _known_today(situation: Situation) -> tuple[str, ...]:
    """The signs of today's places that are not put, as such pain was said to be known on an earlier day."""
    signs = signs_at(situation.recent.places.get(situation.day, ()))
    today = {one.sign for one in situation.status.known if one.on == situation.day}
    return tuple(name for name in signs if name not in today)


def pain_said(pain: PainNow, atlas: Atlas, zones: Zones) -> str:
    """Today's pain beside the usual, and what the day is planned by where that is higher; empty without a report today."""
    if pain.latest is None:
        return ""
    where = f" ({atlas.place(pain.where[0])})" if pain.where else ""
    usual = f", your usual is {pain.baseline}" if pain.baseline is not None else ""
    before = ""
    if zone_of(pain.latest, zones) != pain.zone:
        today = pain.level == pain.fortnight[-1]
        before = f", {pain.level} earlier today" if today else f", after {pain.level} yesterday"
    return f"Pain {pain.latest}{where}{before}{usual}."


def _asks(decision: Decision, situation: Situation, pain: PainNow) -> str:
    if decision.stance == "rest":
        return "What is planned today is rested; each row says why."
    if decision.stance == "ease":
        return _easing(decision, situation, pain)
    if decision.stance == "progress":
        offer = _progress(decision, situation)
        return f"{offer} {capital(STOP)}" if pain.zone == "amber" else offer
    if pain.zone == "red":
        worried = _worried(situation)
        less = "Sore? Do less, or skip with a reason: a skip breaks nothing."
        return f"{less}{worried}" if worried else "Do less where it is sore; a skip breaks nothing."
    if pain.zone == "amber":
        presses = any(one.task in decision.targets and one.state != "rested" for one in decision.due_tasks)
        still = (
            " still" if pain.latest is not None and zone_of(pain.latest, situation.plan) == "green" else ""
        )
        return f"Lighter pressure{still}, and {STOP}" if presses else capital(STOP)
    return ""


def _easing(decision: Decision, situation: Situation, pain: PainNow) -> str:
    today = situation.day
    if situation.flare is not None:
        is_half, open_flare = any(map(_is_less, decision.due_tasks)), situation.status.flare
        if open_flare is not None and open_flare.last == today:
            stays = "Today's half doses stay; from" if is_half else "From"
            return f"The flare is over. {stays} tomorrow everything comes back gently."
        day = (today - situation.flare).days + 1
        return f"Flare, day {day}: keep gently moving; the streak waits, or grows if all is done."
    worried = _worried(situation) if pain.zone == "red" else ""
    eased_by = situation.eased_by
    if eased_by is None:
        last = after_flare(situation)
        left = AFTER_FLARE - (today - last).days + 1 if last is not None else 0
        return f"After the flare: a rung lower for {count(left, 'more day')}."
    what = setback_words(situation, eased_by)
    if eased_by == today and today not in situation.setbacks and pain.baseline is not None:
        over = situation.recent.worst[today] - pain.baseline
        if over >= RISE:  # less, where red pain is too new to be a level of one's own
            what = f"{what}, {count(over, 'point')} over your usual"
    if _is_first(situation):
        return f"One task is enough today.{worried}"
    if _is_easiest(decision, situation):
        return f"{EASIEST}, after {what}: {ONE_OR_NONE}{worried}"
    return f"{capital(what)}: one task is enough to keep the day.{worried}"


def _worried(situation: Situation) -> str:
    """Whom to ask, where red is new: on a week's first red day and a new setback, as what stands daily is not read."""
    today, recent = situation.day, situation.recent
    first = week_start(today, situation.plan.week_starts)
    is_first = not any(
        level >= situation.plan.red for day, level in recent.worst.items() if first <= day < today
    )
    is_new = today in situation.setbacks and not any(
        recent.ago(NEW_SETBACK) <= day < today for day in situation.setbacks
    )
    return " Worried? Ask a professional." if is_first or is_new else ""


def _is_less(due_task: DueTask) -> bool:
    return due_task.full is not None and due_task.state != "rested"


def _is_easiest(decision: Decision, situation: Situation) -> bool:
    """Whether a setback finds everything asked at its lowest, so that nothing can be less."""
    tasks = [
        (due_task, situation.plan.task(due_task.task))
        for due_task in decision.due_tasks
        if due_task.state not in ("rested", "optional")
    ]
    eased = situation.eased_by is not None and situation.flare is None
    return (
        eased
        and bool(tasks)
        and all(
            due_task.full is None and task is not None and due_task.rung <= task.lowest
            for due_task, task in tasks
        )
    )


def _progress(decision: Decision, situation: Situation) -> str:
    climbing = decision.climbing
    if climbing is None:
        levels = decision.levels
        up = {
            rise.task.id: f"{rise.task.name} {words(rise.task.dose(rise.rung))}"
            f"{', as you chose' if rise.chosen else ''}"
            for rise in sorted(decision.risen, key=lambda rise: rise.chosen)
            if rise.day == situation.day and levels[rise.task.id].rung >= rise.rung
        }
        return f"{'; '.join(up.values())}." if up else "It is done."
    task, rung, was = climbing.task, climbing.level.rung, words(climbing.level.dose)
    after = step_words(task, rung + 1)
    if rung <= 0:
        return f"{task.name}, {after} (k keeps the easier form)."
    return f"{task.name} {after} (k keeps {was})."


def facts(decision: Decision, situation: Situation, pain: PainNow, said: str) -> list[str]:
    """What the sentence stands on."""
    sentences = [said] if said else []
    if pain.zone != "unknown":
        lately = any(level is not None for level in pain.fortnight[-2:])
        of = "Worst of today and yesterday" if lately else "Worst of two days before"
        sentences.append(f"{of}: {pain.level} ({pain.zone}).")
    sentences += _bad_times(situation)
    held = _held(decision.held)
    return [*sentences, held] if held else sentences


def _bad_times(situation: Situation) -> list[str]:
    """The setbacks of the last days, the latest first, and in one sentence all bad days, of a setback or not."""
    today, reach = situation.day, situation.plan.limits.setback_days
    lately = [day for day in reversed([*situation.setbacks]) if (today - day).days < reach]
    of_bad_days = [day for day in lately if situation.setbacks[day] == "bad"]
    bad = [
        day
        for day in situation.bad
        if ((today - day).days < reach and day not in situation.setbacks)
        or any(0 <= (last - day).days <= 2 for last in of_bad_days)
    ]
    told = [f"Setback: {setback_words(situation, day)}." for day in lately if day not in of_bad_days]
    if len(bad) == 1:
        told.append(f"Bad day: {on(today, bad[0])}.")
    return [*told, f"Bad days {days_words(tuple(bad))}."] if len(bad) > 1 else told


def _held(held: Hold | None) -> str:
    """Why nothing climbs."""
    if held is None:
        return ""
    if held.until is None or held.words.startswith("once"):
        return f"No step up until {held.words.removeprefix('once ')}."
    # A rung that was held before is regained sooner.
    what = "new rung" if held.code == "lately" else "step up"
    return f"No {what} before {held.until.day} {held.until:%B}: {held.words}."
