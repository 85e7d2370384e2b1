"""Vietnamese as it is written: syllables, encodings from before Unicode, spellings that are the same. Plain Python."""
