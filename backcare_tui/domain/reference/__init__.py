"""What can be looked up: tasks, muscles, and the pages on safety and pain."""
