"""The confidence model's numbers; written by tests/benchmarks/calibrate.py, not by hand."""

# In the order of confidence.FEATURES.
WEIGHTS = (
    -0.9768,
    0.3843,
    1.3104,
    1.2997,
    0.4017,
    -0.2644,
    1.5306,
    0.1551,
    0.3622,
    -1.6277,
    -0.5266,
    -0.0821,
    0.1105,
    0.2139,
    3.0867,
    -0.3759,
    0.9438,
)
