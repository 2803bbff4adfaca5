"""Body."""
