class NoWorkingTime(ValueError):
    """The calendar has no working hour within a year: a time limit has no end in it."""
