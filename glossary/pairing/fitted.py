"""The weights of the confidence model; written by tests/benchmarks/calibrate.py, not by hand."""

# In the order of confidence.FEATURES.
WEIGHTS = (0.3858, 0.9195, -0.2704, 0.9345, -0.317, -1.1223, 1.2126, 1.0536, -0.1323, -0.7344)
