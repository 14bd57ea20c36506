"""What the tool knows of Dutch: pure functions over strings, with no knowledge of files, terms or databases."""
