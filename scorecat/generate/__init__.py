"""Synthetic logs: invented subjects, events, corrections and errors of any number, the same for the same seed."""
