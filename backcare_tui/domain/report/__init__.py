"""A page to take along: what somebody who helps with a back would want to know first, on one sheet."""
