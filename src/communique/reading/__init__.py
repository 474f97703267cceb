"""What happened and who said what: the accounts and statements of one report, read clause by clause.

    reading = read(report)

Frames (a lexicon that an analyst can read and extend) find events; trees and rules fill in who, when, where and whether.
"""

from communique.reading.document import Document
from communique.reading.read import document_of, read, read_document

__all__ = ["Document", "document_of", "read", "read_document"]
