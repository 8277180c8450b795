"""Anything that holds articles → `Article`."""
