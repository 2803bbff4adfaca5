"""Year."""
