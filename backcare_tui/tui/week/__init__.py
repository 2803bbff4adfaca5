"""Week."""
