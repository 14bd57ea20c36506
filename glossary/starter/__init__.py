"""The files of terms/ to concept entries, components, false friends and abbreviations."""
