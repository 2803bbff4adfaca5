"""Safety: the warning signs, the conditions that rest a task, and what is said about them.

The list directs and never decides: it gives no score and never calls anyone clear. Wording after the NHS
(via Sheffield Aches & Pains), the Gloucestershire pathway 71 and NI Direct 10429; single signs lack good
evidence (IFOMPT 2020). The signs of the cord are after leaflets of the Royal Free and myelopathy.org, those of
inflammation after NICE NG65.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

NOW, SAME_DAY, SOON, BOOK = "emergency, now", "same day", "urgent appointment", "book an appointment"


class Sign(msgspec.Struct, frozen=True):
    """A warning sign: its id, a short name, plain words, and how soon to have it seen.

    Attributes:
        rests: The conditions whose tasks rest with it, where it does not lock the plan.
    """

    id: str
    name: str
    words: str
    act: str
    rests: tuple[str, ...] = ()

    @property
    def locks(self) -> bool:
        """Whether a yes locks the plan: what cannot wait does, all else advises and rests what matches."""
        return self.act in (NOW, SAME_DAY)


SIGNS = (
    Sign(
        "cauda-equina",
        "numb between the legs, bladder or bowel trouble",
        "Numb or tingling genitals, buttocks or back passage; trouble starting, stopping or feeling urine; "
        "leaking; loss of bowel control; sexual numbness",
        NOW,
    ),
    Sign(
        "both-legs",
        "both legs, or spreading weakness",
        "Pain, tingling, weakness or numbness in both legs; worsening weakness, foot drop, unsteady walk",
        NOW,
    ),
    Sign(
        "heart-vessels",
        "chest pain, or sudden severe pain and faintness",
        "Chest pain; sudden severe tummy or back pain with faintness, clammy skin or breathlessness",
        NOW,
    ),
    Sign(
        "neck-artery",
        "new neck pain or headache, with trouble speaking",
        "New unusual neck pain or headache with trouble speaking, swallowing, seeing or balancing",
        NOW,
    ),
    Sign(
        "accident",
        "pain after a recent serious accident",
        "Pain after a recent serious accident",
        NOW,
    ),
    Sign(
        "cord",
        "clumsy or numb hands, trouble in both arms, unsteady walking",
        "Clumsy or numb hands; pain, tingling or weakness in both arms; unsteady walking; electric shocks down the "
        "back on bending the neck. Emergency help now if it comes on fast",
        SAME_DAY,
    ),
    Sign(
        "fracture",
        "a fall with fragile bones, or a changed back shape",
        "Pain after a minor fall with osteoporosis or steroid use; a changed back shape",
        SAME_DAY,
    ),
    Sign(
        "infection",
        "fever, chills, or feeling ill",
        "High temperature, chills or feeling ill; more so with low immunity, drug injecting or a recent infection",
        SAME_DAY,
    ),
    Sign(
        "cancer-signs",
        "past cancer, weight loss, or unrelenting night pain",
        "Past cancer; unexplained weight loss; unrelenting night pain; new pain over 50 or under 20",
        SOON,
        ("cancer",),
    ),
    Sign("one-leg", "one leg numb or weak", "Numbness or weakness in one leg", BOOK, ("numbness",)),
    Sign(
        "inflammatory",
        "over 3 months, waking late in the night, better with movement",
        "Pain for over 3 months that began before 45, wakes you late in the night, and is better with movement than "
        "with rest",
        BOOK,
        ("inflammatory-arthritis",),
    ),
)
"""The warning signs, the most urgent first. Each is meant as new, or getting worse."""
NEW_OR_WORSE = "Each is meant as new, or getting worse."
NO_BETTER = (
    "No better after 4 to 6 weeks? Book an appointment: that is no warning sign, only a good time to be seen."
)

CONDITIONS = {
    "pregnancy": "pregnancy",
    "osteoporosis": "osteoporosis or a fracture",
    "spinal-surgery": "spinal surgery or an implant",
    "cancer": "cancer",
    "inflammatory-arthritis": "inflammatory arthritis",
    "blood-thinners": "blood thinners or a clot",
    "pacemaker-epilepsy": "a pacemaker or epilepsy",
    "numbness": "numbness or weakness",
}
"""What a task may be ``not_with``, in words."""

_CANNOT_EXAMINE = "cannot examine you or tell what is causing your pain."
_EMPTY_LIST = "An empty list does not mean you are safe."
WHAT_IT_IS = f"This app is a diary and planner. It {_CANNOT_EXAMINE}"
NOT_CLEARED = f"{_EMPTY_LIST} If unsure, stop and ask a professional."
UNSURE = f"{_EMPTY_LIST.removesuffix('.')}; if unsure, ask a professional."
"""The same beside an answer that named nothing, where no task is at hand to be stopped."""
DIARY = f"{WHAT_IT_IS} {NOT_CLEARED}"
BEFORE_THE_LIST = f"backcare is a diary and planner. It {_CANNOT_EXAMINE} {UNSURE}"
LOCKED = (
    "Nothing is asked today. If unsure, ask a professional. "
    f"This app is a diary and planner: it {_CANNOT_EXAMINE}"
)
ANSWER_FIRST = f"If unsure, answer yes. Nothing else is asked until then. This app {_CANNOT_EXAMINE}"
ASK_FIRST = (
    "A file of the journal is damaged, and an answer about a warning sign or a condition may have been in it. "
    "Answer the safety questions first; until then nothing else is asked."
)
UNANSWERED = "what was answered about safety may have stood in a damaged file, so it waits until that is answered anew."
STOP = (
    "Stop at once for tingling, numbness, shooting pain, dizziness, faintness, breathlessness or chest pain."
)
STOP_IN_SHORT = "tingling, numbness, shooting pain, dizzy, chest pain"
"""What a guided session has room for beside the key that stops it."""
DISTRESS = (
    "Pain that lasts can wear anyone down. Low mood and distress deserve a person, not an app.",
    "Tell someone close to you, and a doctor: that your mood is low too, and not only that your back hurts.",
    "If you think of harming yourself, or do not feel safe: get emergency help now (your local emergency number), "
    "or call a crisis line.",
)
"""Whom to turn to with low mood and distress; app default words."""
IN_SHORT = (
    "Get emergency help now (your local emergency number) for: numb or tingling genitals, buttocks or back passage;"
    " trouble with bladder or bowel; pain, tingling or weakness in both legs; worsening weakness; chest pain; sudden"
    " severe tummy or back pain with faintness; new neck pain or headache with trouble speaking, swallowing, seeing or"
    " balancing; pain after a recent serious accident.",
    "See a doctor today for: high temperature, chills or feeling ill with back pain; pain after a minor fall with"
    " osteoporosis or steroid use; clumsy or numb hands, both arms, or unsteady walking (now, if it comes on fast).",
    "Book an appointment for: numbness or weakness in one leg; pain over 3 months that wakes you late in the night and"
    " eases with movement; no better after 4 to 6 weeks; past cancer, unexplained weight loss or unrelenting night"
    " pain (urgently).",
)
"""The warning signs on half a page; ``SIGNS`` has each in full."""
_HELP = "get emergency help now (your local emergency number)"
EMERGENCY = f"Stop and {_HELP}"
ALARM = ("! GET EMERGENCY HELP NOW", "Call your local emergency number.")
"""What stands first, and loudest, wherever an answer asks for it."""
RESTS = "The plan rests until a professional has cleared it."

_ACTS = {  # the most urgent first
    NOW: f"{EMERGENCY}.",
    SAME_DAY: "Contact a doctor today.",
    SOON: "Ask for an urgent appointment with a doctor.",
    BOOK: "Book an appointment with a doctor or physiotherapist.",
}


def sign(sign_id: str) -> Sign | None:
    """The warning sign with this id."""
    return next((known for known in SIGNS if known.id == sign_id), None)


def locking(signs: Iterable[str]) -> tuple[str, ...]:
    """Those that lock the plan; one that this version does not know is taken for the most urgent."""
    return tuple(name for name in signs if (known := sign(name)) is None or known.locks)


def rested_with(signs: Iterable[str]) -> dict[str, str]:
    """The conditions whose tasks rest by signs that lock nothing, each with its sign."""
    return {condition: name for name in signs if (known := sign(name)) for condition in known.rests}


def act_words(act: str) -> str:
    """What to do, as a sentence."""
    return _ACTS[act]


def signs_by_act() -> list[tuple[str, list[Sign]]]:
    """What to do, as a sentence, and the signs to do it for; the most urgent first."""
    return [(words, [known for known in SIGNS if known.act == act]) for act, words in _ACTS.items()]


def what_words(what: str) -> str:
    """A sign or a condition in a few words."""
    known = sign(what)
    return known.name if known else CONDITIONS.get(what, what.replace("-", " "))


def alarm_of(signs: Iterable[str], put: Iterable[str] = ()) -> tuple[str, ...]:
    """What stands first where signs lock the plan, or are put to the person before anything else; loud, then plain."""
    signs = tuple(signs)
    if signs:
        return ALARM if help_words(signs) == _ACTS[NOW] else ("! CONTACT A DOCTOR TODAY",)
    firsts = [place.first for place in PLACES if place.sign in put]
    if not firsts:
        return ()
    return ALARM if f"{EMERGENCY}." in firsts else ("! FIRST OF ALL", *firsts)


def help_words(signs: tuple[str, ...]) -> str:
    """What the answered signs ask for: the most urgent act, as a sentence; an unknown one is most urgent."""
    acts = [known.act if (known := sign(sign_id)) else NOW for sign_id in signs]
    return act_words(next((act for act in _ACTS if act in acts), NOW))


def advice(signs: Iterable[str]) -> str:
    """What the signs that lock nothing ask for, a sentence each; empty where there is none."""
    known = [known for name in signs if (known := sign(name)) is not None and not known.locks]
    return " ".join(
        f"{_ACTS[act].removesuffix('.')}: {'; '.join(each.name for each in known if each.act == act)}."
        for act in _ACTS
        if any(each.act == act for each in known)
    )


class Place(msgspec.Struct, frozen=True):
    """A place where pain, whatever its number, puts a warning sign to the person.

    Attributes:
        sign: The sign.
        name: The place, as a report is told of.
        first: What is said at once.
        asks: The question, whose yes is a yes to the sign.
    """

    sign: str
    name: str
    first: str
    asks: str
    yes: str
    no: str


PLACES = (
    Place(
        "both-legs",
        "pain in both legs",
        f"If pain, tingling, weakness or numbness in both legs is new or getting worse: stop and {_HELP}.",
        "Is pain, tingling, weakness or numbness in both legs new, or getting worse?",
        "Yes, new or getting worse",
        "No, it is neither",
    ),
    Place(
        "heart-vessels",
        "pain in the chest",
        f"{EMERGENCY}.",
        "Is the pain in your chest new, or getting worse? Say no only if you know this pain and a professional has looked at it.",
        "Yes, or I am not sure",
        "No, I know it, and a professional has looked at it",
    ),
    Place(
        "neck-artery",
        "pain in the head",
        f"With trouble speaking, swallowing, seeing or balancing: stop and {_HELP}.",
        "Is it a new, unusual headache, or one with trouble speaking, swallowing, seeing or balancing?",
        "Yes, one of these",
        "No, none of these",
    ),
)
"""The places whose pain is asked about at once. (Both arms would be one; the body's picture has no arms.)"""
NO_ARMS = (
    "The picture has no arms: report it without a place, and tell where in a note. Pain, tingling or weakness in both arms, "
    f"or clumsy or numb hands, new or getting worse: {_ACTS[SAME_DAY].rstrip('.').lower()}; if it comes on fast, {_HELP}. "
    "`backcare safety --yes cord` records it."
)
NO_ARMS_IN_SHORT = "no arms here; both arms, or clumsy or numb hands, new or worse: see a doctor today"
"""What is said to who names an arm as a place of pain."""
_SINGLE = {"chest": "heart-vessels", "head": "neck-artery"}
_LEGS = ("thigh", "lower-leg", "foot")


def of_a_sign(places: Iterable[str]) -> tuple[str, ...]:
    """Those where pain may be one of ``PLACES``, alone or with another."""
    return tuple(place for place in places if place in _SINGLE or place.rpartition("-")[0] in _LEGS)


def signs_near(places: Iterable[str]) -> frozenset[str]:
    """The warning signs that pain in these places may put to the person, alone or with pain in another."""
    return frozenset(_SINGLE.get(place, "both-legs") for place in of_a_sign(places))


def signs_at(places: Iterable[str]) -> tuple[str, ...]:
    """The warning signs that pain in these places of one day puts to the person."""
    places = tuple(places)
    sides = {side for region, _, side in (place.rpartition("-") for place in places) if region in _LEGS}
    signs = {_SINGLE[place] for place in places if place in _SINGLE} | (
        {"both-legs"} if len(sides) > 1 else set()
    )
    return tuple(known.id for known in SIGNS if known.id in signs)


def put_words(signs: Iterable[str]) -> str:
    """What is said at once where a report of pain puts these signs to the person, and why."""
    put = [place for place in PLACES if place.sign in signs]
    if not put:
        return ""
    return (
        f"{' '.join(place.first for place in put)} You reported {' and '.join(place.name for place in put)}."
    )


def known_words(signs: Iterable[str]) -> str:
    """What is said first of pain that was said to be known before: it may have become another."""
    names = [place.name for place in PLACES if place.sign in signs]
    return f"{' and '.join(names).capitalize()}: if it is new or getting worse, {_HELP}." if names else ""


def put_place(name: str) -> Place:
    """The question by which a sign is put to the person, and its answers."""
    return next(place for place in PLACES if place.sign == name)


class Stop(msgspec.Struct, frozen=True):
    """A feeling that a guided session is stopped for at once.

    Attributes:
        id: In a word or two, as it is shown and recorded.
        act: What to do, in sentences.
        sign: The warning sign that it is one of, if it is.
    """

    id: str
    act: str
    sign: str = ""


_LEAVE = "Leave this out for today."
_LASTING = "If it stays or comes back, ask a professional."
_NERVE = (
    f"Come out of it slowly. {_LEAVE} {_LASTING} In both legs, or around the genitals, buttocks or back passage: "
    f"{_HELP}. In both arms, or with clumsy hands: a doctor today; if it comes on fast, emergency help now."
)
_FAINT = (
    f"Sit or lie until it has passed, and breathe normally. {_LEAVE} {_LASTING} With trouble speaking, swallowing, seeing or "
    f"balancing, or with chest pain: {_HELP}."
)
_BREATHLESS = (
    f"Sit down, and breathe normally. {_LEAVE} If it does not ease within minutes, or comes with chest pain or "
    f"faintness: {_HELP}."
)

DIZZY = "dizzy"
STOPS = (
    Stop("tingling", _NERVE),
    Stop("numbness", _NERVE),
    Stop("shooting pain", _NERVE),
    Stop(DIZZY, _FAINT),
    Stop("faint", _FAINT),
    Stop("breathless", _BREATHLESS),
    Stop("chest pain", act_words(NOW), "heart-vessels"),
)
"""What the shipped cautions say to stop at once for, and what to do then: the signs' own acts, else app defaults."""


_FELT = {DIZZY: "dizziness", "faint": "faintness", "breathless": "breathlessness"}


def felt(why: str) -> str:
    """What a task was stopped for, within a sentence."""
    return _FELT.get(why, why)


def stop_for(why: str) -> Stop | None:
    """The stop in these words."""
    return next((known for known in STOPS if known.id == why), None)
