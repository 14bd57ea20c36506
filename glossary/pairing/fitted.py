"""The confidence model's numbers; written by tests/benchmarks/calibrate.py, not by hand."""

# In the order of confidence.FEATURES.
WEIGHTS = (-0.4146, 1.0618, 0.6275, 0.7643, 0.0243, -0.361, 1.5327, 0.779, -0.3049, -0.6295, -0.2578, 0.0795, 0.0588)
