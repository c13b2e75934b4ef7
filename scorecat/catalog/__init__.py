"""Catalog and vocabulary files: reading them strictly, with a place in the file for every value."""
