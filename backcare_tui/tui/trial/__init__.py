"""A trial on oneself, on the screen."""
