"""The confidence model's numbers; written by tests/benchmarks/calibrate.py, not by hand."""

# In the order of confidence.FEATURES.
WEIGHTS = (
    -0.9386,
    0.394,
    0.9742,
    1.2417,
    0.1955,
    -0.2482,
    1.5929,
    0.542,
    0.3344,
    -1.1618,
    -0.3669,
    -0.0775,
    0.0115,
    0.4035,
    2.4854,
    -0.1145,
    0.7426,
)
