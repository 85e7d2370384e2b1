"""What stands in one record is not read or rewritten by way of another: every model, every door, every role."""
