"""The page on a fair trial on oneself: why before-and-after fools, what makes a trial fair, and what it can tell."""

from __future__ import annotations

from backcare_tui.domain.reference.plan_words import Part

FAIR_TRIAL: tuple[str, str, str, tuple[Part, ...]] = (
    "fair-trial",
    "A fair trial on yourself",
    "which of two may be better for you",
    (
        (
            "Why before and after fools",
            (
                "People begin something on a bad day, and a very bad day is mostly followed by a better one, whatever is "
                "done. It is called regression to the mean.",
                "Low back pain eases most in the first six weeks, in trials and out of them, whatever the treatment.",
                "A season, a holiday or a new chair comes in between. And who hopes for something sees it sooner.",
            ),
        ),
        (
            "What makes it fair",
            (
                "You compare two things you do anyway, in short periods that come in pairs.",
                "A lot decides which comes first in each pair, not how you feel that day.",
                "Several pairs, so that one good week decides nothing.",
                "One number a day: your average pain of the last 24 hours, asked at one time of day.",
                "Nobody looks at the result before the end: who looks early stops when it pleases.",
                "Each day counts as the lot had it, whatever was done.",
            ),
        ),
        (
            "What it can tell",
            (
                "Which of the two had less pain, for you, in those weeks, and how far that may be chance. Often it cannot "
                "be told; then choose what you like.",
                "You know which was which, so hope has its part in it. And it does not say whether either is better than "
                "doing nothing.",
                "Of 215 people with lasting pain one half did such a trial, with a clinician. Half a year later no difference "
                "could be told in what pain kept them from, but they had more of a say in their medicine. Expect an "
                "answer, not relief.",
                "57 people with low back pain went through massage, yoga and usual care like that. All of the 37 who said "
                "afterwards what they thought would recommend it.",
            ),
        ),
        (
            "When not to",
            (
                "Not in a flare, not with pain that is new or other than before, and not with a warning sign: the page on those "
                "says what to do instead.",
                "Nor in place of a visit, nor with medicine: that is for you and whoever prescribes it.",
            ),
        ),
        (
            "How to begin",
            (
                "Type backcare trial new, or choose trial in the palette. It takes about 12 weeks, after two weeks of pain "
                "reports, and you may end it on any day.",
                "Without one, Trend tells of mornings after days with a task and without. Nobody drew lots for those: days "
                "left out are often other days to begin with.",
            ),
        ),
        (
            "Source",
            (
                "Barnett 2005, Int J Epidemiol 34:215 (regression to the mean); Artus 2014, BMC Musculoskelet Disord 15:68 "
                "(the first six weeks); Kravitz 2018, PREEMPT, PMC6233756 (215 people); Butler 2022, doi "
                "10.1162/99608f92.72cd8432 (massage and yoga); CENT 2015 and SPENT 2019 (how such trials are told of and "
                "planned); app default (the rest)",
            ),
        ),
    ),
)
"""Its id, title, what it is about in a few words, and its parts."""
