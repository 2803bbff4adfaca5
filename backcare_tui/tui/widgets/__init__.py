"""One widget a file: given values, they post messages."""
