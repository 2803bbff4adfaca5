"""The pages on living with a back that hurts: what is known, how sure it is, and from where."""

from __future__ import annotations

from backcare_tui.domain.reference.plan_words import Part
from backcare_tui.domain.safety import DISTRESS, NEW_OR_WORSE, STOP

LIVING: tuple[tuple[str, str, str, tuple[Part, ...]], ...] = (
    (
        "hurt-and-harm",
        "Hurt and harm",
        "pain while you move",
        (
            (
                "Not the same",
                (
                    "Hurt is not the same as harm. Pain is real, and it need not mean that something is being damaged.",
                    "No list can tell which yours is. The page of warning signs says when to have it looked at. "
                    + NEW_OR_WORSE,
                ),
            ),
            (
                "While you exercise",
                (
                    "In tendon care, pain up to 5 of 10 during an exercise is usually called acceptable, if it settles "
                    "by next morning. That was not tested for spines.",
                    "Above 5? Stop for today. Not settled by next morning? Do less next time.",
                    STOP,
                ),
            ),
            (
                "Source",
                (
                    "evidenceforexercise L3 and bim.physio (pain monitoring model, worked out for tendons); app default "
                    "(stopping, doing less)",
                ),
            ),
        ),
    ),
    (
        "staying-active",
        "Staying active",
        "walking, breaks from sitting, and rest in bed",
        (
            (
                "In short",
                (
                    "Staying active, at a pace that suits you, is what is advised. Rest in bed is not.",
                    "Start from what you can do without a flare, and add a little each week.",
                    "In a flare do half, and keep walking as far as it suits you.",
                ),
            ),
            (
                "Walking",
                (
                    "People who had just recovered from low back pain walked a little more as weeks went by, towards 30 "
                    "minutes on 5 days a week, and learnt about backs. Half of them went 208 days or more until pain "
                    "limited what they did again, against 112 without it (hazard ratio 0.72).",
                    "So much was seen in people just recovered. Of pain that has lasted it says nothing.",
                ),
            ),
            (
                "Breaks",
                (
                    "In one small trial, people at desks who took breaks or kept shifting their posture had fewer new "
                    "episodes of low back pain (hazard ratios 0.34 and 0.19) and of neck pain.",
                    "One small trial is not much: some people find that it helps.",
                ),
            ),
            (
                "Source",
                (
                    "Pocovi 2024, Lancet 404:134 (WalkBack); Waongenngarm 2021, SJWEH (breaks); Sherwood Forest NHS "
                    "pacing leaflet (small weekly steps); app default (in a flare)",
                ),
            ),
        ),
    ),
    (
        "sleep",
        "Sleep",
        "nights and the days after",
        (
            (
                "What is known",
                (
                    "The night before goes with the pain of the next day. With it: which leads to which, that does not "
                    "say.",
                    "After a bad night a quieter day is a fair choice. A note beside the day tells you later.",
                    "If bad nights go on, a doctor or a pharmacist is a good person to ask.",
                ),
            ),
            (
                "Pain at night",
                (
                    "Pain that wakes you late in the night, or never lets go at night, is on the page of warning signs.",
                ),
            ),
            ("Source", ("Gerhart 2017 (the night before); app default (what to do)",)),
        ),
    ),
    (
        "fear",
        "Fear of moving",
        "what you believe of your back",
        (
            (
                "What is known",
                (
                    "What you fear for your back, and what you believe of it, matter for how it goes.",
                    "A therapy that takes up both still helped after three years (RESTORE). It is done with a "
                    "professional; a diary cannot take the place of one.",
                ),
            ),
            (
                "Small steps",
                (
                    "Uneasy about an exercise? Begin with its easier form, or with a few. Leaving it out is fine too.",
                    "Or have a physiotherapist show you: being shown once says more than any page.",
                ),
            ),
            ("Source", ("RESTORE, Kent 2023, follow-up at 3 years; app default (small steps)",)),
        ),
    ),
    (
        "low-mood",
        "Low mood and distress",
        "whom to turn to",
        (
            ("Whom to turn to", DISTRESS),
            ("Source", ("app default",)),
        ),
    ),
    (
        "treatments",
        "What treatments can do",
        "how much to hope for, and how sure that is",
        (
            (
                "In short",
                (
                    "About one in ten common treatments without surgery does better than a placebo for low back pain, "
                    "and then by a little.",
                    "Some people find that one or another helps. Try one thing at a time; your own record shows how the days went.",
                ),
            ),
            (
                "What the WHO says",
                (
                    "Its guideline of 2023 is about chronic primary low back pain: pain that lasts, with no other "
                    "illness behind it.",
                    "Traction and TENS: not as part of routine care.",
                    "Massage, spinal manipulation, needling, exercise and education: may be offered, each with low to "
                    "very low certainty.",
                ),
            ),
            (
                "What NICE says",
                (
                    "For low back pain it does not support traction or TENS.",
                    "Manual therapy, massage included: only as part of a package with exercise.",
                ),
            ),
            (
                "Posture pump",
                (
                    "It is a device for the neck. What was found for low backs speaks neither for it nor against it.",
                ),
            ),
            (
                "Pressing tender spots",
                (
                    "Trials disagree: a review of 15 on the neck saw relief for a short time, others less tenderness and "
                    "nothing beyond it.",
                ),
            ),
            (
                "Exercise",
                ("Adding activity step by step helps for a while, and no more than other exercise does.",),
            ),
            ("Posture", ("That bad posture causes back pain has little evidence behind it.",)),
            (
                "Source",
                (
                    "Cashin 2025, BMJ EBM (one in ten); WHO guideline, chronic primary low back pain, 2023; NICE-based "
                    "CPD summary, Independent Community Pharmacist 605890 (NG59); BMR-220045 and PMC9434898 (tender "
                    "spots); Macedo 2010 (step by step); Medical Republic 7917 (posture)",
                ),
            ),
        ),
    ),
)
"""Each page: its id, title, what it is about in a few words, and its parts."""
