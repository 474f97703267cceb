"""One file that keeps what was read: reports, readings and corrections, and the record derived from them.

Readings are kept as they are; the derived record can be rebuilt from them at any time. SQLite by default,
through SQLAlchemy Core, with migrations; one transaction a report.
"""

from communique.store.codec import decode_reading, encode_reading
from communique.store.store import SCHEMA, Act, Store, open_store

__all__ = ["SCHEMA", "Act", "Store", "decode_reading", "encode_reading", "open_store"]
