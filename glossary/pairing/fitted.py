"""The confidence model's numbers; written by tests/benchmarks/calibrate.py, not by hand."""

# In the order of confidence.FEATURES.
WEIGHTS = (-0.5161, 1.047, 0.6987, 0.9011, 0.1588, -0.2344, 2.0499, 0.5714, -0.2885, -0.7265, -0.389, 0.1006, 0.0482)
