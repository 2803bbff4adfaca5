"""The body: its places and muscles, its picture, and figures that move."""
