"""The words of a guided session: what each step says, beside its clock, its figure or its breath."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from textual.content import Content

from backcare_tui.domain.plan.dose import SIDES, words
from backcare_tui.domain.session import session as steps
from backcare_tui.domain.session.build import READ_LINE
from backcare_tui.domain.session.frame import BEFORE, PAUSED, RUNNING, WAITING, Frame
from backcare_tui.domain.session.moves import HALFWAY, LAST_MINUTE, asks_which, last_cue, worked
from backcare_tui.domain.session.session import Part, Session, Step
from backcare_tui.domain.session.speech import side_words
from backcare_tui.domain.session.teaching import breath_at, lines_done
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Bullet

TEN = "minus"
"""The key for 10, as 1 alone is an answer already."""
BAR = 24
WIDE = 60
"""Cells from which a name and all that is counted stand in one line."""
EMPTY = Bullet(Content(""))
INDENT = "  "
"""Before the sentence of what is being done, so that it stands under its word."""
GOES_ON = "Goes on by itself; space stops that."
PASSED = {HALFWAY: "Half of it is done.", LAST_MINUTE: "The last minute."}
NOT_WITH = ("Not with", "Nor with", "Ask first")
"""How a caution begins that says for whom a task is not."""
READ = "✓"
"""The sign of the line of a checklist that comes now."""
LABEL = 10
"""Cells of a word for what follows, so that all of it stands in one column."""


def facts(frame: Frame) -> str:
    """What is being done: ``left side · set 1 of 2``, ``30 s a side``."""
    step, part = frame.step, frame.part
    if step is None or part is None or step.asks_from:
        return ""
    said = [side_words(step.side, part)]
    if step.sets > 1 and step.is_work:
        said.append(_set_words(step))
    if step.kind != steps.REST and not step.sets > 1:
        said.append(words(part.dose))
    return " · ".join(filter(None, said))


def heading(frame: Frame, width: int) -> Content:
    """The name at the left and what is counted at the right; one below the other where it is narrow."""
    part = None if frame.step is not None and frame.step.asks_from else frame.part
    name, right = (part.name if part else "Guided session"), content.say(facts(frame), content.QUIET)
    if width < WIDE:
        return content.lines([content.fit(name, width, content.STRONG), right])
    left = content.fit(name, width - right.cell_length - 2, content.STRONG)
    return content.spread(left, right, width)


def whole(frame: Frame, width: int) -> Content:
    """Which step it is, in segments and in words, and about how long it still takes where there is room for that."""
    minutes = round(frame.whole_left / 60)
    step = f"  step {frame.number} of {frame.of}"
    left = f" · about {minutes} min left" if minutes else ""
    bar = segments(frame.number, frame.of, min(BAR, max(1, width - len(step))))
    return Content.assemble(bar, (step + (left if width >= WIDE else ""), content.QUIET))


def segments(number: int, of: int, width: int) -> Content:
    """Steps side by side, those up to this one lit; where they are too many to be told apart, one bar of them."""
    cells = (width + 1) // max(1, of) - 1
    if cells < 1:
        return content.bar(round(width * number / of) / width, width)
    lit, dim = ("━" * cells, "$accent"), ("─" * cells, "$foreground-disabled")
    return Content(" ").join(Content.styled(*(lit if at < number else dim)) for at in range(of))


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
        if step.kind in steps.PAUSES and frame.goes_on:
            return content.say(GOES_ON, content.QUIET)
        return content.say(PASSED.get(last_cue(step, frame.elapsed), ""), content.ACCENT)
    waits = frame.state in (BEFORE, WAITING) and step is not None and step.kind != steps.PAIN
    return content.say("Ready when you are." if waits else "", content.ACCENT)


def told(session: Session, frame: Frame, ticked: Collection[int] = ()) -> tuple[Bullet, ...]:
    """All that a step says beside its clock, its figure or its breath."""
    step, part = frame.step, frame.part
    if step is None or part is None:
        return ()
    if step.kind == steps.START:
        return tuple(_start(part))
    if step.kind == steps.PREPARE:
        return tuple(_prepare(part, frame, ticked))
    if step.kind == steps.PAIN:
        return tuple(_pain(session, part))
    if step.kind == steps.BREATHS:
        return (
            Bullet(
                content.say(
                    "Dizzy? Stop and breathe normally; sit or lie until it has passed.", content.QUIET
                )
            ),
        )
    if step.kind == steps.REPS:
        line = line_done(frame)
        return () if line is None else (Bullet(content.say(part.steps[line]), Content(INDENT)),)
    if step.kind == steps.TIME:
        return tuple(_doing(part, frame))
    return tuple(_pause(session, step, part))


def _doing(part: Part, frame: Frame) -> list[Bullet]:
    """The one thing to do while time runs; what to mind was told before. Who lies on a device has nothing to do."""
    if part.target:
        begun = frame.state not in (BEFORE, WAITING) or frame.elapsed > 0
        return _pressing(part) if begun else _massage(part)
    return [] if part.kind == "device" else _dotted(part.steps, "")


def _pause(session: Session, step: Step, part: Part) -> Iterator[Bullet]:
    """What is done in a pause, what comes after it, and what to mind meanwhile."""
    yield Bullet(content.say(step.words, content.STRONG))
    following = session.steps[session.at + 1 : session.at + 2]
    then = _short(following[0], part) if following and following[0].is_work else ""
    if then:
        yield Bullet(content.say(f"Then {then}."))
    yield EMPTY
    if step.kind == steps.RISE:  # what comes is told too: whoever lies there looks up but once
        yield from _dotted(ending_words(session, part.task, session.at + 1))
    elif step.kind == steps.REST:
        yield from _slips(part)
    elif part.target and step.side:  # another side or spot of the same muscle
        yield from _spot(part)
    elif part.target:  # how hard to press is told while it is pressed
        yield from (*_spot(part), *_position(part))
    elif following and following[0].is_work:
        yield from _dotted(part.start)


def line_done(frame: Frame) -> int | None:
    """The line of the plan's steps that is being done."""
    step, part = frame.step, frame.part
    if step is None or part is None or not frame.phase:
        return None
    return lines_done(part.steps, step.tempo)[frame.phase_at]


