"""Cases of a catalog."""
