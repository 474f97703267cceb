"""Communique reads the news of a negotiation and keeps its record."""

__version__ = "0.1.0"
