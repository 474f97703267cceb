"""The version that readings are stamped with: raised whenever the same report may read differently."""

READER = "2"
