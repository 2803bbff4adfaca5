"""A guided session: the steps of a day's tasks, and one run through them. Pure values; time is given, never asked."""
