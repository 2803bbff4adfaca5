"""The dashboard in a browser: its driver, and what a finger needs."""
