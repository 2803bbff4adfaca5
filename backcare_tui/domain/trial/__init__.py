"""A trial on oneself: how it is planned, and what came of it."""
