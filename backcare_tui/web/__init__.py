"""The dashboard in a browser, behind a lock."""
