"""A Dutch text or catalog to the same with its terms and their English: for the terminal, as HTML, as comments in a .po."""
