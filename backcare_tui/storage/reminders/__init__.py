"""What the system is told to do for reminders: when to look, and how to say it."""
