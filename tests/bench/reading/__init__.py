"""Pages that the reading benchmark makes itself: text invented from word lists, printed, then scanned in software."""
