"""What can be chosen next while a change of the plan is typed."""
