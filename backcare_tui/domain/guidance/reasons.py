"""Why: the facts behind each row."""

from __future__ import annotations

from datetime import date

from backcare_tui.domain.body.atlas import Atlas, Target, plain
from backcare_tui.domain.guidance.decision import Decision
from backcare_tui.domain.guidance.due_tasks import ASKED, LOST, SCREENING, STOPPED, UNCLEARED, schedule_of
from backcare_tui.domain.guidance.levels import Level, full_again, rung_words, screened_by, steps_down_next
from backcare_tui.domain.guidance.next_steps import session_days
from backcare_tui.domain.guidance.progression import WINDOW, ClimbCandidate
from backcare_tui.domain.guidance.rotation import RED, RUNNING, SORE, TargetFacts, pain_words
from backcare_tui.domain.guidance.rungs import climbs_of, worse_days
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.journal.recent import AWAY, DAYS, RecentHistory, Session
from backcare_tui.domain.journal.trial import BY_TRIAL, WAITS
from backcare_tui.domain.plan.dose import Dose, words
from backcare_tui.domain.plan.ladder import eased_to_easier, form_words
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.schedule import EveryDays, schedule_words
from backcare_tui.domain.plan.slots import slot_of
from backcare_tui.domain.safety import UNANSWERED, felt, what_words
from backcare_tui.text.dates import ago, days_words, on
from backcare_tui.text.language import capital, count

LONGEST_FORM = 48
"""Letters of an easier form's name that a sentence on its dose still has room for."""


def setback_words(situation: Situation, day: date) -> str:
    """What eases a day, and when that was: a setback, or a bad day that is none."""
    kind, when = situation.setbacks.get(day, ""), on(situation.day, day)
    if kind == "bad":
        days = tuple(bad for bad in situation.bad if 0 <= (day - bad).days <= 2)
        return f"bad days {days_words(days)}"
    if kind == "linked":
        names = [name_of(task, situation) for task in sorted(situation.recent.reds[day])]
        return f"a red report about {' and '.join(names)} {when}"
    return {"morning": f"a morning well over your usual {when}", "flare": f"a flare that began {when}"}.get(
        kind, f"a bad day {when}"
    )


def name_of(task_id: str, situation: Situation) -> str:
    """A task's name; in plain words its id, where the plan has it no more."""
    task = situation.plan.task(task_id)
    return plain(task_id) if task is None else task.name


def reasons(
    task: Task, due_task: DueTask, target: str, decision: Decision, situation: Situation, atlas: Atlas
) -> tuple[str, ...]:
    """The facts behind one row: why today, why this target, why this dose."""
    level = decision.before_today.get(task.id)
    # An offered step is not taken yet: the day goes by the schedule of the rung that the task stands on.
    rung = due_task.rung if level is None else level.rung - (level.kind == "climb")
    why = [why_today(task, due_task, rung, situation.status.maintained)]
    if due_task.state == "rested":
        return (*why, *rested_why(due_task, situation))
    slot = slot_of(target)
    muscle = atlas.find(target) if target and not slot else None
    if slot:
        why.append(f"One of {len(due_task.targets)} sessions of the day; its dose goes by whole days.")
    elif target:
        why += why_target(
            decision.targets.get(task.id, {}).get(target), muscle, situation.recent, atlas, situation.plan.red
        )
    stop = situation.status.stop_of(task.id)
    if stop is not None and stop.rests and stop.on == situation.day:
        why.append(f"Stopped for {stop.felt} today: leave it out.")
    else:
        why.append(why_dose(task, due_task, decision, situation, "" if slot else target))
    if muscle is not None and muscle.felt_in:
        why.append(f"Often felt in: {muscle.felt_in.removesuffix('.')}.")
    return tuple(filter(None, why))


def why_today(task: Task, due_task: DueTask, rung: int, maintained: date | None) -> str:
    """Why a task is there on this day, by the schedule of the rung it stands on."""
    schedule = schedule_of(task, rung, maintained)[0]
    when = schedule_words(schedule)
    first = " while on its first rung" if task.first_every is not None and rung <= 1 else ""
    if schedule != task.schedule(rung):
        when, first = f"{when}, as you chose for all", ""
    if due_task.state == "optional" and not task.optional and task.kind != "visit":
        return "Not asked today; done all the same."
    if due_task.state == "offered" and isinstance(schedule, EveryDays):
        return f"In the plan {when}{first}, and open until it is done: its days are counted from then."
    if due_task.state == "offered":
        return f"In the plan {when}{first}: offered today, not owed yet."
    return f"In the plan {when}{first}."


