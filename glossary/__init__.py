"""Dutch-English terminology: mine terms from Dutch text, pair them with English, review, look up, export."""

__version__ = "0.1.0"
