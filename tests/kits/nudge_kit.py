"""What tests of the glance and of reminders share."""

TUCK = """
[[exercise]]
id = "tuck"
name = "Chin tuck"
reps = 10
every = "day"
at = ["morning", "evening"]
"""
"""An exercise with two sessions a day."""
