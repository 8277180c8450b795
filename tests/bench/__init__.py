"""Measurements, one module each with a `measure()` that gives lines to print. `make bench` runs them all."""
