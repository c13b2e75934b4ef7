"""Checking catalog and vocabulary files: every finding with its place."""
