"""Words and widths that the rules, the screen and the command line share."""
