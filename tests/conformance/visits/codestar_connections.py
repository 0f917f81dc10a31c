"""The older twin answers as the newer service does."""

from visits.codeconnections import visit

__all__ = ["visit"]
