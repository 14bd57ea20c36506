"""The confidence model's numbers; written by tests/benchmarks/calibrate.py, not by hand."""

# In the order of confidence.FEATURES.
WEIGHTS = (-0.4169, 1.0593, 0.6293, 0.7692, 0.0243, -0.3617, 1.5315, 0.7797, -0.3024, -0.6333, -0.2578, 0.079, 0.0586)
