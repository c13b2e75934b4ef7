"""scorecat: published scoring rules as catalogs, evaluated over logs, every point with its source."""

__version__ = "0.1.0"
