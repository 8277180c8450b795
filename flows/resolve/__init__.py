"""Rows of many articles → facts, evidence and disputes."""