SHORT = {"one-leg": "numb or weak leg"}
"""Conditions and signs whose id says too little by itself, in a word or two."""


def rested_words(because: str) -> tuple[str, str]:
    """Why a task is rested: in a word or two, and in a sentence."""
    if because == SORE:
        return "all sore", "all its targets are sore."
    if because == RUNNING:
        return "worked two days running", "what is not sore was worked on both days before."
    if because.startswith(SCREENING):
        what = because.removeprefix(SCREENING)
        why = f"you answered yes to {what_words(what)}. It waits until a professional has cleared it."
        return SHORT.get(what, what.replace("-", " ")), why
    if because == WAITS:
        return "trial", "it is the other one's turn in your trial."
    if because == BY_TRIAL:
        return "by the trial", "which of the two is asked that day is told on the day."
    if because == LOST:
        return "safety first", UNANSWERED
    if because == ASKED:
        return "a question first", "a warning sign is to be answered first (o, or `backcare answer`)."
    if because.startswith(RED):
        place = plain(because.removeprefix(RED))
        return "red pain there", f"{place} was reported red today or yesterday, and it works there."
    for start, rest in (
        (STOPPED, "It waits until you say that it has gone (o, or `backcare answer`)."),
        (UNCLEARED, "It waits until a professional has cleared it (c, or `backcare cleared`)."),
    ):
        if because.startswith(start):
            what = because.removeprefix(start)
            return f"stopped: {what}", f"you stopped it for {felt(what)}. {rest}"
    return "a warning sign", "a warning sign was answered yes."


def rested_why(due_task: DueTask, situation: Situation) -> list[str]:
    """Why a task is rested, as facts; of a stop also when it was, and whether it was the second."""
    begin = "Waits" if due_task.because in (WAITS, BY_TRIAL) else "Rested"
    why = [f"{begin}: {rested_words(due_task.because)[1]}"]
    stop = situation.status.stop_of(due_task.task)
    if stop is not None and due_task.because.startswith((STOPPED, UNCLEARED)):
        why.append(f"Stopped for {stop.felt} {on(situation.day, stop.on)}.")
    return why


def why_target(
    facts: TargetFacts | None, muscle: Target | None, recent: RecentHistory, atlas: Atlas, red: int
) -> list[str]:
    """Why this target: pain near it, and when it was last worked."""
    if facts is None:
        return []
    why = [pain_words(muscle, recent, atlas, red)] if facts.pain and muscle is not None else []
    if facts.red:
        told = [(day, recent.places.get(day, {}).get(facts.red, 0)) for day in (recent.day, recent.ago(1))]
        day, level = next(one for one in told if one[1] >= red)
        turn = "it is this muscle's turn. Press lightly, or leave it out."
        why.append(f"{capital(atlas.place(facts.red))} at {level} {on(recent.day, day)}, but {turn}")
    worked = ago(recent.day, recent.ago(facts.days)) if facts.days is not None else ""
    never = "Not worked in the last 8 weeks." if recent.is_whole else "Not worked yet."
    why.append(f"Last worked {worked}." if worked else never)
    if facts.sore is not None:
        why.append(f"Sore {on(recent.day, facts.sore)}: left alone for two days after.")
    return why


def dose_words(task: Task, dose: Dose) -> str:
    """A dose in words; the easier form with what it is, as its number alone may be the higher one."""
    if dose != task.easier or not task.notes.easier:
        return words(dose)
    name = form_words(task.notes.easier)
    return f"{words(dose)} ({name})" if len(name) <= LONGEST_FORM else words(dose)


def why_dose(
    task: Task, due_task: DueTask, decision: Decision, situation: Situation, target: str = ""
) -> str:
    """Why this much: where the task stands on its ladder, and what moved it."""
    dose = dose_words(task, due_task.dose)
    level = decision.before_today.get(task.id)
    if not task.has_dose:
        return ""
    unmoved = not task.climbs and due_task.full is None
    if level is None or (unmoved and (level.last is None or level.last.asked == due_task.dose)):
        return f"{dose}: the plan asks the same each time."
    said = _why_level(task, due_task, level, decision, situation)
    # A massage's dose is that of any of its targets, and this one may never have been worked.
    return said.replace(", as last time.", ", as in the last massage.") if target else said


