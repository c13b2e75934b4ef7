"""Evaluating a log: which catalogs, at what date, with which result."""
