"""The thinking: frozen values and pure functions."""