def asked_by(due_task: DueTask, level: Level, later: Level | None) -> Level | None:
    """The level a task's dose came from; None where neither says what was asked.

    What was done stays as it was asked. A report, a flare or a choice after it moves the level and not the
    row, and one that is taken back leaves a row that nothing explains any more.

    Args:
        due_task: Of the row.
        level: Where the task stood before the day's own sessions.
        later: Where it stands with them, which is what the rest of a massage goes by.
    """
    if due_task.full is not None:
        levels = (known for known in (level, later) if known is not None)
        asked = (due_task.dose, due_task.full)
        return next((known for known in levels if (known.dose, known.full) == asked), None)
    whole = level.whole or level  # it may be eased only since it was done
    climbed = due_task.rung == whole.rung + 1 and whole.last is not None and whole.last.full != due_task.dose
    return whole if due_task.dose == whole.dose or climbed else None


def _as_then(task: Task, due_task: DueTask, last: Session | None, at: str) -> str:
    """How much, where what stands now does not tell why."""
    dose = dose_words(task, due_task.dose)
    if due_task.full is not None:
        return f"{dose} in place of {dose_words(task, due_task.full)}, as asked at the time."
    if last is not None and last.asked == last.full == due_task.dose:
        return f"{dose}: {at}, as last time."
    if last is None or last.asked == due_task.dose:
        return f"{dose}: {at}, as asked at the time."
    return f"{dose}: {at}, as asked at the time; {dose_words(task, last.asked)} the time before."


def _why_level(task: Task, due_task: DueTask, now: Level, decision: Decision, situation: Situation) -> str:
    dose, day = dose_words(task, due_task.dose), situation.day
    at = rung_words(task, due_task.rung)
    level = asked_by(due_task, now, decision.levels.get(task.id))
    if level is None:
        return _as_then(task, due_task, now.last, at)
    full = dose_words(task, due_task.full) if due_task.full is not None else dose_words(task, level.dose)
    since = on(day, level.since) if level.since is not None else ""
    to_easier = due_task.rung > 0 and eased_to_easier(task, due_task.rung, due_task.dose, due_task.full)
    before = (level.whole or level).was or (level.last.full if level.last is not None else None)
    was = dose_words(task, before) if before is not None else ""
    if level.kind == "climb" and decision.climbing is not None:
        return _climb_words(due_task, decision.climbing, situation)
    if level.kind == "ease" and due_task.full is not None and level.since is not None:
        what = setback_words(situation, level.since)
        moved = _moved(task, level, full, was, situation)
        return f"{dose}, eased from {full}: {what}.{_back_words(task, full, level.rung, situation)}{moved}"
    sentences = {
        "first": f"{dose}: {at}, where the plan starts it.",
        "forgotten": f"{dose}: {at}, where the plan starts it; nothing of it in the last 8 weeks.",
        "screened": f"{dose}: the easier form, as you answered yes to "
        f"{what_words(screened_by(task, situation.status))}. The rest of it waits until a professional has cleared it.",
        "stopped": f"{dose}: {at}, the lowest, {_stop_words(task, situation)}.",
        "chosen": f"{dose}: {at}, as you chose {since}{_chosen_because(task, situation.recent)}.",
        "gap": f"{dose}, down from {was}: not done for {_days_since(level, situation)}, so it comes back gently.",
        "step": f"{dose}, down from {was} for now: {_step_words(task, level.since, situation)}."
        if level.kind == "step"
        else "",
        "long-flare": f"{dose}, down from {was} for now: the flare lasted over two weeks.",
        "flare": f"{dose}: {'' if due_task.dose == task.easier else 'half of '}the easier form while the flare lasts."
        if to_easier
        else f"{dose} in place of {full}: a flare halves what is asked.",
        "after-flare": f"{dose}, a rung below {full}: the first week after a flare.",
        "back": f"{dose} in place of {full}: the first day back asks no more than was last done.",
    }
    if due_task.rung > level.rung and due_task.dose != level.dose:
        return f"{dose}, up from {dose_words(task, level.dose)}: the step up that was offered, and taken."
    if level.kind in sentences:
        return sentences[level.kind] + _moved(task, level, full, was, situation)
    if level.last is not None and level.last.full != level.dose:
        return f"{dose}: {at}; the plan's ladder was another when {was} was done."
    if level.last is not None and level.last.asked != due_task.dose:
        eased = "nothing eases it today" if now.full is None else "nothing eased it then"
        return f"{dose} again, after {dose_words(task, level.last.asked)}: {at}, {eased}."
    return _as_then(task, due_task, level.last, at)


