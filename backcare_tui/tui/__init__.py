"""The dashboard; nothing else in the project imports Textual."""
