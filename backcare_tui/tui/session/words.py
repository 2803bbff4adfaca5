"""The words of a guided session: what each step says, beside its clock, its figure or its breath."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from textual.content import Content

from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.safety import stop_for
from backcare_tui.domain.session import session as steps
from backcare_tui.domain.session.build import SIDES
from backcare_tui.domain.session.frame import BEFORE, PAUSED, RUNNING, WAITING, Frame
from backcare_tui.domain.session.moves import HALFWAY, LAST_MINUTE, has_anything, last_cue
from backcare_tui.domain.session.session import Part, Session, Step
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Bullet

TEN = "minus"
"""The key for 10, as 1 alone is an answer already."""
BAR = 24
WIDE = 60
"""Cells from which a name and all that is counted stand in one line."""
EMPTY = Bullet(Content(""))
PASSED = {HALFWAY: "Half of it is done.", LAST_MINUTE: "The last minute."}
LABEL = 10
"""Cells of a word for what follows, so that all of it stands in one column."""
SENTENCE = re.compile(r"(?<=[.!?]) +(?=[^ ])")


def side_words(side: str) -> str:
    """``left side``, ``the other side``; empty where there are no two."""
    return f"{side} side" if side in SIDES else side


def facts(frame: Frame) -> str:
    """What is being counted: ``left side · set 1 of 2 · rep 7 of 12``."""
    step, part = frame.step, frame.part
    if step is None or part is None:
        return ""
    said = [side_words(step.side)] if step.is_work or step.kind == steps.CHANGE else []
    if step.sets > 1 and step.is_work:
        said.append(f"set {step.set} of {step.sets}")
    if step.kind == steps.REPS:
        said.append(f"rep {min(frame.count + 1, frame.counts)} of {frame.counts}")
    elif step.kind != steps.REST and not step.sets > 1:
        said.append(words(part.dose))
    return " · ".join(filter(None, said))


def heading(frame: Frame, width: int) -> Content:
    """The name at the left and what is counted at the right; one below the other where it is narrow."""
    part = frame.part
    name, right = (part.name if part else "Guided session"), content.say(facts(frame), content.QUIET)
    if width < WIDE:
        return content.lines([content.fit(name, width, content.STRONG), right])
    left = content.fit(name, width - right.cell_length - 2, content.STRONG)
    return content.spread(left, right, width)


def whole(frame: Frame, width: int) -> Content:
    """How far the session is, and about how long it still takes where there is room for that."""
    minutes = round(frame.whole_left / 60)
    step = f"  step {frame.number} of {frame.of}"
    left = f" · about {minutes} min left" if minutes else ""
    bar = content.bar(frame.whole, min(BAR, max(1, width - len(step))))
    return Content.assemble(bar, (step + (left if width >= WIDE else ""), content.QUIET))


def state(frame: Frame) -> Content:
    """What it waits for, in a few words; while it runs, how far a countdown is at half-time and later."""
    step = frame.step
    if frame.state == PAUSED:
        return content.say(
            f"Paused: nobody looked for {_long(frame.gap)}." if frame.gap else "Paused.", content.ACCENT
        )
    if frame.state == RUNNING and step is not None:
        if frame.by_key:
            return content.say("You count: the key for each repetition.", content.QUIET)
        return content.say(PASSED.get(last_cue(step, frame.elapsed), ""), content.ACCENT)
    waits = frame.state in (BEFORE, WAITING) and step is not None and step.kind != steps.PAIN
    return content.say("Ready when you are." if waits else "", content.ACCENT)


def told(session: Session, frame: Frame, ticked: Collection[int] = ()) -> tuple[Bullet, ...]:
    """All that a step says beside its clock, its figure or its breath."""
    step, part = frame.step, frame.part
    if step is None or part is None:
        return ()
    if step.kind == steps.PREPARE:
        return tuple(_prepare(part, frame, ticked))
    if step.kind == steps.PAIN:
        return tuple(_pain(session, part))
    if step.kind == steps.BREATHS:
        return (Bullet(content.say("Dizzy? Stop, breathe normally, and sit.", content.QUIET)),)
    items = []
    if step.kind in (steps.REST, steps.CHANGE, steps.RISE):
        items.append(Bullet(content.say(step.words, content.STRONG)))
        following = session.steps[session.at + 1 : session.at + 2]
        if following and following[0].is_work:
            items.append(Bullet(content.say(f"Then {_short(following[0], session)}.")))
        items.append(EMPTY)
    if step.kind == steps.RISE:  # what comes is told too: whoever lies there looks up but once
        items += _dotted(ending_words(session, part.task, session.at + 1))
    if step.kind == steps.REPS:
        items += _dotted(part.steps)
    elif step.kind in (steps.TIME, steps.CHANGE) and part.target:
        items += _massage(part)
    elif step.kind == steps.TIME:
        items += _dotted(part.cautions)
    return tuple(items)


def ending_words(session: Session, task: str, first: int = 0) -> list[str]:
    """How a device is ended, a step a line, from a step on: to be told wherever it is left with air in it."""
    ends = [step for step in session.steps[first:] if step.kind == steps.RISE]
    return [step.words for step in ends if session.parts[step.part].task == task]


def ended(session: Session, said: str, *, saved: bool) -> tuple[Bullet, ...]:
    """What a session came to, a sentence a line; for a stop, first of all what to do."""
    halt = session.halt
    stop = stop_for(halt.why) if halt is not None else None
    if halt is not None and stop is not None:
        said = said.partition("Stopped: ")[0] if saved else said
        head = [
            Bullet(content.say(f"Stopped: {stop.id}", content.STRONG)),
            EMPTY,
            Bullet(content.say(stop.act, content.WARN)),
        ]
        ending = ending_words(session, halt.task)
        head += [EMPTY, *(Bullet(content.say(line, content.STRONG)) for line in ending)] if ending else []
    elif not saved:
        head = [Bullet(content.say("It is not saved yet.", content.WARN))]
    elif not has_anything(session):
        return (Bullet(content.say("Nothing was done this time.", content.ACCENT)),)
    else:
        head = [Bullet(content.say("Well done.", content.ACCENT))]
    return (*head, EMPTY, *(Bullet(content.say(line)) for line in SENTENCE.split(said) if line.strip()))


def title(frame: Frame) -> str:
    """The terminal's title: what is left, and of what."""
    if frame.step is None or frame.part is None:
        return "backcare"
    if frame.by_key or frame.left is None:
        return f"{frame.part.name} · backcare"
    seconds = -int(-frame.left // 1)
    return f"{seconds // 60}:{seconds % 60:02d} {frame.part.name} · backcare"


def notice(step: Step, part: Part) -> str:
    """What is told to someone in another window when a step ends."""
    on = "time to go on"
    what = {steps.REST: "the rest is over", steps.RISE: on, steps.CHANGE: on}.get(step.kind)
    return f"{part.name}: {what or f'{side_words(step.side) or words(part.dose)} done'}"


def _prepare(part: Part, frame: Frame, ticked: Collection[int]) -> Iterator[Bullet]:
    """The checklist: where it moves on by itself, a line is ticked when its time is over."""
    lines = [part.easier, *part.steps] if part.easier else [*part.steps]
    step = frame.step
    passed = int(frame.share * len(lines)) if step is not None and step.length else 0
    for at, line in enumerate(lines):
        mark = content.mark("done" if at < passed or at in ticked else "due")
        yield Bullet(content.say(line), Content.assemble(mark, "  "), str(at + 1) if at < 9 else "")
    yield EMPTY
    if part.tool:
        yield _labelled("With", part.tool)
    if part.target:
        yield from _massage(part)
    yield from _dotted(part.cautions)
    if part.source and part.kind == "exercise":
        yield from _dotted(["How fast it goes is an app default."])


def _dotted(lines: Iterable[str]) -> list[Bullet]:
    return [Bullet(content.say(line, content.QUIET), content.say("·  ", content.QUIET)) for line in lines]


def _labelled(label: str, line: str) -> Bullet:
    return Bullet(content.say(line), content.fit(label, LABEL, content.QUIET))


def _massage(part: Part) -> list[Bullet]:
    facts = (
        ("Where", part.where),
        ("Position", part.position),
        ("How", part.how),
        ("Pressure", part.pressure),
        ("Mind", part.mind),
    )
    return [_labelled(label, line) for label, line in facts if line]


def _pain(session: Session, part: Part) -> Iterator[Bullet]:
    level = session.pains.get(part.task)
    numbers = []
    for number in range(11):
        key = TEN if number == 10 else str(number)
        style = content.ACCENT if number == level else content.STRONG
        numbers.append(
            content.say(f"[{number}]" if number == level else f" {number} ", style).stylize(
                content.key_style(key)
            )
        )
    yield Bullet(content.say(f"How is your pain after {part.task_name}?", content.STRONG))
    yield EMPTY
    yield Bullet(Content("").join(numbers))
    yield Bullet(content.say(" 0 no pain · 10 worst imaginable", content.QUIET))
    yield EMPTY
    yield Bullet(content.say("Press a number, - for 10; or go on without.", content.QUIET))


def _short(step: Step, session: Session) -> str:
    name = session.parts[step.part].name
    which = [side_words(step.side), f"set {step.set} of {step.sets}" if step.sets > 1 else ""]
    return ", ".join(filter(None, [name, *which]))


def _long(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