def _back_words(task: Task, full: str, rung: int, situation: Situation) -> str:
    """When the whole dose comes back; empty where something else may keep it away."""
    if steps_down_next(task, situation):
        return " It goes down a rung for keeps tomorrow."
    again = full_again(task, situation)
    if again is None:
        return ""
    days = session_days(task, rung, situation, situation.day)
    day = next((day for day in days if day >= again), again)
    last = situation.recent.last_done
    if last is None or (day - last).days >= AWAY:
        return ""  # with nothing done until then it would be a first day back, which asks no more than the last did
    when = "tomorrow" if (day - situation.day).days == 1 else f"on {day.day} {day:%B}"
    return f" It is {full} again {when}, unless another bad day comes."


def _climb_words(due_task: DueTask, candidate: ClimbCandidate, situation: Situation) -> str:
    was, day = dose_words(candidate.task, candidate.level.dose), situation.day
    window = f"in the last {WINDOW} days"
    if (day - candidate.since).days < WINDOW:
        window = f"since {candidate.since.day} {candidate.since:%B}"
    share = f"{candidate.done} of {candidate.due} due {window}"
    again = ", which you held before" if candidate.again else ""
    return (
        f"{dose_words(candidate.task, due_task.dose)}, up from {was}{again}: {candidate.sessions} whole sessions at {was}, {share}, "
        f"{_calm_words(candidate.task, situation)}. An offer; {was} is fine too."
    )


def _calm_words(task: Task, situation: Situation) -> str:
    """How pain was lately, as far as anybody said."""
    day, recent = situation.day, situation.recent
    stop = situation.status.stop_of(task.id)
    if stop is not None and (day - stop.on).days <= DAYS:
        return f"the stop for {stop.felt} was {on(day, stop.on)}"
    first = recent.ago(WINDOW)
    reported = sum(then > first for then in recent.worst)
    if not reported:
        return f"no pain report in {WINDOW} days"
    red = max(recent.reds, default=None)
    if red is None or red <= first:
        return f"none red for {WINDOW} days" if recent.first and recent.first <= first else "none red so far"
    if red == day:
        return "pain is red today, and the last week no worse than the last four"
    return f"the last red report was {on(day, red)}"


def _stop_words(task: Task, situation: Situation) -> str:
    """Why a task is on its lowest rung after a stop."""
    stop = situation.status.stop_of(task.id)
    if stop is None or stop.since is None:
        return "after a stop"
    said = "it has gone" if stop.state == "gone" else "a professional has cleared it"
    return f"after the stop for {stop.felt} {on(situation.day, stop.on)}; {said}"


def _chosen_because(task: Task, recent: RecentHistory) -> str:
    choices = recent.chosen.get(task.id)
    return f" ({choices[-1].because})" if choices and choices[-1].because else ""


def _moved(task: Task, level: Level, full: str, was: str, situation: Situation) -> str:
    """What moved the rung itself, where less than it is asked."""
    whole = level.whole
    if whole is None or whole.kind not in ("step", "gap", "long-flare") or full == was:
        return ""
    why = {
        "step": _step_words(task, whole.since, situation),
        "gap": f"not done for {_days_since(whole, situation)}",
        "long-flare": "the flare lasted over two weeks",
    }[whole.kind]
    return f" {full} itself is down from {was}: {why}."


def _days_since(level: Level, situation: Situation) -> str:
    return count((situation.day - (level.since or situation.day)).days, "day")


def _step_words(task: Task, since: date | None, situation: Situation) -> str:
    day, recent = since or situation.day, situation.recent
    if task.id in recent.reds.get(day, ()):
        return f"the red report {on(situation.day, day)} was about it"
    worse = worse_days(task, recent).get(day)
    if day not in situation.setbacks and worse is not None:
        days, when = (day - worse.climbed).days, on(situation.day, worse.climbed)
        return f"in the {days} days after it went up {when} the middle of your pain was {worse.after}, and {worse.before} before"
    climbed = max((then for then in climbs_of(task, recent) if then <= day), default=day)
    return f"{setback_words(situation, day)}, after it went up {on(situation.day, climbed)}"
