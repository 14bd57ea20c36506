"""Candidates to term pairs: the English for each Dutch term, with its evidence and confidence."""

from glossary.pairing.pair import Pairer

__all__ = ["Pairer"]
