"""Formats: what the diary is written in for others, and what is read of other apps. One file each."""
