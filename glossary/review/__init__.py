"""A reviewer's decisions on term pairs to verdicts and concept entries; the queue, its filters, what to beware of."""

from glossary.review.judging import Review, reviewer_name
from glossary.review.meanwhile import JudgedMeanwhileError
from glossary.review.writing import EntryDetails, clean_term, entry_of_verdict

# Why a pair is rejected, for quick choice; any other text is allowed too.
REASONS = ("not a term", "wrong field", "too general", "wrong English", "name", "misspelt", "duplicate")

__all__ = [
    "REASONS",
    "EntryDetails",
    "JudgedMeanwhileError",
    "Review",
    "clean_term",
    "entry_of_verdict",
    "reviewer_name",
]
