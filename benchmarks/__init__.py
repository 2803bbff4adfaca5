"""What the program costs, as ratios: ``python -m benchmarks``. Not tests; see README.md."""
