"""What several screens show: given values, they post messages."""