def breath_now(frame: Frame) -> str:
    """How to breathe at this moment, as far as the plan says so."""
    step, part = frame.step, frame.part
    if step is None or part is None or not frame.phase:
        return ""
    said = breath_at(part.breath, step.tempo)[frame.phase_at]
    return f"breathe {said}" if said in ("in", "out") else said


def ending_words(session: Session, task: str, first: int = 0) -> list[str]:
    """How a task is ended, a step a line, from a step on: to be told wherever it is left before that."""
    ends = [step for step in session.steps[first:] if step.kind == steps.RISE]
    return [step.words for step in ends if session.parts[step.part].task == task]


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
    return f"{part.name}: {what or f'{(not part.side and side_words(step.side, part)) or words(part.dose)} done'}"


def _not_with(part: Part) -> Iterator[Bullet]:
    """For whom it is not, before all else of a task: nobody should begin and then read that."""
    said = [line for line in part.cautions if line.startswith(NOT_WITH)]
    if said:
        yield from (*_dotted(said), EMPTY)


def _start(part: Part) -> Iterator[Bullet]:
    """The position to start from, and what is needed for it."""
    yield from _not_with(part)
    yield Bullet(content.say("The start position", content.STRONG))
    yield EMPTY
    if part.easier:
        yield Bullet(content.say(part.easier))
    for line in part.start:
        yield Bullet(content.say(line), content.say("·  ", content.QUIET))
    yield EMPTY
    if part.tool:
        yield _labelled("With", part.tool)


def _prepare(part: Part, frame: Frame, ticked: Collection[int]) -> Iterator[Bullet]:
    """The checklist, with a sign at what comes now; where it moves on by itself, a line is ticked after its time."""
    if not part.start:
        yield from _not_with(part)
    lines = [part.easier, *part.steps] if part.easier and not part.start else [*part.steps]
    read = {*range(lines_read(frame)), *ticked}
    current = next((at for at in range(len(lines)) if at not in read), -1)
    for at, line in enumerate(lines):
        sign = READ if at in read else f"{at + 1}" if at < 9 else "·"
        mark = content.say(sign, content.ACCENT if at == current else content.QUIET)
        words = content.say(line, content.QUIET if at in read else "")
        yield Bullet(words, Content.assemble(mark, "  "), str(at + 1) if at < 9 else "")
    yield EMPTY
    if part.slips:
        yield from (*_slips(part), EMPTY)
    if part.breath:
        yield from (_labelled("Breath", part.breath), EMPTY)
    if part.tool and not part.start:
        yield _labelled("With", part.tool)
    if part.target:
        yield from _massage(part)
    yield from _dotted(line for line in part.cautions if not line.startswith(NOT_WITH))
    if part.source and part.kind == "exercise":
        yield from _dotted(["How fast it goes is an app default."])


