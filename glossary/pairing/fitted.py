"""The confidence model's numbers; written by tests/benchmarks/calibrate.py, not by hand."""

# In the order of confidence.FEATURES.
WEIGHTS = (
    -0.9989,
    0.3644,
    1.0325,
    1.2986,
    0.2429,
    -0.248,
    1.4091,
    0.6095,
    0.3634,
    -1.2035,
    -0.4125,
    -0.0794,
    0.0112,
    0.3981,
    2.5134,
    -0.1148,
    0.7387,
)
