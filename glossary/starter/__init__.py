"""The files of terms/ to concept entries, components, false friends and abbreviations."""

from glossary.starter.files import FILES, terms_folder
from glossary.starter.parsing import Component, FalseFriend, StarterTerms, load_starter_terms

__all__ = ["FILES", "Component", "FalseFriend", "StarterTerms", "load_starter_terms", "terms_folder"]
