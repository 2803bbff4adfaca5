"""What a plan is: tasks, doses, ladders, schedules, and how they are guided."""
