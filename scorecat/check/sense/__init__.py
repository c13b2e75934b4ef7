"""Clauses that do not fit together."""
