"""A fair trial of two arms on oneself: how it is planned, what its numbers come to, and what they can show."""
