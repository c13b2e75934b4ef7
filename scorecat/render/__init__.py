"""Showing results: what is said is built once as blocks or rows; each format is one module."""
