"""store: to be described by its builder."""
