"""Ids, order, naming, duplicates."""
