"""A fair trial of two arms on oneself: what its numbers come to, and what they can show."""
