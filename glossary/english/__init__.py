"""What the tool knows of English: number, spelling and match keys, as pure functions over strings."""
