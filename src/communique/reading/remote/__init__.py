"""A second reader behind the same door: any OpenAI-compatible endpoint, a local server too. Off by default.

The endpoint proposes; nothing is believed. A proposal is kept only if its quoted evidence stands in the report, and
each of its values only if our own rooms find that value in words that were quoted for it.
"""

from communique.reading.remote.endpoint import Endpoint, from_environment
from communique.reading.remote.reader import read_remote

__all__ = ["Endpoint", "from_environment", "read_remote"]
