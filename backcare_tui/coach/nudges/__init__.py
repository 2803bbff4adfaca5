"""What calls a person to what is due: a glance at the day for bars and prompts, and reminders."""
