"""Benchmarks: what is measured, on which data, and how."""
