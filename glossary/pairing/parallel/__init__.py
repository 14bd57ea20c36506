"""Segments in two languages to ranked English equivalents of Dutch terms."""

from glossary.pairing.parallel.evidence import ParallelEvidence, ParallelSuggestion

__all__ = ["ParallelEvidence", "ParallelSuggestion"]
