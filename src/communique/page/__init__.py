"""What a page is made of: a zone for every line, blocks that are read as one text, and whose words they are.

Also near-duplicates: which reports share their text, and where (`communique.page.duplicates`).
"""

from communique.page.layout import lay_out
from communique.page.slug import slug
from communique.page.types import Block, Page

__all__ = ["Block", "Page", "lay_out", "slug"]
