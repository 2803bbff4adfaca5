"""Carrying a diary out of backcare and into it."""
