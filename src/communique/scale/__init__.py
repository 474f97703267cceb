"""scale: to be described by its builder."""
