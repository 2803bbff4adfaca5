"""What tests share: small plans, lives, journals, desks."""
