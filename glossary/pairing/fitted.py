"""The weights of the confidence model; written by tests/benchmarks/calibrate.py, not by hand."""

# In the order of confidence.FEATURES: bias, guess, known, first, second, margin, phrase, alone, attested.
WEIGHTS = (-0.9, 0.8, 0.5, 0.3, 0.1, 0.2, 0.0, 0.0, 0.0)
