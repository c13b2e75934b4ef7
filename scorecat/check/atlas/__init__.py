"""One catalog against the others."""
