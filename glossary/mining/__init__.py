"""Documents to ranked candidates: which word sequences are terms of finance and technology."""

from glossary.mining.mine import MinedCorpus, mine

__all__ = ["MinedCorpus", "mine"]