def lines_read(frame: Frame) -> int:
    """How many lines of a checklist that moves on by itself have had their time."""
    return int(frame.elapsed / READ_LINE) if frame.step is not None and frame.step.length else 0


def _dotted(lines: Iterable[str], style: str = content.QUIET) -> list[Bullet]:
    return [Bullet(content.say(line, style), content.say("·  ", content.QUIET)) for line in lines]


def _slips(part: Part) -> list[Bullet]:
    return [Bullet(content.say("Common slips", content.QUIET)), *_dotted(part.slips)] if part.slips else []


def _labelled(label: str, line: str) -> Bullet:
    return Bullet(content.say(line), content.fit(label, LABEL, content.QUIET))


def _pressing(part: Part) -> list[Bullet]:
    """How hard to press, or else what to mind there: some muscles have their own word on that."""
    firm = part.pressure or part.mind
    return [Bullet(content.say(firm, content.STRONG)), EMPTY, _labelled("Where", part.where)] if firm else []


def _massage(part: Part) -> list[Bullet]:
    """All about a spot; what to mind comes early, as nothing may be cut off before it."""
    return [*_spot(part), *_position(part), *_labels(("Pressure", part.pressure))]


def _spot(part: Part) -> list[Bullet]:
    return _labels(("Where", part.where), ("Mind", part.mind))


def _position(part: Part) -> list[Bullet]:
    return _labels(("Position", part.position), ("How", part.how))


def _labels(*facts: tuple[str, str]) -> list[Bullet]:
    return [_labelled(label, line) for label, line in facts if line]


def _pain(session: Session, part: Part) -> Iterator[Bullet]:
    if asks_which(session):
        yield from _which(session)
        return
    whole = session.step is not None and session.step.asks_from > 0
    level = session.pains.get("" if whole else part.task)
    numbers = []
    for number in range(11):
        key = TEN if number == 10 else str(number)
        style = content.ACCENT if number == level else content.STRONG
        numbers.append(
            content.say(f"[{number}]" if number == level else f" {number} ", style).stylize(
                content.key_style(key)
            )
        )
    after = "the session" if whole else part.task_name
    yield Bullet(content.say(f"How is your pain after {after}?", content.STRONG))
    yield EMPTY
    yield Bullet(Content("").join(numbers))
    yield Bullet(content.say(" 0 no pain · 10 worst imaginable", content.QUIET))
    yield EMPTY
    yield Bullet(content.say("Press a number, - for 10; or go on without.", content.QUIET))


def _which(session: Session) -> Iterator[Bullet]:
    """With which of several tasks a high level came."""
    names = {part.task: part.task_name for part in session.parts}
    yield Bullet(content.say(f"Pain {session.pains['']}. Did it come with one of them?", content.STRONG))
    yield EMPTY
    tasks = [(at, names[task]) for at, task in enumerate(worked(session), 1)]
    for number, name in [*tasks[:9], (0, "None of them, or I cannot tell")]:
        yield Bullet(content.say(name), content.say(f" {number}  ", content.STRONG), str(number))


def _short(step: Step, part: Part) -> str:
    """Which piece of a task comes next; its name stands above."""
    side = side_words(step.side, part)
    if step.side in SIDES and not part.side and not part.sides:
        side = f"the {side}"
    return ", ".join(filter(None, (side, _set_words(step) if step.sets > 1 else "")))


def _set_words(step: Step) -> str:
    """Which set it is; many breaths come in two halves."""
    return f"{'half' if step.kind == steps.BREATHS else 'set'} {step.set} of {step.sets}"


def _long(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
