"""What is asked and told in front of a page."""
