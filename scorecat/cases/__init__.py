"""Worked cases beside a catalog: read, run, compared with what is expected, and counted."""
