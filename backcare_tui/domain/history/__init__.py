"""Looking back: a week, a year, pain beside practice, and where it hurt."""
